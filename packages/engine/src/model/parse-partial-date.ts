// Reads the dates that issuers and subject files write, at their own precision, with their doubts kept beside them.

import type { PartialDate } from './partial-date.ts'

/** What one date text gives: one date, two where day and month cannot be told apart, or none and the reason. */
export interface DateReading {
  readonly dates: readonly PartialDate[]
  /** Why there is no date; null when there is one. */
  readonly reason: string | null
}

interface Parts {
  readonly year: number
  readonly month: number | null
  readonly day: number | null
}

const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const monthLengths = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
const circaWords = /^(?:circa|c\.|ca\.?|approx(?:imately|\.)?|about|around|est(?:imated|\.)?|~)\s*/iu

/**
 * Reads `1962`, `1962-03`, `1962-03-04` (also with a time), `12 Aug 1962`, `Aug 1962`, `August 12, 1962`, `12.08.1962`,
 * `circa 1962`, `1958 to 1963`, `between 1958 and 1963`. `03/04/1962` gives both readings, day first. A 1 January is
 * taken as filled in (`imputed`). Impossible dates (31 February, year 0000) and two-digit years give a reason.
 */
export function parsePartialDate(raw: string): DateReading {
  const text = foldDigits(raw).trim()
  if (text === '') return nothing('the date is blank')
  const circa = circaWords.test(text)
  const body = text.replace(circaWords, '').trim()
  const span = body.match(/^(?:between\s+|from\s+)?(.+?)\s*(?:\s(?:to|and|until)\s|–|—|\s-\s)\s*(.+)$/iu)
  const years = body.match(/^(\d{4})-(\d{4})$/u)
  const ends = years ?? span
  if (ends !== null) return readSpan(ends[1] as string, ends[2] as string, { raw, circa })
  const readings = readParts(body)
  if (typeof readings === 'string') return nothing(readings)
  return { dates: readings.map((parts) => toDate(parts, raw, circa)), reason: null }
}

/** A date from numbers that a format carries apart, checked like text. */
export function partialDateOf(
  parts: { readonly year: number; readonly month: number | null; readonly day: number | null },
  raw: string,
): DateReading {
  const fault = faultOf(parts)
  return fault === null ? { dates: [toDate(parts, raw, false)], reason: null } : nothing(fault)
}

function readSpan(from: string, to: string, how: { raw: string; circa: boolean }): DateReading {
  const starts = readParts(from.replace(circaWords, '').trim())
  const ends = readParts(to.replace(circaWords, '').trim())
  if (typeof starts === 'string') return nothing(starts)
  if (typeof ends === 'string') return nothing(ends)
  const first = starts[0] as Parts
  const last = ends[0] as Parts
  if (last.year < first.year) return nothing(`the span ends in ${last.year}, before it begins in ${first.year}`)
  const circa = how.circa || circaWords.test(from.trim()) || circaWords.test(to.trim())
  const until = last.year === first.year ? null : pad(last.year, 4)
  return { dates: [{ value: pad(first.year, 4), until, circa, imputed: false, raw: how.raw }], reason: null }
}

function readParts(text: string): readonly Parts[] | string {
  return readIso(text) ?? readNumeric(text) ?? readWords(text) ?? `"${text.slice(0, 40)}" is not a date`
}

function readIso(text: string): readonly Parts[] | string | null {
  const match = text.match(
    /^(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2})(?:[T ]\d{2}:\d{2}.*)?)?)?(?:Z|[+-]\d{2}:\d{2})?$/u,
  )
  if (match === null) return null
  return checked({ year: Number(match[1]), month: numberOrNull(match[2]), day: numberOrNull(match[3]) })
}

function readNumeric(text: string): readonly Parts[] | string | null {
  const monthYear = text.match(/^(\d{1,2})[/.-](\d{4})$/u)
  if (monthYear !== null) return checked({ year: Number(monthYear[2]), month: Number(monthYear[1]), day: null })
  const match = text.match(/^(\d{1,2})([/.-])(\d{1,2})\2(\d{2}|\d{4})$/u)
  if (match === null) return null
  if (match[4]?.length === 2) return `"${text}" has a two-digit year; write four digits`
  const [first, second, year] = [Number(match[1]), Number(match[3]), Number(match[4])]
  const dayFirst = { year, month: second, day: first }
  const monthFirst = { year, month: first, day: second }
  // A point is written by countries that put the day first; a slash or hyphen is ambiguous.
  if (match[2] === '.' || first === second || faultOf(monthFirst) !== null) return checked(dayFirst)
  return faultOf(dayFirst) === null ? [dayFirst, monthFirst] : checked(monthFirst)
}

function readWords(text: string): readonly Parts[] | string | null {
  const dayFirst = text.match(/^(?:(\d{1,2})(?:st|nd|rd|th)?[\s-]+)?(\p{L}{3,9})\.?,?[\s-]+(\d{4})$/iu)
  const monthFirst = text.match(/^(\p{L}{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})$/iu)
  const word = dayFirst?.[2] ?? monthFirst?.[1]
  if (word === undefined) return null
  const month = monthNames.indexOf(word.slice(0, 3).toLowerCase()) + 1
  if (month === 0) return `"${word}" is not the name of a month`
  const year = Number(dayFirst?.[3] ?? monthFirst?.[3])
  return checked({ year, month, day: numberOrNull(dayFirst === null ? monthFirst?.[2] : dayFirst[1]) })
}

function checked(parts: Parts): readonly Parts[] | string {
  return faultOf(parts) ?? [parts]
}

function faultOf({ year, month, day }: Parts): string | null {
  if (!Number.isInteger(year) || year < 1 || year > 9999) return `the year ${pad(year, 4)} does not exist`
  if (month === null) return null
  const length = monthLengths[month - 1]
  if (length === undefined) return `there is no month ${month}`
  if (day === null) return null
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  const days = month === 2 && !isLeap ? 28 : length
  return day >= 1 && day <= days ? null : `month ${month} of ${year} has no day ${day}`
}

function toDate({ year, month, day }: Parts, raw: string, circa: boolean): PartialDate {
  const value = [pad(year, 4), ...(month === null ? [] : [pad(month, 2)]), ...(day === null ? [] : [pad(day, 2)])]
  return { value: value.join('-'), until: null, circa, imputed: month === 1 && day === 1, raw }
}

function foldDigits(text: string): string {
  return text.replace(/[\u0660-\u0669\u06f0-\u06f9]/gu, (digit) => String((digit.codePointAt(0) as number) & 0xf))
}

function numberOrNull(text: string | undefined): number | null {
  return text === undefined ? null : Number(text)
}

function pad(number: number, length: number): string {
  return String(number).padStart(length, '0')
}

function nothing(reason: string): DateReading {
  return { dates: [], reason }
}
