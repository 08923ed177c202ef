// The exact interval against published tables, its closed form, and the binomial tail counted term by term.

import { describe, expect, test } from 'vitest'
import { exactInterval, incompleteBeta, rateOf } from './exact-interval.ts'

describe('the exact interval of a proportion', () => {
  test.each([
    // Published tables of Clopper and Pearson, two-sided 95 %.
    [0, 10, 0, 0.3085],
    [1, 10, 0.0025, 0.445],
    [5, 10, 0.1871, 0.8129],
    [10, 10, 0.6915, 1],
    [1, 20, 0.0013, 0.2487],
    [4, 20, 0.0573, 0.4366],
    [82, 100, 0.7305, 0.8897],
    [0, 300, 0, 0.0122],
    [682, 683, 0.9919, 1],
  ])('%i of %i lies between %f and %f', (found, of, low, high) => {
    const interval = exactInterval(found, of)
    expect(interval[0]).toBeCloseTo(low, 4)
    expect(interval[1]).toBeCloseTo(high, 4)
  })

  test('none found has the closed form 1 - (alpha / 2)^(1 / n), also for millions', () => {
    for (const of of [1, 7, 3000, 1_000_000]) {
      const [low, high] = exactInterval(0, of)
      expect(low).toBe(0)
      expect(high / -Math.expm1(Math.log(0.025) / of)).toBeCloseTo(1, 7)
    }
  })

  test('each bound is where the binomial tail is 2.5 %, counted term by term', () => {
    for (const [found, of] of [
      [3, 17],
      [9, 40],
      [22, 60],
    ] as const) {
      const [low, high] = exactInterval(found, of)
      expect(tail(found, of, { rate: low, isUpper: true })).toBeCloseTo(0.025, 9)
      expect(tail(found, of, { rate: high, isUpper: false })).toBeCloseTo(0.025, 9)
    }
  })

  test('the incomplete beta function has its known values', () => {
    expect(incompleteBeta(0.5, { a: 2, b: 2 })).toBeCloseTo(0.5, 12)
    expect(incompleteBeta(0.2, { a: 1, b: 3 })).toBeCloseTo(1 - 0.8 ** 3, 12)
    expect(incompleteBeta(0.3, { a: 4, b: 1 })).toBeCloseTo(0.3 ** 4, 12)
  })

  test('nothing counted is no rate, and everything is possible', () => {
    expect(rateOf(0, 0)).toEqual({ found: 0, of: 0, rate: null, low: 0, high: 1 })
  })
})

/** Probability of at least (upper) or at most (lower) `found` of `of` at the rate. */
function tail(found: number, of: number, { rate, isUpper }: { rate: number; isUpper: boolean }): number {
  let term = (1 - rate) ** of
  let atMost = 0
  let below = 0
  for (let k = 0; k <= found; k++) {
    below = atMost
    atMost += term
    term *= ((of - k) / (k + 1)) * (rate / (1 - rate))
  }
  return isUpper ? 1 - below : atMost
}
