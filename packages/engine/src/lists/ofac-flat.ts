// OFAC's flat files (SDN and consolidated; .csv, .del, .pip, .ff): tables that refer to each other become parties. Every
// alias, address and comment must belong to a known party, or the set is refused (laws L6, L12).

import { countryOrRaw, type ListId, type PartySchema } from '../model/index.ts'
import { type FaultLog, placeIn } from './faults.ts'
import { readRemarks, remarksWidth } from './ofac-remarks.ts'
import type { OfacRole, OfacSet } from './ofac-set.ts'
import { fetchAgain, type OfacRow, type OfacTable, readOfacTable } from './ofac-tables.ts'
import { addressFrom, addText, draftParty, type PartyDraft } from './party-draft.ts'
import type { ReadBody } from './read-body.ts'

type Tables = ReadonlyMap<OfacRole, OfacTable>

const schemaOfType: Readonly<Record<string, PartySchema>> = {
  individual: 'Person',
  entity: 'Organization',
  vessel: 'Vessel',
  aircraft: 'Airplane',
}
const aliasTypes = new Set(['aka', 'fka', 'nka'])

/** Reads a set; null when a file is so broken that no party can be built. Faults are in the log. */
export async function readOfacFlat(set: OfacSet, log: FaultLog): Promise<ReadBody | null> {
  const tables = new Map<OfacRole, OfacTable>()
  for (const [role, file] of set.files) {
    const table = await readOfacTable(file, { role, format: set.format }, log)
    if (table !== null) tables.set(role, table)
  }
  const primary = tables.get('primary')
  if (primary === undefined) return null
  if (primary.rows.length === 0) {
    const remedy = 'A list without entries would clear everybody: fetch it again.'
    log.add({ code: 'no-records', place: placeIn(primary.file), message: 'the primary file has no row', remedy })
  }
  const known = indexPrimary(primary, log)
  checkCompanions(tables, known, log)
  const drafts = new Map<string, PartyDraft>()
  const notes = [...tables.values()].flatMap((table) => (table.isUnterminated ? [`${table.file}: unterminated`] : []))
  const comments = commentsById(tables.get('comments'))
  const cut: string[] = []
  for (const row of primary.rows) {
    const remarks = joinRemarks(row, comments)
    if (remarks.isCut) cut.push(row.id)
    drafts.set(row.id, draftFrom(row, { file: primary.file, remarks: remarks.text, log }))
  }
  addAliases(tables.get('alias'), drafts)
  addAddresses(tables.get('address'), drafts)
  noteCuts(cut, { primary, comments: tables.get('comments') ?? null, notes, log })
  return { drafts: [...drafts.values()], rejects: [], publishedAt: null, notes }
}

/** Default list id of a set. */
export function ofacListId(family: 'sdn' | 'cons'): ListId {
  return (family === 'sdn' ? 'us_ofac_sdn' : 'us_ofac_cons') as ListId
}

function indexPrimary({ file, rows }: OfacTable, log: FaultLog): ReadonlyMap<string, OfacRow> {
  const known = new Map<string, OfacRow>()
  for (const row of rows) {
    const twin = known.get(row.id)
    if (twin === undefined) known.set(row.id, row)
    else addTwice({ file, row, twin, what: 'ent_num', value: row.id, log })
  }
  return known
}

function checkCompanions(tables: Tables, known: ReadonlyMap<string, OfacRow>, log: FaultLog): void {
  const what = { alias: 'alias', address: 'address', comments: 'comment' } as const
  for (const role of ['alias', 'address', 'comments'] as const) {
    const table = tables.get(role)
    if (table === undefined) continue
    const seen = new Map<string, OfacRow>()
    for (const row of table.rows) {
      const place = placeIn(table.file, { line: row.line, offset: row.offset, recordId: row.id })
      if (!known.has(row.id)) {
        const message = `the ${what[role]} belongs to ${row.id}, which is not in the primary file`
        const remedy = 'The files are of different publications, or one is cut: fetch the whole set again.'
        log.add({ code: 'orphan', place, message, remedy })
      }
      const key = role === 'comments' ? row.id : String(row.cells[1])
      const twin = seen.get(key)
      if (twin === undefined) seen.set(key, row)
      else
        addTwice({ file: table.file, row, twin, what: role === 'comments' ? 'ent_num' : 'row number', value: key, log })
      if (role === 'alias' && !aliasTypes.has(row.cells[2] ?? '')) {
        const message = `alt_type is "${row.cells[2]}"; known are aka, fka and nka`
        log.add({ code: 'unknown-value', place, message, remedy: schemaChanged })
      }
    }
  }
}

