// When lists are fetched: by cadence, with patience after failures, and never forgotten.

import { describe, expect, it } from 'vitest'
import { fileOf, publisherOf } from '../testing/publisher-of.ts'
import { allPublishers, type Publisher } from './registry.ts'
import { type FetchHistory, type FetchPlan, planFetches } from './schedule.ts'

const now = new Date('2026-11-22T12:00:00.000Z')
const minuteMs = 60_000

function publisher(listId: string, change: Partial<Publisher> = {}): Publisher {
  return publisherOf([fileOf('sdn.csv')], { listId, ...change })
}

function agoOf(minutes: number): string {
  return new Date(now.getTime() - minutes * minuteMs).toISOString()
}

function history(change: Partial<FetchHistory> = {}): FetchHistory {
  const at = agoOf(10)
  const base = { listId: 'a', attemptedAt: at, reachedAt: at, wholeAt: at, failureCount: 0, retryAfterMs: null }
  return { ...base, ...change }
}

function planOf(one: FetchHistory, change: Partial<Publisher> = {}, seed = 'store-1'): FetchPlan['fetches'][number] {
  const plan = planFetches({ publishers: [publisher('a', change)], histories: [one], now, seed })
  const [fetch] = plan.fetches
  if (fetch === undefined) throw new Error('nothing was planned')
  return fetch
}

describe('when a list is fetched', () => {
  it('is at once where it never was, whole', () => {
    const plan = planFetches({ publishers: [publisher('a')], histories: [], now, seed: 's' })
    expect(plan.fetches).toEqual([
      { listId: 'a', nextAt: now.toISOString(), isDue: true, isConditional: false, reach: 'never', failureCount: 0 },
    ])
    expect(plan.wakeAt).toBeNull()
  })

  it('is by the cadence, give or take a tenth', () => {
    for (const seed of ['s', 't', 'u', 'v']) {
      const minutes = (Date.parse(planOf(history(), {}, seed).nextAt) - Date.parse(agoOf(10))) / minuteMs
      expect(minutes).toBeGreaterThanOrEqual(54)
      expect(minutes).toBeLessThan(66)
    }
    expect(planOf(history()).isDue).toBe(false)
    expect(planOf(history({ attemptedAt: agoOf(67), reachedAt: agoOf(67) })).isDue).toBe(true)
  })

  it('is the same however often it is asked, and differs between installations', () => {
    expect(planOf(history())).toEqual(planOf(history()))
    expect(planOf(history(), {}, 'store-2').nextAt).not.toBe(planOf(history()).nextAt)
  })

  it('is soon after a failure, ever later, and never later than the cadence', () => {
    const waits = [1, 2, 3, 4, 5, 6, 40].map((failureCount) => {
      const { nextAt } = planOf(history({ failureCount }))
      return (Date.parse(nextAt) - Date.parse(agoOf(10))) / minuteMs
    })
    const fulls = [5, 10, 20, 40, 60, 60, 60]
    waits.forEach((wait, index) => {
      expect(wait).toBeGreaterThanOrEqual((fulls[index] ?? 0) / 2)
      expect(wait).toBeLessThanOrEqual(fulls[index] ?? 0)
    })
  })

  it('is not before the publisher wants it, for a day at most', () => {
    const asked = planOf(history({ failureCount: 1, retryAfterMs: 120 * minuteMs }))
    expect(asked.nextAt).toBe(new Date(now.getTime() + 110 * minuteMs).toISOString())
    const endless = planOf(history({ failureCount: 1, retryAfterMs: 1e12 }))
    expect(endless.nextAt).toBe(new Date(now.getTime() + (24 * 60 - 10) * minuteMs).toISOString())
  })

  it('is now where the last attempt lies in the future: a clock was wrong', () => {
    expect(planOf(history({ attemptedAt: agoOf(-600) }))).toMatchObject({ isDue: true, nextAt: now.toISOString() })
  })
})

describe('how a list is asked for', () => {
  it('is whole once a week, whatever "not modified" says', () => {
    expect(planOf(history()).isConditional).toBe(true)
    expect(planOf(history({ wholeAt: agoOf(7 * 24 * 60) })).isConditional).toBe(false)
    expect(planOf(history({ wholeAt: null })).isConditional).toBe(false)
  })

  it('says how long the publisher was not reached', () => {
    const reachOf = (reachedAt: string | null): string => planOf(history({ reachedAt })).reach
    expect(reachOf(agoOf(60))).toBe('fresh')
    expect(reachOf(agoOf(24 * 60))).toBe('stale')
    expect(reachOf(agoOf(48 * 60))).toBe('expired')
    expect(reachOf(null)).toBe('never')
    expect(reachOf(agoOf(-600))).toBe('expired')
  })

  it('puts the longest overdue first, and wakes for the first that is not due', () => {
    const histories = [
      history({ listId: 'a', attemptedAt: agoOf(70) }),
      history({ listId: 'b', attemptedAt: agoOf(600) }),
      history({ listId: 'c', attemptedAt: agoOf(1) }),
      history({ listId: 'd', attemptedAt: agoOf(30) }),
    ]
    const publishers = ['a', 'b', 'c', 'd'].map((listId) => publisher(listId))
    const plan = planFetches({ publishers, histories, now, seed: 's' })
    expect(plan.fetches.map(({ listId }) => listId)).toEqual(['b', 'a', 'd', 'c'])
    expect(plan.fetches.map(({ isDue }) => isDue)).toEqual([true, true, false, false])
    expect(plan.wakeAt).toBe(plan.fetches[2]?.nextAt)
  })

  it('names the lists that nobody can fetch', () => {
    const plan = planFetches({ publishers: allPublishers(), histories: [], now, seed: 's' })
    expect(plan.unfetched.map(({ listId }) => listId)).toEqual(['gb_hmt_sanctions', 'us_bis_denied'])
    expect(plan.fetches).toHaveLength(allPublishers().length - 2)
  })
})
