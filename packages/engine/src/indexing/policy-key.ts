// Names a policy by its content, so that an index built under other numbers is refused.

import type { Policy } from '../matching/index.ts'
import { hashText } from './hash.ts'

export function policyKey(policy: Policy): string {
  const text = JSON.stringify(policy)
  return `${policy.version}-${hashText(text).toString(16)}${hashText(text, 1).toString(16)}`
}
