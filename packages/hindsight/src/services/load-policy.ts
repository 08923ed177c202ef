// The policy of a run: the built-in one or a file, and a threshold within what the index can answer for (law L7).

import { readFileSync } from 'node:fs'
import { defaultPolicy, type Policy, parsePolicy } from '@hindsight/engine/matching'
import { CommandError, reasonOf } from '../config/index.ts'

/** Loads the policy. Throws `CommandError` for a file or a threshold that cannot be used. */
export function loadPolicy(path: string | null, threshold: number | null): Policy {
  const policy = path === null ? defaultPolicy : readPolicy(path)
  if (threshold === null) return policy
  if (!(threshold >= policy.lowestThreshold && threshold <= 1)) {
    const reason = `the policy ${policy.version} allows ${policy.lowestThreshold} to 1`
    throw new CommandError('option-value', { option: '--threshold', value: threshold, reason })
  }
  return { ...policy, threshold }
}

function readPolicy(path: string): Policy {
  let json: unknown
  try {
    json = JSON.parse(readFileSync(path, 'utf8'))
  } catch (cause) {
    throw new CommandError('policy-invalid', { path, reason: reasonOf(cause) }, cause)
  }
  const reading = parsePolicy(json)
  if (reading.ok) return reading.policy
  throw new CommandError('policy-invalid', { path, reason: reading.problems.join('; ') })
}
