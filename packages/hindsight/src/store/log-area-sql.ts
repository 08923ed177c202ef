// The log in SQL: one row for each record, the frontier of their tree in one row, checkpoints in order.

import { hash } from 'node:crypto'
import type { Session } from './connection.ts'
import type { LogArea, LogReads } from './log-area.ts'
import { nextPlace } from './next-place.ts'

export interface LogTables {
  log_records: { sequence: number; bytes: Uint8Array }
  log_frontier: { only_row: number; size: number; hashes: Uint8Array }
  log_checkpoints: { place: number; size: number; note: string }
}

const batchRecordCount = 1000
const hashBytes = 32

/** What can be read of the log in this session. */
export function logReads({ db }: Session): LogReads {
  const frontier = async (): ReturnType<LogReads['frontier']> => {
    const row = await db.selectFrom('log_frontier').select(['size', 'hashes']).executeTakeFirst()
    if (row === undefined) return { size: 0, hashes: [] }
    const hashes = Array.from({ length: row.hashes.length / hashBytes }, (_, at) =>
      Uint8Array.from(row.hashes.subarray(at * hashBytes, (at + 1) * hashBytes)),
    )
    return { size: row.size, hashes }
  }
  return {
    frontier,
    size: async () => (await frontier()).size,
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
        yield rows.map(({ sequence, bytes }) => ({ sequence, bytes: Uint8Array.from(bytes) }))
        next = last.sequence + 1
      }
    },
    checkpoints: () => db.selectFrom('log_checkpoints').select(['size', 'note']).orderBy('place').execute(),
  }
}

/** What can be read and written of the log in this transaction. */
export function logArea(session: Session): LogArea {
  const { db } = session
  const reads = logReads(session)
  return {
    ...reads,
    async append(bytes) {
      const { size, hashes } = await reads.frontier()
      const grown = [...hashes, sha256(Uint8Array.of(0), bytes)]
      for (let rest = size + 1; rest % 2 === 0; rest /= 2) {
        const [left, right] = grown.splice(-2)
        grown.push(sha256(Uint8Array.of(1), left ?? bytes, right ?? bytes))
      }
      const row = { size: size + 1, hashes: Buffer.concat(grown) }
      await db.insertInto('log_records').values({ sequence: size, bytes }).execute()
      await db
        .insertInto('log_frontier')
        .values({ only_row: 1, ...row })
        .onConflict((conflict) => conflict.column('only_row').doUpdateSet(row))
        .execute()
      return size
    },
    async addCheckpoint({ size, note }) {
      const place = await nextPlace(session, 'log_checkpoints')
      await db.insertInto('log_checkpoints').values({ place, size, note }).execute()
    },
  }
}

function sha256(...parts: readonly Uint8Array[]): Uint8Array {
  return hash('sha256', Buffer.concat(parts), 'buffer')
}
