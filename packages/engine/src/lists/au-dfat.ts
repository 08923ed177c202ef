// Australia's consolidated list (DFAT) as a spreadsheet of 12 columns (to 2024) or 19: one row a name. A reference without
// letter is the party, `12a` and so on its other names; that each party has its primary name proves that no row is missing.

import { countryCode, type PartySchema, parsePartialDate } from '../model/index.ts'
import { addAuBirthDates, addAuDocuments, auListedOn } from './au-dfat-text.ts'
import { type FaultLog, placeIn } from './faults.ts'
import { checkColumns, type HeaderRow } from './header-csv.ts'
import { setGender } from './ofac-remarks.ts'
import { addText, draftParty, type PartyDraft } from './party-draft.ts'
import type { ReadBody } from './read-body.ts'
import type { ListFile } from './reading.ts'
import { enumerated, imoIn } from './text-parts.ts'
import { readWorkbook } from './workbook.ts'

const required = [
  ...['Reference', 'Name of Individual or Entity', 'Type', 'Name Type', 'Date of Birth', 'Place of Birth'],
  ...['Citizenship', 'Address', 'Additional Information', 'Listing Information', 'Committees', 'Control Date'],
]
/** Since 2025. */
const measures = ['Targeted Financial Sanction', 'Travel Ban', 'Arms Embargo', 'Maritime Restriction']
const optional = ['Alias Strength', 'IMO Number', 'Instrument of Designation', ...measures]

const schemaOfType: ReadonlyMap<string, PartySchema> = new Map([
  ['individual', 'Person'],
  ['entity', 'Organization'],
  ['vessel', 'Vessel'],
])
type NameList = 'name' | 'alias' | 'previousName'
const nameLists: ReadonlyMap<string, NameList> = new Map([
  ['primary name', 'name'],
  ['aka', 'alias'],
  ['alias', 'alias'],
  ['original script', 'alias'],
  ['fka', 'previousName'],
  ['formerly known as', 'previousName'],
  ['previously listed as', 'previousName'],
])
const strengths: ReadonlySet<string> = new Set(['', 'na', 'strong', 'weak'])
const remedy = 'Fetch the file again from the issuer.'

interface AuContext {
  readonly file: string
  readonly log: FaultLog
  readonly acceptIncomplete: boolean
}

/** Reads the list; null where it is no such spreadsheet. Faults are in the log. */
export async function readDfatWorkbook(
  files: readonly ListFile[],
  acceptIncomplete: boolean,
  log: FaultLog,
): Promise<ReadBody | null> {
  const table = await readWorkbook(files, {}, log)
  if (table === null) return null
  const file = files[0]?.name ?? ''
  const context: AuContext = { file, log, acceptIncomplete }
  checkColumns(table, { required, optional }, { place: placeIn(file, { line: 1 }), log })
  const groups = new Map<string, HeaderRow[]>()
  for (const row of table.rows) {
    const reference = cellOf(row, 'Reference')
    const id = reference.match(/^(\d+)\s*[a-z]*\d*$/iu)?.[1]
    if (id === undefined) {
      const message = `Reference is "${reference}", not a number with the letters of an alias`
      log.add({ code: 'bad-id', place: row.place, message, remedy })
    } else groups.set(id, [...(groups.get(id) ?? []), row])
  }
  checkReferences(table.rows, log)
  if (groups.size === 0) {
    log.add({ code: 'no-records', place: placeIn(file, { line: 1 }), message: 'the list has no row', remedy })
  }
  const drafts = [...groups].map(([id, rows]) => draftOf(id, rows, context))
  const unnamed = drafts.filter(({ id }) => !hasPrimaryName(groups.get(id) ?? []))
  const incomplete = unnamed.map(({ id }) => `the primary name of ${id}`)
  for (const draft of unnamed) draft.name.push(...draft.alias.splice(0, 1))
  return {
    drafts,
    rejects: [],
    publishedAt: null,
    notes: [`${table.rows.length} rows, ${groups.size} references`],
    incomplete,
  }
}

function cellOf({ cells }: HeaderRow, column: string): string {
  const text = cells.get(column)?.trim() ?? ''
  return /^n\/?a\.?$/iu.test(text) ? '' : text
}

function hasPrimaryName(rows: readonly HeaderRow[]): boolean {
  return rows.some((row) => nameLists.get(cellOf(row, 'Name Type').toLowerCase()) === 'name')
}

