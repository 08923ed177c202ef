// Judged cases become figures: how much is found, at what price in false alarms, how sure that is, and whether a score
// means what it says. Every rate has its sample and its exact interval beside it.

import { compareText } from '@hindsight/engine/base'
import type { Policy } from '@hindsight/engine/matching'
import { type Rate, rateOf } from './exact-interval.ts'
import type { JudgedCase, ScoredPair } from './judged-case.ts'

export interface Figures {
  readonly cases: number
  readonly matches: number
  readonly others: number
  /** Matches with a hit, matches without, others with a hit, others without: together all cases. */
  readonly found: number
  readonly missed: number
  readonly raised: number
  readonly passed: number
  readonly precision: Rate
  readonly recall: Rate
  /** Hits among the others: what false alarms cost. */
  readonly falseAlerts: Rate
  /** Hits among all cases. */
  readonly alerts: Rate
  readonly f1: FMeasure
}

/** `2 found / (2 found + raised + missed)`; null where there is neither a match nor a hit. */
export interface FMeasure {
  readonly value: number | null
  readonly low: number
  readonly high: number
}

export interface ThresholdRow {
  readonly threshold: number
  readonly figures: Figures
}

export interface SliceRow {
  readonly value: string
  readonly figures: Figures
}

export interface CalibrationBin {
  readonly from: number
  readonly to: number
  readonly meanScore: number | null
  /** How many of the pairs with such a score are matches. */
  readonly right: Rate
}

export interface Calibration {
  readonly pairs: number
  /** Mean distance between score and share of matches over all pairs, by bins of 0.1 (expected calibration error). */
  readonly error: number | null
  readonly bins: readonly CalibrationBin[]
}

export interface Tie {
  readonly alerts: number
  readonly score: number | null
  /** Alerts that share this score; 1 is no tie. */
  readonly count: number
  readonly share: Rate
}

export interface Measures {
  readonly figures: Figures
  readonly thresholds: readonly ThresholdRow[]
  /** Threshold with the greatest F1 that the policy allows, on these very cases: not a promise for others. */
  readonly best: ThresholdRow | null
  readonly calibration: Calibration
  readonly largestTie: Tie
  /** The same without pairs whose names are the same word for word. */
  readonly largestTieApart: Tie
  /** The same with alerts of the same evidence counted once: a tie that the scorer makes. */
  readonly largestTieOfScorer: Tie
  /** Cases by score in steps of 0.05; those with score 0 stand apart. */
  readonly histogram: readonly HistogramBin[]
  readonly slices: readonly { readonly dimension: string; readonly rows: readonly SliceRow[] }[]
}

export interface HistogramBin {
  readonly from: number
  readonly to: number
  readonly matches: number
  readonly others: number
}

/** Measures the cases under the thresholds of their policy. */
export function measureCases(cases: readonly JudgedCase[], { threshold, lowestThreshold }: Policy): Measures {
  const scored = cases.flatMap((each) => each.scored)
  const alerts = scored.filter(({ score }) => score >= threshold)
  return {
    figures: figuresOf(cases),
    thresholds: thresholdsFrom(lowestThreshold, threshold).map((at) => thresholdRow(cases, at)),
    best: bestThreshold(cases, lowestThreshold),
    calibration: calibrationOf(scored),
    largestTie: largestTie(alerts),
    largestTieApart: largestTie(alerts.filter(({ isIdentical }) => !isIdentical)),
    largestTieOfScorer: largestTie([...new Map(alerts.map((alert) => [alert.evidence, alert])).values()]),
    histogram: histogramOf(cases),
    slices: slicesOf(cases),
  }
}

/** Figures of the cases as they were decided. */
export function figuresOf(cases: readonly Pick<JudgedCase, 'isMatch' | 'isHit'>[]): Figures {
  const matches = cases.filter((each) => each.isMatch)
  const found = matches.filter((each) => each.isHit).length
  const others = cases.length - matches.length
  const raised = cases.filter((each) => each.isHit && !each.isMatch).length
  const missed = matches.length - found
  return {
    cases: cases.length,
    matches: matches.length,
    others,
    found,
    missed,
    raised,
    passed: others - raised,
    precision: rateOf(found, found + raised),
    recall: rateOf(found, matches.length),
    falseAlerts: rateOf(raised, others),
    alerts: rateOf(found + raised, cases.length),
    f1: fMeasure(found, raised + missed),
  }
}

/**
 * F1 is a function of the share of found among all that is found, missed or raised (Hand, Christen and Kirielle, 2021),
 * so the exact interval of that share gives one for F1.
 */
