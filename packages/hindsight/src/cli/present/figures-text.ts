// How figures are written: a rate with its count and its exact bounds beside it, the same in text and in reports.

import type { Figures, Rate } from '../../services/index.ts'
import { grouped } from './style.ts'

/** `0.1234` as `12.3 %`; more digits near 0 and near 100, so that what is not all never looks like all. */
export function percent(share: number): string {
  const value = share * 100
  const toEdge = Math.min(value, 100 - value)
  const text = value.toFixed(toEdge === 0 || toEdge >= 1 ? 1 : toEdge >= 0.1 ? 2 : 3)
  return share < 1 && text === '100.000' ? 'over 99.999 %' : `${text} %`
}

/** `352/400 = 88.0 % (84.4–91.0)`. */
export function rateText({ found, of, rate, low, high }: Rate): string {
  const count = `${grouped(found)}/${grouped(of)}`
  return rate === null ? `${count} = none` : `${count} = ${percent(rate)} (${boundsText(low, high)})`
}

/** `84.4–91.0`, in percent. */
export function boundsText(low: number, high: number): string {
  return `${percent(low).slice(0, -2)}–${percent(high).slice(0, -2)}`
}

/** `0.853 (0.826–0.877)`. */
export function f1Text({ f1 }: Figures): string {
  return f1.value === null ? 'none' : `${f1.value.toFixed(3)} (${f1.low.toFixed(3)}–${f1.high.toFixed(3)})`
}

/** A score or threshold, to three digits. */
export function scoreText(score: number): string {
  return score.toFixed(3)
}
