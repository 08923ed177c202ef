// Compares birth dates at the precision that both sides have. An imputed day never confirms and never clears.

import type { PartialDate } from '../../model/index.ts'
import type { Agreement, Observation } from '../comparison.ts'
import type { EffectRules } from '../policy.ts'

/** What two dates say of each other, the row of the effect table that applies, and the end of the sentence. */
interface DateVerdict {
  readonly agreement: Agreement
  readonly rule: keyof EffectRules | null
  readonly words: string
}

const circaYears = 2
/** Years apart that a slip or a doubtful record still explains. */
const nearYears = 1
/** A span wider than this holds too many people to confirm one. */
const spanYearsMax = 5
/** Years in which people on lists are born; a year outside is of another calendar or a slip. */
const [birthYearMin, birthYearMax] = [1850, 2100]

const verdicts = {
  imputed: { agreement: 'imputed', rule: null, words: ': a filled-in day neither confirms nor clears' },
  same: { agreement: 'same', rule: 'birthDateSame', words: ' are the same day' },
  sameMonth: { agreement: 'compatible', rule: 'birthDateMonth', words: ' agree as far as both are known' },
  sameYear: { agreement: 'compatible', rule: 'birthDateYear', words: ' agree as far as both are known' },
  wide: { agreement: 'compatible', rule: null, words: ' overlap, in a span too wide to confirm' },
  calendar: { agreement: 'compatible', rule: 'birthDateNear', words: ' agree if one is of another calendar' },
  impossible: {
    agreement: 'imputed',
    rule: null,
    words: ': a year that nobody is born in neither confirms nor clears',
  },
  near: { agreement: 'compatible', rule: 'birthDateNear', words: ' are near' },
  swapped: { agreement: 'compatible', rule: 'birthDateSwapped', words: ' agree with day and month swapped' },
  off: { agreement: 'different', rule: 'birthDateOff', words: ' differ by what a slip explains' },
  inYear: { agreement: 'different', rule: 'birthDateInYear', words: ' share the year only' },
  different: { agreement: 'different', rule: 'birthDateDifferent', words: ' are different' },
} as const satisfies Record<string, DateVerdict>

/** The most points that any two birth dates can give. */
export function birthDatePointsMax(rules: EffectRules): number {
  return Math.max(0, ...Object.values(verdicts).map(({ rule }) => (rule === null ? 0 : rules[rule])))
}

/** The finding for the pair of dates that speaks most for the parties being the same. */
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
  const { a, b, verdict } = bestPair(ours, theirs, rules)
  const [here, there] = [show(a), show(b)]
  const agrees = here === there && verdict.rule !== null ? `both ${here}` : `${here} and ${there}${verdict.words}`
  const because = agrees + contradictionTo(verdict, { ours, theirs })
  return { ...base, agreement: verdict.agreement, rule: verdict.rule, because }
}

/** What the other dates say against it: a date of theirs that no date of ours is near, beside one that agrees. */
function contradictionTo(
  { agreement }: DateVerdict,
  { ours, theirs }: { readonly ours: readonly PartialDate[]; readonly theirs: readonly PartialDate[] },
): string {
  if (agreement !== 'same' && agreement !== 'compatible') return ''
  const isAgainst = (one: PartialDate, others: readonly PartialDate[]): boolean =>
    others.every((other) => comparePair(one, other).agreement === 'different')
  const listed = theirs.filter((date) => isAgainst(date, ours)).map(show)
  const given = ours.filter((date) => isAgainst(date, theirs)).map(show)
  const against = [
    ...(listed.length === 0 ? [] : [`the list also states ${listed.join(', ')}, which disagrees`]),
    ...(given.length === 0 ? [] : [`the subject also states ${given.join(', ')}, which disagrees`]),
  ]
  return against.map((words) => `; ${words}`).join('')
}

/** Points that `compareBirthDates` will find, without its words. */
export function birthDatePoints(
  ours: readonly PartialDate[],
  theirs: readonly PartialDate[],
  rules: EffectRules,
): number {
  return ours.length === 0 || theirs.length === 0 ? 0 : bestPair(ours, theirs, rules).points
}

interface DatePair {
  readonly a: PartialDate
  readonly b: PartialDate
  readonly verdict: DateVerdict
  readonly points: number
}

