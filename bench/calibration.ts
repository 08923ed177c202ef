// Whether scores mean rates, and whether they pile up: reliability by bins, calibration error, the largest tie.

import type { Comparison } from '@hindsight/engine/matching'
import type { Judged } from './fit-policy.ts'

export interface Bin {
  readonly from: number
  readonly count: number
  readonly mean: number
  readonly rate: number
}

const binCount = 10

/** Ten bins of equal width: how many pairs, their mean score, and the share of them that are the same. */
export function reliability(judged: readonly Judged[]): Bin[] {
  const bins = Array.from({ length: binCount }, () => ({ count: 0, scores: 0, same: 0 }))
  for (const { score, isSame } of judged) {
    const bin = bins[Math.min(binCount - 1, Math.floor(score * binCount))]!
    bin.count += 1
    bin.scores += score
    if (isSame) bin.same += 1
  }
  return bins.flatMap(({ count, scores, same }, at) =>
    count === 0 ? [] : [{ from: at / binCount, count, mean: scores / count, rate: same / count }],
  )
}

/** Mean distance between score and rate over the bins, by the pairs in them. */
export function calibrationError(judged: readonly Judged[]): number {
  return (
    reliability(judged).reduce((sum, { count, mean, rate }) => sum + count * Math.abs(mean - rate), 0) / judged.length
  )
}

export interface Tie {
  readonly score: number
  readonly count: number
}

/** The score that most results share; results with the same `key` rest on identical evidence and count once. */
export function largestTie(results: readonly { readonly score: number; readonly key: string }[]): Tie {
  const keysOf = new Map<number, Set<string>>()
  for (const { score, key } of results) {
    const at = Math.round(score * 1e9) / 1e9
    keysOf.set(at, (keysOf.get(at) ?? new Set()).add(key))
  }
  let largest: Tie = { score: 0, count: 0 }
  for (const [score, keys] of keysOf) if (keys.size > largest.count) largest = { score, count: keys.size }
  return largest
}

/**
 * Names what agrees and what does not: comparisons with the same key rest on identical evidence. Weights follow the
 * letters of a word, so equal weights are the same words, or words that stand for each other.
 */
export function evidenceKey({ findings }: Comparison): string {
  const sorted = (values: readonly string[]): string => values.toSorted().join(' ')
  return findings
    .map(({ feature, effect, alignment }) => {
      if (alignment === undefined) return `${feature} ${effect}`
      const pairs = alignment.pairs.map(({ weight, similarity }) => `${weight.toFixed(12)}x${similarity.toFixed(12)}`)
      const rests = [alignment.ourUnpaired, alignment.theirUnpaired].map((words) =>
        sorted(words.map(({ weight }) => weight.toFixed(12))),
      )
      return [sorted(pairs), ...rests].join(' | ')
    })
    .join('; ')
}
