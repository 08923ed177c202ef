// How a stored list stands: live, held, stale, expired or never loaded. Age counts from the publisher's own date, never
// from our run; how long the publisher was not reached can only make it worse (reliability A6.1, SLO-12).

import type { Instant, LiveRow, Receipt, StoredList, StoredVersion, StoreView } from '../../store/index.ts'
import { fetchHistory } from './kept-transport.ts'
import { type Hold, type ListAges, settingsOf } from './list-settings.ts'
import { latestDate } from './stored-facts.ts'

export type ListState = 'live' | 'held' | 'stale' | 'expired' | 'never-loaded'

export interface ListStanding {
  readonly listId: string
  readonly kind: StoredList['kind']
  readonly state: ListState
  /** Every state that applies, worst first; `state` is the first. */
  readonly states: readonly ListState[]
  readonly live: LiveRow | null
  readonly version: StoredVersion | null
  /** A newer version that the gate or a person holds back. */
  readonly waiting: StoredVersion | null
  readonly hold: Hold | null
  readonly age: ListAge
  /** When the source was last asked with an answer; null where nothing was fetched. */
  readonly reachedAt: Instant | null
  readonly lastReceipt: Receipt | null
}

export interface ListAge {
  /** The date that age counts from. */
  readonly from: string | null
  /** `published` by the source's own date, `received` where it gives none. */
  readonly basis: 'published' | 'received' | null
  /** Whole days, rounded down. */
  readonly days: number | null
  readonly verdict: 'fresh' | 'stale' | 'expired' | null
}

const dayMs = 86_400_000

/** How a list stands at `now`. */
export async function findStanding(
  { lists }: Pick<StoreView, 'lists'>,
  list: StoredList,
  now: Instant,
): Promise<ListStanding> {
  const { listId, kind } = list
  const receipts = await lists.receipts(listId)
  const versions = await lists.versions(listId)
  const live = await lists.live(listId)
  const version = versions.find(({ versionId }) => versionId === live?.versionId) ?? null
  const newest = versions.at(-1) ?? null
  const everLive = new Set((await lists.liveHistory(listId)).map(({ versionId }) => versionId))
  const isNewer = newest !== null && newest.sequence > (version?.sequence ?? 0)
  const waiting = isNewer && !everLive.has(newest.versionId) ? newest : null
  const { hold, ages } = settingsOf(list)
  const { reachedAt } = fetchHistory(listId, receipts)
  const age = kind === 'custom' ? ageless(version) : ageOf(version, { receipts, ages, now })
  const silence = reachedAt === null ? 'fresh' : silenceOf(reachedAt, ages, now)
  const states = statesOf({ version, isWaiting: waiting !== null || hold !== null, verdicts: [age.verdict, silence] })
  const lastReceipt = receipts.at(-1) ?? null
  return { listId, kind, state: states[0] ?? 'live', states, live, version, waiting, hold, age, reachedAt, lastReceipt }
}

interface StateFacts {
  readonly version: StoredVersion | null
  readonly isWaiting: boolean
  readonly verdicts: readonly ListAge['verdict'][]
}

function statesOf({ version, isWaiting, verdicts }: StateFacts): ListState[] {
  const held: ListState[] = isWaiting ? ['held'] : []
  if (version === null) return ['never-loaded', ...held]
  const aged: ListState[] = verdicts.includes('expired') ? ['expired'] : verdicts.includes('stale') ? ['stale'] : []
  return [...aged, ...held, ...(aged.length + held.length === 0 ? (['live'] as const) : [])]
}

/** The age of a version at a time. */
export function ageOf(
  version: StoredVersion | null,
  { receipts, ages, now }: { readonly receipts: readonly Receipt[]; readonly ages: ListAges; readonly now: Instant },
): ListAge {
  if (version === null) return ageless(null)
  const published = latestDate(version, receipts)
  const from = published ?? version.receivedAt
  const days = Math.floor((Date.parse(now) - Date.parse(from)) / dayMs)
  const verdict = days >= ages.expiredDays ? 'expired' : days >= ages.staleDays ? 'stale' : 'fresh'
  return { from, basis: published === null ? 'received' : 'published', days, verdict }
}

/** Entries of one's own lists expire one by one. */
function ageless(version: StoredVersion | null): ListAge {
  return { from: version?.publishedAt ?? version?.receivedAt ?? null, basis: null, days: null, verdict: null }
}

function silenceOf(reachedAt: Instant, ages: ListAges, now: Instant): NonNullable<ListAge['verdict']> {
  const hours = (Date.parse(now) - Date.parse(reachedAt)) / 3_600_000
  if (ages.unreachedExpiredHours !== null && hours >= ages.unreachedExpiredHours) return 'expired'
  return ages.unreachedStaleHours !== null && hours >= ages.unreachedStaleHours ? 'stale' : 'fresh'
}
