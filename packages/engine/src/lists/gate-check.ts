// How the steps of the gate put an answer: what was measured, against which limit, in a sentence, and what to do.

import type { GateCheck } from './gate-facts.ts'

export interface Asked {
  readonly check: string
  readonly isHeld: boolean
  readonly measured?: number | string | null
  readonly limit?: number | string | null
  readonly sentence: string
  /** What to do where it holds. */
  readonly remedy: string
}

/** A question that was asked and answered. */
export function answered({ check, isHeld, measured = null, limit = null, sentence, remedy }: Asked): GateCheck {
  return { check, verdict: isHeld ? 'held' : 'passed', measured, limit, sentence, remedy: isHeld ? remedy : null }
}

/** A question that cannot be asked, and why. */
export function notApplicable(check: string, why: string): GateCheck {
  return { check, verdict: 'not-applicable', measured: null, limit: null, sentence: why, remedy: null }
}

/** `12.3 %`. */
export function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`
}

export const refetch = 'Fetch it again; the version that is live stays live.'
export const askPublisher =
  "Compare with the publisher's own notice. If it confirms this, two operators may release the version with a link to it."
