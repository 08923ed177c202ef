// Compares birth dates at the precision that both sides have. An imputed day never confirms and never clears.

import type { PartialDate } from '../../model/index.ts'
import type { Agreement, Observation } from '../comparison.ts'
import type { EffectRules } from '../policy.ts'

interface DateVerdict {
  readonly agreement: Agreement
  readonly rule: keyof EffectRules | null
  readonly because: string
}

const circaYears = 2
/** Years apart that a slip or a doubtful record still explains. */
const nearYears = 1

export function compareBirthDates(
  ours: readonly PartialDate[],
  theirs: readonly PartialDate[],
  rules: EffectRules,
): Observation {
  const base = { feature: 'birth-date' as const, ours: ours.map(show), theirs: theirs.map(show) }
  if (ours.length === 0) {
    const because = theirs.length === 0 ? 'neither side states a birth date' : 'the subject has no birth date'
    return { ...base, agreement: 'unknown-here', rule: null, because }
  }
  if (theirs.length === 0) {
    return { ...base, agreement: 'unknown-there', rule: null, because: 'the list states no birth date' }
  }
  let best: DateVerdict | null = null
  for (const a of ours) {
    for (const b of theirs) {
      const verdict = comparePair(a, b)
      if (best === null || pointsOf(verdict, rules) > pointsOf(best, rules)) best = verdict
    }
  }
  return { ...base, ...best! }
}

function pointsOf({ rule }: DateVerdict, rules: EffectRules): number {
  return rule === null ? 0 : rules[rule]
}

function show(date: PartialDate): string {
  const span = date.until === null ? date.value : `${date.value} to ${date.until}`
  return `${date.circa ? 'circa ' : ''}${span}${date.imputed ? ' (day likely filled in)' : ''}`
}

function comparePair(a: PartialDate, b: PartialDate): DateVerdict {
  const distance = yearsApart(a, b)
  const both = `${show(a)} and ${show(b)}`
  if (a.imputed || b.imputed) {
    const because = `${both}: a filled-in day neither confirms nor clears`
    return { agreement: 'imputed', rule: null, because }
  }
  if (a.circa || b.circa || a.until !== null || b.until !== null) return compareLoosely(a, b)
  if (distance === 0) return compareWithinYear(a, b)
  if (areSwapped(a.value, b.value)) {
    return { agreement: 'compatible', rule: 'birthDateSwapped', because: `${both}: day and month swapped` }
  }
  if (distance <= nearYears || differByOneDigit(a.value, b.value)) {
    return { agreement: 'different', rule: 'birthDateOff', because: `${both} differ by what a slip explains` }
  }
  return { agreement: 'different', rule: 'birthDateDifferent', because: `${both} are different` }
}

function compareLoosely(a: PartialDate, b: PartialDate): DateVerdict {
  const slack = a.circa || b.circa ? circaYears : 0
  const both = `${show(a)} and ${show(b)}`
  const distance = yearsApart(a, b)
  if (distance === 0) return { agreement: 'compatible', rule: 'birthDateYear', because: `${both} agree` }
  if (distance <= slack) return { agreement: 'compatible', rule: 'birthDateNear', because: `${both} are near` }
  if (distance <= slack + nearYears) {
    return { agreement: 'different', rule: 'birthDateOff', because: `${both} do not quite meet` }
  }
  return { agreement: 'different', rule: 'birthDateDifferent', because: `${both} are different` }
}

function compareWithinYear(a: PartialDate, b: PartialDate): DateVerdict {
  const precision = Math.min(a.value.length, b.value.length)
  const both = `${show(a)} and ${show(b)}`
  if (a.value.slice(0, precision) === b.value.slice(0, precision)) {
    if (precision >= 10) return { agreement: 'same', rule: 'birthDateSame', because: `both ${show(a)}` }
    const rule = precision >= 7 ? 'birthDateMonth' : 'birthDateYear'
    return { agreement: 'compatible', rule, because: `${both} agree as far as both are known` }
  }
  if (areSwapped(a.value, b.value)) {
    return { agreement: 'compatible', rule: 'birthDateSwapped', because: `${both}: day and month swapped` }
  }
  const isNear = differByOneDigit(a.value, b.value) || a.value.slice(0, 7) === b.value.slice(0, 7)
  return isNear
    ? { agreement: 'different', rule: 'birthDateOff', because: `${both} differ by what a slip explains` }
    : { agreement: 'different', rule: 'birthDateInYear', because: `${both} share the year only` }
}

function yearsApart(a: PartialDate, b: PartialDate): number {
  const [fromA, toA] = years(a)
  const [fromB, toB] = years(b)
  return Math.max(0, fromA - toB, fromB - toA)
}

function years(date: PartialDate): readonly [number, number] {
  const from = Number(date.value.slice(0, 4))
  return [from, date.until === null ? from : Number(date.until.slice(0, 4))]
}

function areSwapped(a: string, b: string): boolean {
  return (
    a.length === 10 &&
    b.length === 10 &&
    a.slice(0, 4) === b.slice(0, 4) &&
    a.slice(5, 7) === b.slice(8, 10) &&
    a.slice(8, 10) === b.slice(5, 7)
  )
}

function differByOneDigit(a: string, b: string): boolean {
  if (a.length !== 10 || b.length !== 10) return false
  let different = 0
  for (let i = 0; i < 10; i++) if (a[i] !== b[i]) different++
  return different === 1
}
