// Dates in the notations of single issuers, brought to those that the model reads; as written they stay in `raw`.

import { type DateReading, parsePartialDate } from '../model/index.ts'
import type { PartyDraft } from './party-draft.ts'

/** Days from 30 December 1899 to 1 January 1970: day 0 of spreadsheets, which count a 29 February 1900 that was none. */
const spreadsheetEpochDays = 25_569

/** `23/07/1981`, `00/04/1984`, `00/00/1980`, `10/00/1983`: day, month and year of issuers who put the day first. */
export function parseDayFirst(raw: string): DateReading {
  const match = raw.trim().match(/^(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})$/u)
  if (match === null) return parsePartialDate(raw)
  const [, day = '', month = '', year = ''] = match
  const known = Number(month) === 0 ? year : Number(day) === 0 ? `${month}.${year}` : `${day}.${month}.${year}`
  return withRaw(parsePartialDate(known), raw)
}

/** `07/23/1981` of issuers who put the month first. */
export function parseMonthFirst(raw: string): DateReading {
  const match = raw.trim().match(/^(\d{1,2})\/(\d{1,2})\/(\d{4})$/u)
  if (match === null) return parsePartialDate(raw)
  return withRaw(parsePartialDate(`${match[2]}.${match[1]}.${match[3]}`), raw)
}

/** A number of days as spreadsheets store dates, from 1905 to 2099; null for every other text. */
export function parseSpreadsheetDay(raw: string): DateReading | null {
  const text = raw.trim()
  if (!/^\d{4,5}$/u.test(text) || Number(text) < 2_200 || Number(text) > 73_050) return null
  const date = civilDate(Number(text) - spreadsheetEpochDays)
  return withRaw(parsePartialDate(date), raw)
}

/** Adds what a reading gives; a date that cannot be read is kept as a remark, so that a person still sees it. */
export function addReading(draft: PartyDraft, { dates, reason }: DateReading, raw: string): void {
  if (raw.trim() === '') return
  if (reason === null) draft.birthDate.push(...dates)
  else draft.remarks.push(`birthDate "${raw.trim()}" was not read: ${reason}`)
}

/** The earlier of the date known so far and the first date of a reading. */
export function keepEarliest(draft: PartyDraft, { dates }: DateReading): void {
  const [date] = dates
  if (date !== undefined && (draft.listedOn === null || date.value < draft.listedOn.value)) draft.listedOn = date
}

/** ISO day of a day number from 1 January 1970, by the proleptic Gregorian calendar. */
function civilDate(days: number): string {
  const shifted = days + 719_468
  const era = Math.floor(shifted / 146_097)
  const dayOfEra = shifted - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const day = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  return [String(year).padStart(4, '0'), String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-')
}

function withRaw({ dates, reason }: DateReading, raw: string): DateReading {
  return { dates: dates.map((date) => ({ ...date, raw })), reason }
}
