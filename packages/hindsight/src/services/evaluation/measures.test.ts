// Figures against counts done by hand.

import { defaultPolicy } from '@hindsight/engine/matching'
import { describe, expect, test } from 'vitest'
import { compareEvaluations } from './compare-evaluations.ts'
import type { JudgedCase } from './judged-case.ts'
import { calibrationOf, figuresOf, largestTie, measureCases } from './measures.ts'

const policy = { ...defaultPolicy, threshold: 0.7, lowestThreshold: 0.5 }

function judged(score: number, isMatch: boolean, of: Partial<JudgedCase> = {}): JudgedCase {
  const scored = [{ score, isRight: isMatch, isIdentical: false, evidence: `${score}` }]
  const base = { file: 'f', line: 1, ours: 'a', theirs: 'b', because: '', slices: [], scored }
  return { ...base, score, isMatch, isHit: score >= 0.7, ...of }
}

const cases = [judged(0.9, true), judged(0.8, true), judged(0.6, true), judged(0.75, false), judged(0, false)]

describe('figures of judged cases', () => {
  test('each case is found, missed, raised or passed, and rates have their counts', () => {
    const figures = figuresOf(cases)
    expect(figures).toMatchObject({ cases: 5, matches: 3, others: 2, found: 2, missed: 1, raised: 1, passed: 1 })
    expect(figures.recall).toMatchObject({ found: 2, of: 3 })
    expect(figures.precision).toMatchObject({ found: 2, of: 3 })
    expect(figures.falseAlerts).toMatchObject({ found: 1, of: 2 })
    expect(figures.alerts).toMatchObject({ found: 3, of: 5 })
    expect(figures.f1.value).toBeCloseTo(2 / 3, 12)
    expect(figures.f1.low).toBeLessThan(2 / 3)
    expect(figures.f1.high).toBeGreaterThan(2 / 3)
  })

  test('nothing to count is no rate', () => {
    const figures = figuresOf([])
    expect([figures.recall.rate, figures.precision.rate, figures.f1.value]).toEqual([null, null, null])
  })

  test('the best threshold finds all three for one false alert, and is never below the lowest', () => {
    const { best, thresholds } = measureCases(cases, policy)
    expect(best?.threshold).toBe(0.6)
    expect(best?.figures).toMatchObject({ found: 3, raised: 1 })
    expect(thresholds.map(({ threshold }) => threshold)).toContain(0.7)
    expect(thresholds.find(({ threshold }) => threshold === 0.85)?.figures).toMatchObject({ found: 1, raised: 0 })
    expect(measureCases([judged(0.4, true)], policy).best).toBeNull()
  })

  test('a score of 0 is no hit at any threshold', () => {
    const { thresholds } = measureCases([judged(0, true)], { ...policy, lowestThreshold: 0 })
    expect(thresholds.every(({ figures }) => figures.found === 0)).toBe(true)
  })

  test('calibration is the distance between score and rate, weighed by counts', () => {
    const pair = (score: number, isRight: boolean) => ({ score, isRight, isIdentical: false, evidence: '' })
    const { error, bins } = calibrationOf([pair(0.8, true), pair(0.8, false), pair(0.1, false), pair(1, true)])
    // Two at 0.8 of which half are right: 0.3 each; one at 0.1, wrong: 0.1; one at 1, right: 0.
    expect(error).toBeCloseTo((2 * 0.3 + 0.1 + 0) / 4, 12)
    expect(bins[8]?.right).toMatchObject({ found: 1, of: 2 })
    expect(bins[9]?.right).toMatchObject({ found: 1, of: 1 })
    expect(calibrationOf([]).error).toBeNull()
  })

  test('the largest tie is the score that most alerts share, and pairs of the same names stand apart', () => {
    const alert = (score: number, isIdentical = false, evidence = 'same') => ({
      score,
      isRight: true,
      isIdentical,
      evidence,
    })
    expect(largestTie([alert(0.8), alert(0.9), alert(0.9), alert(0.7)])).toMatchObject({
      score: 0.9,
      count: 2,
      alerts: 4,
    })
    const same = [0.9, 0.9, 0.9].map((score) => judged(score, true, { scored: [alert(score, true)] }))
    const measures = measureCases([...same, judged(0.8, true)], policy)
    expect(measures.largestTie).toMatchObject({ count: 3, alerts: 4 })
    expect(measures.largestTieApart).toMatchObject({ count: 1, alerts: 1 })
    expect(measures.largestTieOfScorer).toMatchObject({ count: 1, alerts: 2 })
    const piled = ['one', 'two'].map((evidence) => judged(1, true, { scored: [alert(1, false, evidence)] }))
    expect(measureCases(piled, policy).largestTieOfScorer).toMatchObject({ count: 2, alerts: 2, score: 1 })
  })

  test('slices and histogram count each case once', () => {
    const slices = [{ dimension: 'script', value: 'Cyrl' }]
    const measures = measureCases(
      [judged(0.9, true, { slices }), judged(0, false, { slices }), judged(1, true)],
      policy,
    )
    expect(measures.slices).toHaveLength(1)
    expect(measures.slices[0]?.rows[0]).toMatchObject({ value: 'Cyrl', figures: { cases: 2, found: 1 } })
    const counted = measures.histogram.reduce((sum, bin) => sum + bin.matches + bin.others, 0)
    expect(counted).toBe(3)
    expect(measures.histogram[0]).toEqual({ from: 0, to: 0, matches: 0, others: 1 })
  })

  test('two policies differ in the cases that are caught, lost, raised and released', () => {
    const before = [judged(0.6, true), judged(0.9, true), judged(0.6, false), judged(0.9, false), judged(0.9, true)]
    const after = [judged(0.9, true), judged(0.6, true), judged(0.9, false), judged(0.6, false), judged(0.8, true)]
    const { caught, lost, raised, released } = compareEvaluations(before, after)
    const scores = [caught, lost, raised, released].map((rows) =>
      rows.map((row) => [row.before.score, row.after.score]),
    )
    expect(scores).toEqual([[[0.6, 0.9]], [[0.9, 0.6]], [[0.6, 0.9]], [[0.9, 0.6]]])
  })
})
