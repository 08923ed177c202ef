// How checks of the store ask: a question finds what must not be, and the first of it becomes sentences.

import { type RawBuilder, sql } from 'kysely'
import type { Session } from './connection.ts'
import type { Tables } from './tables.ts'

/** Sentences of one kind before the rest is only said to be there: a damaged table would fill the screen. */
const sentencesMax = 20

export interface Question<Row> {
  readonly asks: RawBuilder<Row>
  readonly says: (row: Row) => string
}

/** Asks for what must not be, and adds a sentence for each of the first rows. */
export async function findFaults<Row>({ db }: Session, { asks, says }: Question<Row>, faults: string[]): Promise<void> {
  const { rows } = await sql<Row>`select * from (${asks}) as found limit ${sentencesMax + 1}`.execute(db)
  faults.push(...rows.slice(0, sentencesMax).map(says))
  if (rows.length > sentencesMax) faults.push(`and more like: ${faults.at(-1) ?? ''}`)
}

export interface NumberedRows {
  readonly table: keyof Tables
  readonly column: string
  /** What one row is, for the sentence. */
  readonly what: string
}

/** Counts rows that are numbered from 1 without gaps, and names the first number that is missing. */
export async function checkNumbers(
  { db }: Session,
  { table, column, what }: NumberedRows,
  faults: string[],
): Promise<number> {
  const [number, from] = [sql.ref(column), sql.table(table)]
  const { rows } = await sql<{ count: number; last: number | null }>`
    select count(*) as count, max(${number}) as last from ${from}`.execute(db)
  const { count, last } = rows[0] ?? { count: 0, last: null }
  if ((last ?? 0) === count) return count
  const gap = await sql<{ missing: number }>`
    select min(${number}) + 1 as missing from ${from} as one
    where not exists (select 1 from ${from} as other where other.${number} = one.${number} + 1)`.execute(db)
  const first = await sql<{ first: number }>`select min(${number}) as first from ${from}`.execute(db)
  const missing = (first.rows[0]?.first ?? 1) > 1 ? 1 : (gap.rows[0]?.missing ?? count + 1)
  faults.push(`${what} ${missing} is missing: there are ${count}, and the last is ${last}`)
  return count
}
