// Lists in SQL: facts are inserted, never changed, but for a list's settings and the one row that says what is live
// (laws L6, L12).

import { assert } from '@hindsight/engine/base'
import type { Session } from './connection.ts'
import { keepContent, loadContent } from './file-contents.ts'
import type { ListArea, ListReads, LiveRow, NewVersion, Receipt, StoredVersion } from './list-area.ts'
import { keptBodies, loadBodies } from './list-bodies.ts'
import { membersDigest, membersOf, partiesOf, replaceMembers, type VersionPlace } from './list-members.ts'
import { listOf, liveOf, receiptOf, versionOf } from './list-tables.ts'
import { nextPlace } from './next-place.ts'
import { StoreError } from './store-error.ts'
import { storedJson, storedText } from './stored-text.ts'

/** What can be read of lists in this session. */
export function listReads(session: Session): ListReads {
  const { db } = session
  return {
    async all() {
      const rows = await db.selectFrom('lists').selectAll().orderBy('list_id').execute()
      return rows.map(listOf)
    },
    async find(listId) {
      const row = await db.selectFrom('lists').selectAll().where('list_id', '=', listId).executeTakeFirst()
      return row === undefined ? null : listOf(row)
    },
    async versions(listId) {
      const rows = await versionRows(session).where('list_id', '=', listId).orderBy('sequence').execute()
      return rows.map((row) => versionOf(row, row.list_id))
    },
    async version(versionId) {
      const row = await versionRows(session).where('version_id', '=', versionId).executeTakeFirst()
      return row === undefined ? null : versionOf(row, row.list_id)
    },
    async receipts(listId) {
      const rows = await db
        .selectFrom('receipts')
        .innerJoin('lists', 'lists.list_key', 'receipts.list_key')
        .selectAll('receipts')
        .where('list_id', '=', listId)
        .orderBy('place')
        .execute()
      return rows.map((row) => receiptOf(row, listId))
    },
    async live(listId, knownAt) {
      const [row] = await liveRows(session, knownAt, listId)
      return row ?? null
    },
    allLive: (knownAt) => liveRows(session, knownAt, null),
    async liveHistory(listId) {
      const rows = await historyRows(session).where('list_id', '=', listId).orderBy('epoch').execute()
      return rows.map((row) => liveOf(row, listId))
    },
    async members(versionId) {
      const members = await membersOf(session, await placeOf(session, versionId))
      return new Map(members.map(({ partyId, digest }) => [partyId, digest]))
    },
    async *parties(versionId) {
      yield* partiesOf(session, await placeOf(session, versionId))
    },
    async bodies(listId, digests) {
      return loadBodies(session, await listKeyOf(session, listId), digests)
    },
    async keptDigests(listId, digests) {
      const kept = await keptBodies(session, await listKeyOf(session, listId), digests)
      return new Set(kept.keys())
    },
    fileBytes: (sha256) => loadContent(session, sha256),
  }
}

/** What can be read and written of lists in this transaction. */
export function listArea(session: Session): ListArea {
  const { db } = session
  const reads = listReads(session)
  return {
    ...reads,
    async addList({ listId, addedAt, kind, settings }) {
      if ((await reads.find(listId)) !== null) throw new StoreError('store-exists', { what: `The list ${listId}` })
      const { last } = await db
        .selectFrom('lists')
        .select((columns) => columns.fn.max<number | null>('list_key').as('last'))
        .executeTakeFirstOrThrow()
      await db
        .insertInto('lists')
        .values({
          list_key: (last ?? 0) + 1,
          list_id: storedText(listId, 'list id'),
          kind,
          added_at: addedAt,
          settings: storedJson(settings),
        })
        .execute()
    },
    async changeSettings(listId, settings) {
      const list_key = await listKeyOf(session, listId)
      await db
        .updateTable('lists')
        .set({ settings: storedJson(settings) })
        .where('list_key', '=', list_key)
        .execute()
    },
    keepFile: (file, content) => keepContent(session, file, content),
    addReceipt: (receipt) => addReceipt(session, receipt),
    addVersion: (version) => addVersion(session, version),
    goLive: (row) => goLive(session, row),
  }
}

function versionRows({ db }: Session) {
  return db
    .selectFrom('list_versions')
    .innerJoin('lists', 'lists.list_key', 'list_versions.list_key')
    .selectAll('list_versions')
    .select('lists.list_id')
}

function historyRows({ db }: Session) {
  return db
    .selectFrom('live_history')
    .innerJoin('lists', 'lists.list_key', 'live_history.list_key')
    .selectAll('live_history')
    .select('lists.list_id')
}

