// The British Treasury's consolidated list (OFSI), as CSV and as spreadsheet: rows of one group id are one party. That
// every group has its primary name, and that its rows agree, is the proof that no row is missing or cut (law L12).

import { openWestern } from './decode-western.ts'
import { type FaultLog, placeIn } from './faults.ts'
import { addOfsiRow, ofsiNameLists, ofsiQualities, ofsiSchemaOfType } from './gb-ofsi-party.ts'
import { checkColumns, type HeaderRow, type HeaderTable, readHeaderCsv } from './header-csv.ts'
import { parseDayFirst, parseSpreadsheetDay } from './issuer-dates.ts'
import { draftParty, type PartyDraft } from './party-draft.ts'
import type { ReadBody } from './read-body.ts'
import type { ListFile } from './reading.ts'
import { readWorkbook } from './workbook.ts'

const required = [
  ...['Name 6', 'Name 1', 'Name 2', 'Name 3', 'Name 4', 'Name 5', 'Title', 'DOB', 'Town of Birth', 'Country of Birth'],
  ...['Nationality', 'Passport Details', 'Position', 'Address 1', 'Address 2', 'Address 3', 'Address 4', 'Address 5'],
  ...['Address 6', 'Post/Zip Code', 'Country', 'Other Information', 'Group Type', 'Alias Type', 'Regime', 'Listed On'],
  ...['Last Updated', 'Group ID'],
]
/** `NI Number` until 2022; the rest since, `NI Details` and its long form in different issues. */
const optional = [
  ...['NI Number', 'NI Details', 'National Identification Number', 'National Identification Details'],
  ...['Passport Number', 'Name Non-Latin Script', 'Non-Latin Script Type', 'Non-Latin Script Language'],
  ...['Alias Quality', 'UK Sanctions List Date Designated'],
]
const remedy = 'Fetch the file again from the issuer.'

interface OfsiContext {
  readonly file: string
  readonly log: FaultLog
  readonly acceptIncomplete: boolean
}

/** Reads the CSV of 29 columns (to 2022) or 36; null when it has no header. Faults are in the log. */
export async function readOfsiCsv(file: ListFile, acceptIncomplete: boolean, log: FaultLog): Promise<ReadBody | null> {
  const opened = await openWestern(file, log)
  if (opened === null) return null
  const dialect = { delimiter: ',', preambleRows: 1, acceptsOpenEnd: true, keepsInnerQuotes: true }
  const table = await readHeaderCsv(opened.file, dialect, log)
  if (table === null) return null
  return readTable(table, [`charset ${opened.charset}`], { file: file.name, log, acceptIncomplete })
}

/** Reads the same list as a spreadsheet. */
export async function readOfsiWorkbook(
  files: readonly ListFile[],
  acceptIncomplete: boolean,
  log: FaultLog,
): Promise<ReadBody | null> {
  const table = await readWorkbook(files, { preambleRows: 1 }, log)
  if (table === null) return null
  return readTable(table, [], { file: files[0]?.name ?? '', log, acceptIncomplete })
}

function readTable(table: HeaderTable, notes: readonly string[], context: OfsiContext): ReadBody | null {
  const { file, log } = context
  const [first, updated = ''] = table.preamble[0] ?? []
  const published = (parseSpreadsheetDay(updated) ?? parseDayFirst(updated)).dates[0]?.value
  if (first !== 'Last Updated' || published?.length !== 10) {
    const message = `the first row is "${[first, updated].join(',').slice(0, 60)}", not "Last Updated" and a date`
    log.add({ code: 'published-at', place: placeIn(file, { line: 1 }), message, remedy })
    return null
  }
  checkColumns(table, { required, optional }, { place: placeIn(file, { line: 2 }), log })
  const groups = groupRows(table.rows, context)
  if (groups.size === 0) {
    log.add({ code: 'no-records', place: placeIn(file, { line: 2 }), message: 'the list has no row', remedy })
  }
  const drafts = [...groups.values()].flatMap((rows) => draftOf(rows, context) ?? [])
  const unnamed = drafts.filter(({ id }) => !hasPrimaryName(groups.get(id) ?? []))
  if (unnamed.length > 0 && !context.acceptIncomplete) addUnnamedFaults(unnamed, context)
  const isOpen = table.rows.at(-1)?.isTerminated === false
  const incomplete = unnamed.map(({ id }) => `the primary name of group ${id}`)
  for (const draft of unnamed) draft.name.push(...draft.alias.splice(0, 1))
  return {
    drafts,
    rejects: [],
    publishedAt: published,
    notes: [...notes, `${table.rows.length} rows, ${groups.size} groups`, ...(isOpen ? [`${file}: unterminated`] : [])],
    incomplete,
  }
}

