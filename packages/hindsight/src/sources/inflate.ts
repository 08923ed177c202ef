// Bytes of a file, inflated where they are gzipped, under limits; the kind is told by content, never by the file's name.

import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { limits } from '../config/index.ts'

/** Why bytes could not be had; `code` is kebab-case and stable. */
export class InflateError extends Error {
  override readonly name = 'InflateError'
  readonly code: 'gzip-damaged' | 'gzip-of-gzip' | 'zip-archive' | 'too-large' | 'not-readable'

  constructor(code: InflateError['code'], message: string, cause?: unknown) {
    super(message, { cause })
    this.code = code
  }
}

export interface InflateLimits {
  /** Most bytes after inflating; `Infinity` for streams that are never held. */
  readonly bytesMax: number
  /** A ZIP archive is what was asked for. */
  readonly allowsZip?: boolean
}

/** The content of a file or stream, inflated where gzipped. Throws `InflateError` while it is read. */
export async function* inflate(
  source: AsyncIterable<Uint8Array>,
  { bytesMax, allowsZip = false }: InflateLimits,
): AsyncGenerator<Uint8Array> {
  let readBytes = 0
  const counted = countBytes(source, (count) => {
    readBytes += count
  })
  const { head, rest } = await splitHead(counted)
  const isGzip = isGzipHead(head)
  let givenBytes = 0
  for await (const chunk of isGzip ? gunzip(rest) : rest) {
    if (givenBytes === 0) checkKind(chunk, isGzip, allowsZip)
    givenBytes += chunk.length
    if (givenBytes > bytesMax) throw new InflateError('too-large', `it holds more than ${bytesMax} bytes`)
    if (isGzip) checkRatio(givenBytes, readBytes)
    yield chunk
  }
}

/** The raw bytes of a file; faults of the file system come as `InflateError`. */
export async function* readFileChunks(path: string): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: 1 << 18 })) yield chunk as Uint8Array
  } catch (cause) {
    throw new InflateError('not-readable', cause instanceof Error ? cause.message : String(cause), cause)
  }
}

async function* countBytes(
  source: AsyncIterable<Uint8Array>,
  add: (count: number) => void,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of source) {
    add(chunk.length)
    yield chunk
  }
}

/** Takes the first four bytes or more without losing them. */
async function splitHead(
  source: AsyncGenerator<Uint8Array>,
): Promise<{ head: Uint8Array; rest: AsyncIterable<Uint8Array> }> {
  const held: Uint8Array[] = []
  let heldBytes = 0
  while (heldBytes < 4) {
    const next = await source.next()
    if (next.done === true) break
    held.push(next.value)
    heldBytes += next.value.length
  }
  const head = Buffer.concat(held)
  async function* rest(): AsyncGenerator<Uint8Array> {
    if (head.length > 0) yield head
    yield* source
  }
  return { head, rest: rest() }
}

async function* gunzip(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const unzip = createGunzip({ chunkSize: 1 << 18 })
  const input = Readable.from(source, { objectMode: false })
  input.on('error', (cause) => unzip.destroy(cause))
  input.pipe(unzip)
  try {
    for await (const chunk of unzip) yield chunk as Uint8Array
  } catch (cause) {
    if (cause instanceof InflateError) throw cause
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new InflateError('gzip-damaged', `the gzip data is cut off or damaged (${reason})`, cause)
  } finally {
    input.destroy()
  }
}

function checkKind(chunk: Uint8Array, isGzip: boolean, allowsZip: boolean): void {
  if (isGzip && isGzipHead(chunk)) throw new InflateError('gzip-of-gzip', 'it is gzipped twice')
  const isZip =
    chunk[0] === 0x50 && chunk[1] === 0x4b && (chunk[2] === 3 || chunk[2] === 5) && chunk[3] === chunk[2] + 1
  if (isZip && !allowsZip)
    throw new InflateError('zip-archive', 'it is a ZIP archive (also what spreadsheets save as .xlsx)')
}

function checkRatio(givenBytes: number, readBytes: number): void {
  if (givenBytes <= limits.inflateFreeBytes || givenBytes / readBytes <= limits.inflateRatioMax) return
  throw new InflateError('too-large', `it inflates to more than ${limits.inflateRatioMax} times its size`)
}

function isGzipHead(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b
}
