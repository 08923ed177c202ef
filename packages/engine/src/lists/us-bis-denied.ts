// The Denied Persons List of the US Bureau of Industry and Security: tab-delimited text, every cell quoted, one row an
// address. Rows of one name and one day of effect are one party, whose id is the hash of these two.

import { countryOrRaw } from '../model/index.ts'
import { type FaultLog, placeIn } from './faults.ts'
import { checkColumns, type HeaderRow, readHeaderCsv } from './header-csv.ts'
import { keepEarliest, parseMonthFirst } from './issuer-dates.ts'
import { IdMint } from './minted-id.ts'
import { addressFrom, addText, draftParty, type PartyDraft } from './party-draft.ts'
import type { ReadBody } from './read-body.ts'
import type { ListFile } from './reading.ts'

const required = [
  ...['Name', 'Street_Address', 'City', 'State', 'Country', 'Postal_Code', 'Effective_Date', 'Expiration_Date'],
  ...['Standard_Order', 'Last_Update', 'Action', 'FR_Citation'],
]
const remarked = [
  ['Expires', 'Expiration_Date'],
  ['Standard order', 'Standard_Order'],
  ['Last update', 'Last_Update'],
  ['Action', 'Action'],
  ['Federal Register', 'FR_Citation'],
] as const
const remedy = 'Fetch the file again from the issuer.'

/** Reads the list; null when it has no header. Faults are in the log. */
export async function readDeniedPersons(file: ListFile, log: FaultLog): Promise<ReadBody | null> {
  const table = await readHeaderCsv(file, { delimiter: '\t', acceptsOpenEnd: true }, log)
  if (table === null) return null
  checkColumns(table, { required, optional: [] }, { place: placeIn(file.name, { line: 1 }), log })
  const groups = new Map<string, HeaderRow[]>()
  for (const row of table.rows) {
    if (!row.isTerminated && !row.isLastCellQuoted) {
      log.add({ code: 'cut', place: row.place, message: 'the last row is not closed: the file may be cut', remedy })
    }
    const key = [row.cells.get('Name')?.trim(), row.cells.get('Effective_Date')?.trim()].join('\u001f')
    groups.set(key, [...(groups.get(key) ?? []), row])
  }
  if (groups.size === 0) {
    log.add({ code: 'no-records', place: placeIn(file.name, { line: 1 }), message: 'the list has no row', remedy })
  }
  const mint = new IdMint()
  const isOpen = table.rows.at(-1)?.isTerminated === false
  const counts = `${table.rows.length} rows, ${groups.size} parties by name and day of effect`
  return {
    drafts: [...groups.values()].map((rows) => draftOf(rows, mint)),
    rejects: [],
    publishedAt: null,
    notes: [counts, ...(isOpen ? [`${file.name}: unterminated`] : [])],
  }
}

function draftOf(rows: readonly HeaderRow[], mint: IdMint): PartyDraft {
  const [first] = rows as [HeaderRow]
  const cell = (row: HeaderRow, column: string): string => row.cells.get(column)?.trim() ?? ''
  const id = mint.mint([cell(first, 'Name'), cell(first, 'Effective_Date')])
  // The list does not say what a party is.
  const draft = draftParty(id, 'LegalEntity', { ...first.place, recordId: id })
  for (const row of rows) {
    addText(draft.name, cell(row, 'Name'))
    const countryText = cell(row, 'Country')
    const address = addressFrom({
      street: [cell(row, 'Street_Address')],
      city: cell(row, 'City'),
      region: cell(row, 'State'),
      postalCode: cell(row, 'Postal_Code'),
      country: countryOrRaw(countryText),
      countryText,
    })
    if (address !== null) draft.addresses.push(address)
    keepEarliest(draft, parseMonthFirst(cell(row, 'Effective_Date')))
    for (const [label, column] of remarked) {
      const text = cell(row, column)
      if (text !== '') addText(draft.remarks, `${label}: ${text}`)
    }
  }
  return draft
}
