// The European Union's list as CSV, versions 1.0 and 1.1: each row is one name, address, birth, document or citizenship of
// an entity. It grades no alias; the XML does, and is to be preferred. A file that a spreadsheet saved anew is refused.

import { countryOrRaw, type Identifier, type PartySchema, parsePartialDate } from '../model/index.ts'
import { openWestern } from './decode-western.ts'
import { type EuField, euColumnNames, euColumnsFor, euFields } from './eu-fsf-csv-columns.ts'
import { type FaultLog, placeIn } from './faults.ts'
import { checkColumns, type HeaderRow, readHeaderCsv } from './header-csv.ts'
import { addReading, keepEarliest, parseDayFirst } from './issuer-dates.ts'
import { setGender } from './ofac-remarks.ts'
import { addressFrom, addText, draftParty, type PartyDraft } from './party-draft.ts'
import type { ReadBody } from './read-body.ts'
import type { ListFile } from './reading.ts'

const schemaOfType: ReadonlyMap<string, PartySchema> = new Map([
  ['P', 'Person'],
  ['E', 'Organization'],
])
const remedy = 'Fetch the file again from the issuer.'

/** Reads the list; null when it has no header of this kind. Faults are in the log. */
export async function readEuFsfCsv(file: ListFile, log: FaultLog): Promise<ReadBody | null> {
  const place = placeIn(file.name, { line: 1, offset: 0 })
  const opened = await openWestern(file, log)
  const dialect = { delimiter: ';', nameColumns: euColumnNames }
  const table = opened === null ? null : await readHeaderCsv(opened.file, dialect, log)
  if (opened === null || table === null) return null
  if (opened.charset !== 'UTF-8') {
    const message = `the text is ${opened.charset}; the issuer writes UTF-8: another program saved the file anew`
    log.add({ code: 'encoding', place, message, remedy })
  }
  if (table.header.length === 1) {
    const message = 'a spreadsheet saved the file anew: each row is one quoted cell, and commas became tabs'
    log.add({ code: 'resaved', place, message, remedy: `${remedy} Do not open it in a spreadsheet.` })
    return null
  }
  checkColumns(table, { required: euColumnsFor(table.header), optional: [] }, { place, log })
  const groups = new Map<string, HeaderRow[]>()
  for (const row of table.rows) {
    const id = cellOf(row, 'id')
    if (!/^\d+$/u.test(id)) {
      log.add({ code: 'bad-id', place: row.place, message: `the logical id is "${id}", not a whole number`, remedy })
    }
    groups.set(id, [...(groups.get(id) ?? []), row])
  }
  if (groups.size === 0) log.add({ code: 'no-records', place, message: 'the list has no row', remedy })
  const publishedAt = publishedOn(table.rows, { place, log })
  const drafts = [...groups].map(([id, rows]) => draftOf(id, rows, log))
  const notes = [`${table.rows.length} rows, ${groups.size} entities`, 'aliases are not graded in this format']
  return { drafts, rejects: [], publishedAt, notes }
}

/** Text of a field, wherever the version keeps it. */
function cellOf({ cells }: HeaderRow, field: EuField): string {
  const [old, current] = euFields[field]
  const columns = cells.has('fileGenerationDate') ? current : old
  return columns.flatMap((column) => cells.get(column)?.trim() || []).join(', ')
}

/** Every row carries the day of the file. */
function publishedOn(
  rows: readonly HeaderRow[],
  { place, log }: { readonly place: HeaderRow['place']; readonly log: FaultLog },
): string | null {
  const days = new Set(rows.map((row) => cellOf(row, 'date')))
  const date = parseDayFirst([...days][0] ?? '').dates[0]?.value
  if (days.size <= 1 && date?.length === 10) return date
  const shown = [...days].slice(0, 3).join(', ')
  log.add({ code: 'published-at', place, message: `the file's day is "${shown}"; it is one day in every row`, remedy })
  return null
}

