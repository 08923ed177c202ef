// A lookback on one subject whose data changed, who came or who is not monitored any more: the subject is compared with
// everything that is listed, as at its first screening.

import type { IndexExamination } from '../indexing/index.ts'
import type { Subject } from '../model/index.ts'
import { outcomeOf, type SubjectOutcome } from './outcome.ts'
import { standingHit } from './settle-changes.ts'
import type { StandingHit, SuppressionOf } from './standing.ts'

/** The listed parties of now: an index of them, or several asked as one. */
export interface ListedIndex {
  examine(subject: Subject): IndexExamination
}

export interface SubjectLookback {
  readonly parties: ListedIndex
  /** What stood for the subject as it was. */
  readonly before: readonly StandingHit[]
  readonly suppressionOf: SuppressionOf
}

/** What the subject has now beside what it had. */
export function lookBackOnSubject(
  subject: Subject,
  { parties, before, suppressionOf }: SubjectLookback,
): SubjectOutcome {
  const after = parties.examine(subject).hits.map((hit) => standingHit(subject.id, hit, suppressionOf))
  return outcomeOf(subject.id, before, after)
}
