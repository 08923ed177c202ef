// The result of a lookback and the identities that must hold of it (law L6): whoever was touched has one outcome, and
// whoever was not is proven unaffected.

import { assert } from '../base/index.ts'
import type { Outcome, SubjectOutcome } from './outcome.ts'

export interface LookbackCounts {
  readonly touched: number
  readonly newlyReview: number
  readonly stillReview: number
  readonly noLongerReview: number
  readonly stillClear: number
  /** Monitored subjects that nothing of the change can reach. */
  readonly provenUnaffected: number
  /** Pairs that were compared: what the lookback cost. */
  readonly pairsScored: number
}

export interface LookbackResult {
  /** Of every touched subject, by subject id. */
  readonly outcomes: readonly SubjectOutcome[]
  readonly counts: LookbackCounts
}

/** Counts outcomes, which are in order of subject id. */
export function resultOf(
  outcomes: readonly SubjectOutcome[],
  { pairsScored, provenUnaffected }: Pick<LookbackCounts, 'pairsScored' | 'provenUnaffected'>,
): LookbackResult {
  const count = (wanted: Outcome): number => outcomes.filter(({ outcome }) => outcome === wanted).length
  const counts: LookbackCounts = {
    touched: outcomes.length,
    newlyReview: count('newly-review'),
    stillReview: count('still-review'),
    noLongerReview: count('no-longer-review'),
    stillClear: count('still-clear'),
    provenUnaffected,
    pairsScored,
  }
  return { outcomes, counts }
}

/**
 * Asserts that a lookback accounts for everybody. `population` is the number of monitored subjects as the record has it,
 * counted apart from the index that was asked: an index that is behind breaks the sum.
 */
export function balance({ outcomes, counts }: LookbackResult, population: number): void {
  const { touched, newlyReview, stillReview, noLongerReview, stillClear, provenUnaffected } = counts
  const ids = new Set(outcomes.map(({ subjectId }) => subjectId))
  assert(ids.size === touched, 'a lookback gives every touched subject exactly one outcome')
  assert(
    touched === newlyReview + stillReview + noLongerReview + stillClear,
    'touched = newly review + still review + no longer review + still clear',
  )
  assert(
    provenUnaffected >= 0 && touched + provenUnaffected === population,
    `touched (${touched}) + proven unaffected (${provenUnaffected}) = all monitored subjects (${population})`,
  )
}
