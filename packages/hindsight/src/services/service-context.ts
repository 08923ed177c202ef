// What every journey that keeps something works with: the store, the time and new identifiers, all of them arguments.

import type { Instant, Store } from '../store/index.ts'

export interface ServiceContext {
  readonly store: Store
  /** UTC with milliseconds; of a store for tests, the time that `--now` sets. */
  readonly now: () => Instant
  readonly newId: () => string
}
