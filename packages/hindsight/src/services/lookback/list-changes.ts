// What changed on the lists between two watermarks, as parties: against every version that was live in between, since a
// subject may have been screened with any of them (laws L1, L2).

import { compareText } from '@hindsight/engine/base'
import { diffParties } from '@hindsight/engine/lists'
import type { PartyChanges } from '@hindsight/engine/lookback'
import type { ListedParty } from '@hindsight/engine/model'
import type { LiveRow, StoredVersion, StoreView } from '../../store/index.ts'
import { keptReading } from '../lists/stored-facts.ts'

export interface ChangedList {
  readonly listId: string
  /** Version that was live at the watermark before; null where none was. */
  readonly before: string | null
  readonly after: string | null
  readonly added: number
  readonly changed: number
  readonly removed: number
  readonly reidentified: number
}

export interface ListChanges {
  readonly changes: PartyChanges
  /** Those that changed, in order of list id. */
  readonly lists: readonly ChangedList[]
}

/** A moment of the lists: an epoch, and the day at which entries of one's own lists are looked at. */
export interface ListMoment {
  readonly epoch: number
  readonly day: string
}

type Lists = StoreView['lists']
type Members = ReadonlyMap<string, string>

/** The changes of all lists from one moment to another. */
export async function listChanges(
  { lists }: Pick<StoreView, 'lists'>,
  from: ListMoment,
  to: ListMoment,
): Promise<ListChanges> {
  const parts: (readonly [PartyChanges, ChangedList])[] = []
  for (const { listId } of await lists.all()) {
    const history = await lists.liveHistory(listId)
    const base = history.findLast(({ epoch }) => epoch <= from.epoch) ?? null
    const now = history.findLast(({ epoch }) => epoch <= to.epoch) ?? null
    const between = history.filter(({ epoch }) => epoch > from.epoch && epoch < (now?.epoch ?? 0))
    const after = await membersAt(lists, now, to.day)
    const states = [await membersAt(lists, base, from.day)]
    for (const row of between) states.push(await membersAt(lists, row, from.day))
    const changes = await changesTo(lists, { listId, states, after })
    const counts = countsOf(changes)
    if (base?.versionId === now?.versionId && counts.added + counts.removed + counts.changed === 0) continue
    const names = { listId, before: base?.versionId ?? null, after: now?.versionId ?? null }
    parts.push([changes, { ...names, ...counts }])
  }
  return { changes: joinChanges(parts.map(([changes]) => changes)), lists: parts.map(([, list]) => list) }
}

/** What it would change if a list held these parties instead of what is live of it. */
export async function proposedChanges(
  { lists }: Pick<StoreView, 'lists'>,
  { listId, after, bodies, day }: ProposedList,
): Promise<ListChanges> {
  const live = (await lists.find(listId)) === null ? null : await lists.live(listId)
  const before = await membersAt(lists, live, day)
  const changes = await changesTo(lists, { listId, states: [before], after, bodies })
  const names = { listId, before: live?.versionId ?? null, after: null }
  return { changes, lists: [{ ...names, ...countsOf(changes) }] }
}

export interface ProposedList {
  readonly listId: string
  /** Party id to digest. */
  readonly after: Members
  /** Bodies that are not kept yet, by digest. */
  readonly bodies: ReadonlyMap<string, ListedParty>
  readonly day: string
}

/** The parties of a version that alert on a day: an entry of one's own list ends. */
export async function membersAt(lists: Lists, live: Pick<LiveRow, 'versionId'> | null, day: string): Promise<Members> {
  if (live === null) return new Map()
  const members = await lists.members(live.versionId)
  const version = await lists.version(live.versionId)
  return version === null ? members : aliveAt(members, version, day)
}

function aliveAt(members: Members, version: StoredVersion, day: string): Members {
  const { entries } = keptReading(version)
  if (entries === undefined) return members
  return new Map([...members].filter(([id]) => (entries[id]?.expiresOn ?? '') > day))
}

interface States {
  readonly listId: string
  /** What was live at some time since; at least one. */
  readonly states: readonly Members[]
  readonly after: Members
  readonly bodies?: ReadonlyMap<string, ListedParty>
}

/** How a party was where it was not as it is now. */
interface Differing {
  /** Digests, each once, the latest last. */
  readonly digests: readonly string[]
  readonly wasAbsent: boolean
}

async function changesTo(lists: Lists, { listId, states, after, bodies }: States): Promise<PartyChanges> {
  const differing = differingOf(states, after)
  const digests = new Set<string>()
  for (const [id, { digests: before }] of differing) {
    for (const digest of before) digests.add(digest)
    const now = after.get(id)
    if (now !== undefined && bodies?.has(now) !== true) digests.add(now)
  }
  const kept = digests.size === 0 ? new Map<string, ListedParty>() : await lists.bodies(listId, [...digests])
  const body = (digest: string | undefined): readonly ListedParty[] => {
    const party = digest === undefined ? undefined : (bodies?.get(digest) ?? kept.get(digest))
    return party === undefined ? [] : [party]
  }
  const before: ListedParty[] = []
  const now: ListedParty[] = []
  const mixed: ListedParty[] = []
  for (const [id, { digests: earlier, wasAbsent }] of differing) {
    const current = after.get(id)
    // Whoever was in several states is compared again, whatever the last of them was.
    const isMixed = current !== undefined && earlier.length + (wasAbsent ? 1 : 0) > 1
    if (isMixed) mixed.push(...body(current))
    else {
      before.push(...body(earlier.at(-1)))
      now.push(...body(current))
    }
  }
  const delta = diffParties({ before, after: now, unchangedCount: 0 })
  return { ...delta, added: [...delta.added, ...mixed] }
}

function differingOf(states: readonly Members[], after: Members): ReadonlyMap<string, Differing> {
  const ids = new Set<string>(after.keys())
  for (const members of states) for (const id of members.keys()) ids.add(id)
  const differing = new Map<string, Differing>()
  for (const id of [...ids].sort(compareText)) {
    const now = after.get(id)
    const own = states.map((members) => members.get(id))
    if (own.every((digest) => digest === now)) continue
    const digests = new Set(own.filter((digest) => digest !== undefined && digest !== now) as string[])
    differing.set(id, { digests: [...digests], wasAbsent: now !== undefined && own.includes(undefined) })
  }
  return differing
}

function countsOf({ added, changed, removed, reidentified }: PartyChanges) {
  return {
    added: added.length,
    changed: changed.length,
    removed: removed.length,
    reidentified: reidentified.length,
  }
}

function joinChanges(parts: readonly PartyChanges[]): PartyChanges {
  return {
    added: parts.flatMap(({ added }) => added),
    changed: parts.flatMap(({ changed }) => changed),
    removed: parts.flatMap(({ removed }) => removed),
    reidentified: parts.flatMap(({ reidentified }) => reidentified),
  }
}
