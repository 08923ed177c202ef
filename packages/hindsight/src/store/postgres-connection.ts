// A client of PostgreSQL as a connection: numbers as numbers, faults as errors of the store.

import { PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely'
import pg from 'pg'
import { reasonOf } from '../config/index.ts'
import { chunksOf } from './chunks-of.ts'
import type { Connection, RowBatch } from './connection.ts'
import { StoreError, type StoreErrorCode } from './store-error.ts'

const batchRowsMax = 5000
const int8 = 20
const numeric = 1700

/** One connection carries one statement at a time; Kysely then queues them, as for SQLite. */
class OneConnectionAdapter extends PostgresAdapter {
  override get supportsMultipleConnections(): boolean {
    return false
  }
}

const parts: Connection['parts'] = {
  createAdapter: () => new OneConnectionAdapter(),
  createIntrospector: (db) => new PostgresIntrospector(db),
  createQueryCompiler: () => new PostgresQueryCompiler(),
}

/** Parsers of a client: whole numbers of any width are numbers, as in SQLite. */
export const valueTypes: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    oid === int8 || oid === numeric ? safeNumber : (pg.types.getTypeParser(oid, format) as (value: string) => unknown),
}

function safeNumber(text: string): number {
  const number = Number(text)
  if (Number.isSafeInteger(number)) return number
  throw new RangeError(`${text} is not a whole number that can be held exactly`)
}

/** Has a client carry out one statement. */
export type Ask = (sql: string, values: readonly unknown[]) => Promise<pg.QueryResult>

/** Wraps a client that is in a transaction. */
export function postgresConnection(ask: Ask, location: string): Connection {
  const query = async (sql: string, values: readonly unknown[]): Promise<pg.QueryResult> => {
    try {
      return await ask(sql, values)
    } catch (thrown) {
      throw postgresFault(thrown, location)
    }
  }
  return {
    kind: 'postgres',
    location,
    parts,
    async execute(sql, parameters) {
      const { command, rowCount, rows } = await query(sql, parameters)
      return { rows, affectedCount: command === 'SELECT' ? null : rowCount }
    },
    async insertRows({ table, columns, rows }: RowBatch) {
      const names = columns.map((column) => `"${column}"`).join(', ')
      // One statement and one parameter; the table itself says what type each column has.
      const sql = `insert into "${table}" (${names}) select ${names} from json_populate_recordset(null::"${table}", $1)`
      for (const some of chunksOf(rows, batchRowsMax)) await query(sql, [JSON.stringify(some, withHexBytes)])
    },
  }
}

/** PostgreSQL reads bytes as `\x` and hex digits. */
function withHexBytes(this: Record<string, unknown>, key: string, value: unknown): unknown {
  const raw = this[key]
  return raw instanceof Uint8Array ? `\\x${Buffer.from(raw).toString('hex')}` : value
}

/** Codes of PostgreSQL, https://www.postgresql.org/docs/15/errcodes-appendix.html; by class where there are two letters. */
const codes = new Map<string, StoreErrorCode>([
  ['40001', 'store-busy'],
  ['40P01', 'store-busy'],
  ['55P03', 'store-busy'],
  ['57014', 'store-busy'],
  ['25006', 'store-read-only'],
  ['42501', 'store-read-only'],
  ['53100', 'store-full'],
  ['XX001', 'store-damaged'],
  ['XX002', 'store-damaged'],
  ['08', 'store-unreachable'],
  ['28', 'store-unreachable'],
  ['3D', 'store-unreachable'],
  ['53', 'store-unreachable'],
  ['57', 'store-unreachable'],
  ['58', 'store-unreachable'],
])

/** What PostgreSQL or the way to it throws, as an error of the store; our own mistakes are left as they are. */
export function postgresFault(thrown: unknown, location: string): unknown {
  if (!(thrown instanceof Error) || thrown instanceof StoreError) return thrown
  const given = 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : ''
  const isServer = thrown instanceof pg.DatabaseError
  const isOther = isServer && codes.get(given) === undefined && codes.get(given.slice(0, 2)) === undefined
  if (isOther || (!isServer && !isOfTheWay(thrown, given))) return thrown
  const code = isServer ? (codes.get(given) ?? codes.get(given.slice(0, 2))) : undefined
  const reason = reasonOf(thrown) === '' ? given : reasonOf(thrown)
  return new StoreError(code ?? 'store-unreachable', { location, reason }, thrown)
}

/** Faults of sockets have a code; those that `pg` itself throws only words. */
function isOfTheWay(thrown: Error, code: string): boolean {
  return /^E[A-Z]+$/u.test(code) || /connection|timeout|client has encountered/iu.test(thrown.message)
}
