// What an attacker can work out from published tables: every hidden entry between the bounds that sums and non-negativity
// leave, by elimination and by propagating bounds. Whoever publishes asks this first (vetting §4.4, G15).

import { assert } from '../base/index.ts'

/** One number of a table: a cell, a margin, a total, or a difference between two releases. */
export interface DisclosureEntry {
  readonly id: string
  readonly value: number
}

/** What anybody knows: a total is the sum of its parts. */
export interface SumRule {
  readonly total: string
  readonly parts: readonly string[]
}

export interface HiddenRange {
  readonly id: string
  readonly min: number
  /** Infinity where nothing bounds it. */
  readonly max: number
}

/** Sum of coefficient times hidden entry = constant. */
interface Equation {
  readonly terms: Map<string, number>
  readonly constant: number
}

/** The range of every entry that a rule names and that is not published, as narrow as the rules make it. */
export function hiddenRanges(
  entries: readonly DisclosureEntry[],
  rules: readonly SumRule[],
  isPublished: (id: string) => boolean,
): HiddenRange[] {
  const values = new Map(entries.map(({ id, value }) => [id, value]))
  const equations = rules.map((rule) => equationOf(rule, values, isPublished)).filter(({ terms }) => terms.size > 0)
  const all = [...equations, ...eliminated(equations)]
  const ranges = new Map<string, { min: number; max: number }>()
  for (const { id } of entries) if (!isPublished(id)) ranges.set(id, { min: 0, max: Number.POSITIVE_INFINITY })
  for (let isNarrowed = true; isNarrowed; ) {
    isNarrowed = false
    for (const equation of all) if (narrow(equation, ranges)) isNarrowed = true
  }
  return [...ranges].map(([id, range]) => ({ id, ...range }))
}

function equationOf(
  { total, parts }: SumRule,
  values: ReadonlyMap<string, number>,
  isPublished: (id: string) => boolean,
): Equation {
  const terms = new Map<string, number>()
  let constant = 0
  for (const [id, coefficient] of [[total, -1] as const, ...parts.map((part) => [part, 1] as const)]) {
    const value = values.get(id)
    assert(value !== undefined, `the rules of a table name only its entries, and "${id}" is one`)
    if (isPublished(id)) constant -= coefficient * value
    else terms.set(id, (terms.get(id) ?? 0) + coefficient)
  }
  for (const [id, coefficient] of terms) if (coefficient === 0) terms.delete(id)
  return { terms, constant }
}

/** Gauss and Jordan in whole numbers: equations in as few hidden entries as follow from the given ones. */
function eliminated(equations: readonly Equation[]): Equation[] {
  const rows = [...equations]
  const done: Equation[] = []
  for (let row = rows.shift(); row !== undefined; row = rows.shift()) {
    const [pivot] = row.terms.keys()
    if (pivot === undefined) continue
    for (const others of [rows, done]) {
      const without = others.map((other) => (other.terms.has(pivot) ? combined(other, row, pivot) : other))
      others.splice(0, others.length, ...without)
    }
    done.push(row)
  }
  return done
}

/** `equation` without `pivot`, of which `by` has a multiple. */
function combined(equation: Equation, by: Equation, pivot: string): Equation {
  const [ours, theirs] = [equation.terms.get(pivot)!, by.terms.get(pivot)!]
  const terms = new Map<string, number>()
  for (const id of new Set([...equation.terms.keys(), ...by.terms.keys()])) {
    const coefficient = (equation.terms.get(id) ?? 0) * theirs - (by.terms.get(id) ?? 0) * ours
    if (coefficient !== 0) terms.set(id, coefficient)
  }
  const constant = equation.constant * theirs - by.constant * ours
  const divisor = [...terms.values(), constant].reduce(greatestCommon, 0)
  if (divisor <= 1) return { terms, constant }
  return { terms: new Map([...terms].map(([id, value]) => [id, value / divisor])), constant: constant / divisor }
}

function greatestCommon(a: number, b: number): number {
  let [x, y] = [Math.abs(a), Math.abs(b)]
  while (y !== 0) [x, y] = [y, x % y]
  assert(Number.isSafeInteger(x), 'coefficients of a table stay whole numbers')
  return x
}

/** Narrows every entry of an equation by the ranges of the others; whether anything changed. */
function narrow({ terms, constant }: Equation, ranges: Map<string, { min: number; max: number }>): boolean {
  let isNarrowed = false
  for (const [id, coefficient] of terms) {
    let [least, most] = [constant, constant]
    for (const [other, weight] of terms) {
      if (other === id) continue
      const { min, max } = ranges.get(other)!
      least -= weight > 0 ? weight * max : weight * min
      most -= weight > 0 ? weight * min : weight * max
    }
    const [low, high] =
      coefficient > 0 ? [least / coefficient, most / coefficient] : [most / coefficient, least / coefficient]
    const range = ranges.get(id)!
    const min = Math.max(range.min, Math.ceil(low))
    const max = Math.min(range.max, Math.floor(high))
    if (min === range.min && max === range.max) continue
    ranges.set(id, { min, max })
    isNarrowed = true
  }
  return isNarrowed
}
