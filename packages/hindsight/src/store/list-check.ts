// Whether what is kept of lists is what was written: bytes and packs by their hashes, sequences without gaps, members by
// the digest that was recorded with their version, and a live version for every pointer (laws L6, L12, L14).

import type { Session } from './connection.ts'
import { loadContent } from './file-contents.ts'
import { openPack } from './list-bodies.ts'
import { membersDigest, membersOf } from './list-members.ts'
import type { StoreCheck } from './store.ts'
import { StoreError } from './store-error.ts'

/** Looks at everything that is kept of lists. Reads all of it: as slow as the store is large. */
export async function checkLists(session: Session): Promise<StoreCheck> {
  const faults: string[] = []
  const checked = [
    { what: 'files', count: await checkFiles(session, faults) },
    { what: 'packs of parties', count: await checkPacks(session, faults) },
    { what: 'list versions', count: await checkVersions(session, faults) },
    { what: 'live versions', count: await checkLive(session, faults) },
  ]
  return { checked, faults }
}

async function checkFiles(session: Session, faults: string[]): Promise<number> {
  const files = await session.db.selectFrom('files').select('sha256').orderBy('sha256').execute()
  for (const { sha256 } of files) {
    try {
      await loadContent(session, sha256)
    } catch (thrown) {
      if (!(thrown instanceof StoreError) || thrown.code !== 'store-damaged') throw thrown
      faults.push(thrown.message)
    }
  }
  return files.length
}

async function checkPacks({ db }: Session, faults: string[]): Promise<number> {
  const packs = await db
    .selectFrom('body_packs')
    .select(['list_key', 'pack'])
    .orderBy('list_key')
    .orderBy('pack')
    .execute()
  for (const { list_key, pack } of packs) {
    const ofPack = { list_key, pack }
    const row = await db
      .selectFrom('body_packs')
      .select(['content', 'sha256'])
      .where((where) => where.and(ofPack))
      .executeTakeFirstOrThrow()
    const lines = openPack(row)
    const places = await db
      .selectFrom('bodies')
      .select('position')
      .where((where) => where.and(ofPack))
      .execute()
    const what = `pack ${pack} of parties of list ${list_key}`
    if (lines === null) faults.push(`${what} is not what was written`)
    else if (lines.length !== places.length)
      faults.push(`${what} has ${lines.length} parties for ${places.length} digests`)
  }
  return packs.length
}

async function checkVersions(session: Session, faults: string[]): Promise<number> {
  const versions = await session.db
    .selectFrom('list_versions')
    .select(['list_key', 'sequence', 'version_id', 'parties', 'members_digest', 'receipt_id'])
    .orderBy('list_key')
    .orderBy('sequence')
    .execute()
  const receipts = new Set(
    (await session.db.selectFrom('receipts').select('receipt_id').execute()).map((row) => row.receipt_id),
  )
  let before = { list_key: 0, sequence: 0 }
  for (const version of versions) {
    const { list_key, sequence, version_id } = version
    const expected = list_key === before.list_key ? before.sequence + 1 : 1
    if (sequence !== expected) faults.push(`${version_id} has sequence ${sequence} where ${expected} follows`)
    before = { list_key, sequence }
    if (!receipts.has(version.receipt_id)) faults.push(`${version_id} has no receipt`)
    const members = await membersOf(session, { listKey: list_key, sequence })
    const digest = membersDigest(members.map((member) => [member.partyId, member.digest]))
    if (members.length !== version.parties)
      faults.push(`${version_id} has ${members.length} of ${version.parties} parties`)
    else if (digest !== version.members_digest) faults.push(`${version_id} has other parties than were recorded`)
  }
  return versions.length
}

async function checkLive({ db }: Session, faults: string[]): Promise<number> {
  const history = await db
    .selectFrom('live_history as row')
    .leftJoin('list_versions as version', (join) =>
      join.onRef('version.version_id', '=', 'row.version_id').onRef('version.list_key', '=', 'row.list_key'),
    )
    .select(['row.epoch', 'row.list_key', 'row.version_id', 'version.sequence'])
    .orderBy('row.epoch')
    .execute()
  const newest = new Map<number, number>()
  for (const [at, { epoch, list_key, version_id, sequence }] of history.entries()) {
    if (epoch !== at + 1) faults.push(`epoch ${epoch} stands where ${at + 1} follows`)
    if (sequence === null) faults.push(`epoch ${epoch} names ${version_id}, which is no version of its list`)
    newest.set(list_key, epoch)
  }
  const pointers = await db.selectFrom('live_versions').selectAll().execute()
  for (const { list_key, epoch } of pointers) {
    if (newest.get(list_key) !== epoch) faults.push(`list ${list_key} points at epoch ${epoch}, not at its newest`)
  }
  if (pointers.length !== newest.size) faults.push(`${newest.size} lists went live and ${pointers.length} are`)
  return pointers.length
}
