// node:sqlite as a connection: prepared statements are kept, faults become errors of the store. SQLite runs in this
// thread, so every call ends before the next one begins.

import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite'
import { SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely'
import { reasonOf } from '../config/index.ts'
import type { Connection, RowBatch } from './connection.ts'
import { StoreError } from './store-error.ts'

/** Statements kept prepared for each connection; the oldest goes first. */
const statementsMax = 200

const parts: Connection['parts'] = {
  createAdapter: () => new SqliteAdapter(),
  createIntrospector: (db) => new SqliteIntrospector(db),
  createQueryCompiler: () => new SqliteQueryCompiler(),
}

/** Wraps an open database. */
export function sqliteConnection(database: DatabaseSync, location: string): Connection {
  const statements = new Map<string, StatementSync>()
  const prepare = (sql: string): StatementSync => {
    const known = statements.get(sql)
    if (known !== undefined) return known
    const statement = database.prepare(sql)
    if (statements.size >= statementsMax) statements.delete(statements.keys().next().value ?? '')
    statements.set(sql, statement)
    return statement
  }
  return {
    kind: 'sqlite',
    location,
    parts,
    async execute(sql, parameters) {
      return guarded(location, () => {
        const statement = prepare(sql)
        const values = parameters as readonly SQLInputValue[]
        if (statement.columns().length > 0) return { rows: statement.all(...values), affectedCount: null }
        return { rows: [], affectedCount: Number(statement.run(...values).changes) }
      })
    },
    async insertRows({ table, columns, rows }: RowBatch) {
      const names = columns.map((column) => `"${column}"`).join(', ')
      const marks = columns.map(() => '?').join(', ')
      guarded(location, () => {
        const statement = prepare(`insert into "${table}" (${names}) values (${marks})`)
        for (const row of rows) statement.run(...columns.map((column) => row[column] ?? null))
      })
    },
  }
}

/** Runs `work`; what SQLite throws becomes a `StoreError` of this location. */
export function guarded<T>(location: string, work: () => T): T {
  try {
    return work()
  } catch (thrown) {
    throw sqliteFault(thrown, location)
  }
}

/** Result codes of SQLite without their extension, https://sqlite.org/rescode.html. */
const codes = new Map<number, ConstructorParameters<typeof StoreError>[0]>([
  [3, 'store-unreachable'],
  [5, 'store-busy'],
  [6, 'store-busy'],
  [8, 'store-read-only'],
  [10, 'store-unreachable'],
  [11, 'store-damaged'],
  [13, 'store-full'],
  [14, 'store-unreachable'],
  [26, 'store-damaged'],
])
/** SQLITE_READONLY_… of a journal left behind, and a shared memory file that cannot be made, still say read-only. */
const primaryMask = 0xff

function sqliteFault(thrown: unknown, location: string): unknown {
  if (!(thrown instanceof Error) || !('errcode' in thrown) || typeof thrown.errcode !== 'number') return thrown
  const code = codes.get(thrown.errcode & primaryMask)
  return code === undefined ? thrown : new StoreError(code, { location, reason: reasonOf(thrown) }, thrown)
}
