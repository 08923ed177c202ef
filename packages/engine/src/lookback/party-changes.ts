// What a new version of a list changes, as far as a lookback asks: which parties go, which come, and which only have
// another identifier or another remark now.

import type { PartyKey } from '../indexing/index.ts'
import type { Identifying, ListedParty } from '../model/index.ts'

/** A delta of one list or of several. `ListDelta` of the lists module is one. */
export interface PartyChanges {
  readonly added: readonly ListedParty[]
  readonly changed: readonly { readonly before: ListedParty; readonly after: ListedParty }[]
  readonly removed: readonly ListedParty[]
  /** The issuer gave the same party another identifier. */
  readonly reidentified: readonly { readonly before: ListedParty; readonly after: ListedParty }[]
}

/** The changes by what they ask of a lookback. */
export interface SortedChanges {
  /** What stood with these does not stand any more. */
  readonly gone: readonly PartyKey[]
  /** To be compared with every subject that may be them. */
  readonly toCompare: readonly ListedParty[]
  /** Nothing that is compared changed: the comparisons stand, only what a person cited may be another now. */
  readonly restated: readonly ListedParty[]
  /** New identifier to the one before it. */
  readonly previousIds: readonly { readonly now: PartyKey; readonly previous: PartyKey }[]
}

export function sortChanges({ added, changed, removed, reidentified }: PartyChanges): SortedChanges {
  const isRestated = ({ before, after }: { before: ListedParty; after: ListedParty }): boolean =>
    comparedText(before) === comparedText(after)
  const recompared = changed.filter((change) => !isRestated(change))
  return {
    gone: [...removed, ...recompared.map(({ before }) => before), ...reidentified.map(({ before }) => before)].map(
      keyOf,
    ),
    toCompare: [...added, ...recompared.map(({ after }) => after), ...reidentified.map(({ after }) => after)],
    restated: changed.filter(isRestated).map(({ after }) => after),
    previousIds: reidentified.map(({ before, after }) => ({ now: keyOf(after), previous: keyOf(before) })),
  }
}

const keyOf = ({ listId, id }: PartyKey): PartyKey => ({ listId, id })

/** Everything of a party that a comparison may see, in the order in which it is stated: findings quote it. */
function comparedText(party: ListedParty): string {
  return JSON.stringify(comparedFields.map((field) => party[field]))
}

const comparedFields = [
  'schema',
  'name',
  'alias',
  'weakAlias',
  'previousName',
  'birthDate',
  'deathDate',
  'gender',
  'identifiers',
  'addresses',
  'fatherName',
  'motherName',
  'jurisdiction',
] as const satisfies readonly (keyof Identifying)[]
