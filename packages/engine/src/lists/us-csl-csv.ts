// The Consolidated Screening List as CSV or TSV: 28 columns in 2019, 29 with `_id` since 2023. Values of one cell stand
// between semicolons, parts of an address or a document between commas.

import { countryOrRaw } from '../model/index.ts'
import { type FaultLog, placeIn } from './faults.ts'
import { checkColumns, type HeaderRow, readHeaderCsv } from './header-csv.ts'
import { IdMint } from './minted-id.ts'
import { ofacIdentifier } from './ofac-labels.ts'
import type { ReadBody } from './read-body.ts'
import type { ListFile } from './reading.ts'
import { type CslAddress, type CslDocument, cslColumns, cslDraft } from './us-csl-party.ts'

const remedy = 'Fetch the file again from the issuer.'

/** Reads the list; null when it has no header. Faults are in the log. */
export async function readCslCsv(file: ListFile, log: FaultLog): Promise<ReadBody | null> {
  const table = await readHeaderCsv(file, { delimiter: null, acceptsOpenEnd: true }, log)
  if (table === null) return null
  checkColumns(table, { required: cslColumns, optional: ['_id'] }, { place: placeIn(file.name, { line: 1 }), log })
  const mint = new IdMint()
  const seen = new Map<string, number | null>()
  const drafts = table.rows.map((row) => {
    const whole = [...row.cells.values()].join('\u001f')
    const twin = seen.get(whole)
    if (twin !== undefined) {
      log.add({ code: 'row-repeated', place: row.place, message: `the row repeats line ${twin}`, remedy })
    }
    seen.set(whole, row.place.line)
    checkEnd(row, log)
    const text = (field: string): string => row.cells.get(field)?.trim() ?? ''
    const values = (field: string): readonly string[] =>
      text(field)
        .split(/;\s*/u)
        .filter((value) => value !== '')
    const addresses = values('addresses').map(addressIn)
    const documents = values('ids').map(documentIn)
    return cslDraft({ place: row.place, text, values, addresses, documents }, { mint, log })
  })
  if (drafts.length === 0) {
    log.add({ code: 'no-records', place: placeIn(file.name, { line: 1 }), message: 'the list has no row', remedy })
  }
  const isOpen = table.rows.at(-1)?.isTerminated === false
  const notes = [...mint.notes(), ...(isOpen ? [`${file.name}: unterminated`] : [])]
  return { drafts, rejects: [], publishedAt: null, notes }
}

/** A last row without a line end is whole where its last cell was quoted, and closed. */
function checkEnd({ isTerminated, isLastCellQuoted, place }: HeaderRow, log: FaultLog): void {
  if (isTerminated || isLastCellQuoted) return
  log.add({ code: 'cut', place, message: 'the last row has no line end: the file may be cut', remedy })
}

/** `1 Hat Row, Port Marrow, 4711, PA`: the country comes last. */
function addressIn(text: string): CslAddress {
  const last = text.split(',').at(-1)?.trim() ?? ''
  const country = /^[A-Z]{2}$/u.test(last) || text.trim() === last ? countryOrRaw(last) : null
  return { full: text.trim(), country }
}

/** `Passport, X1234567, IR` since 2020; `IR, X1234567, Passport` before. */
function documentIn(text: string): CslDocument {
  const parts = text.split(/,\s+/u)
  const last = parts.at(-1) ?? ''
  const isOld = parts.length > 1 && ofacIdentifier(parts[0] ?? '', 'x', null) === null && isLabel(last)
  if (isOld) {
    const [first = '', ...rest] = parts.slice(0, -1)
    const isCountry = rest.length > 0 && /^[A-Z]{2}$/u.test(first)
    return { label: last, number: (isCountry ? rest : [first, ...rest]).join(', '), country: isCountry ? first : null }
  }
  const [label = '', ...values] = parts
  const isCountry = values.length > 1 && /^[A-Z]{2}$/u.test(last)
  const number = (isCountry ? values.slice(0, -1) : values).join(', ')
  return { label, number, country: isCountry ? last : null }
}

function isLabel(text: string): boolean {
  return ofacIdentifier(text, 'x', null) !== null || text === 'Gender' || text.endsWith('-')
}
