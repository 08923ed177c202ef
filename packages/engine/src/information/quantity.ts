// A number with its bounds, its unit, the population it is about and the words it was stated in. It has no way of being
// shown without them, and its bounds change only by a new claim (law L11).

import { type Bounds, isSameBounds, presentBounds, presentCount } from './bounds.ts'
import { findQuantities } from './find-quantities.ts'
import type { CountUnit, Share } from './quantity-words.ts'

/** What kind of thing is counted: where people are, what was done, what was found out, what happened (vetting §5.2). */
export type CountAxis = 'state' | 'action' | 'finding' | 'event'

/** Both ends inclusive, at their own precision: `2020-10` to `2024-05`. */
export interface Period {
  readonly from: string
  readonly until: string
}

export interface Quantity {
  /** What follows from the words; null where only a share is stated. */
  readonly bounds: Bounds | null
  readonly share: Share | null
  /** The stated number with its qualifiers, as written. */
  readonly words: string
  readonly unit: CountUnit
  /** Which people or events: two quantities of different populations have nothing to do with each other. */
  readonly population: string
  readonly axis: CountAxis
  /** Null where none is stated. */
  readonly period: Period | null
  /** Words of doubt of the whole statement, such as `probably`, shown with it. */
  readonly hedges: readonly string[]
}

export interface QuantityContext {
  readonly population: string
  readonly axis: CountAxis
  /** What a person decided is counted; the noun of the text otherwise. */
  readonly unit?: CountUnit
  readonly period?: Period
  readonly hedges?: readonly string[]
}

/** Reads a text that states exactly one number or share; undefined where it states none or several. */
export function parseQuantity(text: string, context: QuantityContext): Quantity | undefined {
  const [mention, second] = findQuantities(text)
  if (mention === undefined || second !== undefined) return undefined
  return {
    bounds: mention.bounds,
    share: mention.share,
    words: mention.words,
    unit: context.unit ?? mention.unit,
    population: context.population,
    axis: context.axis,
    period: context.period ?? null,
    hedges: context.hedges ?? [],
  }
}

/** A quantity that was worked out: its words are those of its bounds. */
export function derivedQuantity(bounds: Bounds, like: Quantity): Quantity {
  return { ...like, bounds, share: null, words: presentBounds(bounds) }
}

const unitWords: Readonly<Record<CountUnit, string>> = {
  person: 'people',
  event: 'events',
  other: 'units',
  unknown: 'of an unknown unit',
}

/** The only way a quantity is shown: words as stated, unit, period, doubts, and what follows where the words say less. */
export function presentQuantity({ bounds, share, words, unit, period, hedges }: Quantity): string {
  const doubts = hedges.length === 0 ? '' : ` (${hedges.join(', ')})`
  const during = period === null ? '' : ` from ${period.from} to ${period.until}`
  const counted = share === null ? `${words} ${unitWords[unit]}` : words
  return `${counted}${during}${doubts}${followsFrom(words, bounds)}`
}

function followsFrom(words: string, bounds: Bounds | null): string {
  if (bounds === null) return ' [no number follows]'
  const plain = bounds.min === bounds.max && words === presentCount(bounds.min)
  return plain || words === presentBounds(bounds) ? '' : ` [${presentBounds(bounds)}]`
}

/** Whether two quantities count the same things of the same people: says what is apart, null if nothing is. */
export function apartBecause(a: Quantity, b: Quantity): string | null {
  if (a.unit === 'unknown' || b.unit === 'unknown') return 'a unit is unknown: people and events do not add up'
  if (a.unit !== b.unit) return `${unitWords[a.unit]} and ${unitWords[b.unit]} do not add up`
  if (a.population !== b.population)
    return `they are about different populations, "${a.population}" and "${b.population}"`
  if (a.axis !== b.axis) return `one counts a ${a.axis}, the other a ${b.axis}: the same person may be in both`
  if (a.period?.from !== b.period?.from || a.period?.until !== b.period?.until)
    return 'they are about different periods'
  return null
}

/** Whether two quantities say the same of the same: equal bounds and shares, and nothing apart. */
export function isSameQuantity(a: Quantity, b: Quantity): boolean {
  if (a.share !== b.share || apartBecause(a, b) !== null) return false
  return a.bounds === null || b.bounds === null ? a.bounds === b.bounds : isSameBounds(a.bounds, b.bounds)
}
