// What changed between two versions of a list: every party of both stands in exactly one place, and the counts are
// proven to add up (laws L1, L6).

import { assert } from '../base/index.ts'
import type { ListedParty, PartyId } from '../model/index.ts'

/** One property of a changed party, in canonical form; an empty list or null where it is not given. */
export interface FieldChange {
  /** FollowTheMoney name, also of origin: `alias`, `birthDate`, `nationality`. */
  readonly property: string
  readonly before: unknown
  readonly after: unknown
}

export interface ChangedParty {
  readonly before: ListedParty
  readonly after: ListedParty
  /** Never empty. */
  readonly fields: readonly FieldChange[]
}

/** A party that goes on under another id: a change, not a removal and an addition. */
export interface ReidentifiedParty {
  readonly previousId: PartyId
  readonly partyId: PartyId
  readonly before: ListedParty
  readonly after: ListedParty
  /** What changed besides the id; often nothing. */
  readonly fields: readonly FieldChange[]
}

/** Parties are in canonical form and in order of id. */
export interface ListDelta {
  readonly added: readonly ListedParty[]
  readonly changed: readonly ChangedParty[]
  readonly removed: readonly ListedParty[]
  readonly reidentified: readonly ReidentifiedParty[]
  readonly unchangedCount: number
}

/** Asserts that every party of both versions is in the delta, once. */
export function assertAccounted(delta: ListDelta, counts: { readonly before: number; readonly after: number }): void {
  const both = delta.changed.length + delta.reidentified.length + delta.unchangedCount
  assert(counts.before === both + delta.removed.length, 'before = changed + removed + reidentified + unchanged')
  assert(counts.after === both + delta.added.length, 'after = added + changed + reidentified + unchanged')
}
