// Opens a file of subjects, or standard input: finds its kind by content and refuses what is no such file, with the
// place and the remedy. Nothing of it is ever held whole.

import { isUtf8 } from 'node:buffer'
import { statSync } from 'node:fs'
import { CommandError, reasonOf } from '../config/index.ts'
import { InflateError, inflate, readFileChunks } from './inflate.ts'
import type { MappingOptions } from './map-columns.ts'
import { readCsvSubjects } from './read-csv-subjects.ts'
import { readJsonlSubjects } from './read-jsonl-subjects.ts'
import { firstInvalidByte } from './read-lines.ts'
import { readParquetSubjects } from './read-parquet-subjects.ts'
import type { SubjectRecord } from './subject-record.ts'

export const subjectFormats = ['csv', 'tsv', 'jsonl', 'parquet'] as const
export type SubjectFormat = (typeof subjectFormats)[number]

export interface SubjectSource {
  readonly path: string
  readonly format: SubjectFormat
  /** Batches of records in order of the file. Throws `CommandError` where the file is at fault as a whole. */
  readonly records: AsyncIterable<readonly SubjectRecord[]>
  /** Bytes read so far and in all (as stored); `totalBytes` is null for a stream. */
  progress(): { readonly readBytes: number; readonly totalBytes: number | null }
}

export interface SubjectOptions extends MappingOptions {
  readonly format: SubjectFormat | null
  /** Standard input, for the path `-`. */
  readonly stdin: AsyncIterable<Uint8Array>
}

/** Opens the file at `path`, or standard input for `-`. Throws `CommandError`. */
export async function openSubjects(path: string, options: SubjectOptions): Promise<SubjectSource> {
  const file = openBytes(path, options.stdin, 'SUBJECTS')
  const head = await file.readHead()
  const isParquet = options.format === 'parquet' || head.subarray(0, 4).toString('latin1') === 'PAR1'
  if (isParquet && path === '-') {
    throw new CommandError('input-parquet', { path, reason: 'Parquet is read from a file, not from standard input' })
  }
  if (isParquet) {
    const records = await begin(readParquetSubjects(path, options))
    return { path, format: 'parquet', records, progress: () => ({ readBytes: 0, totalBytes: null }) }
  }
  checkText(path, head)
  const format = options.format ?? findFormat(path, head)
  const source = { path, chunks: file.chunks }
  const delimiter = format === 'tsv' ? '\t' : null
  const batches =
    format === 'jsonl' ? readJsonlSubjects(source, options) : readCsvSubjects({ ...source, delimiter }, options)
  const records = await begin(batches)
  return { path, format, records, progress: () => file.progress() }
}

/** Reads the first batch at once, so that a header that is not understood is refused before anything else is done. */
async function begin<T>(batches: AsyncGenerator<T>): Promise<AsyncIterable<T>> {
  const first = await batches.next()
  async function* all(): AsyncGenerator<T> {
    if (first.done === true) return
    yield first.value
    yield* batches
  }
  return all()
}

interface OpenedBytes {
  readonly chunks: AsyncIterable<Uint8Array>
  /** The first bytes, at most one chunk, without taking them from `chunks`. */
  readHead(): Promise<Buffer>
  progress(): { readonly readBytes: number; readonly totalBytes: number | null }
}

/** The inflated bytes of a file or of standard input. Throws `CommandError`, at once or while reading. */
export function openBytes(path: string, stdin: AsyncIterable<Uint8Array>, what: string): OpenedBytes {
  const totalBytes = path === '-' ? null : sizeOf(path, what)
  let readBytes = 0
  async function* counted(): AsyncGenerator<Uint8Array> {
    for await (const chunk of path === '-' ? stdin : readFileChunks(path)) {
      readBytes += chunk.length
      yield chunk
    }
  }
  const inflated = inflate(counted(), { bytesMax: Number.POSITIVE_INFINITY })
  let head: Promise<IteratorResult<Uint8Array>> | null = null
  async function* chunks(): AsyncGenerator<Uint8Array> {
    try {
      const first = await (head ?? inflated.next())
      if (first.done === true) return
      yield first.value
      yield* inflated
    } catch (cause) {
      throw inflateError(path, cause)
    }
  }
  return {
    chunks: chunks(),
    async readHead() {
      head ??= inflated.next()
      const first = await head.catch((cause: unknown) => Promise.reject(inflateError(path, cause)))
      return first.done === true ? Buffer.alloc(0) : Buffer.from(first.value)
    },
    progress: () => ({ readBytes, totalBytes }),
  }
}

function sizeOf(path: string, what: string): number {
  try {
    const stats = statSync(path)
    if (stats.isDirectory()) throw new CommandError('path-is-folder', { what, path })
    return stats.size
  } catch (cause) {
    if (cause instanceof CommandError) throw cause
    const isMissing = (cause as NodeJS.ErrnoException).code === 'ENOENT'
    throw new CommandError(
      isMissing ? 'path-not-found' : 'path-not-readable',
      { what, path, reason: reasonOf(cause) },
      cause,
    )
  }
}

function inflateError(path: string, cause: unknown): unknown {
  if (!(cause instanceof InflateError)) return cause
  if (cause.code === 'not-readable') {
    return new CommandError('path-not-readable', { what: 'SUBJECTS', path, reason: cause.message }, cause)
  }
  const isKind = cause.code === 'zip-archive' || cause.code === 'gzip-of-gzip'
  return new CommandError(isKind ? 'input-binary' : 'input-broken-off', { path, reason: cause.message }, cause)
}

/** Throws `CommandError` unless the head is UTF-8 text. */
export function checkText(path: string, head: Buffer): void {
  if (head.length === 0) throw new CommandError('input-empty', { path })
  const mark = head.subarray(0, 2).toString('hex')
  if (mark === 'fffe' || mark === 'feff') {
    const encoding = mark === 'fffe' ? 'UTF-16LE' : 'UTF-16BE'
    throw new CommandError('input-encoding', { path, reason: `byte 0 begins ${encoding}`, encoding })
  }
  const zero = head.indexOf(0)
  if (zero !== -1) {
    throw new CommandError('input-binary', { path, reason: `byte ${zero} is 0x00, which no text file holds` })
  }
  if (isUtf8(head)) return
  const bad = firstInvalidByte(head)
  const [lead = 0, ...tail] = head.subarray(bad)
  const isCutOff = lead >= 0xc2 && tail.length < 3 && tail.every((byte) => byte >= 0x80 && byte < 0xc0)
  if (isCutOff) return
  const before = head
    .subarray(0, bad)
    .toString('utf8')
    .split(/\r\n|\r|\n/u)
  const value = head[bad]?.toString(16).padStart(2, '0')
  const reason = `line ${before.length}, byte ${bad} is 0x${value}`
  throw new CommandError('input-encoding', { path, reason, encoding: 'WINDOWS-1252' })
}

function findFormat(path: string, head: Buffer): SubjectFormat {
  const extension = path.toLowerCase().replace(/\.gz$/u, '').split('.').at(-1)
  if (extension === 'csv' || extension === 'tsv') return extension
  if (extension === 'jsonl' || extension === 'ndjson' || extension === 'json') return 'jsonl'
  const text = head
    .toString('utf8')
    .replace(/^\uFEFF/u, '')
    .trimStart()
  return text.startsWith('{') || text.startsWith('[') ? 'jsonl' : 'csv'
}
