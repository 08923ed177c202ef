// Texts of Australia's list: birth dates as days of a spreadsheet, as words and with the day first, several in one cell,
// and documents named in prose.

import { parsePartialDate } from '../model/index.ts'
import { addReading, parseDayFirst, parseSpreadsheetDay } from './issuer-dates.ts'
import type { PartyDraft } from './party-draft.ts'
import { documentsIn, enumerated, squeeze } from './text-parts.ts'

/** Adds all dates of a cell; a part that is no date stays readable as a remark. */
export function addAuBirthDates(draft: PartyDraft, text: string): void {
  const serial = parseSpreadsheetDay(text)
  if (serial !== null) {
    addReading(draft, serial, text)
    return
  }
  for (const part of enumerated(text).flatMap(splitDates)) {
    const plain = part
      .replace(/^(?:(?:alt(?:ernative)?\.?\s+)?(?:dob|date of birth)s?:?|born(?: in| on)?|year of birth:?)\s*/iu, '')
      .replace(/\s*\([^()]*\)?\s*$/u, '')
      .replace(/^between approximately\b/iu, 'circa')
      .replace(/(\d{4})\s*[-–/]\s*(\d{4})/gu, '$1-$2')
      .replace(/^(\d{1,2})\.\s+(?=\p{L})/u, '$1 ')
      .replace(/[.,;]\s*$/u, '')
      .trim()
    if (plain !== '') addReading(draft, parseDayFirst(plain), part)
  }
}

/** Values between `;`, `>>`, line breaks, `or`, and an `and` that does not end a span. */
function splitDates(text: string): readonly string[] {
  const pieces = squeeze(text).split(/\s*(?:;|>>|\n|\bor\b)\s*/u)
  return pieces.flatMap((piece) => {
    const isSpan = /\b(?:between|from)\b/iu.test(piece)
    return (isSpan ? [piece] : piece.split(/\s+and\s+|,\s+(?=\d{1,2}\s+\p{L}{3}|\d{4}\b)/u)).flatMap(
      (part) => part.trim() || [],
    )
  })
}

/** Adds passports and national identification numbers that prose names: `Passport no: a) A123456 b) …`. */
export function addAuDocuments(draft: PartyDraft, text: string): void {
  const label = /\b(Passports?|National identification|ID card|Identification)\s*(?:no|number|details)s?\b\.?:?\s*/giu
  const matches = [...text.matchAll(label)]
  for (const [index, match] of matches.entries()) {
    const start = match.index + match[0].length
    const rest = text.slice(start, matches[index + 1]?.index ?? text.length)
    const end = rest.search(
      /\b(?:Address|Listed on|Other information|Title|Designation|Nationality|Date designated)\b[^.:]{0,20}:/u,
    )
    const type = /^passport/iu.test(match[0]) ? 'passportNumber' : 'idNumber'
    const described = (end < 0 ? rest : rest.slice(0, end)).split(/\.\s+(?=[A-Z][a-z]+ )/u)[0] ?? ''
    draft.identifiers.push(...documentsIn(described, type))
  }
}

/** The first day that the listing information names, as ISO text; null where it names none. */
export function auListedOn(text: string): string | null {
  const serial = parseSpreadsheetDay(text)?.dates[0]
  if (serial !== undefined) return serial.value
  const day = text.match(/\b\d{1,2}\s+\p{L}{3,9}\.?\s+\d{4}\b/u)?.[0]
  return day === undefined ? null : (parsePartialDate(day).dates[0]?.value ?? null)
}
