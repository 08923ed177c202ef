// One strict reader for the delimited rows of lists: RFC 4180 quotes and nothing lenient, since one bad row refuses a list.
// It works chunk by chunk and says for each row, good or bad, its first physical line and its offset.

import { rowCharactersMax } from './limits.ts'

export interface RowDialect {
  /** One character: `,`, `;`, tab, `|` or `@`. */
  readonly delimiter: string
  /** Whether a quoted field may hold line breaks (RFC 4180 allows it; OFAC never writes it). */
  readonly multiline: boolean
  /** Whether a field that does not begin with a quote may hold one, as it stands. RFC 4180 forbids it; some issuers write it. */
  readonly keepsInnerQuotes?: boolean
}

export interface Row {
  readonly kind: 'row'
  readonly fields: readonly string[]
  /** Beside each field, whether it was quoted. */
  readonly quoted: readonly boolean[]
  /** First physical line, from 1. */
  readonly line: number
  /** Character offset of the row, from 0. */
  readonly offset: number
  /** False when the text ended before a line break did: perhaps a cut. */
  readonly isTerminated: boolean
}

/** A row that breaks the rules; reading goes on at the next line. */
export interface BadRow {
  readonly kind: 'bad-row'
  readonly code: 'unterminated-quote' | 'text-after-quote' | 'quote-in-field' | 'lone-return' | 'row-too-long'
  readonly message: string
  readonly line: number
  readonly offset: number
}

interface Problem {
  readonly code: BadRow['code']
  readonly message: string
  /** Position in the buffer. */
  readonly at: number
}

type Scan = { readonly row: Row; readonly next: number } | { readonly problem: Problem } | 'more'

const quote = '"'

/**
 * Feed it text with `push`, close it with `finish`; both give the rows that became complete, in order.
 * Example: `const reader = new RowReader({ delimiter: ',', multiline: true })`.
 */
export class RowReader {
  readonly #dialect: RowDialect
  #buffer = ''
  #position = 0
  #offset = 0
  #line = 1
  #isSkipping = false

  constructor(dialect: RowDialect) {
    this.#dialect = dialect
  }

  /** Rows completed by this text. */
  *push(text: string): Generator<Row | BadRow> {
    this.#buffer = this.#buffer.slice(this.#position) + text
    this.#position = 0
    yield* this.#drain(false)
  }

  /** The rest, when no more text comes. */
  *finish(): Generator<Row | BadRow> {
    yield* this.#drain(true)
  }

  *#drain(isEnd: boolean): Generator<Row | BadRow> {
    while (this.#position < this.#buffer.length) {
      if (this.#isSkipping && !this.#skipLine()) return
      if (this.#position >= this.#buffer.length) return
      const scan = this.#scanRow(isEnd)
      if (scan === 'more') {
        if (this.#buffer.length - this.#position <= rowCharactersMax) return
        yield this.#bad({ code: 'row-too-long', message: tooLong, at: this.#position })
        continue
      }
      yield 'problem' in scan ? this.#bad(scan.problem) : this.#accept(scan.row, scan.next)
    }
  }

  #accept(row: Row, next: number): Row | BadRow {
    if (next - this.#position > rowCharactersMax + 2) {
      return this.#bad({ code: 'row-too-long', message: tooLong, at: this.#position })
    }
    this.#advance(next)
    return row
  }

  #bad({ code, message, at }: Problem): BadRow {
    const offset = this.#offset + (at - this.#position)
    const bad: BadRow = { kind: 'bad-row', code, message, line: this.#line, offset }
    this.#isSkipping = true
    return bad
  }

  /** After a bad row: on to the next line. False when the line goes on in the next chunk. */
  #skipLine(): boolean {
    const end = this.#buffer.indexOf('\n', this.#position)
    this.#isSkipping = end < 0
    this.#advance(end < 0 ? this.#buffer.length : end + 1)
    return end >= 0
  }

  #advance(next: number): void {
    for (let at = this.#buffer.indexOf('\n', this.#position); at >= 0 && at < next; ) {
      this.#line++
      at = this.#buffer.indexOf('\n', at + 1)
    }
    this.#offset += next - this.#position
    this.#position = next
  }

  #scanRow(isEnd: boolean): Scan {
    const fields: string[] = []
    const quoted: boolean[] = []
    let at = this.#position
    for (;;) {
      const isQuoted = this.#buffer[at] === quote
      const field = isQuoted ? this.#scanQuoted(at, isEnd) : this.#scanPlain(at, isEnd)
      if (field === 'more' || 'problem' in field) return field
      fields.push(field.text)
      quoted.push(isQuoted)
      at = field.next
      if (this.#buffer[at] === this.#dialect.delimiter) {
        at++
        continue
      }
      return this.#endRow(at, isEnd, { fields, quoted })
    }
  }

  #endRow(at: number, isEnd: boolean, cells: { fields: string[]; quoted: boolean[] }): Scan {
    const base = { kind: 'row', ...cells, line: this.#line, offset: this.#offset } as const
    if (at >= this.#buffer.length) {
      return isEnd ? { row: { ...base, isTerminated: false }, next: at } : 'more'
    }
    if (this.#buffer[at] === '\n') return { row: { ...base, isTerminated: true }, next: at + 1 }
    if (at + 1 >= this.#buffer.length && !isEnd) return 'more'
    if (this.#buffer[at + 1] === '\n') return { row: { ...base, isTerminated: true }, next: at + 2 }
    const message = 'a carriage return stands alone; rows end with a line feed, or both'
    return { problem: { code: 'lone-return', message, at } }
  }

  #scanPlain(start: number, isEnd: boolean): { text: string; next: number } | { problem: Problem } | 'more' {
    const { delimiter, keepsInnerQuotes = false } = this.#dialect
    for (let at = start; at < this.#buffer.length; at++) {
      const character = this.#buffer[at]
      if (character === delimiter || character === '\n' || character === '\r') {
        return { text: this.#buffer.slice(start, at), next: at }
      }
      if (character === quote && !keepsInnerQuotes) {
        const message = 'a quote stands inside a field that does not begin with one'
        return { problem: { code: 'quote-in-field', message, at } }
      }
    }
    return isEnd ? { text: this.#buffer.slice(start), next: this.#buffer.length } : 'more'
  }

  #scanQuoted(start: number, isEnd: boolean): { text: string; next: number } | { problem: Problem } | 'more' {
    let hasDoubled = false
    let at = this.#buffer.indexOf(quote, start + 1)
    while (at >= 0 && this.#buffer[at + 1] === quote) {
      hasDoubled = true
      at = this.#buffer.indexOf(quote, at + 2)
    }
    const lineBreak = this.#dialect.multiline ? -1 : this.#buffer.indexOf('\n', start)
    const isOpen = lineBreak >= 0 && (at < 0 || lineBreak < at)
    if (isOpen || (at < 0 && isEnd)) {
      const message = 'a quote is opened here and not closed'
      return { problem: { code: 'unterminated-quote', message, at: start } }
    }
    if (at < 0 || (at + 1 >= this.#buffer.length && !isEnd)) return 'more'
    const raw = this.#buffer.slice(start + 1, at)
    const after = this.#buffer[at + 1] ?? '\n'
    if (after !== this.#dialect.delimiter && after !== '\n' && after !== '\r') {
      const message = `"${after}" stands after a closing quote, where a delimiter or the end of the row belongs`
      return { problem: { code: 'text-after-quote', message, at: at + 1 } }
    }
    return { text: hasDoubled ? raw.replaceAll('""', quote) : raw, next: at + 1 }
  }
}

const tooLong = `the row is longer than ${rowCharactersMax} characters`
