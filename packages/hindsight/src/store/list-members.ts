// Who was on which version, as intervals of sequences: a party that does not change costs a new version nothing, and
// every past version can still be told exactly (law L12).

import { hash } from 'node:crypto'
import { assert, compareText } from '@hindsight/engine/base'
import type { ListedParty } from '@hindsight/engine/model'
import { chunksOf } from './chunks-of.ts'
import type { Session } from './connection.ts'
import { type BodyPlace, keepBodies, keptBodies, PackReader } from './list-bodies.ts'
import { storedText } from './stored-text.ts'

interface Member extends BodyPlace {
  readonly partyId: string
  readonly digest: string
}

export interface VersionPlace {
  readonly listKey: number
  readonly sequence: number
}

const closedMembersMax = 1000
const partiesBatchCount = 500

/** The members of a version in order of party id. */
export async function membersOf({ db }: Session, { listKey, sequence }: VersionPlace): Promise<readonly Member[]> {
  const rows = await db
    .selectFrom('list_members as member')
    .innerJoin('bodies as kept', (join) =>
      join.onRef('kept.list_key', '=', 'member.list_key').onRef('kept.body', '=', 'member.body'),
    )
    .select(['member.party_id as partyId', 'kept.digest', 'kept.pack', 'kept.position'])
    .where('member.list_key', '=', listKey)
    .where('member.from_sequence', '<=', sequence)
    .where((where) => where.or([where('member.to_sequence', 'is', null), where('member.to_sequence', '>', sequence)]))
    .execute()
  return rows.sort((a, b) => compareText(a.partyId, b.partyId))
}

/** Every party of a version in order of id, in batches. */
export async function* partiesOf(session: Session, place: VersionPlace): AsyncGenerator<readonly ListedParty[]> {
  const packs = new PackReader(session, place.listKey)
  for (const members of chunksOf(await membersOf(session, place), partiesBatchCount)) {
    const parties: ListedParty[] = []
    for (const member of members) parties.push(await packs.party(member))
    yield parties
  }
}

/** What stands for all members of a version: the hash of every id with its digest, in order of id. */
export function membersDigest(members: Iterable<readonly [partyId: string, digest: string]>): string {
  const lines = [...members].sort(([a], [b]) => compareText(a, b)).map(([partyId, digest]) => `${partyId}\t${digest}\n`)
  return hash('sha256', lines.join(''))
}

/**
 * Gives version `sequence` exactly these members: closes the intervals of those that are gone or changed, opens others.
 * `bodies` has the party of every digest that is not kept yet.
 */
export async function replaceMembers(
  session: Session,
  { listKey, sequence }: VersionPlace,
  { members, bodies }: { members: ReadonlyMap<string, string>; bodies: ReadonlyMap<string, ListedParty> },
): Promise<void> {
  const before = await membersOf(session, { listKey, sequence: sequence - 1 })
  const unchanged = new Set<string>()
  const closed: string[] = []
  for (const { partyId, digest } of before) {
    if (members.get(partyId) === digest) unchanged.add(partyId)
    else closed.push(partyId)
  }
  const opened = [...members].filter(([partyId]) => !unchanged.has(partyId)).sort(([a], [b]) => compareText(a, b))
  await closeMembers(session, { listKey, sequence }, closed)
  const keys = await bodyKeys(session, listKey, { opened, bodies })
  const rows = opened.map(([partyId, digest]) => {
    const body = keys.get(digest)
    assert(body !== undefined, 'every digest of a new version has a body')
    const id = storedText(partyId, 'party id')
    return { list_key: listKey, party_id: id, from_sequence: sequence, to_sequence: null, body }
  })
  await session.insert('list_members', rows)
}

async function closeMembers(
  { db }: Session,
  { listKey, sequence }: VersionPlace,
  partyIds: readonly string[],
): Promise<void> {
  for (const some of chunksOf(partyIds, closedMembersMax)) {
    await db
      .updateTable('list_members')
      .set({ to_sequence: sequence })
      .where('list_key', '=', listKey)
      .where('to_sequence', 'is', null)
      .where('party_id', 'in', some)
      .execute()
  }
}

interface OpenedMembers {
  readonly opened: readonly (readonly [partyId: string, digest: string])[]
  readonly bodies: ReadonlyMap<string, ListedParty>
}

async function bodyKeys(
  session: Session,
  listKey: number,
  { opened, bodies }: OpenedMembers,
): Promise<ReadonlyMap<string, number>> {
  const digests = [...new Set(opened.map(([, digest]) => digest))]
  const kept = await keptBodies(session, listKey, digests)
  const keys = new Map([...kept].map(([digest, { body }]) => [digest, body]))
  const missing = digests.filter((digest) => !kept.has(digest))
  const parties = missing.map((digest): [string, ListedParty] => {
    const party = bodies.get(digest)
    assert(party !== undefined, 'a new version brings the party of every digest that is not kept yet')
    return [storedText(digest, 'digest'), party]
  })
  for (const [digest, body] of await keepBodies(session, listKey, parties)) keys.set(digest, body)
  return keys
}
