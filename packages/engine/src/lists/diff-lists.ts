// Two versions of a list become their delta. Order, spacing and notation change nothing; a party under a new id is
// itself; every party of both versions is accounted for (laws L1, L6, L12).

import { assert, compareText } from '../base/index.ts'
import type { ListedParty } from '../model/index.ts'
import { canonicalParty, partyText } from './canonical-party.ts'
import { assertAccounted, type ChangedParty, type ListDelta } from './delta.ts'
import { diffFields } from './diff-fields.ts'
import { findReidentified } from './find-reidentified.ts'

/** What digests alone tell: which ids to load on either side. All ids in order. */
export interface DigestDelta {
  readonly addedIds: readonly string[]
  readonly changedIds: readonly string[]
  readonly removedIds: readonly string[]
  readonly unchangedCount: number
}

/** Compares two versions by the digests of their parties (id → digest); a few milliseconds for a large list. */
export function diffDigests(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): DigestDelta {
  const addedIds: string[] = []
  const changedIds: string[] = []
  let unchangedCount = 0
  for (const [id, digest] of after) {
    const old = before.get(id)
    if (old === undefined) addedIds.push(id)
    else if (old === digest) unchangedCount++
    else changedIds.push(id)
  }
  const removedIds = [...before.keys()].filter((id) => !after.has(id))
  const inOrder = (ids: string[]): readonly string[] => ids.sort(compareText)
  return {
    addedIds: inOrder(addedIds),
    changedIds: inOrder(changedIds),
    removedIds: inOrder(removedIds),
    unchangedCount,
  }
}

/** The parties in which two versions differ by digest, and how many are the same. */
export interface DifferingParties {
  /** The removed and the earlier form of the changed. */
  readonly before: readonly ListedParty[]
  /** The added and the later form of the changed. */
  readonly after: readonly ListedParty[]
  readonly unchangedCount: number
}

/**
 * The delta of two versions from the parties that `diffDigests` names. A party given on both sides that turns out to
 * say the same counts as unchanged. Asserts that the counts add up and that no id stands twice on a side.
 */
export function diffParties({ before, after, unchangedCount }: DifferingParties): ListDelta {
  const earlier = byId(before)
  const later = byId(after)
  const changed: ChangedParty[] = []
  let sameCount = unchangedCount
  for (const [id, old] of earlier) {
    const now = later.get(id)
    if (now === undefined) continue
    const fields = diffFields(old, now)
    if (fields.length === 0) sameCount++
    else changed.push({ before: old, after: now, fields })
  }
  const removed = [...earlier.values()].filter(({ id }) => !later.has(id))
  const added = [...later.values()].filter(({ id }) => !earlier.has(id))
  const reidentified = findReidentified(removed, added)
  const goneIds = new Set(reidentified.map(({ previousId }) => previousId))
  const newIds = new Set(reidentified.map(({ partyId }) => partyId))
  const delta: ListDelta = {
    added: added.filter(({ id }) => !newIds.has(id)),
    changed,
    removed: removed.filter(({ id }) => !goneIds.has(id)),
    reidentified,
    unchangedCount: sameCount,
  }
  assertAccounted(delta, { before: earlier.size + unchangedCount, after: later.size + unchangedCount })
  return delta
}

/** The delta of two versions that are both at hand. */
export function diffLists(before: readonly ListedParty[], after: readonly ListedParty[]): ListDelta {
  const [earlier, later] = [textsOf(before), textsOf(after)]
  const { changedIds, addedIds, removedIds, unchangedCount } = diffDigests(earlier, later)
  const [beforeIds, afterIds] = [new Set([...changedIds, ...removedIds]), new Set([...changedIds, ...addedIds])]
  return diffParties({
    before: before.filter(({ id }) => beforeIds.has(id)),
    after: after.filter(({ id }) => afterIds.has(id)),
    unchangedCount,
  })
}

function textsOf(parties: readonly ListedParty[]): ReadonlyMap<string, string> {
  const texts = new Map(parties.map((party) => [party.id as string, partyText(party)]))
  assert(texts.size === parties.length, 'a version names every id once')
  return texts
}

function byId(parties: readonly ListedParty[]): ReadonlyMap<string, ListedParty> {
  const found = new Map(parties.map((party) => [party.id as string, canonicalParty(party)]))
  assert(found.size === parties.length, 'a version names every id once')
  return new Map([...found].sort(([a], [b]) => compareText(a, b)))
}