function fMeasure(found: number, wrong: number): FMeasure {
  const { rate, low, high } = rateOf(found, found + wrong)
  const ofShare = (share: number): number => (2 * share) / (1 + share)
  return { value: rate === null ? null : ofShare(rate), low: ofShare(low), high: ofShare(high) }
}

/** Steps of 0.05 from the lowest threshold, and the one in force. */
function thresholdsFrom(lowest: number, inForce: number): number[] {
  const steps = Array.from({ length: 20 }, (_, step) => (step + 1) / 20).filter((at) => at >= lowest && at < 1)
  return [...new Set([lowest, inForce, ...steps])].sort((a, b) => a - b)
}

function thresholdRow(cases: readonly JudgedCase[], threshold: number): ThresholdRow {
  const decided = cases.map(({ isMatch, score }) => ({ isMatch, isHit: score >= threshold && score > 0 }))
  return { threshold, figures: figuresOf(decided) }
}

function bestThreshold(cases: readonly JudgedCase[], lowest: number): ThresholdRow | null {
  const sorted = cases.filter(({ score }) => score >= lowest).toSorted((a, b) => b.score - a.score)
  const matchCount = cases.filter(({ isMatch }) => isMatch).length
  let best: { readonly threshold: number; readonly f1: number } | null = null
  let found = 0
  for (const [position, { score, isMatch }] of sorted.entries()) {
    if (isMatch) found += 1
    if (sorted[position + 1]?.score === score) continue
    const f1 = (2 * found) / (position + 1 + matchCount)
    if (best === null || f1 > best.f1) best = { threshold: score, f1 }
  }
  return best === null ? null : thresholdRow(cases, best.threshold)
}

/** Compares scores with what came of them. */
export function calibrationOf(scored: readonly ScoredPair[]): Calibration {
  const bins = Array.from({ length: 10 }, (_, bin) => {
    const inside = scored.filter(({ score }) => Math.min(9, Math.floor(score * 10)) === bin)
    const sum = inside.reduce((total, { score }) => total + score, 0)
    const right = rateOf(inside.filter(({ isRight }) => isRight).length, inside.length)
    return { from: bin / 10, to: (bin + 1) / 10, meanScore: inside.length === 0 ? null : sum / inside.length, right }
  })
  const distances = bins.map(({ meanScore, right }) => right.of * Math.abs((meanScore ?? 0) - (right.rate ?? 0)))
  const error = scored.length === 0 ? null : distances.reduce((total, each) => total + each, 0) / scored.length
  return { pairs: scored.length, error, bins }
}

/** The score that most alerts share, to nine digits. */
export function largestTie(alerts: readonly ScoredPair[]): Tie {
  const counts = new Map<number, number>()
  for (const { score } of alerts) {
    const rounded = Math.round(score * 1e9) / 1e9
    counts.set(rounded, (counts.get(rounded) ?? 0) + 1)
  }
  let largest: readonly [number | null, number] = [null, 0]
  for (const [score, count] of counts) {
    const isLarger = count > largest[1] || (count === largest[1] && score > (largest[0] ?? 0))
    if (isLarger) largest = [score, count]
  }
  return { alerts: alerts.length, score: largest[0], count: largest[1], share: rateOf(largest[1], alerts.length) }
}

function histogramOf(cases: readonly JudgedCase[]): HistogramBin[] {
  const count = (from: number, to: number): HistogramBin => {
    const inside = cases.filter(({ score }) => (to === 0 ? score === 0 : score > from && score <= to))
    const matches = inside.filter(({ isMatch }) => isMatch).length
    return { from, to, matches, others: inside.length - matches }
  }
  return [count(0, 0), ...Array.from({ length: 20 }, (_, bin) => count(bin / 20, (bin + 1) / 20))]
}

function slicesOf(cases: readonly JudgedCase[]): Measures['slices'] {
  const dimensions = new Map<string, Map<string, JudgedCase[]>>()
  for (const each of cases) {
    for (const { dimension, value } of each.slices) {
      const values = dimensions.get(dimension) ?? new Map<string, JudgedCase[]>()
      dimensions.set(dimension, values)
      const members = values.get(value)
      if (members === undefined) values.set(value, [each])
      else members.push(each)
    }
  }
  return [...dimensions].map(([dimension, values]) => ({
    dimension,
    rows: [...values]
      .map(([value, members]) => ({ value, figures: figuresOf(members) }))
      .sort((a, b) => b.figures.cases - a.figures.cases || compareText(a.value, b.value)),
  }))
}
