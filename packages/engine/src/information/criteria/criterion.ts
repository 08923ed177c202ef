// Whom a campaign looks at again, as a sentence of a closed language. Every predicate rests on recorded evidence; there is
// none for who somebody is or where they come from, and no negation by which a complement could be selected (law L4, G3).

import type { LinkKind } from '../../graph/index.ts'
import type { IdentifierType } from '../../model/index.ts'

/** Half-open in nothing: both days are inside. Null where a side is open. */
export interface DayRange {
  readonly from: string | null
  readonly until: string | null
}

export type Predicate =
  | { readonly kind: 'named-in-claim'; readonly claimId: string }
  | {
      readonly kind: 'linked-to-party'
      readonly partyId: string
      /** Empty: every kind that conducts by default. */
      readonly kinds: readonly LinkKind[]
      readonly during: DayRange | null
      readonly leastGrade: string | null
    }
  | {
      readonly kind: 'linked-to-claim'
      /** Linked to a party that this claim names. */
      readonly claimId: string
      readonly kinds: readonly LinkKind[]
      readonly during: DayRange | null
      readonly leastGrade: string | null
    }
  | { readonly kind: 'shares-identifier'; readonly identifierType: IdentifierType; readonly partyId: string }
  | { readonly kind: 'screened'; readonly listId: string | null; readonly during: DayRange | null }
  | { readonly kind: 'cleared'; readonly listId: string | null; readonly during: DayRange | null }

export type Criterion = Predicate | { readonly kind: 'and' | 'or'; readonly parts: readonly Criterion[] }

/** Whether every way of meeting the criterion needs evidence about that person: time and lists alone are none. */
export function restsOnEvidence(criterion: Criterion): boolean {
  if (criterion.kind === 'and') return criterion.parts.some(restsOnEvidence)
  if (criterion.kind === 'or') return criterion.parts.every(restsOnEvidence)
  return criterion.kind !== 'screened' && criterion.kind !== 'cleared'
}

/** Whether the criterion follows family or fellow travellers, for which a second person is needed. */
export function kindsIn(criterion: Criterion): readonly LinkKind[] {
  if (criterion.kind === 'and' || criterion.kind === 'or') return criterion.parts.flatMap(kindsIn)
  return 'kinds' in criterion ? criterion.kinds : []
}
