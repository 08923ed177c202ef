// CSV files that begin with a header row: OpenSanctions targets.simple.csv, and our own lists with a mapping. The header is
// read by name; a row that does not fit it refuses the file.

import { decodeText } from './decode.ts'
import { FaultLog, placeIn } from './faults.ts'
import type { ListFile, Place } from './reading.ts'
import { type BadRow, type Row, RowReader } from './row-reader.ts'

export interface HeaderRow {
  /** Cell by column name. */
  readonly cells: ReadonlyMap<string, string>
  readonly place: Place
}

const remedy = 'Fetch or export the file again; nothing was read from it.'

/** Reads all rows; null when there is no usable header. The last row must end with a line break. */
export async function readHeaderCsv(
  file: ListFile,
  delimiter: string | null,
  log: FaultLog,
): Promise<{ readonly header: readonly string[]; readonly rows: readonly HeaderRow[] } | null> {
  const decoding = new FaultLog()
  const rows: HeaderRow[] = []
  let header: readonly string[] | null = null
  let reader: RowReader | null = null
  const take = (row: Row | BadRow): void => {
    const place = placeIn(file.name, { line: row.line, offset: row.offset })
    if (row.kind === 'bad-row') log.add({ code: row.code, place, message: row.message, remedy })
    else if (header === null) header = row.fields.map((field) => field.trim())
    else {
      const read = checkRow(row, header, { place, log })
      if (read !== null) rows.push(read)
    }
  }
  for await (const text of decodeText(file, decoding)) {
    reader ??= new RowReader({ delimiter: delimiter ?? guessDelimiter(text), multiline: true })
    for (const row of reader.push(text)) take(row)
  }
  for (const row of reader?.finish() ?? []) take(row)
  for (const fault of decoding.list()) log.add(fault)
  if (header === null) {
    if (decoding.isEmpty) {
      log.add({ code: 'empty', place: placeIn(file.name, { offset: 0 }), message: 'the file is empty', remedy })
    }
    return null
  }
  checkHeader(header, file.name, log)
  return { header, rows }
}

function checkHeader(header: readonly string[], file: string, log: FaultLog): void {
  const seen = new Set<string>()
  for (const column of header) {
    if (seen.has(column)) {
      const place = placeIn(file, { line: 1, offset: 0 })
      log.add({ code: 'duplicate-column', place, message: `the column "${column}" stands twice`, remedy })
    }
    seen.add(column)
  }
}

function checkRow(
  row: Row,
  header: readonly string[],
  { place, log }: { readonly place: Place; readonly log: FaultLog },
): HeaderRow | null {
  if (!row.isTerminated) {
    const whole = `${remedy} If the file is whole, end its last row with a line break.`
    log.add({ code: 'cut', place, message: 'the last row has no line end: the file may be cut', remedy: whole })
  }
  if (row.fields.length !== header.length) {
    const message = `the row has ${row.fields.length} of ${header.length} columns`
    log.add({ code: 'column-count', place, message, remedy })
    return null
  }
  return { cells: new Map(header.map((column, index) => [column, row.fields[index] ?? ''])), place }
}

function guessDelimiter(text: string): string {
  const line = text.slice(0, 10_000).split('\n')[0] ?? ''
  const counts = [',', '\t', ';', '|'].map((delimiter) => ({ delimiter, count: line.split(delimiter).length }))
  return counts.reduce((best, next) => (next.count > best.count ? next : best)).delimiter
}
