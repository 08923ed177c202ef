// What stands for a subject: its hits with the parties that are listed now, each suppressed by name or not. A subject wants
// review if one of its hits is not suppressed; that is the state which a lookback moves (law L1).

import { compareText } from '../base/index.ts'
import type { PartyKey } from '../indexing/index.ts'
import type { Comparison } from '../matching/index.ts'
import type { ListedParty } from '../model/index.ts'

export interface StandingHit extends PartyKey {
  readonly comparison: Comparison
  /** Id of the good-guy entry that keeps the hit from opening an alert; null where none does. */
  readonly suppressedBy: string | null
}

/** The hits of every subject that has one, by subject id; those of one subject in the order of `compareStanding`. */
export type Standing = ReadonlyMap<string, readonly StandingHit[]>

/** Says which good-guy entry, if any, suppresses the hit of a subject with a listed party as it is now. */
export type SuppressionOf = (subjectId: string, party: ListedParty) => string | null

/** A listed party as one text, for maps and sets. */
export function partyKeyText({ listId, id }: PartyKey): string {
  return `${listId}\n${id}`
}

/** Best first, then by list and identifier: as an index of listed parties gives hits. */
export function compareStanding(a: StandingHit, b: StandingHit): number {
  return b.comparison.score - a.comparison.score || compareText(a.listId, b.listId) || compareText(a.id, b.id)
}

/** Whether somebody has to look: not every hit is suppressed. */
export function wantsReview(hits: readonly StandingHit[]): boolean {
  return hits.some(({ suppressedBy }) => suppressedBy === null)
}
