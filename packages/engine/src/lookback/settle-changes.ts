// The second half of a lookback on lists: what the reached subjects had, and what they have now. Hits with parties that
// are untouched stand as they are, since a score belongs to the pair (law L8).

import type { PartyKey } from '../indexing/index.ts'
import type { ListedParty } from '../model/index.ts'
import type { ChangeExamination, FoundHit } from './examine-changes.ts'
import { type LookbackResult, resultOf } from './lookback-result.ts'
import { outcomeOf, type SubjectOutcome } from './outcome.ts'
import { compareStanding, partyKeyText, type Standing, type StandingHit, type SuppressionOf } from './standing.ts'

export interface SettleOptions {
  /** At least the hits of every subject in `found` and of every holder. */
  readonly standing: Standing
  /** Monitored subjects that have a hit with a party; asked for each that went or was restated. */
  readonly holdersOf: (party: PartyKey) => readonly string[]
  readonly suppressionOf: SuppressionOf
}

/** Subjects whose standing hits have to be known to settle an examination, in no order. */
export function touchedSubjects(
  { changes, found }: Pick<ChangeExamination, 'changes' | 'found'>,
  holdersOf: SettleOptions['holdersOf'],
): Set<string> {
  const touched = new Set(found.keys())
  for (const party of [...changes.gone, ...changes.restated]) for (const id of holdersOf(party)) touched.add(id)
  return touched
}

/** Says of every touched subject what it had and what it has. What was in no reach keeps what it had. */
export function settleChanges(examination: ChangeExamination, options: SettleOptions): LookbackResult {
  const { changes, found, pairsScored, subjectCount } = examination
  const gone = new Set(changes.gone.map(partyKeyText))
  for (const party of changes.toCompare) gone.add(partyKeyText(party))
  const restated = new Map(changes.restated.map((party) => [partyKeyText(party), party]))
  const touched = [...touchedSubjects(examination, options.holdersOf)].sort()
  const outcomes = touched.map((subjectId) =>
    settleSubject(subjectId, { gone, restated, found: found.get(subjectId) ?? [], options }),
  )
  return resultOf(outcomes, { pairsScored, provenUnaffected: subjectCount - touched.length })
}

interface SubjectChange {
  readonly gone: ReadonlySet<string>
  readonly restated: ReadonlyMap<string, ListedParty>
  readonly found: readonly FoundHit[]
  readonly options: SettleOptions
}

function settleSubject(subjectId: string, { gone, restated, found, options }: SubjectChange): SubjectOutcome {
  const before = options.standing.get(subjectId) ?? []
  const after: StandingHit[] = []
  for (const hit of before) {
    const key = partyKeyText(hit)
    if (gone.has(key)) continue
    const party = restated.get(key)
    after.push(party === undefined ? hit : { ...hit, suppressedBy: options.suppressionOf(subjectId, party) })
  }
  for (const hit of found) after.push(standingHit(subjectId, hit, options.suppressionOf))
  return outcomeOf(subjectId, before, after.sort(compareStanding))
}

/** A hit as it stands from now on. */
export function standingHit(
  subjectId: string,
  { party, comparison }: FoundHit,
  suppressionOf: SuppressionOf,
): StandingHit {
  const { listId, id } = party
  return { listId, id, comparison, suppressedBy: suppressionOf(subjectId, party) }
}
