// What a lookback did to one subject, and to all: the four outcomes that every touched subject falls into (law L6).

import type { PartyKey } from '../indexing/index.ts'
import { partyKeyText, type StandingHit, wantsReview } from './standing.ts'

/** `still-clear`: looked at again, because of something that came near it, and clear as before. */
export type Outcome = 'newly-review' | 'still-review' | 'no-longer-review' | 'still-clear'

export interface SubjectOutcome {
  readonly subjectId: string
  readonly outcome: Outcome
  /** All hits of the subject before the change and after it: the unchanged ones are the same in both. */
  readonly before: readonly StandingHit[]
  readonly after: readonly StandingHit[]
  /** Parties that are hit now and were not before, and the reverse. */
  readonly gained: readonly PartyKey[]
  readonly lost: readonly PartyKey[]
  /** Parties hit before and after, whose comparison or suppression is another one now. */
  readonly altered: readonly PartyKey[]
}

/** Puts the hits of one subject before and after a change beside each other. */
export function outcomeOf(
  subjectId: string,
  before: readonly StandingHit[],
  after: readonly StandingHit[],
): SubjectOutcome {
  const earlier = new Map(before.map((hit) => [partyKeyText(hit), hit]))
  const later = new Set(after.map(partyKeyText))
  const isAltered = (hit: StandingHit): boolean => {
    const was = earlier.get(partyKeyText(hit))
    return was !== undefined && was !== hit && !areSameHits(was, hit)
  }
  return {
    subjectId,
    outcome: outcomeBetween(wantsReview(before), wantsReview(after)),
    before,
    after,
    gained: after.filter((hit) => !earlier.has(partyKeyText(hit))).map(keyOf),
    lost: before.filter((hit) => !later.has(partyKeyText(hit))).map(keyOf),
    altered: after.filter(isAltered).map(keyOf),
  }
}

function outcomeBetween(before: boolean, after: boolean): Outcome {
  if (after) return before ? 'still-review' : 'newly-review'
  return before ? 'no-longer-review' : 'still-clear'
}

const keyOf = ({ listId, id }: PartyKey): PartyKey => ({ listId, id })

function areSameHits(a: StandingHit, b: StandingHit): boolean {
  return a.suppressedBy === b.suppressedBy && JSON.stringify(a.comparison) === JSON.stringify(b.comparison)
}
