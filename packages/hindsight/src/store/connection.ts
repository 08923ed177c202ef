// One connection of either database, as far as the store needs it, and Kysely on top of it. Transactions are begun and
// ended by the store itself, so that both databases keep one rule: a session is of use only inside its transaction.

import { assert } from '@hindsight/engine/base'
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type Insertable,
  Kysely,
  type QueryResult,
} from 'kysely'
import type { StoreFacts } from './store.ts'
import type { Tables } from './tables.ts'

/** What both databases can hold. Times and JSON are text; booleans are 0 and 1. */
export type Value = string | number | Uint8Array | null

export interface Executed {
  readonly rows: unknown[]
  /** Rows inserted, updated or deleted; null for a query. */
  readonly affectedCount: number | null
}

export interface RowBatch {
  readonly table: string
  readonly columns: readonly string[]
  readonly rows: readonly Readonly<Record<string, Value | undefined>>[]
}

/** What a database brings: how to execute one statement, and the fastest way to insert many rows. */
export interface Connection {
  readonly kind: StoreFacts['kind']
  /** Where it leads, without a password. */
  readonly location: string
  readonly parts: Pick<Dialect, 'createAdapter' | 'createIntrospector' | 'createQueryCompiler'>
  execute(sql: string, parameters: readonly unknown[]): Promise<Executed>
  insertRows(batch: RowBatch): Promise<void>
}

/** A connection inside one transaction. */
export interface Session {
  readonly kind: StoreFacts['kind']
  readonly location: string
  readonly db: Kysely<Tables>
  /** Inserts many rows at the database's best speed; every row has the columns of the first. */
  insert<Table extends keyof Tables>(table: Table, rows: readonly Insertable<Tables[Table]>[]): Promise<void>
}

/** Runs `work` with a session on this connection; what escapes from it fails afterwards instead of writing on its own. */
export async function withSession<T>(connection: Connection, work: (session: Session) => Promise<T>): Promise<T> {
  const state = { isOpen: true }
  const db = new Kysely<Tables>({ dialect: { ...connection.parts, createDriver: () => driverOf(connection, state) } })
  const { kind, location } = connection
  const insert: Session['insert'] = async (table, rows) => {
    assertOpen(state)
    const [first] = rows
    if (first === undefined) return
    const columns = Object.keys(first)
    await connection.insertRows({ table, columns, rows: rows as RowBatch['rows'] })
  }
  try {
    return await work({ kind, location, db, insert })
  } finally {
    state.isOpen = false
  }
}

interface SessionState {
  readonly isOpen: boolean
}

function assertOpen(state: SessionState): void {
  assert(state.isOpen, 'a view or transaction of the store is used only until the work it was given to has ended')
}

function driverOf(connection: Connection, state: SessionState): Driver {
  const single: DatabaseConnection = {
    async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
      assertOpen(state)
      const { rows, affectedCount } = await connection.execute(sql, parameters)
      const affected = affectedCount === null ? {} : { numAffectedRows: BigInt(affectedCount) }
      return { rows: rows as R[], ...affected }
    },
    streamQuery: () => refuse('rows are read in pages by key'),
  }
  return {
    init: () => Promise.resolve(),
    acquireConnection: () => Promise.resolve(single),
    beginTransaction: () => refuse('the store begins transactions'),
    commitTransaction: () => refuse('the store commits transactions'),
    rollbackTransaction: () => refuse('the store rolls transactions back'),
    releaseConnection: () => Promise.resolve(),
    destroy: () => Promise.resolve(),
  }
}

function refuse(rule: string): never {
  throw new Error(`Not by Kysely: ${rule}`)
}
