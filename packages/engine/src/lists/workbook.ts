// Rows of a spreadsheet (Office Open XML, ECMA-376) from its parts, which the caller has unpacked: its one visible sheet,
// with shared strings, and the header by name. Formats are left aside; a second visible sheet or a formula is refused.

import { type FaultLog, placeIn } from './faults.ts'
import type { HeaderDialect, HeaderRow, HeaderTable } from './header-csv.ts'
import type { ListFile, Place } from './reading.ts'
import { childOf, childrenOf, knownPaths, readXml, textOf, type XmlNode } from './xml-reader.ts'

/** Where the parts of a workbook are found in the name of its files: `list.xlsx/xl/workbook.xml`. */
export const workbookPart = /^(.*?)\/(xl\/.+\.xml(?:\.rels)?)$/u

type WorkbookDialect = Pick<HeaderDialect, 'preambleRows'>

interface SheetRow {
  readonly number: number
  /** Text by column number from 0; blank cells are left out. */
  readonly cells: ReadonlyMap<number, string>
}

const remedy = 'Fetch the spreadsheet again from the issuer; do not save it anew.'

/** Reads the visible sheet; null where a part is missing or broken, or there is no header. Faults are in the log. */
export async function readWorkbook(
  files: readonly ListFile[],
  { preambleRows = 0 }: WorkbookDialect,
  log: FaultLog,
): Promise<HeaderTable | null> {
  const parts = new Map(files.flatMap((file) => partOf(file)))
  const sheetPart = await findSheet(parts, log)
  if (sheetPart === null) return null
  const strings = await readStrings(parts.get('xl/sharedStrings.xml'), log)
  const sheet = parts.get(sheetPart)
  if (sheet === undefined || strings === null) {
    const message = `the spreadsheet has no part ${sheetPart}`
    if (sheet === undefined) log.add({ code: 'part-missing', place: placeIn(files[0]?.name ?? ''), message, remedy })
    return null
  }
  const rows = await readRows(sheet, strings, log)
  return rows === null ? null : tableOf(rows, { file: sheet.name, preambleRows, log })
}

function partOf(file: ListFile): readonly [string, ListFile][] {
  const path = file.name.match(workbookPart)?.[2]
  return path === undefined ? [] : [[path, file]]
}

/** The part that holds the visible sheet. A workbook with several visible sheets is refused: nothing says which is the list. */
async function findSheet(parts: ReadonlyMap<string, ListFile>, log: FaultLog): Promise<string | null> {
  const book = parts.get('xl/workbook.xml')
  const relations = parts.get('xl/_rels/workbook.xml.rels')
  if (book === undefined || relations === undefined) {
    const message = 'the file is no spreadsheet: it has no workbook'
    log.add({ code: 'part-missing', place: placeIn([...parts.values()][0]?.name ?? ''), message, remedy })
    return null
  }
  const targets = new Map<string, string>()
  const onRelation = (node: XmlNode): void => {
    targets.set(node.attributes.get('Id') ?? '', node.attributes.get('Target') ?? '')
  }
  const shape = { root: 'Relationships', known: none, records: new Set(['Relationships/Relationship']) }
  if ((await readXml(relations, { ...shape, onRecord: onRelation, isOpen: true }, log)) === null) return null
  const root = await readXml(
    book,
    { root: 'workbook', known: none, records: none, onRecord: () => undefined, isOpen: true },
    log,
  )
  if (root === null) return null
  const place = placeIn(book.name)
  if (/^(?:1|true)$/u.test(childOf(root, 'workbookPr')?.attributes.get('date1904') ?? '')) {
    log.add({ code: 'date-system', place, message: 'the workbook counts days from 1904', remedy })
  }
  const sheets = childrenOf(childOf(root, 'sheets') ?? root, 'sheet').filter(
    (sheet) => (sheet.attributes.get('state') ?? 'visible') === 'visible',
  )
  const [sheet] = sheets
  if (sheet === undefined || sheets.length > 1) {
    const names = sheets.map(({ attributes }) => attributes.get('name') ?? '').join(', ')
    const message = `the workbook has ${sheets.length} sheets${names === '' ? '' : ` (${names})`}; a list has one`
    log.add({ code: 'sheets', place, message, remedy })
    return null
  }
  const target = targets.get(sheet.attributes.get('r:id') ?? '') ?? ''
  return target.startsWith('/') ? target.slice(1) : `xl/${target}`
}

const none: ReadonlySet<string> = new Set()

async function readStrings(file: ListFile | undefined, log: FaultLog): Promise<readonly string[] | null> {
  const strings: string[] = []
  if (file === undefined) return strings
  const onRecord = (node: XmlNode): void => void strings.push(richText(node))
  const known = knownPaths('sst: si @count @uniqueCount')
  const root = await readXml(file, { root: 'sst', known, records: new Set(['sst/si']), onRecord, isOpen: true }, log)
  if (root === null) return null
  const declared = root.attributes.get('uniqueCount')
  if (declared !== undefined && Number(declared) !== strings.length) {
    const message = `uniqueCount says ${declared}, and there are ${strings.length} strings`
    log.add({ code: 'record-count', place: placeIn(file.name), message, remedy })
  }
  return strings
}

