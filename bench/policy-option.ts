// The policy that a measuring script works under: `--policy FILE`, else the shipped one.

import { readFileSync } from 'node:fs'
import { defaultPolicy, type Policy, parsePolicy } from '@hindsight/engine/matching'

/** Reads `--policy FILE` from the arguments. Throws with every problem of the file. */
export function policyOption(arguments_: readonly string[]): Policy {
  const at = arguments_.indexOf('--policy')
  if (at === -1) return defaultPolicy
  const path = arguments_[at + 1]
  if (path === undefined) throw new Error('--policy needs the path of a policy file')
  const reading = parsePolicy(JSON.parse(readFileSync(path, 'utf8')))
  if (!reading.ok) throw new Error(`${path}: ${reading.problems.join('; ')}`)
  return reading.policy
}
