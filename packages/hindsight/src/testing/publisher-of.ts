// An invented publisher, and a context in which it is fetched from a server of the test: no real name server, no
// real waiting, and limits that a busy machine does not reach.

import { openExchange, type Wire } from '../sources/fetch-exchange.ts'
import type { FetchContext } from '../sources/fetch-list.ts'
import type { Publisher, SourceFile } from '../sources/registry.ts'

/** Public by its number; the wire of a test never dials it. */
export const publicAddress = { address: '93.184.215.14', family: 4 } as const

export function fileOf(name: string, change: Partial<SourceFile> = {}): SourceFile {
  return {
    name,
    role: 'whole',
    kind: 'csv',
    url: `https://lists.example/${name}`,
    bytesMin: 1,
    bytesMax: 10_000_000,
    ...change,
  }
}

export function publisherOf(files: readonly SourceFile[], change: Partial<Publisher> = {}): Publisher {
  return {
    listId: 'invented_list',
    name: 'An invented list',
    issuer: 'Nobody',
    page: 'https://lists.example/',
    availability: { kind: 'fetched' },
    editions: [{ format: 'ofac-csv', files, endProof: 'end-mark-1a', isDated: false }],
    hosts: ['lists.example'],
    redirectHosts: ['files.example'],
    cadence: { publishes: 'never', fetchEveryMinutes: 60 },
    ages: { staleDays: 7, expiredDays: 14, unreachedStaleHours: 24, unreachedExpiredHours: 48 },
    licence: { name: 'none', url: 'https://lists.example/licence' },
    partiesMin: 1,
    anchors: [],
    ...change,
  }
}

/** A context over a wire of the test; `waits` receives what would have been waited. */
export function contextOf(
  { folder, wire }: { readonly folder: string; readonly wire: Wire },
  change: Partial<FetchContext> & { readonly waits?: number[] } = {},
): FetchContext {
  const { waits, ...rest } = change
  return {
    folder,
    exchange: openExchange(wire),
    resolve: async () => await Promise.resolve([publicAddress]),
    limits: { connectMs: 10_000, idleMs: 10_000, totalMs: 30_000, hopsMax: 5 },
    retry: { attemptsMax: 1, firstMs: 1000, longestMs: 8000 },
    userAgent: 'hindsight/test',
    signal: null,
    now: () => new Date('2026-11-22T10:00:00.000Z'),
    random: () => 0.5,
    async sleep(ms) {
      waits?.push(ms)
      await Promise.resolve()
    },
    ...rest,
  }
}
