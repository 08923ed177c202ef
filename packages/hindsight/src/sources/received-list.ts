// The files of a list as bytes that are kept: what arrived, each with its hash, before anybody reads it; and the same
// bytes opened again, years later, as if they had just arrived (laws L3, L12).

import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Fault, ListProfile } from '@hindsight/engine/lists'
import {
  type FileDigest,
  ListFileError,
  type ListPathRefusal,
  type OpenedList,
  openListPath,
  openWorkbook,
} from './open-list-path.ts'

export interface ReceivedContent extends FileDigest {
  /** Uncompressed, but a spreadsheet as it came. */
  readonly content: Uint8Array
}

export interface ReceivedList {
  readonly state: 'received'
  /** In order of name. */
  readonly files: readonly ReceivedContent[]
  readonly notes: readonly string[]
}

/** Reads all bytes of a list path. A fault (absent, damaged gzip, too large) is a refusal that names it. */
export async function receiveListPath(path: string, profile: ListProfile): Promise<ReceivedList | ListPathRefusal> {
  const opened = openListPath(path, profile)
  if (opened.state === 'refused') return opened
  const files: ReceivedContent[] = []
  const isWorkbook = opened.digests()?.length === 1 && opened.files.some(({ name }) => name.includes('/'))
  try {
    for (const file of opened.paths) files.push(isWorkbook ? readAsItIs(file) : await readInflated(opened, file.name))
  } catch (cause) {
    return { state: 'refused', faults: [cause instanceof ListFileError ? cause.fault : readFault(path, cause)] }
  }
  return { state: 'received', files: files.toSorted((a, b) => (a.name < b.name ? -1 : 1)), notes: opened.notes }
}

/** Opens kept bytes for reading. Whatever their order, files are given in order of name. */
export function openReceived(
  files: readonly Pick<ReceivedContent, 'name' | 'content'>[],
): OpenedList | ListPathRefusal {
  const [only] = files
  if (files.length === 1 && only !== undefined && isZip(only.content)) return openWorkbook(only.name, only.content)
  const inOrder = files.toSorted((a, b) => (a.name < b.name ? -1 : 1))
  return {
    state: 'opened',
    files: inOrder.map(({ name, content }) => ({ name, chunks: chunksOf(content) })),
    paths: [],
    notes: [],
    digests: () => inOrder.map(({ name, content }) => digestOf(name, content)),
  }
}

async function readInflated(opened: OpenedList, name: string): Promise<ReceivedContent> {
  const chunks: Uint8Array[] = []
  const file = opened.files.find((each) => each.name === name)
  if (file !== undefined) for await (const chunk of file.chunks) chunks.push(chunk)
  const content = Buffer.concat(chunks)
  return { ...digestOf(name, content), content }
}

function readAsItIs({ name, path }: { readonly name: string; readonly path: string }): ReceivedContent {
  const content = readFileSync(path)
  return { ...digestOf(name, content), content }
}

const chunkBytes = 1 << 20

async function* chunksOf(content: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < content.length; at += chunkBytes) yield content.subarray(at, at + chunkBytes)
}

function digestOf(name: string, content: Uint8Array): FileDigest {
  return { name, bytes: content.length, sha256: createHash('sha256').update(content).digest('hex') }
}

function isZip(content: Uint8Array): boolean {
  return content.length >= 4 && Buffer.from(content.subarray(0, 4)).readUInt32BE() === 0x504b0304
}

function readFault(path: string, cause: unknown): Fault {
  const reason = cause instanceof Error ? cause.message : String(cause)
  const place = { file: path, line: null, offset: null, recordId: null }
  const remedy = 'Check that the file is there and may be read.'
  return { code: 'not-readable', place, message: `${path} could not be read: ${reason}`, remedy }
}
