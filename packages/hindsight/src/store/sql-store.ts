// The store over either database: opened, made where there is none, and brought here where it is an earlier one, with a
// copy of it first where the database is ours to copy, and otherwise only when asked.

import { AsyncLocalStorage } from 'node:async_hooks'
import { randomUUID } from 'node:crypto'
import { assert } from '@hindsight/engine/base'
import { transactionOf, viewOf } from './areas.ts'
import { type Backend, withPatience } from './backend.ts'
import type { Session } from './connection.ts'
import { checkStore, inspectStore } from './inspect-store.ts'
import type { Migrated, OpenOptions } from './open-store.ts'
import { schemaOf, schemaVersion, takeSteps } from './schema.ts'
import { openSqlite } from './sqlite-backend.ts'
import type { Store, StoreCheck, StoreFacts, StoreInspection, StoreTransaction, StoreView } from './store.ts'
import { StoreError } from './store-error.ts'

const defaultPatienceMs = 10_000

/** What `openStore` does. */
export async function openSqlStore(location: string, options: OpenOptions): Promise<Store> {
  const { patienceMs = defaultPatienceMs } = options
  const backend = await withPatience(patienceMs, () => openBackend(location))
  try {
    await withPatience(patienceMs, () => prepare(backend, options))
    const facts = await backend.read(factsOf)
    return new SqlStore(backend, facts, patienceMs)
  } catch (thrown) {
    await backend.close()
    throw thrown
  }
}

async function openBackend(location: string): Promise<Backend> {
  if (/^postgres(?:ql)?:/u.test(location)) {
    // Loaded only here: most runs need no PostgreSQL, and its driver takes longer to load than they may.
    const { openPostgres } = await import('./postgres-backend.ts')
    return openPostgres(location)
  }
  const scheme = /^([a-z][a-z0-9+.-]+):\/\//iu.exec(location)?.[1]
  if (scheme !== undefined)
    throw new StoreError('store-location', { location, reason: `there are no stores behind ${scheme}://` })
  return openSqlite(location)
}

/** Brings the schema to `schemaVersion`. */
async function prepare(backend: Backend, options: OpenOptions): Promise<void> {
  const found = await backend.read(schemaOf)
  if (found === schemaVersion) return
  const { location } = backend
  if (found > schemaVersion) throw new StoreError('store-newer', { location, found, known: schemaVersion })
  const isOurs = backend.kind === 'sqlite' || found === 0 || options.migrates === true
  if (!isOurs) throw new StoreError('store-older', { location, found, known: schemaVersion })
  const migrated = await backend.alter((session) => alter(backend, session, options))
  if (migrated !== null) options.onMigrated?.(migrated)
}

async function alter(backend: Backend, session: Session, options: OpenOptions): Promise<Migrated | null> {
  // Another process may have been faster: what counts is what is there under the lock.
  const from = await schemaOf(session)
  if (from >= schemaVersion) return null
  const at = options.now?.() ?? new Date().toISOString()
  const backup = from === 0 ? null : backend.backup(`schema-${from}.${at.replace(/[^0-9]/gu, '')}`)
  await takeSteps(session, { from, to: schemaVersion, at })
  if (from > 0) return { location: backend.location, from, to: schemaVersion, backup }
  const store_id = options.newStoreId?.() ?? randomUUID()
  const is_for_tests = options.isForTests === true ? 1 : 0
  await session.db.insertInto('store_facts').values({ only_row: 1, store_id, is_for_tests, created_at: at }).execute()
  return null
}

async function factsOf(session: Session): Promise<StoreFacts> {
  const { db, kind, location } = session
  const row = await db.selectFrom('store_facts').selectAll().executeTakeFirst()
  if (row === undefined)
    throw new StoreError('store-damaged', { location, reason: 'it does not say which store it is' })
  const schema = await schemaOf(session)
  return { kind, location, storeId: row.store_id, isForTests: row.is_for_tests === 1, schemaVersion: schema }
}

class SqlStore implements Store {
  readonly kind: StoreFacts['kind']
  readonly location: string
  readonly storeId: string
  readonly isForTests: boolean
  readonly schemaVersion: number
  readonly #backend: Backend
  readonly #patienceMs: number
  /** Ends when the last write of this process that was asked for has ended. */
  #lastWrite: Promise<unknown> = Promise.resolve()
  readonly #isInWrite = new AsyncLocalStorage<true>()
  #isClosed = false

  constructor(backend: Backend, facts: StoreFacts, patienceMs: number) {
    this.kind = facts.kind
    this.location = facts.location
    this.storeId = facts.storeId
    this.isForTests = facts.isForTests
    this.schemaVersion = facts.schemaVersion
    this.#backend = backend
    this.#patienceMs = patienceMs
  }

  read<T>(work: (view: StoreView) => Promise<T>): Promise<T> {
    return this.#read((session) => work(viewOf(session)))
  }

  inspect(): Promise<StoreInspection> {
    return this.#read(inspectStore)
  }

  check(): Promise<StoreCheck> {
    return this.#read(checkStore)
  }

  #read<T>(work: (session: Session) => Promise<T>): Promise<T> {
    assert(!this.#isClosed, 'a store is read only while it is open')
    return withPatience(this.#patienceMs, () => this.#backend.read(work))
  }

  write<T>(work: (transaction: StoreTransaction) => Promise<T>): Promise<T> {
    assert(!this.#isClosed, 'a store is written only while it is open')
    assert(this.#isInWrite.getStore() === undefined, 'a write does not begin another: pass its transaction on')
    const attempt = (): Promise<T> => this.#backend.write((session) => work(transactionOf(session)))
    const turn = this.#lastWrite.then(() => this.#isInWrite.run(true, () => withPatience(this.#patienceMs, attempt)))
    // The next one waits for the end of this one, however it ends.
    this.#lastWrite = turn.catch(() => undefined)
    return turn
  }

  async close(): Promise<void> {
    this.#isClosed = true
    await this.#lastWrite
    await this.#backend.close()
  }
}
