// Places of facts in the order of their recording. The store has one writer at a time, so the next place is free.

import type { Session } from './connection.ts'
import type { Tables } from './tables.ts'

/** One more than the highest place in a table; 1 in an empty one. */
export async function nextPlace(
  { db }: Session,
  table: {
    [Table in keyof Tables]: Tables[Table] extends { place: number } ? Table : never
  }[keyof Tables],
): Promise<number> {
  const { last } = await db
    .selectFrom(table)
    .select((columns) => columns.fn.max<number | null>('place').as('last'))
    .executeTakeFirstOrThrow()
  return (last ?? 0) + 1
}
