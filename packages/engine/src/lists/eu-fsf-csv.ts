// The European Union's list as CSV, version 1.0: each row is one name, address, birth, document or citizenship of an
// entity. It grades no alias; the XML does, and is to be preferred. A file that a spreadsheet saved anew is refused.

import { countryOrRaw, type Identifier, type PartySchema, parsePartialDate } from '../model/index.ts'
import { openWestern } from './decode-western.ts'
import { type FaultLog, placeIn } from './faults.ts'
import { checkColumns, type HeaderRow, readHeaderCsv } from './header-csv.ts'
import { addReading, parseDayFirst } from './issuer-dates.ts'
import { setGender } from './ofac-remarks.ts'
import { addressFrom, addText, draftParty, type PartyDraft } from './party-draft.ts'
import type { ReadBody } from './read-body.ts'
import type { ListFile } from './reading.ts'

const parts = ['Naal', 'Addr', 'Birt', 'Iden', 'Citi']
const ownId = 'Entity_logical_id'
const required = [
  ...['Date_file', ownId, 'Subject_type', 'Leba_numtitle', 'Leba_publication_date', 'Leba_url', 'Programme'],
  ...['Entity_remark', 'EU_ref_num', 'Naal_lastname', 'Naal_firstname', 'Naal_middlename', 'Naal_wholename'],
  ...['Naal_gender', 'Naal_title', 'Naal_function', 'Naal_language', 'Addr_number', 'Addr_street', 'Addr_zipcode'],
  ...['Addr_city', 'Addr_country', 'Addr_other', 'Birt_date', 'Birt_place', 'Birt_country', 'Iden_number'],
  ...['Iden_country', 'Citi_country'],
  ...parts.flatMap((part) =>
    ['logical_id', 'leba_numtitle', 'leba_publication_date', 'leba_url', 'programme'].map((name) => `${part}_${name}`),
  ),
  ...parts.map((part) => `${part}_${ownId}`),
]
const schemaOfType: ReadonlyMap<string, PartySchema> = new Map([
  ['P', 'Person'],
  ['E', 'Organization'],
])
const remedy = 'Fetch the file again from the issuer.'

/** Reads the list; null when it has no header of this kind. Faults are in the log. */
export async function readEuFsfCsv(file: ListFile, log: FaultLog): Promise<ReadBody | null> {
  const resaved = new Set<string>()
  const nameColumns = (titles: readonly string[]): readonly string[] => {
    if (titles.length === 1 && titles[0]?.includes(';') === true) resaved.add('header')
    return titles.map((title, index) =>
      title === ownId && index > 1 ? `${partBefore(titles, index)}_${ownId}` : title,
    )
  }
  const place = placeIn(file.name, { line: 1, offset: 0 })
  const opened = await openWestern(file, log)
  const table = opened === null ? null : await readHeaderCsv(opened.file, { delimiter: ';', nameColumns }, log)
  if (opened === null || table === null) return null
  if (opened.charset !== 'UTF-8') {
    const message = `the text is ${opened.charset}; the issuer writes UTF-8: another program saved the file anew`
    log.add({ code: 'encoding', place, message, remedy })
  }
  if (resaved.size > 0) {
    const message = 'a spreadsheet saved the file anew: each row is one quoted cell, and commas became tabs'
    log.add({ code: 'resaved', place, message, remedy: `${remedy} Do not open it in a spreadsheet.` })
    return null
  }
  checkColumns(table, { required, optional: [] }, { place, log })
  const groups = new Map<string, HeaderRow[]>()
  for (const row of table.rows) {
    const id = row.cells.get(ownId)?.trim() ?? ''
    if (!/^\d+$/u.test(id)) {
      log.add({ code: 'bad-id', place: row.place, message: `${ownId} is "${id}", not a whole number`, remedy })
    }
    groups.set(id, [...(groups.get(id) ?? []), row])
  }
  if (groups.size === 0) log.add({ code: 'no-records', place, message: 'the list has no row', remedy })
  const published = publishedOn(table.rows, { place, log })
  const drafts = [...groups].map(([id, rows]) => draftOf(id, rows, log))
  const notes = [`${table.rows.length} rows, ${groups.size} entities`, 'aliases are not graded in this format']
  return { drafts, rejects: [], publishedAt: published, notes }
}

