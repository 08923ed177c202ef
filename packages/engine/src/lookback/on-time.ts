// What the passing of time alone brings back: exemptions, custom entries and holds end. The clock is an argument.

import { compareText } from '../base/index.ts'
import type { PartyKey } from '../indexing/index.ts'
import type { ListedParty } from '../model/index.ts'
import { outcomeOf, type SubjectOutcome } from './outcome.ts'
import { partyKeyText, type StandingHit, type SuppressionOf } from './standing.ts'

/** Something that holds until an instant (ISO 8601 in UTC, so that it sorts as text), and no longer at it. */
export interface Term {
  readonly kind: 'good-guy' | 'custom-entry' | 'hold'
  readonly id: string
  readonly until: string
  /** Whom it is about; null for a custom entry, which is about whoever it reaches. */
  readonly subjectId: string | null
  readonly party: PartyKey | null
}

/** The terms that ended after `after` and up to `now`, earliest first, then by kind and id. */
export function endedTerms<T extends Term>(
  terms: readonly T[],
  { after, now }: { readonly after: string; readonly now: string },
): readonly T[] {
  return terms
    .filter(({ until }) => until > after && until <= now)
    .sort((a, b) => compareText(a.until, b.until) || compareText(a.kind, b.kind) || compareText(a.id, b.id))
}

export interface TimeLookback {
  readonly before: readonly StandingHit[]
  /** The parties of the hits whose exemption may have ended. */
  readonly parties: readonly ListedParty[]
  readonly suppressionOf: SuppressionOf
}

/** Asks for the hits of a subject with these parties again whether they are suppressed: comparisons do not age. */
export function lookBackOnTime(subjectId: string, { before, parties, suppressionOf }: TimeLookback): SubjectOutcome {
  const asked = new Map(parties.map((party) => [partyKeyText(party), party]))
  const after = before.map((hit) => {
    const party = asked.get(partyKeyText(hit))
    return party === undefined ? hit : { ...hit, suppressedBy: suppressionOf(subjectId, party) }
  })
  return outcomeOf(subjectId, before, after)
}