function hasPrimaryName(rows: readonly HeaderRow[]): boolean {
  return rows.some(({ cells }) => ofsiNameLists.get(cells.get('Alias Type')?.trim() ?? '') === 'name')
}

function groupRows(rows: readonly HeaderRow[], { log }: OfsiContext): ReadonlyMap<string, readonly HeaderRow[]> {
  const groups = new Map<string, HeaderRow[]>()
  for (const row of rows) {
    const id = row.cells.get('Group ID')?.trim() ?? ''
    if (!/^[1-9]\d*$/u.test(id)) {
      const message = `Group ID is "${id}", not a whole number`
      log.add({ code: 'bad-id', place: row.place, message, remedy })
    }
    const group = groups.get(id)
    if (group === undefined) groups.set(id, [row])
    else group.push(row)
  }
  return groups
}

function draftOf(rows: readonly HeaderRow[], { log }: OfsiContext): PartyDraft | null {
  const [first] = rows
  if (first === undefined) return null
  const id = first.cells.get('Group ID')?.trim() ?? ''
  const type = first.cells.get('Group Type')?.trim() ?? ''
  const place = { ...first.place, recordId: id }
  const schema = ofsiSchemaOfType.get(type)
  if (schema === undefined) {
    const message = `Group Type is "${type}"; known are ${[...ofsiSchemaOfType.keys()].join(', ')}`
    log.add({ code: 'unknown-value', place, message, remedy })
  }
  const draft = draftParty(id, schema ?? 'LegalEntity', place)
  for (const row of rows) {
    checkRow(row, rows, log)
    addOfsiRow(draft, row)
  }
  return draft
}

function checkRow(row: HeaderRow, group: readonly HeaderRow[], log: FaultLog): void {
  const cell = (column: string, of = row): string => of.cells.get(column)?.trim() ?? ''
  const place = { ...row.place, recordId: cell('Group ID') }
  if (cell('Group Type') !== cell('Group Type', group[0])) {
    const message = `Group Type is "${cell('Group Type')}", and in the group's row on line ${group[0]?.place.line} it is not`
    log.add({ code: 'group-mixed', place, message, remedy })
  }
  for (const [column, known] of [
    ['Alias Type', ofsiNameLists],
    ['Alias Quality', ofsiQualities],
  ] as const) {
    if (known.has(cell(column))) continue
    const message = `${column} is "${cell(column)}"; known are ${[...known.keys()].filter((key) => key !== '').join(', ')}`
    log.add({ code: 'unknown-value', place, message, remedy })
  }
  if (row.isTerminated) return
  // The group id comes last, unquoted: without a line end it may be cut, unless a row of that group bears it out.
  const twins = group.filter((other) => other !== row)
  const agrees = twins.some((other) =>
    ['Group Type', 'Regime', 'Listed On'].every((key) => cell(key, other) === cell(key)),
  )
  if (agrees) return
  const message = 'the last row has no line end, and no other row bears out its Group ID: the file may be cut'
  log.add({ code: 'cut', place, message, remedy })
}

function addUnnamedFaults(drafts: readonly PartyDraft[], { log }: OfsiContext): void {
  for (const { id, place } of drafts) {
    const message = `group ${id} has no row with its primary name: rows are missing`
    const words = `${remedy} Or accept an incomplete list, which never gives "clear".`
    log.add({ code: 'primary-name-missing', place, message, remedy: words })
  }
}
