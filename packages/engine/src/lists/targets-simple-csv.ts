// OpenSanctions targets.simple.csv: one party a row, several values in a cell separated by `;`.

import { countryOrRaw, parsePartialDate } from '../model/index.ts'
import { type FaultLog, placeIn } from './faults.ts'
import { partySchemaOf } from './ftm-properties.ts'
import { checkColumns, type HeaderRow, readHeaderCsv } from './header-csv.ts'
import { addDate, addressFrom, addText, draftParty, type PartyDraft } from './party-draft.ts'
import type { ReadBody } from './read-body.ts'
import type { ListFile, Reject } from './reading.ts'
import { RowReader } from './row-reader.ts'

const required = ['id', 'schema', 'name', 'aliases', 'birth_date', 'countries', 'addresses', 'identifiers']
const optional = 'sanctions,phones,emails,program_ids,dataset,first_seen,last_seen,last_change'.split(',')
const changed = 'The publisher changed its format, or the file is another one: check before it is read.'

/** Reads the list; null when it has no header. Faults are in the log. */
export async function readTargetsSimpleCsv(file: ListFile, log: FaultLog): Promise<ReadBody | null> {
  const read = await readHeaderCsv(file, { delimiter: ',' }, log)
  if (read === null) return null
  const place = placeIn(file.name, { line: 1, offset: 0 })
  checkColumns(read, { required, optional }, { place, log })
  const drafts = new Map<string, PartyDraft>()
  const rejects: Reject[] = []
  for (const row of read.rows) takeRow(row, { drafts, rejects, log })
  if (read.rows.length === 0) {
    log.add({ code: 'no-records', place, message: 'the list has no row', remedy: changed })
  }
  return { drafts: [...drafts.values()], rejects, publishedAt: null, notes: [] }
}

function takeRow(
  row: HeaderRow,
  to: { readonly drafts: Map<string, PartyDraft>; readonly rejects: Reject[]; readonly log: FaultLog },
): void {
  const cell = (name: string): string => row.cells.get(name) ?? ''
  const id = cell('id').trim()
  const place = { ...row.place, recordId: id }
  const schema = partySchemaOf.get(cell('schema'))
  const twin = to.drafts.get(id)
  if (twin !== undefined) {
    const message = `the id ${id} stands twice: on lines ${twin.place.line} and ${place.line}`
    to.log.add({ code: 'duplicate-id', place, message, remedy: changed })
  } else if (id === '') to.rejects.push({ place, code: 'id-missing', reason: 'the row has no id' })
  else if (schema === undefined) {
    to.rejects.push({ place, code: 'not-a-party', reason: `the schema ${cell('schema')} is not one of a party` })
  } else {
    const draft = draftParty(id, schema, place)
    fill(draft, cell)
    to.drafts.set(id, draft)
  }
}

function fill(draft: PartyDraft, cell: (name: string) => string): void {
  const values = (name: string): readonly string[] => splitValues(cell(name))
  addText(draft.name, cell('name'))
  draft.alias.push(...values('aliases'))
  for (const value of values('birth_date')) addDate(draft, 'birthDate', value)
  const countries = draft.schema === 'Vessel' ? draft.jurisdiction : draft.country
  for (const value of values('countries')) addText(countries, countryOrRaw(value))
  for (const value of values('addresses')) {
    const address = addressFrom({ street: [value], country: null })
    if (address !== null) draft.addresses.push({ ...address, street: null })
  }
  for (const value of values('identifiers')) addIdentifier(draft, value)
  for (const value of values('phones')) draft.identifiers.push({ type: 'phone', value, country: null, label: null })
  for (const value of values('emails')) draft.identifiers.push({ type: 'email', value, country: null, label: null })
  draft.programs.push(...values('program_ids'))
  draft.remarks.push(...values('sanctions'))
  const seen = parsePartialDate(cell('first_seen').slice(0, 10)).dates[0]
  if (seen !== undefined) draft.remarks.push(`first seen ${seen.value}`)
}

/** The file names no types: an IMO number and a LEI show theirs, the rest is the schema's plain number. */
function addIdentifier(draft: PartyDraft, value: string): void {
  const imo = value.match(/^IMO\s?(\d{7})$/iu)?.[1]
  const plain = draft.schema === 'Person' ? 'idNumber' : 'registrationNumber'
  const type = imo !== undefined ? 'imoNumber' : /^[A-Z0-9]{18}\d{2}$/u.test(value) ? 'leiCode' : plain
  draft.identifiers.push({ type, value: imo ?? value, country: null, label: null })
}

/** A cell is itself a row: values between semicolons, quoted where they hold one. Falls back to a plain split. */
function splitValues(cell: string): readonly string[] {
  if (cell === '') return []
  if (!cell.includes('"')) return cell.split(';').flatMap((value) => value.trim() || [])
  const reader = new RowReader({ delimiter: ';', multiline: true })
  const rows = [...reader.push(cell), ...reader.finish()]
  const [row] = rows
  const fields = rows.length === 1 && row?.kind === 'row' ? row.fields : cell.split(';')
  return fields.flatMap((value) => value.trim() || [])
}
