// Physical lines of a stream in bounded memory: LF, CRLF and CR end a line. A line that is too long or not UTF-8 comes
// as a faulty line with its place, and the lines after it are still read (law L6).

import { isUtf8 } from 'node:buffer'
import { limits } from '../config/index.ts'

export interface Line {
  /** Physical line, from 1. */
  readonly line: number
  readonly text: string
  /** Why the line cannot be used; then `text` is empty. */
  readonly fault: string | null
}

const lineFeed = 0x0a
const carriageReturn = 0x0d

/** Lines of the stream, a batch for each chunk. A BOM is dropped; a last line without an end is a line. */
export async function* readLines(source: AsyncIterable<Uint8Array>): AsyncGenerator<Line[]> {
  const reader = new LineReader()
  for await (const chunk of source) {
    const lines = reader.push(chunk)
    if (lines.length > 0) yield lines
  }
  const last = reader.end()
  if (last.length > 0) yield last
}

class LineReader {
  #held: Uint8Array = new Uint8Array(0)
  #line = 1
  #offset = 0
  /** Bytes of an over-long line that were thrown away so far; 0 when not within one. */
  #skippedBytes = 0

  push(chunk: Uint8Array): Line[] {
    const bytes = this.#held.length === 0 ? chunk : Buffer.concat([this.#held, chunk])
    const end = lastLineEnd(bytes)
    this.#held = bytes.subarray(end)
    const lines = end === 0 ? [] : this.#split(bytes.subarray(0, end))
    if (this.#held.length > limits.recordBytesMax) {
      this.#skippedBytes += this.#held.length
      this.#offset += this.#held.length
      this.#held = new Uint8Array(0)
    } else {
      this.#held = this.#held.slice()
    }
    return lines
  }

  end(): Line[] {
    const rest = this.#held
    this.#held = new Uint8Array(0)
    return rest.length === 0 && this.#skippedBytes === 0 ? [] : this.#split(rest)
  }

  /** Splits bytes that end with a line end (or with the stream). */
  #split(bytes: Uint8Array): Line[] {
    const lines: Line[] = []
    let rest = bytes
    if (this.#skippedBytes > 0) rest = this.#endSkipped(rest, lines)
    if (this.#offset === 0 && rest[0] === 0xef && rest[1] === 0xbb && rest[2] === 0xbf) rest = this.#drop(rest, 3)
    if (isUtf8(rest)) this.#splitText(rest, lines)
    else this.#splitBytes(rest, lines)
    return lines
  }

  #drop(bytes: Uint8Array, count: number): Uint8Array {
    this.#offset += count
    return bytes.subarray(count)
  }

  #endSkipped(bytes: Uint8Array, lines: Line[]): Uint8Array {
    const end = firstLineEnd(bytes)
    const length = this.#skippedBytes + end
    lines.push({ line: this.#line, text: '', fault: tooLong(length) })
    this.#line += 1
    this.#skippedBytes = 0
    return this.#drop(bytes, end)
  }

  #splitText(bytes: Uint8Array, lines: Line[]): void {
    const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8')
    const hasLoneReturn = /\r(?!\n)/u.test(text)
    const parts = hasLoneReturn ? text.split(/\r\n|\n|\r/u) : text.split('\n')
    if (parts.at(-1) === '') parts.pop()
    for (const part of parts) {
      const line = !hasLoneReturn && part.endsWith('\r') ? part.slice(0, -1) : part
      const fault = line.length > limits.recordBytesMax ? tooLong(line.length) : null
      lines.push({ line: this.#line, text: fault === null ? line : '', fault })
      this.#line += 1
    }
    this.#offset += bytes.length
  }

  #splitBytes(bytes: Uint8Array, lines: Line[]): void {
    let rest = bytes
    while (rest.length > 0) {
      const end = firstLineEnd(rest)
      const part = rest.subarray(0, end)
      const bad = firstInvalidByte(part)
      if (bad === -1) this.#splitText(part, lines)
      else {
        const value = part[bad]?.toString(16).padStart(2, '0')
        const fault = `byte ${this.#offset + bad} (0x${value}) is not UTF-8; convert the file to UTF-8`
        lines.push({ line: this.#line, text: '', fault })
        this.#line += 1
        this.#offset += part.length
      }
      rest = rest.subarray(end)
    }
  }
}

function tooLong(bytes: number): string {
  return `the line is ${bytes} bytes long, the limit is ${limits.recordBytesMax}; check its quotes and line ends`
}

/** Position after the last line end; a CR as very last byte stays for the next chunk, since an LF may follow. */
function lastLineEnd(bytes: Uint8Array): number {
  const feed = bytes.lastIndexOf(lineFeed)
  const carriage = bytes.lastIndexOf(carriageReturn, bytes.length - 2)
  return bytes.length < 2 ? feed + 1 : Math.max(feed, carriage) + 1
}

/** Position after the first line end, or the length. */
function firstLineEnd(bytes: Uint8Array): number {
  for (let position = 0; position < bytes.length; position++) {
    if (bytes[position] === lineFeed) return position + 1
    if (bytes[position] === carriageReturn) return bytes[position + 1] === lineFeed ? position + 2 : position + 1
  }
  return bytes.length
}

/** Position of the first byte that does not belong to well-formed UTF-8, or -1. */
export function firstInvalidByte(bytes: Uint8Array): number {
  let position = 0
  while (position < bytes.length) {
    const length = sequenceLength(bytes[position] ?? 0)
    const isWhole = position + length <= bytes.length
    if (length === 0 || !isWhole || !isUtf8(bytes.subarray(position, position + length))) return position
    position += length
  }
  return -1
}

function sequenceLength(lead: number): number {
  if (lead < 0x80) return 1
  if (lead >= 0xc2 && lead < 0xe0) return 2
  if (lead >= 0xe0 && lead < 0xf0) return 3
  return lead >= 0xf0 && lead < 0xf5 ? 4 : 0
}
