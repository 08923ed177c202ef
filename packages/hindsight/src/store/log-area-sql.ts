// The log in SQL: one row for each record, the frontier of their tree in one row, checkpoints in order.

import {
  appendLeaves,
  decodeFrontier,
  decodeRecord,
  emptyFrontier,
  encodePeaks,
  type Frontier,
  hashLeaf,
  referencesOf,
} from '../audit/index.ts'
import type { Session } from './connection.ts'
import type { LogArea, LogReads } from './log-area.ts'
import { nextPlace } from './next-place.ts'
import { StoreError } from './store-error.ts'

export interface LogTables {
  log_records: { sequence: number; bytes: Uint8Array; leaf: Uint8Array }
  log_references: { reference: string; sequence: number }
  log_frontier: { only_row: number; size: number; hashes: Uint8Array }
  log_checkpoints: { place: number; size: number; note: string }
}

const batchRecordCount = 1000

/** What can be read of the log in this session. */
export function logReads(session: Session): LogReads {
  const { db } = session
  return {
    frontier: () => readFrontier(session),
    size: async () => (await readFrontier(session)).size,
    async *entries(from, to) {
      for (let next = from; next < to; ) {
        const rows = await db
          .selectFrom('log_records')
          .selectAll()
          .where('sequence', '>=', next)
          .where('sequence', '<', to)
          .orderBy('sequence')
          .limit(batchRecordCount)
          .execute()
        const last = rows.at(-1)
        if (last === undefined) return
        yield rows.map(({ sequence, bytes, leaf }) => ({
          sequence,
          bytes: Uint8Array.from(bytes),
          leaf: Uint8Array.from(leaf),
        }))
        next = last.sequence + 1
      }
    },
    checkpoints: () => db.selectFrom('log_checkpoints').select(['size', 'note']).orderBy('place').execute(),
    async checkpointOf(size) {
      const query = db.selectFrom('log_checkpoints').select(['size', 'note']).where('size', '=', size).limit(1)
      return (await query.executeTakeFirst()) ?? null
    },
    async lastCheckpoint() {
      const query = db.selectFrom('log_checkpoints').select(['size', 'note']).orderBy('place', 'desc').limit(1)
      return (await query.executeTakeFirst()) ?? null
    },
    async sequencesOf(reference) {
      const query = db.selectFrom('log_references').select('sequence').where('reference', '=', reference)
      return (await query.orderBy('sequence').execute()).map(({ sequence }) => sequence)
    },
  }
}

/** What can be read and written of the log in this transaction. */
export function logArea(session: Session): LogArea {
  return {
    ...logReads(session),
    append: (bytes) => appendAll(session, [bytes]),
    appendAll: (records) => appendAll(session, records),
    async addCheckpoint({ size, note }) {
      const place = await nextPlace(session, 'log_checkpoints')
      await session.db.insertInto('log_checkpoints').values({ place, size, note }).execute()
    },
  }
}

async function readFrontier({ db, location }: Session): Promise<Frontier> {
  const row = await db.selectFrom('log_frontier').select(['size', 'hashes']).executeTakeFirst()
  if (row === undefined) return emptyFrontier
  const frontier = decodeFrontier(row.size, Uint8Array.from(row.hashes))
  if (frontier === null)
    throw new StoreError('store-damaged', { location, reason: 'the frontier of the log does not fit its size' })
  return frontier
}

async function appendAll(session: Session, records: readonly Uint8Array[]): Promise<number> {
  const { db } = session
  const frontier = await readFrontier(session)
  const first = frontier.size
  const rows = records.map((bytes, index) => ({ sequence: first + index, bytes, leaf: hashLeaf(bytes) }))
  await session.insert('log_records', rows)
  const references = rows.flatMap(({ sequence, bytes }) => {
    const record = decodeRecord(bytes)
    return record === null ? [] : referencesOf(record).map((reference) => ({ reference, sequence }))
  })
  await session.insert('log_references', references)
  const leaves = rows.map(({ leaf }) => leaf)
  const next = appendLeaves(frontier, leaves)
  const row = { size: next.size, hashes: encodePeaks(next) }
  await db
    .insertInto('log_frontier')
    .values({ only_row: 1, ...row })
    .onConflict((conflict) => conflict.column('only_row').doUpdateSet(row))
    .execute()
  return first
}
