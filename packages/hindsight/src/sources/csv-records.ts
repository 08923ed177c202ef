// Lines become records of cells. A record whose quotes are broken, or that spans lines and does not fit the header, loses
// its first line only: reading goes on with the next physical line, so that a stray quote swallows no subject (law L6).

import { limits } from '../config/index.ts'
import type { Line } from './read-lines.ts'

export interface CsvRecord {
  /** First physical line. */
  readonly line: number
  readonly cells: readonly string[]
  /** Why the record cannot be used; then `cells` is empty. */
  readonly fault: string | null
}

/** Splits the cells of lines, joining lines inside quotes; blank lines are no records. */
export class CsvReader {
  readonly #delimiter: string
  /** Lines of a record whose quote is still open. */
  #open: Line[] = []
  /** How many cells the header has; 0 before it. */
  #columnCount = 0

  constructor(delimiter: string) {
    this.#delimiter = delimiter
  }

  push(lines: readonly Line[]): CsvRecord[] {
    const records: CsvRecord[] = []
    for (const line of lines) this.#add(line, records)
    return records
  }

  end(): CsvRecord[] {
    const records: CsvRecord[] = []
    while (this.#open.length > 0) this.#rejectFirst('a quote is opened and never closed', records)
    return records
  }

  #add(line: Line, records: CsvRecord[]): void {
    if (this.#open.length === 0) {
      if (line.fault !== null) records.push({ line: line.line, cells: [], fault: line.fault })
      else if (!line.text.includes('"')) this.#addPlain(line, records)
      else this.#addQuoted([line], records)
      return
    }
    if (line.fault !== null || this.#open.length >= limits.recordLinesMax) {
      const fault = line.fault ?? `a quote stays open for more than ${limits.recordLinesMax} lines`
      while (this.#open.length > 0) this.#rejectFirst(fault, records)
      this.#add(line, records)
      return
    }
    this.#open.push(line)
    if (line.text.includes('"')) this.#addQuoted(this.#open, records)
  }

  #addPlain(line: Line, records: CsvRecord[]): void {
    if (line.text.trim() !== '') this.#accept(line.line, line.text.split(this.#delimiter), records)
  }

  #addQuoted(lines: readonly Line[], records: CsvRecord[]): void {
    const [first] = lines
    if (first === undefined) return
    const text = lines.length === 1 ? first.text : lines.map((line) => line.text).join('\n')
    const parsed = splitQuoted(text, this.#delimiter)
    this.#open = []
    const doubt = parsed.state === 'whole' ? this.#doubtOf(lines, parsed.cells.length) : null
    if (doubt !== null) {
      this.#open = [...lines]
      this.#rejectFirst(doubt, records)
    } else if (parsed.state === 'whole') this.#accept(first.line, parsed.cells, records)
    else if (parsed.state === 'open' && text.length <= limits.recordBytesMax) this.#open = [...lines]
    else {
      this.#open = [...lines]
      this.#rejectFirst(parsed.state === 'open' ? 'a quoted value is too long' : parsed.reason, records)
    }
  }

  /** Why a record over several lines is not believed, or null. */
  #doubtOf(lines: readonly Line[], cellCount: number): string | null {
    if (lines.length === 1 || this.#columnCount === 0) return null
    const columns = `the header has ${this.#columnCount} columns`
    if (cellCount !== this.#columnCount) {
      return `a quote opens a record of ${lines.length} lines and ${cellCount} values, ${columns}; close the quote`
    }
    const inner = lines.slice(1, -1)
    const row = inner.find(({ text }) => text.split(this.#delimiter).length === this.#columnCount)
    if (row === undefined || this.#columnCount === 1) return null
    return `a quote stays open over line ${row.line}, which is a row by itself (${columns}); close the quote`
  }

  #accept(line: number, cells: readonly string[], records: CsvRecord[]): void {
    if (this.#columnCount === 0) this.#columnCount = cells.length
    records.push({ line, cells, fault: null })
  }

  /** Rejects the first open line and reads the others anew. */
  #rejectFirst(fault: string, records: CsvRecord[]): void {
    const [first, ...others] = this.#open
    this.#open = []
    if (first === undefined) return
    records.push({ line: first.line, cells: [], fault })
    for (const line of others) this.#add(line, records)
  }
}

type Quoted =
  | { readonly state: 'whole'; readonly cells: string[] }
  | { readonly state: 'open' }
  | { readonly state: 'broken'; readonly reason: string }

/** RFC 4180 cells of one record; `open` when its last quote is not closed yet. */
function splitQuoted(text: string, delimiter: string): Quoted {
  const cells: string[] = []
  let position = 0
  for (;;) {
    const isQuoted = text[position] === '"'
    const end = isQuoted ? closingQuote(text, position) : endOfPlain(text, position, delimiter)
    if (end === -1) return { state: 'open' }
    const raw = isQuoted ? text.slice(position + 1, end).replaceAll('""', '"') : text.slice(position, end)
    if (!isQuoted && raw.includes('"')) return broken(cells.length, 'has a quote inside a value that is not quoted')
    cells.push(raw)
    const next = isQuoted ? end + 1 : end
    if (next >= text.length) return { state: 'whole', cells }
    if (text[next] !== delimiter) return broken(cells.length - 1, 'goes on after its closing quote')
    position = next + 1
  }
}

function broken(cell: number, what: string): Quoted {
  return { state: 'broken', reason: `value ${cell + 1} ${what}; double the quote or quote the whole value` }
}

function closingQuote(text: string, opening: number): number {
  let quote = text.indexOf('"', opening + 1)
  while (quote !== -1 && text[quote + 1] === '"') quote = text.indexOf('"', quote + 2)
  return quote
}

function endOfPlain(text: string, from: number, delimiter: string): number {
  const end = text.indexOf(delimiter, from)
  return end === -1 ? text.length : end
}