function draftOf(id: string, rows: readonly HeaderRow[], log: FaultLog): PartyDraft {
  const [first] = rows as [HeaderRow]
  const place = { ...first.place, recordId: id }
  const types = new Set(rows.map((row) => cellOf(row, 'type')))
  const schema = schemaOfType.get([...types][0] ?? '')
  if (schema === undefined || types.size > 1) {
    const message = `the subject type is "${[...types].join(', ')}"; known are P and E, one for each entity`
    log.add({ code: 'unknown-value', place, message, remedy })
  }
  const draft = draftParty(id, schema ?? 'LegalEntity', place)
  for (const row of rows) {
    const cell = (field: EuField): string => cellOf(row, field)
    addEntity(draft, cell)
    addAddress(draft, cell)
    addBirth(draft, cell)
    addIdentifier(draft, cell)
    addText(draft.citizenship, countryOrRaw(cell('citizenship').replace(/^00$/u, '')))
  }
  return draft
}

type Cells = (field: EuField) => string

function addEntity(draft: PartyDraft, cell: Cells): void {
  addText(draft.programs, cell('programme'))
  addText(draft.remarks, cell('remark').replaceAll('\\n', ' '))
  const reference = cell('reference')
  if (reference !== '') addText(draft.remarks, `EU reference: ${reference}`)
  keepEarliest(draft, parsePartialDate(cell('designated')))
  const parts = [cell('firstName'), cell('middleName'), cell('lastName')].filter((part) => part !== '')
  addText(draft.name.length === 0 ? draft.name : draft.alias, cell('wholeName') || parts.join(' '))
  setGender(draft, cell('gender'))
  addText(draft.position, cell('title'))
  addText(draft.position, cell('function'))
}

function addAddress(draft: PartyDraft, cell: Cells): void {
  const code = cell('countryCode')
  const countryText = code === '00' ? '' : cell('country')
  const address = addressFrom({
    street: [[cell('street'), cell('number')].filter((part) => part !== '').join(' '), cell('otherAddress')],
    city: cell('city'),
    region: cell('region'),
    postalCode: cell('postalCode'),
    country: code === '00' ? null : countryOrRaw(code),
    countryText,
  })
  if (address !== null) draft.addresses.push(address)
  addText(draft.remarks, cell('contact'))
}

function addBirth(draft: PartyDraft, cell: Cells): void {
  addText(draft.birthPlace, cell('birthPlace').replace(/(?:^|, )UNKNOWN$/u, ''))
  const month = cell('birthMonth').padStart(2, '0')
  const year = cell('birthYear')
  const yearOrMonth = month === '00' ? year : `${year}-${month}`
  const span = [cell('birthFrom'), cell('birthTo')].filter((end) => end !== '').join(' to ')
  const raw = cell('birthDate') || (year === '' ? span : yearOrMonth)
  const calendar = cell('birthCalendar')
  if (raw === '') return
  if (calendar !== '' && calendar !== 'GREGORIAN') addText(draft.remarks, `Birth date ${raw} (calendar ${calendar})`)
  else addReading(draft, parsePartialDate(cell('birthCirca') === 'true' ? `circa ${raw}` : raw), raw)
}

/** `AD001095 (passport-National passport) ((passport))` in 1.0: number, and what it is of. */
function addIdentifier(draft: PartyDraft, cell: Cells): void {
  const text = cell('document') || cell('latinDocument')
  const label = cell('documentType') || (text.match(/\(([^()]+)\)/u)?.[1] ?? null)
  const value = (text.split('(')[0] ?? '').trim()
  const country = cell('documentCountry')
  const plain = draft.schema === 'Person' ? 'idNumber' : 'registrationNumber'
  const type: Identifier['type'] = /passport/iu.test(label ?? '') ? 'passportNumber' : plain
  if (value === '') return
  draft.identifiers.push({ type, value, country: country === '00' ? null : countryOrRaw(country), label })
}
