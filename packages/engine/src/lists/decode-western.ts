// UTF-8 or Windows-1252, told from all bytes of a file and named; a file that mixes the two is refused, not guessed at.
// For issuers who have published both, such as the British Treasury.

import { firstInvalidUtf8 } from './decode.ts'
import { type FaultLog, placeIn } from './faults.ts'
import { fileBytesMax } from './limits.ts'
import type { ListFile } from './reading.ts'

// The WHATWG table of windows-1252 for 0x80 to 0x9f; a blank is a byte that Windows does not define.
const upperControls = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ'
const remedy = 'Fetch the file again from the issuer; do not open it in an editor that changes the encoding.'

/** What the bytes of a file are written in. */
export type WesternCharset = 'UTF-8' | 'Windows-1252'

/** A file in UTF-8 that says the same, with the charset found; null with a fault in the log. Holds the whole file. */
export async function openWestern(
  file: ListFile,
  log: FaultLog,
): Promise<{ readonly file: ListFile; readonly charset: WesternCharset } | null> {
  const bytes = await readBytes(file, log)
  if (bytes === null) return null
  const invalid = firstInvalidUtf8(bytes)
  if (invalid >= bytes.length || isUtf16(bytes)) return { file: fileOf(file.name, bytes), charset: 'UTF-8' }
  const faultAt = (at: number, message: string): null => {
    log.add({ code: 'encoding', place: placeIn(file.name, { offset: at }), message, remedy })
    return null
  }
  const undefinedAt = bytes.findIndex((byte) => byte >= 0x80 && byte < 0xa0 && upperControls[byte - 0x80] === ' ')
  if (undefinedAt >= 0) {
    const value = hex(bytes[undefinedAt])
    return faultAt(undefinedAt, `byte ${undefinedAt} (${value}) is neither valid UTF-8 nor Windows-1252`)
  }
  const mixed = firstUtf8Sequence(bytes)
  if (mixed >= 0) {
    const message = `the text mixes encodings: byte ${mixed} is UTF-8, byte ${invalid} (${hex(bytes[invalid])}) is not`
    return faultAt(invalid, message)
  }
  return { file: fileOf(file.name, new TextEncoder().encode(decodeWestern(bytes))), charset: 'Windows-1252' }
}

async function readBytes(file: ListFile, log: FaultLog): Promise<Uint8Array | null> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of file.chunks) {
    chunks.push(chunk)
    length += chunk.length
    if (length <= fileBytesMax) continue
    const message = `the file is larger than ${fileBytesMax} bytes`
    log.add({ code: 'too-large', place: placeIn(file.name), message, remedy: 'Check that this is the list you meant.' })
    return null
  }
  const bytes = new Uint8Array(length)
  let at = 0
  for (const chunk of chunks) {
    bytes.set(chunk, at)
    at += chunk.length
  }
  return bytes
}

function fileOf(name: string, bytes: Uint8Array): ListFile {
  async function* chunks(): AsyncGenerator<Uint8Array> {
    yield bytes
  }
  return { name, chunks: chunks() }
}

/** UTF-16 by its mark is left to the decoder, which names it. */
function isUtf16(bytes: Uint8Array): boolean {
  return (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
}

function firstUtf8Sequence(bytes: Uint8Array): number {
  for (let at = 0; at < bytes.length; at++) {
    if ((bytes[at] as number) < 0xc2) continue
    const rest = bytes.subarray(at, at + 4)
    const length = [2, 3, 4].find((size) => size <= rest.length && firstInvalidUtf8(rest.subarray(0, size)) === size)
    if (length !== undefined) return at
  }
  return -1
}

function decodeWestern(bytes: Uint8Array): string {
  const parts: string[] = []
  for (let at = 0; at < bytes.length; at += 8192) {
    const codes = [...bytes.subarray(at, at + 8192)].map((byte) =>
      byte >= 0x80 && byte < 0xa0 ? (upperControls.charCodeAt(byte - 0x80) as number) : byte,
    )
    parts.push(String.fromCharCode(...codes))
  }
  return parts.join('')
}

function hex(byte: number | undefined): string {
  return `0x${(byte ?? 0).toString(16).padStart(2, '0')}`
}
