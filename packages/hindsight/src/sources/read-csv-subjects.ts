// Subjects from CSV and TSV: the header is planned once, then every row has one value for each column.

import { foldColumn } from '@hindsight/engine/lists'
import { CommandError } from '../config/index.ts'
import { CsvReader, type CsvRecord } from './csv-records.ts'
import { type ColumnPlan, isKept, type MappingOptions, planColumns } from './map-columns.ts'
import { type Line, readLines } from './read-lines.ts'
import type { SubjectProperty } from './subject-columns.ts'
import { faultOf, type SubjectRecord, valuesOf } from './subject-record.ts'

export interface CsvSource {
  readonly path: string
  readonly chunks: AsyncIterable<Uint8Array>
  /** `null` finds it in the header. */
  readonly delimiter: string | null
}

/** Reads all records. Throws `CommandError` when the header is not understood. */
export async function* readCsvSubjects(source: CsvSource, options: MappingOptions): AsyncGenerator<SubjectRecord[]> {
  let reader: CsvReader | null = null
  let rows: RowReader | null = null
  for await (const lines of readLines(source.chunks)) {
    reader ??= new CsvReader(source.delimiter ?? findDelimiter(lines))
    const records = reader.push(lines)
    rows ??= openRows(records, source, options)
    if (rows !== null) yield rows.read(records)
  }
  const last = reader?.end() ?? []
  rows ??= openRows(last, source, options)
  if (rows === null) throw new CommandError('input-empty', { path: source.path })
  yield rows.read(last)
}

/** Takes the header off the first records; null while there are none. */
function openRows(records: CsvRecord[], { path }: CsvSource, options: MappingOptions): RowReader | null {
  const header = records.shift()
  if (header === undefined) return null
  const { line, fault } = header
  if (fault !== null) throw new CommandError('input-header', { path, line, reason: fault })
  const columns = header.cells.map((cell) => cell.trim())
  const plan = planColumns(columns, options, { path, line })
  return new RowReader(
    plan,
    columns.map((column) => (isKept(column, options) ? foldColumn(column) : null)),
  )
}

class RowReader {
  readonly #plan: ColumnPlan
  /** Under which name the cells of a column are kept; null where they are not. */
  readonly #kept: readonly (string | null)[]
  #row = 0

  constructor(plan: ColumnPlan, kept: readonly (string | null)[]) {
    this.#plan = plan
    this.#kept = kept
  }

  read(records: readonly CsvRecord[]): SubjectRecord[] {
    return records.map((record) => this.#readRow(record))
  }

  #readRow({ line, cells, fault }: CsvRecord): SubjectRecord {
    this.#row += 1
    const row = this.#row
    const expected = this.#plan.length
    if (fault !== null) return { line, row, fields: {}, fault }
    if (cells.length !== expected) {
      const values = cells.length === 1 ? '1 value' : `${cells.length} values`
      return { line, row, fields: {}, fault: `the row has ${values}, the header has ${expected} columns` }
    }
    const fields: { [property in SubjectProperty]?: readonly string[] } = {}
    const kept: Record<string, string> = {}
    for (let column = 0; column < expected; column++) {
      const property = this.#plan[column]
      const name = this.#kept[column]
      if (name != null) kept[name] = (cells[column] ?? '').trim()
      const values = property == null ? [] : valuesOf(cells[column] ?? '')
      if (property == null || values.length === 0) continue
      const earlier = fields[property]
      fields[property] = earlier === undefined ? values : [...earlier, ...values]
    }
    return { line, row, fields, fault: faultOf(fields), ...(Object.keys(kept).length === 0 ? {} : { kept }) }
  }
}

/** Tab, comma or semicolon: whichever the first line has most of outside quotes; comma where it has none. */
export function findDelimiter(lines: readonly Line[]): string {
  const header = (lines.find((line) => line.text.trim() !== '')?.text ?? '').replace(/"[^"]*"/gu, '')
  let found = ','
  for (const delimiter of ['\t', ';']) {
    if (header.split(delimiter).length > header.split(found).length) found = delimiter
  }
  return found
}