function checkReferences(rows: readonly HeaderRow[], log: FaultLog): void {
  const seen = new Map<string, number | null>()
  for (const row of rows) {
    const reference = cellOf(row, 'Reference').toLowerCase()
    const twin = seen.get(reference)
    if (twin !== undefined) {
      const message = `the reference ${reference} stands twice: in rows ${twin} and ${row.place.line}`
      log.add({ code: 'duplicate-id', place: row.place, message, remedy })
    }
    seen.set(reference, row.place.line)
  }
}

function draftOf(id: string, rows: readonly HeaderRow[], { log, acceptIncomplete }: AuContext): PartyDraft {
  const primary = rows.find((row) => hasPrimaryName([row])) ?? (rows[0] as HeaderRow)
  const place = { ...primary.place, recordId: id }
  const fault = (code: string, row: HeaderRow, message: string): void =>
    log.add({ code, place: { ...row.place, recordId: id }, message, remedy })
  if (!hasPrimaryName(rows) && !acceptIncomplete) {
    fault('primary-name-missing', primary, `reference ${id} has no row with its primary name: rows are missing`)
  }
  const type = cellOf(primary, 'Type')
  const schema = schemaOfType.get(type.toLowerCase())
  if (schema === undefined) {
    fault('unknown-value', primary, `Type is "${type}"; known are ${[...schemaOfType.keys()].join(', ')}`)
  }
  const draft = draftParty(id, schema ?? 'LegalEntity', place)
  for (const row of rows) {
    const kind = cellOf(row, 'Name Type').toLowerCase()
    const strength = cellOf(row, 'Alias Strength').toLowerCase()
    const list = nameLists.get(kind)
    if (list === undefined || !strengths.has(strength)) {
      fault('unknown-value', row, `Name Type is "${kind}" and Alias Strength "${strength}", which are not known`)
    }
    if (cellOf(row, 'Type').toLowerCase() !== type.toLowerCase()) {
      fault('group-mixed', row, `Type is "${cellOf(row, 'Type')}", and in the primary row of ${id} it is "${type}"`)
    }
    const isWeak = strength === 'weak' && list === 'alias'
    addText(isWeak ? draft.weakAlias : draft[list ?? 'alias'], cellOf(row, 'Name of Individual or Entity'))
    addFacts(draft, row)
  }
  return draft
}

/** Rows of aliases repeat what the primary row says, or say more. */
function addFacts(draft: PartyDraft, row: HeaderRow): void {
  addAuBirthDates(draft, cellOf(row, 'Date of Birth'))
  for (const text of enumerated(cellOf(row, 'Place of Birth'))) addText(draft.birthPlace, text)
  for (const text of enumerated(cellOf(row, 'Citizenship'))) {
    addText(draft.citizenship, countryCode(text) ?? text)
  }
  for (const text of enumerated(cellOf(row, 'Address')).flatMap((part) => part.split(/;\s*\n+|\n{2,}/u))) {
    const full = text.replace(/\s+/gu, ' ').trim()
    const country = countryCode(full.split(',').at(-1) ?? '')
    const parts = { street: null, city: null, region: null, postalCode: null }
    if (full !== '') draft.addresses.push({ ...parts, full: countryCode(full) === null ? full : '', country })
  }
  const information = cellOf(row, 'Additional Information')
  addText(draft.remarks, information)
  addAuDocuments(draft, information)
  setGender(draft, information.match(/\bgender:?\s*(male|female)\b/iu)?.[1] ?? '')
  const imo = cellOf(row, 'IMO Number').match(/\d{7}/u)?.[0] ?? (draft.schema === 'Vessel' ? imoIn(information) : null)
  if (imo !== null) draft.identifiers.push({ type: 'imoNumber', value: imo, country: null, label: null })
  for (const program of cellOf(row, 'Committees').split(/;\s*/u)) addText(draft.programs, program)
  const listing = cellOf(row, 'Listing Information')
  addText(draft.remarks, listing)
  addText(draft.remarks, cellOf(row, 'Instrument of Designation'))
  const listed = auListedOn(listing)
  if (draft.listedOn === null && listed !== null) draft.listedOn = parsePartialDate(listed).dates[0] ?? null
  const imposed = measures.filter((measure) => /^(?:1|yes|true|y)$/iu.test(cellOf(row, measure)))
  if (imposed.length > 0) addText(draft.remarks, `Measures: ${imposed.join(', ')}`)
}
