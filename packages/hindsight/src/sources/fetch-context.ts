// How lists are fetched outside of tests: the system's name server, TLS, the limits and patience that publishers need.

import { lookup } from 'node:dns/promises'
import { setTimeout as wait } from 'node:timers/promises'
import { openExchange } from './fetch-exchange.ts'
import type { FetchLimits } from './fetch-file.ts'
import type { FetchContext, RetryPlan } from './fetch-list.ts'

const limits: FetchLimits = { connectMs: 15_000, idleMs: 45_000, totalMs: 900_000, hopsMax: 5 }
const retry: RetryPlan = { attemptsMax: 4, firstMs: 2000, longestMs: 60_000 }

export interface FetchSurroundings {
  readonly folder: string
  readonly now: () => Date
  readonly random: () => number
  /** Version of the program, told to publishers. */
  readonly version: string
  readonly signal: AbortSignal | null
}

/** The context in which publishers are asked over the network. */
export function openFetchContext({ folder, now, random, version, signal }: FetchSurroundings): FetchContext {
  return {
    folder,
    now,
    random,
    signal,
    limits,
    retry,
    userAgent: `hindsight/${version} (watchlist screening; fetches at the cadence of the publisher)`,
    exchange: openExchange(),
    async resolve(host) {
      const addresses = await lookup(host, { all: true, order: 'ipv4first' })
      return addresses.map(({ address, family }) => ({ address, family: family === 6 ? 6 : 4 }))
    },
    // An interruption ends the wait early; the next attempt sees it and says so.
    async sleep(ms, until) {
      await wait(ms, undefined, until === null ? {} : { signal: until }).catch(() => undefined)
    },
  }
}
