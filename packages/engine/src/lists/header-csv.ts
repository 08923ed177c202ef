// CSV files that begin with a header row, of issuers, aggregators and our own. The header is read by name; a row that does
// not fit it refuses the file.

import { decodeText } from './decode.ts'
import { FaultLog, placeIn } from './faults.ts'
import type { ListFile, Place } from './reading.ts'
import { type BadRow, type Row, RowReader } from './row-reader.ts'

export interface HeaderRow {
  /** Cell by column name. */
  readonly cells: ReadonlyMap<string, string>
  readonly place: Place
  /** False for a last row without a line end: its last cell may be cut, unless it was quoted. */
  readonly isTerminated: boolean
  readonly isLastCellQuoted: boolean
}

export interface HeaderTable {
  readonly header: readonly string[]
  readonly rows: readonly HeaderRow[]
  /** Rows that the issuer writes above the header. */
  readonly preamble: readonly (readonly string[])[]
}

export interface HeaderDialect {
  /** Null tells it from the header. */
  readonly delimiter: string | null
  /** How many rows stand above the header; 0 unless given. */
  readonly preambleRows?: number
  /** Whether a quote inside an unquoted cell stands for itself. */
  readonly keepsInnerQuotes?: boolean
  /** Whether the caller judges a last row without a line end; otherwise it is a fault. */
  readonly acceptsOpenEnd?: boolean
  /** Name of each column from its title and place, where the issuer gives several the same title. */
  readonly nameColumns?: (titles: readonly string[]) => readonly string[]
}

const remedy = 'Fetch or export the file again; nothing was read from it.'

/** Reads all rows; null when there is no usable header. */
export async function readHeaderCsv(
  file: ListFile,
  dialect: HeaderDialect,
  log: FaultLog,
): Promise<HeaderTable | null> {
  const decoding = new FaultLog()
  const table = new TableReading(file.name, dialect, log)
  let reader: RowReader | null = null
  for await (const text of decodeText(file, decoding)) {
    const { delimiter, keepsInnerQuotes = false } = dialect
    reader ??= new RowReader({ delimiter: delimiter ?? guessDelimiter(text), multiline: true, keepsInnerQuotes })
    for (const row of reader.push(text)) table.take(row)
  }
  for (const row of reader?.finish() ?? []) table.take(row)
  for (const fault of decoding.list()) log.add(fault)
  const { header, rows, preamble } = table
  if (header !== null) return { header, rows, preamble }
  if (decoding.isEmpty) {
    const message = preamble.length === 0 ? 'the file is empty' : 'the file ends before its header'
    log.add({ code: 'empty', place: placeIn(file.name, { offset: 0 }), message, remedy })
  }
  return null
}

/** Adds a fault for each column that is missing or unknown, and says what to do. */
export function checkColumns(
  { header }: HeaderTable,
  columns: { readonly required: readonly string[]; readonly optional: readonly string[] },
  to: { readonly place: Place; readonly log: FaultLog },
): void {
  const { required, optional } = columns
  const known = new Set([...required, ...optional])
  const changed = 'The publisher changed its format, or the file is another one: check before it is read.'
  const missing = required.filter((name) => !header.includes(name))
  const unknown = header.filter((name) => !known.has(name))
  const faults = [
    ...missing.map((column) => ({ code: 'column-missing', message: `the column "${column}" is missing` })),
    ...unknown.map((column) => ({ code: 'unknown-column', message: `the column "${column}" is unknown` })),
  ]
  for (const fault of faults) to.log.add({ ...fault, place: to.place, remedy: changed })
}

class TableReading {
  header: readonly string[] | null = null
  readonly rows: HeaderRow[] = []
  readonly preamble: (readonly string[])[] = []
  readonly #file: string
  readonly #dialect: HeaderDialect
  readonly #log: FaultLog
  #titles: readonly string[] = []

  constructor(file: string, dialect: HeaderDialect, log: FaultLog) {
    this.#file = file
    this.#dialect = dialect
    this.#log = log
  }

  take(row: Row | BadRow): void {
    const place = placeIn(this.#file, { line: row.line, offset: row.offset })
    if (row.kind === 'bad-row') this.#log.add({ code: row.code, place, message: row.message, remedy })
    else if (this.preamble.length < (this.#dialect.preambleRows ?? 0)) this.preamble.push(row.fields)
    else if (this.header === null) this.#takeHeader(row, place)
    else this.#takeRow(row, this.header, place)
  }

  #takeHeader(row: Row, place: Place): void {
    this.#titles = row.fields.map((field) => field.trim())
    const header = this.#dialect.nameColumns?.(this.#titles) ?? this.#titles
    this.header = header
    const seen = new Set<string>()
    for (const column of header) {
      if (seen.has(column)) {
        const message = `the column "${column}" stands twice`
        this.#log.add({ code: 'duplicate-column', place, message, remedy })
      }
      seen.add(column)
    }
  }

  #takeRow(row: Row, header: readonly string[], place: Place): void {
    if (!row.isTerminated && this.#dialect.acceptsOpenEnd !== true) {
      const whole = `${remedy} If the file is whole, end its last row with a line break.`
      const message = 'the last row has no line end: the file may be cut'
      this.#log.add({ code: 'cut', place, message, remedy: whole })
    }
    if (row.fields.length !== header.length) {
      const message = `the row has ${row.fields.length} of ${header.length} columns`
      this.#log.add({ code: 'column-count', place, message, remedy })
      return
    }
    if (row.fields.every((field, index) => field.trim() === this.#titles[index])) {
      const message = 'the header stands a second time: two files may have been joined'
      this.#log.add({ code: 'header-repeated', place, message, remedy })
      return
    }
    const cells = new Map(header.map((column, index) => [column, row.fields[index] ?? '']))
    this.rows.push({ cells, place, isTerminated: row.isTerminated, isLastCellQuoted: row.quoted.at(-1) === true })
  }
}

function guessDelimiter(text: string): string {
  const line = text.slice(0, 10_000).split('\n')[0] ?? ''
  const counts = [',', '\t', ';', '|'].map((delimiter) => ({ delimiter, count: line.split(delimiter).length }))
  return counts.reduce((best, next) => (next.count > best.count ? next : best)).delimiter
}
