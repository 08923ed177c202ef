// Bytes become text under strict rules: UTF-8 without errors, no NUL, no other encoding by byte order mark. A fault names
// the byte. Works chunk by chunk.

import { FaultLog, placeIn } from './faults.ts'
import { fileBytesMax } from './limits.ts'
import type { ListFile } from './reading.ts'

// A web standard that every runtime of the engine has; typed here because the engine has no platform library.
declare const TextDecoder: new (
  label: string,
  options: { fatal: boolean; ignoreBOM: boolean },
) => { decode(bytes?: Uint8Array, options?: { stream: boolean }): string }

const resave = 'Fetch the file again from the issuer; do not open it in an editor that changes the encoding.'

/** Text chunks of a file. Ends early, with a fault in the log, at the first byte that is not clean UTF-8. */
export async function* decodeText(file: ListFile, log: FaultLog): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  let offset = 0
  let tail: Uint8Array = new Uint8Array(0)
  for await (const chunk of file.chunks) {
    const bytes = joinBytes(tail, chunk)
    if (offset === 0 && bytes.length < 4) {
      tail = bytes
      continue
    }
    const start = offset
    if (start === 0 && addByteOrderFault(file.name, bytes, log)) return
    const end = wholeCharactersEnd(bytes)
    offset += end
    tail = bytes.slice(end)
    if (offset > fileBytesMax) return addSizeFault(file.name, log)
    const text = decodePart(decoder, { file: file.name, bytes: bytes.subarray(0, end), start, log })
    if (text === null) return
    yield start === 0 && text.startsWith('\ufeff') ? text.slice(1) : text
  }
  if (tail.length === 0) return
  const text = decodePart(decoder, { file: file.name, bytes: tail, start: offset, log })
  if (text !== null) yield text
}

/** The whole text of a file, or null with a fault in the log. */
export async function decodeWhole(file: ListFile, log: FaultLog): Promise<string | null> {
  const own = new FaultLog()
  const parts: string[] = []
  for await (const part of decodeText(file, own)) parts.push(part)
  for (const fault of own.list()) log.add(fault)
  return own.isEmpty ? parts.join('') : null
}

interface Part {
  readonly file: string
  readonly bytes: Uint8Array
  readonly start: number
  readonly log: FaultLog
}

function decodePart(decoder: { decode(bytes?: Uint8Array): string }, part: Part): string | null {
  const { file, bytes, start, log } = part
  const nul = bytes.indexOf(0)
  if (nul >= 0) {
    const place = placeIn(file, { offset: start + nul })
    log.add({ code: 'nul-byte', place, message: `a NUL byte stands at byte ${start + nul}`, remedy: resave })
    return null
  }
  try {
    return decoder.decode(bytes)
  } catch {
    const at = firstInvalidUtf8(bytes)
    const value = (bytes[at] ?? 0).toString(16).padStart(2, '0')
    const place = placeIn(file, { offset: start + at })
    const message = `byte ${start + at} (0x${value}) is not valid UTF-8: the text is cut, damaged or in another encoding`
    log.add({ code: 'encoding', place, message, remedy: resave })
    return null
  }
}

function addByteOrderFault(file: string, bytes: Uint8Array, log: FaultLog): boolean {
  const [first, second] = [bytes[0], bytes[1]]
  const name = first === 0xff && second === 0xfe ? 'UTF-16LE' : first === 0xfe && second === 0xff ? 'UTF-16BE' : null
  if (name !== null) {
    const message = `the file begins with the byte order mark of ${name}`
    log.add({ code: 'encoding', place: placeIn(file, { offset: 0 }), message, remedy: 'Save it as UTF-8.' })
    return true
  }
  const packed = first === 0x1f && second === 0x8b ? 'gzip' : first === 0x50 && second === 0x4b ? 'zip' : null
  if (packed === null) return false
  const message = `the content is still packed (${packed})`
  const remedy = 'Unpack it once more: a file may be gzipped once, and not zipped.'
  log.add({ code: 'packed', place: placeIn(file, { offset: 0 }), message, remedy })
  return true
}

function addSizeFault(file: string, log: FaultLog): void {
  const message = `the file is larger than ${fileBytesMax} bytes`
  log.add({ code: 'too-large', place: placeIn(file), message, remedy: 'Check that this is the list you meant.' })
}

/** Where the last whole character ends, so that a character cut by a chunk waits for the next one. */
function wholeCharactersEnd(bytes: Uint8Array): number {
  const length = bytes.length
  for (let back = 1; back <= 3 && back <= length; back++) {
    const byte = bytes[length - back] as number
    if (byte < 0x80) return length
    if (byte >= 0xc0) {
      const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2
      return needed > back ? length - back : length
    }
  }
  return length
}

/** Where the first byte stands that is not valid UTF-8; the length of the bytes when there is none. */
export function firstInvalidUtf8(bytes: Uint8Array): number {
  let at = 0
  while (at < bytes.length) {
    const length = characterLength(bytes, at)
    if (length === 0) return at
    at += length
  }
  return at
}

/** Length of the character at `at`, or 0 where it is not valid: RFC 3629, table of well-formed sequences. */
function characterLength(bytes: Uint8Array, at: number): number {
  const byte = bytes[at] as number
  if (byte < 0x80) return 1
  const length =
    byte >= 0xc2 && byte <= 0xdf ? 2 : byte >= 0xe0 && byte <= 0xef ? 3 : byte >= 0xf0 && byte <= 0xf4 ? 4 : 0
  for (let index = 1; index < length; index++) {
    const next = bytes[at + index] ?? 0
    if (next < 0x80 || next > 0xbf) return 0
  }
  const second = bytes[at + 1] ?? 0
  const isOverlong = (byte === 0xe0 && second < 0xa0) || (byte === 0xf0 && second < 0x90)
  const isOutside = (byte === 0xed && second > 0x9f) || (byte === 0xf4 && second > 0x8f)
  return isOverlong || isOutside ? 0 : length
}

function joinBytes(first: Uint8Array, second: Uint8Array): Uint8Array {
  if (first.length === 0) return second
  const joined = new Uint8Array(first.length + second.length)
  joined.set(first)
  joined.set(second, first.length)
  return joined
}
