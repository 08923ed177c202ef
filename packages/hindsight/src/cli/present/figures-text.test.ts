// How rates are written: with counts and bounds, and never rounded to all or to none.

import { describe, expect, test } from 'vitest'
import { percent, rateText } from './figures-text.ts'

describe('rates in words', () => {
  test.each([
    [0, '0.0 %'],
    [0.0004, '0.040 %'],
    [0.005, '0.50 %'],
    [0.1234, '12.3 %'],
    [0.9985, '99.9 %'],
    [0.99992, '99.992 %'],
    [0.9999999, 'over 99.999 %'],
    [1, '100.0 %'],
  ])('%d is %s', (share, text) => {
    expect(percent(share)).toBe(text)
  })

  test('a rate has its counts, and none where nothing was counted', () => {
    expect(rateText({ found: 352, of: 4000, rate: 0.088, low: 0.0794, high: 0.0972 })).toBe(
      '352/4,000 = 8.8 % (7.9–9.7)',
    )
    expect(rateText({ found: 0, of: 0, rate: null, low: 0, high: 1 })).toBe('0/0 = none')
  })
})
