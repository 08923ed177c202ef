// Our own CSV list: columns by name, or by the mapping that the caller gives; an unknown column refuses the file.

import { parsePartialDate } from '../model/index.ts'
import { type FaultLog, placeIn } from './faults.ts'
import { type HeaderRow, readHeaderCsv } from './header-csv.ts'
import { type PartyColumn, partyColumn, partyColumns, partySchema, setPartyColumn, splitCell } from './party-columns.ts'
import { addText, draftParty, type PartyDraft } from './party-draft.ts'
import type { ReadBody } from './read-body.ts'
import type { ListFile, Reject } from './reading.ts'

const leaveOut = '-'

/** Reads the list; null when it has no header. `mapping`: column of the file → property, or `-` to leave it out. */
export async function readMappedCsv(
  file: ListFile,
  mapping: Readonly<Record<string, string>>,
  log: FaultLog,
): Promise<ReadBody | null> {
  const read = await readHeaderCsv(file, { delimiter: null }, log)
  if (read === null) return null
  const columns = mapColumns(read.header, mapping, { file: file.name, log })
  const drafts = new Map<string, PartyDraft>()
  const rejects: Reject[] = []
  for (const row of read.rows) takeRow(row, { columns, drafts, rejects, log })
  if (read.rows.length === 0) {
    const place = placeIn(file.name, { line: 1 })
    log.add({ code: 'no-records', place, message: 'the list has no row', remedy: 'Check the path.' })
  }
  return { drafts: [...drafts.values()], rejects, publishedAt: null, notes: [] }
}

function mapColumns(
  header: readonly string[],
  mapping: Readonly<Record<string, string>>,
  { file, log }: { readonly file: string; readonly log: FaultLog },
): ReadonlyMap<string, PartyColumn> {
  const columns = new Map<string, PartyColumn>()
  const place = placeIn(file, { line: 1, offset: 0 })
  const wanted = new Map(Object.entries(mapping))
  for (const column of wanted.keys()) {
    if (header.includes(column)) continue
    const remedy = `The file has: ${header.join(', ')}.`
    log.add({ code: 'column-missing', place, message: `the mapped column "${column}" is not in the file`, remedy })
  }
  for (const column of header) {
    const target = wanted.get(column) ?? column
    if (target === leaveOut) continue
    const known = partyColumn(target)
    if (known !== null) columns.set(column, known)
    else {
      const remedy = `Map it to one of ${partyColumns.join(', ')}, or to "${leaveOut}" to leave it out.`
      log.add({ code: 'unknown-column', place, message: `the column "${target}" is unknown`, remedy })
    }
  }
  const found = new Set(columns.values())
  if (!found.has('name') && !found.has('lastName')) {
    const remedy = 'Map the column with the names: name, or firstName and lastName.'
    log.add({ code: 'column-missing', place, message: 'no column holds the names', remedy })
  }
  return columns
}

function takeRow(
  row: HeaderRow,
  to: {
    readonly columns: ReadonlyMap<string, PartyColumn>
    readonly drafts: Map<string, PartyDraft>
    readonly rejects: Reject[]
    readonly log: FaultLog
  },
): void {
  const cells = [...to.columns].map(([name, column]) => [column, row.cells.get(name) ?? ''] as const)
  const first = (column: PartyColumn): string => cells.find(([own]) => own === column)?.[1].trim() ?? ''
  const id = first('id') || `row:${row.place.line}`
  const place = { ...row.place, recordId: id }
  const twin = to.drafts.get(id)
  const schemaText = first('schema')
  const schema = schemaText === '' ? 'LegalEntity' : partySchema(schemaText)
  if (twin !== undefined) {
    const message = `the id ${id} stands twice: on lines ${twin.place.line} and ${place.line}`
    to.log.add({ code: 'duplicate-id', place, message, remedy: 'Give each row an id of its own.' })
    return
  }
  if (schema === null) {
    to.rejects.push({ place, code: 'unknown-value', reason: `the schema "${schemaText}" is unknown` })
    return
  }
  const draft = draftParty(id, schema, place)
  for (const [column, cell] of cells) for (const value of splitCell(cell)) setPartyColumn(draft, column, value)
  draft.listedOn = parsePartialDate(first('listedOn')).dates[0] ?? null
  if (draft.name.length === 0) {
    const parts = [first('firstName'), first('middleName'), first('lastName')]
    addText(draft.name, parts.filter((part) => part !== '').join(' '))
  }
  to.drafts.set(id, draft)
}
