// Which lists are to be fetched now, and when to look again: by the cadence of each publisher, with patience after
// failures, spread so that not all installations come at once. Pure: the same facts give the same plan.

import { createHash } from 'node:crypto'
import { compareText } from '@hindsight/engine/base'
import type { Publisher } from './registry.ts'

/** What is known of the fetches of one list; instants as ISO 8601. */
export interface FetchHistory {
  readonly listId: string
  /** The last fetch, whatever came of it. */
  readonly attemptedAt: string | null
  /** The last fetch that reached the publisher: a list, or word that it has not changed. */
  readonly reachedAt: string | null
  /** The last fetch that brought the bytes themselves. */
  readonly wholeAt: string | null
  /** Refused fetches since the publisher was last reached. */
  readonly failureCount: number
  /** How long the publisher asked to be left alone after the last attempt. */
  readonly retryAfterMs: number | null
}

export interface ScheduleRequest {
  readonly publishers: readonly Publisher[]
  readonly histories: readonly FetchHistory[]
  readonly now: Date
  /** Something of this installation that stays, such as the id of its store: it spreads the times. */
  readonly seed: string
}

/** How long ago the publisher was reached. It says nothing of the list's own date, which has an age of its own. */
export type Reach = 'never' | 'fresh' | 'stale' | 'expired'

export interface PlannedFetch {
  readonly listId: string
  readonly nextAt: string
  readonly isDue: boolean
  /** Ask only for what has changed. False now and then: a publisher that says "not modified" wrongly must not last. */
  readonly isConditional: boolean
  readonly reach: Reach
  readonly failureCount: number
}

export interface FetchPlan {
  /** Lists that can be fetched: those that are due first, longest overdue first. */
  readonly fetches: readonly PlannedFetch[]
  /** Lists that nobody can fetch, and why. */
  readonly unfetched: readonly { readonly listId: string; readonly availability: Publisher['availability'] }[]
  /** When the next one is due that is not due now; null where there is none. */
  readonly wakeAt: string | null
}

const minuteMs = 60_000
const hourMs = 3_600_000
const firstBackOffMs = 5 * minuteMs
/** A list is fetched whole at least this often, whatever its publisher says has not changed. */
const wholeEveryMs = 7 * 24 * hourMs
/** An instant later than this beyond `now` was written by a clock that was wrong. */
const clockSlackMs = 5 * minuteMs

/** The plan of one moment. */
export function planFetches({ publishers, histories, now, seed }: ScheduleRequest): FetchPlan {
  const fetchable = publishers.filter(({ availability }) => availability.kind === 'fetched')
  const fetches = fetchable
    .map((publisher) => planOne(publisher, historyOf(publisher, histories), { now, seed }))
    .sort((a, b) => compareText(a.nextAt, b.nextAt) || compareText(a.listId, b.listId))
  const unfetched = publishers
    .filter(({ availability }) => availability.kind !== 'fetched')
    .map(({ listId, availability }) => ({ listId, availability }))
  return { fetches, unfetched, wakeAt: fetches.find(({ isDue }) => !isDue)?.nextAt ?? null }
}

function planOne(
  publisher: Publisher,
  history: FetchHistory,
  { now, seed }: Pick<ScheduleRequest, 'now' | 'seed'>,
): PlannedFetch {
  const nextMs = nextOf(publisher, history, { now, seed })
  const wholeMs = pastOf(history.wholeAt, now)
  return {
    listId: publisher.listId,
    nextAt: new Date(nextMs).toISOString(),
    isDue: nextMs <= now.getTime(),
    isConditional: wholeMs !== null && now.getTime() - wholeMs < wholeEveryMs,
    reach: reachOf(publisher, history, now),
    failureCount: history.failureCount,
  }
}

function nextOf(
  publisher: Publisher,
  history: FetchHistory,
  { now, seed }: Pick<ScheduleRequest, 'now' | 'seed'>,
): number {
  const attemptedMs = pastOf(history.attemptedAt, now)
  // Never tried, or tried at a time that has not come: now.
  if (attemptedMs === null) return now.getTime()
  const everyMs = publisher.cadence.fetchEveryMinutes * minuteMs
  const share = drawOf(`${seed}\n${publisher.listId}\n${history.attemptedAt}\n${history.failureCount}`)
  if (history.failureCount === 0) return attemptedMs + Math.round(everyMs * (0.9 + 0.2 * share))
  const full = Math.min(everyMs, firstBackOffMs * 2 ** Math.min(history.failureCount - 1, 20))
  const backOffMs = Math.round(full / 2 + (full / 2) * share)
  return attemptedMs + Math.max(backOffMs, Math.min(history.retryAfterMs ?? 0, 24 * hourMs))
}

/** How long the publisher has not been reached, judged by its own limits. */
function reachOf({ ages }: Publisher, history: FetchHistory, now: Date): Reach {
  if (history.reachedAt === null) return 'never'
  const reachedMs = pastOf(history.reachedAt, now)
  // A time from the future tells nothing: the worst is taken.
  if (reachedMs === null) return 'expired'
  const hours = (now.getTime() - reachedMs) / hourMs
  if (hours >= ages.unreachedExpiredHours) return 'expired'
  return hours >= ages.unreachedStaleHours ? 'stale' : 'fresh'
}

/** The instant in milliseconds; null where there is none, or where it lies in the future. */
function pastOf(instant: string | null, now: Date): number | null {
  if (instant === null) return null
  const ms = Date.parse(instant)
  return Number.isNaN(ms) || ms > now.getTime() + clockSlackMs ? null : ms
}

/** A number in [0, 1) that is the same for the same text: it spreads without wandering from call to call. */
function drawOf(text: string): number {
  return createHash('sha256').update(text).digest().readUInt32BE(0) / 2 ** 32
}

function historyOf({ listId }: Publisher, histories: readonly FetchHistory[]): FetchHistory {
  const nothing = { listId, attemptedAt: null, reachedAt: null, wholeAt: null, failureCount: 0, retryAfterMs: null }
  return histories.find((history) => history.listId === listId) ?? nothing
}