function partBefore(titles: readonly string[], index: number): string {
  return titles[index - 1]?.match(/^([A-Z][a-z]{3})_logical_id$/u)?.[1] ?? 'Entity'
}

/** Every row carries the day of the file. */
function publishedOn(
  rows: readonly HeaderRow[],
  { place, log }: { readonly place: HeaderRow['place']; readonly log: FaultLog },
): string | null {
  const days = new Set(rows.map(({ cells }) => cells.get('Date_file')?.trim() ?? ''))
  const date = parseDayFirst([...days][0] ?? '').dates[0]?.value
  if (days.size <= 1 && date?.length === 10) return date
  const shown = [...days].slice(0, 3).join(', ')
  log.add({ code: 'published-at', place, message: `Date_file is "${shown}"; it is one day in every row`, remedy })
  return null
}

function draftOf(id: string, rows: readonly HeaderRow[], log: FaultLog): PartyDraft {
  const [first] = rows as [HeaderRow]
  const place = { ...first.place, recordId: id }
  const types = new Set(rows.map(({ cells }) => cells.get('Subject_type')?.trim() ?? ''))
  const schema = schemaOfType.get([...types][0] ?? '')
  if (schema === undefined || types.size > 1) {
    const message = `Subject_type is "${[...types].join(', ')}"; known are P and E, one for each entity`
    log.add({ code: 'unknown-value', place, message, remedy })
  }
  const draft = draftParty(id, schema ?? 'LegalEntity', place)
  for (const row of rows) addRow(draft, (column) => row.cells.get(column)?.trim() ?? '')
  return draft
}

function addRow(draft: PartyDraft, cell: (column: string) => string): void {
  addText(draft.programs, cell('Programme'))
  addText(draft.remarks, cell('Entity_remark').replaceAll('\\n', ' '))
  const reference = cell('EU_ref_num')
  if (reference !== '') addText(draft.remarks, `EU reference: ${reference}`)
  const nameParts = ['Naal_firstname', 'Naal_middlename', 'Naal_lastname'].flatMap((part) => cell(part) || [])
  addText(draft.name.length === 0 ? draft.name : draft.alias, cell('Naal_wholename') || nameParts.join(' '))
  setGender(draft, cell('Naal_gender'))
  addText(draft.position, cell('Naal_title'))
  addText(draft.position, cell('Naal_function'))
  const countryText = cell('Addr_country')
  const address = addressFrom({
    street: [[cell('Addr_street'), cell('Addr_number')].filter((part) => part !== '').join(' '), cell('Addr_other')],
    city: cell('Addr_city'),
    postalCode: cell('Addr_zipcode'),
    country: countryOrRaw(countryText),
    countryText,
  })
  if (address !== null) draft.addresses.push(address)
  const birth = cell('Birt_date')
  addReading(draft, parsePartialDate(birth), birth)
  addText(draft.birthPlace, ['Birt_place', 'Birt_country'].flatMap((column) => cell(column) || []).join(', '))
  addText(draft.citizenship, countryOrRaw(cell('Citi_country')))
  addIdentifier(draft, cell('Iden_number'), countryOrRaw(cell('Iden_country')))
}

/** `AD001095 (passport-National passport) ((passport))`: number, and what it is of. */
function addIdentifier(draft: PartyDraft, text: string, country: string | null): void {
  if (text === '') return
  const label = text.match(/\(([^()]+)\)/u)?.[1] ?? null
  const value = text.replace(/\s*\(.*$/u, '')
  const plain = draft.schema === 'Person' ? 'idNumber' : 'registrationNumber'
  const type: Identifier['type'] = /passport/iu.test(label ?? '') ? 'passportNumber' : plain
  if (value !== '') draft.identifiers.push({ type, value, country, label })
}