/** The pair that speaks most for the parties being the same; filled-in dates only where there is no other pair. */
function bestPair(ours: readonly PartialDate[], theirs: readonly PartialDate[], rules: EffectRules): DatePair {
  let best: DatePair | null = null
  for (const a of ours) {
    for (const b of theirs) {
      const verdict: DateVerdict = comparePair(a, b)
      const points = verdict.rule === null ? 0 : rules[verdict.rule]
      const isFirmer = best?.verdict.agreement === 'imputed' && verdict.agreement !== 'imputed'
      const isBetter = best === null || isFirmer || (verdict.agreement !== 'imputed' && points > best.points)
      if (isBetter) best = { a, b, verdict, points }
    }
  }
  return best!
}

function show(date: PartialDate): string {
  const span = date.until === null ? date.value : `${date.value} to ${date.until}`
  return `${date.circa ? 'circa ' : ''}${span}${date.imputed ? ' (day likely filled in)' : ''}`
}

function comparePair(a: PartialDate, b: PartialDate): DateVerdict {
  if (a.imputed || b.imputed) return verdicts.imputed
  if (isOfOtherCalendar(a) !== isOfOtherCalendar(b)) return compareCalendars(firstYear(a), firstYear(b))
  const distance = yearsApart(a, b)
  if (a.circa || b.circa || a.until !== null || b.until !== null) {
    if (distance === 0 && Math.max(spanOf(a), spanOf(b)) > spanYearsMax) return verdicts.wide
    return compareLoosely(distance, a.circa || b.circa ? circaYears : 0)
  }
  if (distance === 0) return compareWithinYear(a.value, b.value)
  const isSlip = distance <= nearYears || differByOneDigit(a.value, b.value) || differBySwap(a.value, b.value)
  return isSlip ? verdicts.off : verdicts.different
}

function isOfOtherCalendar(date: PartialDate): boolean {
  return firstYear(date) < birthYearMin || firstYear(date) > birthYearMax
}

/** Thai, Minguo, Solar Hijri and (lunar) Hijri years, to within a year. */
function compareCalendars(one: number, other: number): DateVerdict {
  const [foreign, common] = one < birthYearMin || one > birthYearMax ? [one, other] : [other, one]
  const readings = [foreign - 543, foreign + 1911, foreign + 621, Math.round(foreign * 0.970229 + 621.5)]
  return readings.some((year) => Math.abs(year - common) <= 1) ? verdicts.calendar : verdicts.impossible
}

function compareLoosely(distance: number, slack: number): DateVerdict {
  if (distance === 0) return verdicts.sameYear
  if (distance <= slack) return verdicts.near
  return distance <= slack + nearYears ? verdicts.off : verdicts.different
}

function compareWithinYear(a: string, b: string): DateVerdict {
  const precision = Math.min(a.length, b.length)
  if (a.slice(0, precision) === b.slice(0, precision)) {
    if (precision >= 10) return verdicts.same
    return precision >= 7 ? verdicts.sameMonth : verdicts.sameYear
  }
  if (areSwapped(a, b)) return verdicts.swapped
  return differByOneDigit(a, b) || differBySwap(a, b) || a.slice(0, 7) === b.slice(0, 7)
    ? verdicts.off
    : verdicts.inYear
}

function yearsApart(a: PartialDate, b: PartialDate): number {
  return Math.max(0, firstYear(a) - lastYear(b), firstYear(b) - lastYear(a))
}

const spanOf = (date: PartialDate): number => lastYear(date) - firstYear(date)
const firstYear = (date: PartialDate): number => Number(date.value.slice(0, 4))
const lastYear = (date: PartialDate): number => Number((date.until ?? date.value).slice(0, 4))

function areSwapped(a: string, b: string): boolean {
  return a.length === 10 && b.length === 10 && a.slice(5, 7) === b.slice(8, 10) && a.slice(8, 10) === b.slice(5, 7)
}

function differByOneDigit(a: string, b: string): boolean {
  if (a.length !== 10 || b.length !== 10) return false
  let different = 0
  for (let i = 0; i < 10; i++) if (a[i] !== b[i]) different++
  return different === 1
}

/** Two neighbouring digits of one day, month or year changed places. */
function differBySwap(a: string, b: string): boolean {
  if (a.length !== 10 || b.length !== 10) return false
  let at = 0
  while (at < 9 && a[at] === b[at]) at++
  return a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2)
}
