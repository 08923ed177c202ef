// What a fault means to whoever asked about a subject: the machine reason beside `unavailable` (reliability A6.2, law L5).

import { CommandError } from '../config/index.ts'

export type FaultReason = 'dependency_down' | 'clock_untrusted' | 'integrity_failed'

const reasons = new Map<string, FaultReason>([
  ['store-unreachable', 'dependency_down'],
  ['store-read-only', 'dependency_down'],
  ['store-busy', 'dependency_down'],
  ['store-full', 'dependency_down'],
  ['store-outcome-unknown', 'dependency_down'],
  ['keys-unavailable', 'dependency_down'],
  ['clock-untrusted', 'clock_untrusted'],
  ['store-damaged', 'integrity_failed'],
  ['record-damaged', 'integrity_failed'],
  ['log-contradicted', 'integrity_failed'],
])

/** The reason that a fault gives; null where it says nothing about the surroundings. */
export function faultReason(thrown: unknown): FaultReason | null {
  return thrown instanceof CommandError ? (reasons.get(thrown.code) ?? null) : null
}