/** Text of a string item: plain, or the runs of formatted text; phonetic hints (`rPh`) are not part of it. */
function richText(node: XmlNode): string {
  const own = node.name === 't' ? unescapeText(node.text) : ''
  return own + node.children.flatMap((child) => (child.name === 'rPh' ? [] : richText(child))).join('')
}

/** `_x000D_` stands for a character that XML cannot hold (ECMA-376 §22.4.2.4). */
function unescapeText(text: string): string {
  return text.replace(/_x([0-9A-Fa-f]{4})_/gu, (_match, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}

async function readRows(sheet: ListFile, strings: readonly string[], log: FaultLog): Promise<SheetRow[] | null> {
  const rows: SheetRow[] = []
  const onRecord = (node: XmlNode): void => {
    const number = Number(node.attributes.get('r') ?? rows.length + 1)
    const place = placeIn(sheet.name, { line: number })
    const last = rows.at(-1)?.number ?? 0
    if (!Number.isInteger(number) || number <= last) {
      const message = `row ${node.attributes.get('r')} follows row ${last}`
      log.add({ code: 'row-order', place, message, remedy })
    }
    rows.push({ number, cells: cellsOf(node, strings, { place, log }) })
  }
  const records = new Set(['worksheet/sheetData/row'])
  const root = await readXml(sheet, { root: 'worksheet', known: none, records, onRecord, isOpen: true }, log)
  return root === null ? null : rows
}

interface RowContext {
  readonly place: Place
  readonly log: FaultLog
}

function cellsOf(row: XmlNode, strings: readonly string[], context: RowContext): ReadonlyMap<number, string> {
  const cells = new Map<number, string>()
  let next = 0
  for (const cell of childrenOf(row, 'c')) {
    const reference = cell.attributes.get('r')
    const column = reference === undefined ? next : columnNumber(reference)
    next = column + 1
    const text = cellText(cell, strings, context).replaceAll('\u00a0', ' ')
    if (text.trim() !== '') cells.set(column, text)
  }
  return cells
}

function cellText(cell: XmlNode, strings: readonly string[], { place, log }: RowContext): string {
  const type = cell.attributes.get('t') ?? 'n'
  const value = textOf(cell, 'v') ?? ''
  const fault = (code: string, message: string): string => {
    log.add({ code, place, message: `cell ${cell.attributes.get('r') ?? '?'} ${message}`, remedy })
    return ''
  }
  if (childOf(cell, 'f') !== null) return fault('formula', 'holds a formula, which no list does')
  if (type === 'inlineStr') return richText(childOf(cell, 'is') ?? cell)
  if (type === 's') {
    const text = value === '' ? '' : strings[Number(value)]
    return text ?? fault('unresolved', `points at string ${value}, and there are ${strings.length}`)
  }
  if (type === 'n' || type === 'str' || type === 'd') return type === 'str' ? unescapeText(value) : value
  return fault('cell-type', `has the type "${type}", which no list has`)
}

/** `AB12` is column 27. */
function columnNumber(reference: string): number {
  const letters = reference.match(/^[A-Z]{1,3}/u)?.[0] ?? 'A'
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}

function tableOf(
  rows: readonly SheetRow[],
  { file, preambleRows, log }: { readonly file: string; readonly preambleRows: number; readonly log: FaultLog },
): HeaderTable | null {
  const filled = rows.filter(({ cells }) => cells.size > 0)
  const head = filled[preambleRows]
  if (head === undefined) {
    log.add({ code: 'empty', place: placeIn(file), message: 'the sheet ends before its header', remedy })
    return null
  }
  const columns = new Map([...head.cells].map(([column, title]) => [column, title.trim()]))
  const header = [...columns.values()]
  for (const title of new Set(header.filter((name, index) => header.indexOf(name) !== index))) {
    const message = `the column "${title}" stands twice`
    log.add({ code: 'duplicate-column', place: placeIn(file, { line: head.number }), message, remedy })
  }
  const table = filled.slice(preambleRows + 1).map(({ number, cells }): HeaderRow => {
    const place = placeIn(file, { line: number })
    for (const column of cells.keys()) {
      if (columns.has(column)) continue
      const message = `the row has a text beyond its columns: "${(cells.get(column) ?? '').slice(0, 40)}"`
      log.add({ code: 'column-count', place, message, remedy })
    }
    const named = new Map([...columns].map(([column, title]) => [title, cells.get(column) ?? '']))
    return { cells: named, place, isTerminated: true, isLastCellQuoted: false }
  })
  const preamble = filled.slice(0, preambleRows).map(({ cells }) => [...cells.values()])
  return { header, rows: table, preamble }
}
