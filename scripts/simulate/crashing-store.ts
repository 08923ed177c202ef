// A store whose process dies at a chosen write, before it or after it was committed, and in which other things happen
// between two writes: the seeded world decides, nothing else does.

import type { LiveRow, Store, StoreTransaction } from '../../packages/hindsight/src/store/index.ts'

/** The process is gone; whatever it held in memory is lost. */
export class Crash extends Error {
  override readonly name = 'Crash'
}

export interface Weather {
  /** Writes until the process dies; null where it lives. */
  crashIn: number | null
  /** Whether it dies after that write was committed, or before. */
  isAfterCommit: boolean
  /** What happens before the next write, once. */
  between: (() => Promise<void>) | null
  /** Changes what a write sees: to break the code under test on purpose. */
  bend: ((transaction: StoreTransaction, liveAtRead: readonly LiveRow[]) => StoreTransaction) | null
  /** What was live when the process last asked. */
  liveAtRead: readonly LiveRow[]
}

/** The store as the process under test sees it. */
export function crashingStore(store: Store, weather: Weather): Store {
  return {
    ...store,
    kind: store.kind,
    location: store.location,
    storeId: store.storeId,
    isForTests: store.isForTests,
    schemaVersion: store.schemaVersion,
    read: (work) =>
      store.read((view) => {
        const allLive: typeof view.lists.allLive = async (knownAt) => {
          weather.liveAtRead = await view.lists.allLive(knownAt)
          return weather.liveAtRead
        }
        return work({ ...view, lists: { ...view.lists, allLive } })
      }),
    async write(work) {
      const { between, liveAtRead } = weather
      weather.between = null
      if (between !== null) await between()
      const dies = weather.crashIn !== null && weather.crashIn-- <= 0
      if (dies && !weather.isAfterCommit) throw new Crash('before a write')
      const { bend } = weather
      const result = await store.write((transaction) =>
        work(bend === null ? transaction : bend(transaction, liveAtRead)),
      )
      if (dies) throw new Crash('after a write')
      return result
    },
    inspect: () => store.inspect(),
    check: () => store.check(),
    close: () => store.close(),
  }
}
