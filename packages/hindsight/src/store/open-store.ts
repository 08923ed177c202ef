// Opens a store. What talks to databases is loaded only when one is opened: most commands screen files and need none.

import type { Store } from './store.ts'

export interface OpenOptions {
  /** A store that is made now is for tests: its clock may be set. One that is there keeps what it is. */
  readonly isForTests?: boolean
  /** Brings an earlier schema here in PostgreSQL too, where that is only done when asked. */
  readonly migrates?: boolean
  /** Told when an earlier schema was brought here. */
  readonly onMigrated?: (migrated: Migrated) => void
  /** How long to wait for other processes that write. */
  readonly patienceMs?: number
  readonly now?: () => string
  readonly newStoreId?: () => string
}

export interface Migrated {
  readonly location: string
  readonly from: number
  readonly to: number
  /** The copy as it was before; null where the database is not ours to copy. */
  readonly backup: string | null
}

/**
 * Opens the store in a folder or behind `postgres://…`; a missing one is made. Throws `StoreError`: `store-location`,
 * `store-unreachable`, `store-busy`, `store-older`, `store-newer`, `store-damaged`, `store-full`, `store-read-only`.
 */
export async function openStore(location: string, options: OpenOptions = {}): Promise<Store> {
  const { openSqlStore } = await import('./sql-store.ts')
  return openSqlStore(location, options)
}