/** Now by the rows that point, at an earlier time by the history of them. */
async function liveRows(
  session: Session,
  knownAt: string | undefined,
  listId: string | null,
): Promise<readonly LiveRow[]> {
  const { db } = session
  const epochs =
    knownAt === undefined
      ? db.selectFrom('live_versions').select('epoch')
      : db
          .selectFrom('live_history as earlier')
          .select((columns) => columns.fn.max<number>('earlier.epoch').as('epoch'))
          .where('earlier.live_from', '<=', knownAt)
          .groupBy('earlier.list_key')
  const rows = await historyRows(session)
    .where('live_history.epoch', 'in', epochs)
    .$if(listId !== null, (query) => query.where('list_id', '=', listId ?? ''))
    .orderBy('list_id')
    .execute()
  return rows.map((row) => liveOf(row, row.list_id))
}

async function listKeyOf({ db }: Session, listId: string): Promise<number> {
  const row = await db.selectFrom('lists').select('list_key').where('list_id', '=', listId).executeTakeFirst()
  assert(row !== undefined, `the list ${listId} was added before it is used`)
  return row.list_key
}

async function placeOf({ db }: Session, versionId: string): Promise<VersionPlace> {
  const row = await db
    .selectFrom('list_versions')
    .select(['list_key', 'sequence'])
    .where('version_id', '=', versionId)
    .executeTakeFirst()
  assert(row !== undefined, `the version ${versionId} was added before it is used`)
  return { listKey: row.list_key, sequence: row.sequence }
}

async function addReceipt(session: Session, receipt: Receipt): Promise<void> {
  const list_key = await listKeyOf(session, receipt.listId)
  const place = await nextPlace(session, 'receipts')
  await session.db
    .insertInto('receipts')
    .values({
      place,
      receipt_id: receipt.receiptId,
      list_key,
      received_at: receipt.receivedAt,
      recorded_at: receipt.recordedAt,
      source: storedText(receipt.source, 'source'),
      files: storedJson(receipt.files),
      transport: storedJson(receipt.transport),
      outcome: receipt.outcome,
      version_id: receipt.versionId,
      report: storedJson(receipt.report),
    })
    .execute()
}

async function addVersion(session: Session, { members, bodies, ...facts }: NewVersion): Promise<StoredVersion> {
  const list_key = await listKeyOf(session, facts.listId)
  assert(members.size === facts.parties, 'a version has as many members as parties')
  const { last } = await session.db
    .selectFrom('list_versions')
    .select((columns) => columns.fn.max<number | null>('sequence').as('last'))
    .where('list_key', '=', list_key)
    .executeTakeFirstOrThrow()
  const sequence = (last ?? 0) + 1
  const versionId = await freeVersionId(session, facts)
  await session.db
    .insertInto('list_versions')
    .values({
      list_key,
      sequence,
      version_id: versionId,
      published_at: facts.publishedAt,
      received_at: facts.receivedAt,
      recorded_at: facts.recordedAt,
      receipt_id: facts.receiptId,
      format: facts.format,
      profile: facts.profile,
      sha256: facts.sha256,
      records: facts.records,
      parties: facts.parties,
      rejects: facts.rejects,
      reading: storedJson(facts.reading),
      verdict: facts.verdict,
      report: storedJson(facts.report),
      stats: storedJson(facts.stats),
      members_digest: membersDigest(members),
    })
    .execute()
  await replaceMembers(session, { listKey: list_key, sequence }, { members, bodies })
  return { ...facts, versionId, sequence }
}

/** `list@date`, or with `.2`, `.3`, … where that date has versions already. */
async function freeVersionId({ db }: Session, facts: Omit<NewVersion, 'members' | 'bodies'>): Promise<string> {
  const first = `${facts.listId}@${(facts.publishedAt ?? facts.receivedAt).slice(0, 10)}`
  const { taken } = await db
    .selectFrom('list_versions')
    .select((columns) => columns.fn.countAll<number>().as('taken'))
    .where((where) =>
      where.or([
        where('version_id', '=', first),
        // From `first.` to before `first/`, which follows the full stop.
        where.and([where('version_id', '>=', `${first}.`), where('version_id', '<', `${first}/`)]),
      ]),
    )
    .executeTakeFirstOrThrow()
  return storedText(taken === 0 ? first : `${first}.${taken + 1}`, 'version id')
}

async function goLive(session: Session, row: Omit<LiveRow, 'epoch'>): Promise<LiveRow> {
  const { db } = session
  const list_key = await listKeyOf(session, row.listId)
  const place = await placeOf(session, row.versionId)
  assert(place.listKey === list_key, `the version ${row.versionId} belongs to the list ${row.listId}`)
  const { last } = await db
    .selectFrom('live_history')
    .select((columns) => columns.fn.max<number | null>('epoch').as('last'))
    .executeTakeFirstOrThrow()
  const epoch = (last ?? 0) + 1
  await db
    .insertInto('live_history')
    .values({
      epoch,
      list_key,
      version_id: row.versionId,
      live_from: row.liveFrom,
      cause: row.cause,
      proposal_id: row.proposalId,
    })
    .execute()
  await db
    .insertInto('live_versions')
    .values({ list_key, epoch })
    .onConflict((conflict) => conflict.column('list_key').doUpdateSet({ epoch }))
    .execute()
  return { ...row, epoch }
}
