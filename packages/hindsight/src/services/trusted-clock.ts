// The clock is believed as far as the record allows: nothing is recorded before what was recorded last, nor years after
// it, and no age of a list is told by a clock that went back (laws L3, L5; machine reason `clock_untrusted`).

import { decodeRecord } from '../audit/index.ts'
import { CommandError, limits } from '../config/index.ts'
import type { Instant, Store, StoreView } from '../store/index.ts'
import { recordFact } from './record-fact.ts'
import type { ServiceContext } from './service-context.ts'

const dayMs = 86_400_000

/**
 * The context with a clock that throws `CommandError` (`clock-untrusted`) where it is before what was recorded last, and
 * a store that is not written then, nor when the clock is years ahead. Clocks of several machines differ by moments: up
 * to `limits.clockSkewMs` behind, time stands still until it catches up.
 */
export async function trustClock<Context extends ServiceContext>(context: Context): Promise<Context> {
  const { store } = context
  const trust = new ClockTrust(context)
  trust.raise(await store.read(lastRecordedAt))
  const write: Store['write'] = (work) =>
    store.write(async (transaction) => {
      trust.raise(await lastRecordedAt(transaction))
      trust.assertNotAhead()
      return work(transaction)
    })
  return { ...context, now: () => trust.now(), store: withWrite(store, write) }
}

/** Time of the newest record of the log; null where nothing was recorded. */
export async function lastRecordedAt({ log }: Pick<StoreView, 'log'>): Promise<Instant | null> {
  const size = await log.size()
  for await (const entries of log.entries(Math.max(0, size - 1), size)) {
    const last = entries.at(-1)
    if (last !== undefined) return decodeRecord(last.bytes)?.recordedAt ?? null
  }
  return null
}

/** Puts on record that the clock is right although the record says otherwise; from here on that time counts. */
export async function confirmClock(context: ServiceContext): Promise<{ readonly before: Instant | null }> {
  return context.store.write(async (transaction) => {
    const before = await lastRecordedAt(transaction)
    await recordFact(transaction, { context, kind: 'clock-confirmed', act: null, body: { before } })
    return { before }
  })
}

class ClockTrust {
  readonly #clock: () => Instant
  readonly #location: string
  #newest: Instant | null = null

  constructor({ now, store }: ServiceContext) {
    this.#clock = now
    this.#location = store.location
  }

  raise(recordedAt: Instant | null): void {
    // Somebody may have confirmed an earlier time: what was recorded last counts.
    if (recordedAt !== null) this.#newest = recordedAt
  }

  now(): Instant {
    const now = this.#clock()
    if (this.#newest === null) return now
    const behindMs = Date.parse(this.#newest) - Date.parse(now)
    if (behindMs <= 0) return now
    if (behindMs <= limits.clockSkewMs) return this.#newest
    throw this.#untrusted(now, this.#newest)
  }

  /** Throws where the clock is further ahead of the last record than anybody leaves a store alone. */
  assertNotAhead(): void {
    const now = this.now()
    if (this.#newest === null) return
    const aheadMs = Date.parse(now) - Date.parse(this.#newest)
    if (aheadMs > limits.clockAheadDaysMax * dayMs) throw this.#untrusted(now, this.#newest)
  }

  #untrusted(now: Instant, newest: Instant): CommandError {
    return new CommandError('clock-untrusted', { now, newest, location: this.#location })
  }
}

function withWrite(store: Store, write: Store['write']): Store {
  const { kind, location, storeId, isForTests, schemaVersion } = store
  return {
    kind,
    location,
    storeId,
    isForTests,
    schemaVersion,
    write,
    read: (work) => store.read(work),
    inspect: () => store.inspect(),
    check: () => store.check(),
    close: () => store.close(),
  }
}
