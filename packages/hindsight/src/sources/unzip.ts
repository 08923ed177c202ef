// The parts of a ZIP archive in memory, as spreadsheets are stored: told by its directory, checked by size and CRC. Only
// stored and deflated parts of one plain archive; anything else is refused by name (APPNOTE 6.3.9).

import { crc32, inflateRawSync } from 'node:zlib'

export interface ZipPart {
  readonly name: string
  /** Uncompressed size as the directory says it. */
  readonly bytes: number
  /** Inflates the part. Throws `ZipError`. */
  readonly read: () => Uint8Array
}

/** Why an archive could not be read; `code` is kebab-case and stable. */
export class ZipError extends Error {
  override readonly name = 'ZipError'
  readonly code: 'zip-damaged' | 'zip-encrypted' | 'zip-unsupported' | 'too-large'

  constructor(code: ZipError['code'], message: string, cause?: unknown) {
    super(message, { cause })
    this.code = code
  }
}

const endSignature = 0x06054b50
const entrySignature = 0x02014b50
const localSignature = 0x04034b50
const endBytes = 22
const entryBytes = 46
const localBytes = 30

interface Entry {
  readonly name: string
  readonly method: number
  readonly crc: number
  readonly packedBytes: number
  readonly bytes: number
  readonly localAt: number
}

/** The parts of the archive in the order of its directory; none is inflated yet. Throws `ZipError`. */
export function unzip(content: Uint8Array, { bytesMax }: { readonly bytesMax: number }): readonly ZipPart[] {
  const archive = Buffer.from(content.buffer, content.byteOffset, content.byteLength)
  const end = findEnd(archive)
  const count = archive.readUInt16LE(end + 10)
  const size = archive.readUInt32LE(end + 12)
  const start = archive.readUInt32LE(end + 16)
  if (count === 0xffff || start === 0xffffffff) throw new ZipError('zip-unsupported', 'it is a ZIP64 archive')
  if (start + size !== end) throw new ZipError('zip-damaged', 'its directory does not end where the archive does')
  const entries: Entry[] = []
  for (let at = start; entries.length < count; ) {
    const { entry, next } = readEntry(archive, at, end)
    if (entries.some(({ name }) => name === entry.name)) {
      throw new ZipError('zip-damaged', `it holds the part ${entry.name} twice`)
    }
    entries.push(entry)
    at = next
  }
  const total = entries.reduce((sum, { bytes }) => sum + bytes, 0)
  if (total > bytesMax) throw new ZipError('too-large', `its parts hold ${total} bytes; at most ${bytesMax} are read`)
  return entries.map((entry) => ({ name: entry.name, bytes: entry.bytes, read: () => readPart(archive, entry) }))
}

/** Where the end record stands: the comment behind it must end the file, so nothing is cut off and nothing is appended. */
function findEnd(archive: Buffer): number {
  const first = Math.max(0, archive.length - endBytes - 0xffff)
  for (let at = archive.length - endBytes; at >= first; at--) {
    if (archive.readUInt32LE(at) !== endSignature) continue
    if (at + endBytes + archive.readUInt16LE(at + 20) === archive.length) return at
  }
  throw new ZipError('zip-damaged', 'it has no end record: it is cut off or damaged')
}

function readEntry(archive: Buffer, at: number, end: number): { readonly entry: Entry; readonly next: number } {
  if (at + entryBytes > end || archive.readUInt32LE(at) !== entrySignature) {
    throw new ZipError('zip-damaged', `its directory is damaged at byte ${at}`)
  }
  const nameBytes = archive.readUInt16LE(at + 28)
  const next = at + entryBytes + nameBytes + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32)
  if (next > end) throw new ZipError('zip-damaged', `its directory is damaged at byte ${at}`)
  const name = archive.toString('utf8', at + entryBytes, at + entryBytes + nameBytes)
  if ((archive.readUInt16LE(at + 8) & 1) === 1) throw new ZipError('zip-encrypted', `the part ${name} is encrypted`)
  const method = archive.readUInt16LE(at + 10)
  if (method !== 0 && method !== 8) {
    throw new ZipError('zip-unsupported', `the part ${name} is packed by method ${method}; known are 0 and 8`)
  }
  const crc = archive.readUInt32LE(at + 16)
  const packedBytes = archive.readUInt32LE(at + 20)
  const bytes = archive.readUInt32LE(at + 24)
  return { entry: { name, method, crc, packedBytes, bytes, localAt: archive.readUInt32LE(at + 42) }, next }
}

function readPart(archive: Buffer, { name, method, crc, packedBytes, bytes, localAt }: Entry): Uint8Array {
  if (localAt + localBytes > archive.length || archive.readUInt32LE(localAt) !== localSignature) {
    throw new ZipError('zip-damaged', `the part ${name} is not where the directory says`)
  }
  const start = localAt + localBytes + archive.readUInt16LE(localAt + 26) + archive.readUInt16LE(localAt + 28)
  const packed = archive.subarray(start, start + packedBytes)
  const content = method === 0 ? packed : inflatePart(name, packed, bytes)
  if (packed.length !== packedBytes || content.length !== bytes || crc32(content) !== crc) {
    throw new ZipError('zip-damaged', `the part ${name} does not agree with its size or checksum`)
  }
  return content
}

function inflatePart(name: string, packed: Buffer, bytes: number): Buffer {
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, bytes) })
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new ZipError('zip-damaged', `the part ${name} cannot be inflated (${reason})`, cause)
  }
}
