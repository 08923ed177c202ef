// Compares birth dates at the precision that both sides have. An imputed day never confirms and never clears.

import type { PartialDate } from '../../model/index.ts'
import type { Agreement, Finding } from '../comparison.ts'
import type { EffectRules } from '../policy.ts'

interface DateVerdict {
  readonly agreement: Agreement
  readonly effect: number
  readonly because: string
}

const circaYears = 2
/** Years apart that a slip or a doubtful record still explains. */
const nearYears = 1

export function compareBirthDates(
  ours: readonly PartialDate[],
  theirs: readonly PartialDate[],
  rules: EffectRules,
): Finding {
  const base = { feature: 'birth-date' as const, ours: ours.map(show), theirs: theirs.map(show) }
  if (ours.length === 0) {
    const because = theirs.length === 0 ? 'neither side states a birth date' : 'the subject has no birth date'
    return { ...base, agreement: 'unknown-here', effect: 0, because }
  }
  if (theirs.length === 0) {
    return { ...base, agreement: 'unknown-there', effect: 0, because: 'the list states no birth date' }
  }
  let best: DateVerdict | null = null
  for (const a of ours) {
    for (const b of theirs) {
      const verdict = comparePair(a, b, rules)
      if (best === null || verdict.effect > best.effect) best = verdict
    }
  }
  return { ...base, ...best! }
}

function show(date: PartialDate): string {
  const span = date.until === null ? date.value : `${date.value} to ${date.until}`
  return `${date.circa ? 'circa ' : ''}${span}${date.imputed ? ' (day likely filled in)' : ''}`
}

function comparePair(a: PartialDate, b: PartialDate, rules: EffectRules): DateVerdict {
  const distance = yearsApart(a, b)
  const both = `${show(a)} and ${show(b)}`
  if (a.imputed || b.imputed) {
    const because = `${both}: a filled-in day neither confirms nor clears`
    return { agreement: 'imputed', effect: 0, because }
  }
  if (a.circa || b.circa || a.until !== null || b.until !== null) return compareLoosely(a, b, rules)
  if (distance === 0) return compareWithinYear(a, b, rules)
  if (areSwapped(a.value, b.value)) {
    return { agreement: 'compatible', effect: rules.birthDateSwapped, because: `${both}: day and month swapped` }
  }
  if (distance <= nearYears || differByOneDigit(a.value, b.value)) {
    return { agreement: 'different', effect: rules.birthDateOff, because: `${both} differ by what a slip explains` }
  }
  return { agreement: 'different', effect: rules.birthDateDifferent, because: `${both} are different` }
}

function compareLoosely(a: PartialDate, b: PartialDate, rules: EffectRules): DateVerdict {
  const slack = a.circa || b.circa ? circaYears : 0
  const both = `${show(a)} and ${show(b)}`
  const distance = yearsApart(a, b)
  if (distance === 0) return { agreement: 'compatible', effect: rules.birthDateYear, because: `${both} agree` }
  if (distance <= slack) return { agreement: 'compatible', effect: rules.birthDateNear, because: `${both} are near` }
  if (distance <= slack + nearYears) {
    return { agreement: 'different', effect: rules.birthDateOff, because: `${both} do not quite meet` }
  }
  return { agreement: 'different', effect: rules.birthDateDifferent, because: `${both} are different` }
}

function compareWithinYear(a: PartialDate, b: PartialDate, rules: EffectRules): DateVerdict {
  const precision = Math.min(a.value.length, b.value.length)
  const both = `${show(a)} and ${show(b)}`
  if (a.value.slice(0, precision) === b.value.slice(0, precision)) {
    if (precision >= 10) return { agreement: 'same', effect: rules.birthDateSame, because: `both ${show(a)}` }
    const effect = precision >= 7 ? rules.birthDateMonth : rules.birthDateYear
    return { agreement: 'compatible', effect, because: `${both} agree as far as both are known` }
  }
  if (areSwapped(a.value, b.value)) {
    return { agreement: 'compatible', effect: rules.birthDateSwapped, because: `${both}: day and month swapped` }
  }
  const isNear = differByOneDigit(a.value, b.value) || a.value.slice(0, 7) === b.value.slice(0, 7)
  return isNear
    ? { agreement: 'different', effect: rules.birthDateOff, because: `${both} differ by what a slip explains` }
    : { agreement: 'different', effect: rules.birthDateInYear, because: `${both} share the year only` }
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
