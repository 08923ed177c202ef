// What a database does for the store: transactions, and nothing about what is in them.

import { randomInt } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { Session } from './connection.ts'
import type { StoreFacts } from './store.ts'
import { StoreError } from './store-error.ts'

export interface Backend {
  readonly kind: StoreFacts['kind']
  readonly location: string
  /** Runs `work` on one snapshot. */
  read<T>(work: (session: Session) => Promise<T>): Promise<T>
  /** Runs `work` once in one serialisable transaction; one writer at a time, whichever process it is in. */
  write<T>(work: (session: Session) => Promise<T>): Promise<T>
  /** As `write`, for steps of the schema: works on an empty database too. */
  alter<T>(work: (session: Session) => Promise<T>): Promise<T>
  /** Copies the database as it was before `alter`, from within it, and says where to; null where that is not ours. */
  backup(name: string): string | null
  close(): Promise<void>
}

const firstPauseMs = 2
const longestPauseMs = 100

/** Runs `work` again while the store is busy with another process, for at most `patienceMs`. */
export async function withPatience<T>(patienceMs: number, work: () => Promise<T>): Promise<T> {
  const end = performance.now() + patienceMs
  for (let wait = firstPauseMs; ; wait = Math.min(wait * 2, longestPauseMs)) {
    try {
      return await work()
    } catch (thrown) {
      const isWorthAnother = thrown instanceof StoreError && thrown.code === 'store-busy' && performance.now() < end
      if (!isWorthAnother) throw thrown
      await pause(randomInt(wait) + 1)
    }
  }
}
