// How figures are written: a rate with its count and its exact bounds beside it, the same in text and in reports.

import type { Figures, Rate } from '../../services/index.ts'
import { grouped } from './style.ts'

/** `0.1234` as `12.3 %`; more digits below 1 and where rounding would make all of what is not all. */
export function percent(share: number): string {
  const value = share * 100
  if (share < 1 && value >= 99.95) return `${value >= 99.9995 ? 'over 99.999' : value.toFixed(3)} %`
  const isSmall = value > 0 && value < 1
  return `${value.toFixed(isSmall ? (value < 0.1 ? 3 : 2) : 1)} %`
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