function addTwice(twice: {
  readonly file: string
  readonly row: OfacRow
  readonly twin: OfacRow
  readonly what: string
  readonly value: string
  readonly log: FaultLog
}): void {
  const { file, row, twin, what, value, log } = twice
  const place = placeIn(file, { line: row.line, offset: row.offset, recordId: row.id })
  const message = `${what} ${value} stands twice: on lines ${twin.line} and ${row.line}`
  log.add({ code: 'duplicate-id', place, message, remedy: fetchAgain })
}

function commentsById(table: OfacTable | undefined): ReadonlyMap<string, string> {
  return new Map((table?.rows ?? []).map((row) => [row.id, row.cells[1] ?? '']))
}

function joinRemarks(row: OfacRow, comments: ReadonlyMap<string, string>): { text: string; isCut: boolean } {
  const raw = row.cells[11] ?? ''
  const rest = comments.get(row.id)
  if (rest !== undefined) return { text: (raw + rest.trimEnd()).trim(), isCut: false }
  const text = raw.trim()
  return { text, isCut: raw.length >= remarksWidth && text.length >= remarksWidth - 1 && !text.endsWith('.') }
}

function noteCuts(
  cut: readonly string[],
  where: { primary: OfacTable; comments: OfacTable | null; notes: string[]; log: FaultLog },
): void {
  if (cut.length === 0) return
  const shown = cut.slice(0, 20).join(', ')
  const message = `the remarks of ${cut.length} parties are cut at ${remarksWidth} characters (${shown})`
  if (where.comments === null) where.notes.push(`${where.primary.file}: ${message}; the comments file continues them`)
  else {
    const remedy = 'The comments file is cut or of another date: fetch the whole set again.'
    const full = `${message}, and ${where.comments.file} does not continue them`
    where.log.add({ code: 'remarks-cut', place: placeIn(where.comments.file), message: full, remedy })
  }
}

function draftFrom(
  row: OfacRow,
  { file, remarks, log }: { readonly file: string; readonly remarks: string; readonly log: FaultLog },
): PartyDraft {
  const cell = (index: number): string | null => row.cells[index]?.trim() ?? null
  const place = placeIn(file, { line: row.line, offset: row.offset, recordId: row.id })
  const type = cell(2) ?? 'entity'
  const schema = schemaOfType[type.toLowerCase()]
  if (schema === undefined) {
    const message = `SDN_Type is "${type}"; known are individual, vessel, aircraft and -0-`
    log.add({ code: 'unknown-value', place, message, remedy: schemaChanged })
  }
  const draft = draftParty(row.id, schema ?? 'LegalEntity', place)
  addText(draft.name, cell(1))
  draft.programs.push(...(cell(3) ?? '').split(/\]\s*\[/u).flatMap((program) => program.trim() || []))
  addText(draft.position, cell(4))
  const callSign = cell(5)
  if (callSign !== null) {
    draft.identifiers.push({ type: 'callSign', value: callSign, country: null, label: 'Vessel Call Sign' })
  }
  addText(draft.jurisdiction, countryOrRaw(cell(9)))
  const owner = cell(10)
  if (owner !== null) draft.links.push({ type: 'owned-by', toName: owner, toId: null })
  if (remarks !== '') readRemarks(draft, remarks)
  const tonnage = [cell(6), cell(7), cell(8)].flatMap((value) => value ?? [])
  if (tonnage.length > 0) draft.remarks.push(`Vessel type, tonnage: ${tonnage.join(', ')}`)
  return draft
}

function addAliases(table: OfacTable | undefined, drafts: ReadonlyMap<string, PartyDraft>): void {
  for (const { id, cells } of table?.rows ?? []) {
    const draft = drafts.get(id)
    if (draft === undefined) continue
    addText(cells[2] === 'fka' ? draft.previousName : draft.alias, cells[3])
    addText(draft.remarks, cells[4])
  }
}

function addAddresses(table: OfacTable | undefined, drafts: ReadonlyMap<string, PartyDraft>): void {
  for (const { id, cells } of table?.rows ?? []) {
    const draft = drafts.get(id)
    const country = countryOrRaw(cells[4] ?? null)
    const address = addressFrom({ street: [cells[2]], city: cells[3] ?? null, country, countryText: cells[4] ?? null })
    if (address !== null) draft?.addresses.push(address)
    if (draft !== undefined) addText(draft.remarks, cells[5])
  }
}

const schemaChanged = 'The issuer changed its format, or the file is not its own: check before it is read.'
