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

const verdicts = {
  imputed: { agreement: 'imputed', rule: null, words: ': a filled-in day neither confirms nor clears' },
  same: { agreement: 'same', rule: 'birthDateSame', words: ' are the same day' },
  sameMonth: { agreement: 'compatible', rule: 'birthDateMonth', words: ' agree as far as both are known' },
  sameYear: { agreement: 'compatible', rule: 'birthDateYear', words: ' agree as far as both are known' },
  near: { agreement: 'compatible', rule: 'birthDateNear', words: ' are near' },
  swapped: { agreement: 'compatible', rule: 'birthDateSwapped', words: ' agree with day and month swapped' },
  off: { agreement: 'different', rule: 'birthDateOff', words: ' differ by what a slip explains' },
  inYear: { agreement: 'different', rule: 'birthDateInYear', words: ' share the year only' },
  different: { agreement: 'different', rule: 'birthDateDifferent', words: ' are different' },
} as const satisfies Record<string, DateVerdict>

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
  const because = here === there && verdict.rule !== null ? `both ${here}` : `${here} and ${there}${verdict.words}`
  return { ...base, agreement: verdict.agreement, rule: verdict.rule, because }
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
  const distance = yearsApart(a, b)
  if (a.circa || b.circa || a.until !== null || b.until !== null) {
    return compareLoosely(distance, a.circa || b.circa ? circaYears : 0)
  }
  if (distance === 0) return compareWithinYear(a.value, b.value)
  const isSlip = distance <= nearYears || differByOneDigit(a.value, b.value) || differBySwap(a.value, b.value)
  return isSlip ? verdicts.off : verdicts.different
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
