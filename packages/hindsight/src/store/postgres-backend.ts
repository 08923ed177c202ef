// PostgreSQL: writers take their turn by a lock on one table, as SQLite's do by the lock on its file, so that both
// databases have one order of writes and the log has no gaps; readers have snapshots and wait for nobody.

import pg from 'pg'
import { reasonOf } from '../config/index.ts'
import type { Backend } from './backend.ts'
import { type Session, withSession } from './connection.ts'
import { type Ask, postgresConnection, postgresFault, valueTypes } from './postgres-connection.ts'
import { whileAnswered } from './postgres-watch.ts'
import { StoreError } from './store-error.ts'

const connectTimeoutMs = 1500
const lockTimeoutMs = 5000
const statementTimeoutMs = 120_000
const connectionsMax = 8
const oldestServer = 150_000
/** "hind" in ASCII: steps of the schema take their turn by it, since there may be no table to lock yet. */
const schemaLock = 0x68696e64

/** Connects to the database of a URL; a server that does not answer within two seconds is unreachable. */
export async function openPostgres(url: string): Promise<Backend> {
  const location = withoutPassword(url)
  const pool = new pg.Pool({
    connectionString: url,
    connectionTimeoutMillis: connectTimeoutMs,
    lock_timeout: lockTimeoutMs,
    statement_timeout: statementTimeoutMs,
    max: connectionsMax,
    application_name: 'hindsight',
    keepAlive: true,
    types: valueTypes,
  })
  // A connection that breaks while idle leaves the pool by itself; whoever asks next gets another or the fault.
  pool.on('error', () => undefined)
  const backend = new PostgresBackend(location, { pool, url })
  try {
    await backend.checkServer()
    return backend
  } catch (thrown) {
    await pool.end()
    throw thrown
  }
}

/** The URL as it may be shown. */
function withoutPassword(url: string): string {
  if (!URL.canParse(url))
    throw new StoreError('store-location', {
      location: url.replace(/:[^:@/]*@/u, '@'),
      reason: 'it is not an address that can be read',
    })
  const shown = new URL(url)
  shown.password = ''
  shown.searchParams.delete('password')
  return shown.toString()
}

class PostgresBackend implements Backend {
  readonly kind = 'postgres'
  readonly location: string
  readonly #pool: pg.Pool
  /** With its password: for asking whether the server is there. */
  readonly #url: string

  constructor(location: string, { pool, url }: { readonly pool: pg.Pool; readonly url: string }) {
    this.location = location
    this.#pool = pool
    this.#url = url
  }

  /** Refuses servers on which the store would not keep its promises. */
  async checkServer(): Promise<void> {
    const client = await this.#connect()
    try {
      const { rows } = await client.query<{ version: string; encoding: string }>(
        `select current_setting('server_version_num') as version, current_setting('server_encoding') as encoding`,
      )
      const { version = '0', encoding = '' } = rows[0] ?? {}
      if (Number(version) < oldestServer) this.#refuse('it is older than PostgreSQL 15')
      if (encoding !== 'UTF8') this.#refuse(`its encoding is ${encoding}, and UTF8 is needed`)
    } finally {
      client.release()
    }
  }

  #refuse(reason: string): never {
    throw new StoreError('store-location', { location: this.location, reason })
  }

  read<T>(work: (session: Session) => Promise<T>): Promise<T> {
    return this.#transact('begin isolation level repeatable read read only', work)
  }

  write<T>(work: (session: Session) => Promise<T>): Promise<T> {
    const begin = 'begin isolation level serializable; lock table store_facts in exclusive mode'
    return this.#transact(`${begin}; ${durable}`, work)
  }

  /** Not serialisable: the snapshot must be of after the lock, and locking by number takes one. */
  alter<T>(work: (session: Session) => Promise<T>): Promise<T> {
    const begin = `begin isolation level read committed; select pg_advisory_xact_lock(${schemaLock})`
    return this.#transact(`${begin}; ${durable}`, work)
  }

  /** The database is kept by its own people, with their own tools. */
  backup(): null {
    return null
  }

  async close(): Promise<void> {
    if (!this.#pool.ended) await this.#pool.end()
  }

  async #connect(): Promise<pg.PoolClient> {
    try {
      return await this.#pool.connect()
    } catch (thrown) {
      const fault = postgresFault(thrown, this.location)
      if (fault instanceof StoreError) throw fault
      throw new StoreError('store-unreachable', { location: this.location, reason: reasonOf(thrown) }, thrown)
    }
  }

  async #transact<T>(begin: string, work: (session: Session) => Promise<T>): Promise<T> {
    const client = await this.#connect()
    let broken: Error | undefined
    // A connection that breaks while we compute must not end the process; the next statement meets the fault.
    const onError = (error: Error): void => {
      broken = error
    }
    client.on('error', onError)
    try {
      const query: Ask = (sql, values) => whileAnswered(client, this.#url, client.query(sql, [...values]))
      const connection = postgresConnection(query, this.location)
      // Several statements at once are sent without values.
      await whileAnswered(client, this.#url, client.query(begin))
      const result = await withSession(connection, work)
      await this.#commit(client)
      return result
    } catch (thrown) {
      await client.query('rollback').catch((error: unknown) => {
        broken = error instanceof Error ? error : new Error(String(error))
      })
      throw postgresFault(thrown, this.location)
    } finally {
      client.removeListener('error', onError)
      client.release(broken)
    }
  }

  async #commit(client: pg.PoolClient): Promise<void> {
    try {
      const { command } = await whileAnswered(client, this.#url, client.query('commit'))
      // PostgreSQL answers the commit of a transaction that had failed with a rollback, not with an error.
      if (command !== 'COMMIT') throw new Error('The transaction had failed before, so that nothing was written')
    } catch (thrown) {
      if (thrown instanceof pg.DatabaseError || !(postgresFault(thrown, this.location) instanceof StoreError))
        throw thrown
      const values = { location: this.location, reason: reasonOf(thrown) }
      throw new StoreError('store-outcome-unknown', values, thrown)
    }
  }
}

/** A commit is on the disk of the server when it is answered, whatever its default; stronger settings are kept. */
const durable = `select set_config('synchronous_commit', 'local', true) where current_setting('synchronous_commit') = 'off'`
