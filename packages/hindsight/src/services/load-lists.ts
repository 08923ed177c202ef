// Paths become readings of lists and rows of coverage. Whatever goes wrong with a list is a refusal with its faults,
// never a shorter list (laws L5, L12).

import { createHash } from 'node:crypto'
import { assert } from '@hindsight/engine/base'
import {
  type Fault,
  type ListFormat,
  type ListProfile,
  type ListReading,
  type ListRefusal,
  readList,
} from '@hindsight/engine/lists'
import type { ListedParty, ListId } from '@hindsight/engine/model'
import { CommandError, reasonOf } from '../config/index.ts'
import { type FileDigest, ListFileError, type OpenedList, openListPath } from '../sources/index.ts'
import type { ListCoverage } from './coverage.ts'

/** A list file or folder, or a list of the store. */
export type ListRequest = ListFileRequest | StoredListRequest

/** A list of the store, which says itself what it is. */
export interface StoredListRequest {
  /** `ID` or `ID@VERSION`, as it was given. */
  readonly path: string
  load(): Promise<LoadedList>
}

export interface ListFileRequest {
  readonly path: string
  /** `null` where the format says it. */
  readonly listId: string | null
  /** Date of publication given by the operator, for formats that carry none. */
  readonly publishedAt: string | null
  readonly format: ListFormat | null
  readonly profile: ListProfile
  readonly acceptIncomplete: boolean
  readonly mapping: Readonly<Record<string, string>>
}

export interface LoadedList {
  readonly coverage: ListCoverage
  /** Null when the list was refused. */
  readonly reading: ListReading | null
}

/** Reads the lists one after the other. Throws `CommandError` when two of them are the same list. */
export async function loadLists(requests: readonly ListRequest[]): Promise<readonly LoadedList[]> {
  const loaded: LoadedList[] = []
  for (const request of requests) {
    const list = await loadList(request)
    const { listId } = list.coverage
    const twin = loaded.find((other) => listId !== null && other.coverage.listId === listId)
    if (twin !== undefined) {
      throw new CommandError('list-twice', { listId: listId ?? '', path: request.path, other: twin.coverage.source })
    }
    loaded.push(list)
  }
  return loaded
}

/** The parties of all lists that were read. */
export function partiesOf(lists: readonly LoadedList[]): readonly ListedParty[] {
  return lists.flatMap((list) => list.reading?.parties ?? [])
}

/** Reads one list. */
export async function loadList(request: ListRequest): Promise<LoadedList> {
  if ('load' in request) return request.load()
  const opened = openListPath(request.path, request.profile)
  if (opened.state === 'refused') return refuse(request, { format: null, faults: opened.faults })
  const reading = await readOpened(opened, request)
  if (reading.state === 'refused') return refuse(request, reading)
  const files = opened.digests()
  if (files === null) {
    const message = `${request.path} was not read to its end`
    return refuse(request, { format: reading.format, faults: [faultOf(request, 'short-read', message)] })
  }
  const isWhole = reading.records === reading.parties.length + reading.rejects.length
  assert(isWhole, `records of ${request.path} = parties + rejects`)
  return { reading, coverage: coverageOf({ request, opened, reading, files }) }
}

async function readOpened(opened: OpenedList, request: ListFileRequest): Promise<ListReading | ListRefusal> {
  const { format, profile, acceptIncomplete, mapping } = request
  try {
    const listId = request.listId as ListId | null
    return await readList(opened.files, { listId, format, profile, acceptIncomplete, mapping })
  } catch (cause) {
    if (cause instanceof ListFileError) return { state: 'refused', format, faults: [cause.fault] }
    const message = `${request.path} could not be read: ${reasonOf(cause)}`
    return { state: 'refused', format, faults: [faultOf(request, 'reader-failed', message)] }
  }
}

function refuse(request: ListFileRequest, { format, faults }: Pick<ListRefusal, 'format' | 'faults'>): LoadedList {
  const coverage: ListCoverage = {
    listId: request.listId,
    listVersion: null,
    publishedAt: null,
    profile: request.profile,
    parties: 0,
    rejects: 0,
    sha256: null,
    state: 'refused',
    format,
    source: request.path,
    files: [],
    notes: [],
    incomplete: [],
    faults,
  }
  return { coverage, reading: null }
}

function faultOf(request: ListFileRequest, code: string, message: string): Fault {
  const place = { file: request.path, line: null, offset: null, recordId: null }
  return { code, place, message, remedy: 'Fetch the list again and name its format with --format.' }
}

interface WholeReading {
  readonly request: ListFileRequest
  readonly opened: OpenedList
  readonly reading: ListReading
  readonly files: readonly FileDigest[]
}

function coverageOf({ request, opened, reading, files }: WholeReading): ListCoverage {
  const sha256 = digestOf(files)
  const publishedAt = reading.publishedAt ?? request.publishedAt
  const version = publishedAt === null ? `unknown-${sha256.slice(0, 12)}` : publishedAt.slice(0, 10)
  const rejected = reading.rejects.length
  const records = rejected === 1 ? '1 record' : `${rejected} records`
  return {
    listId: reading.listId,
    listVersion: `${reading.listId}@${version}`,
    publishedAt,
    profile: reading.profile,
    parties: reading.parties.length,
    rejects: rejected,
    sha256,
    state: reading.incomplete.length > 0 ? 'incomplete' : 'read',
    format: reading.format,
    source: request.path,
    files,
    notes: [...reading.notes, ...opened.notes, ...(rejected > 0 ? [`${records} could not become a party`] : [])],
    incomplete: reading.incomplete,
    faults: [],
  }
}

/** One digest for the set: of its only file, or of the lines that `sha256sum` prints for its files. */
function digestOf(files: readonly FileDigest[]): string {
  const [only] = files
  if (files.length === 1 && only !== undefined) return only.sha256
  const lines = files.map((file) => `${file.sha256}  ${file.name}\n`).join('')
  return createHash('sha256').update(lines).digest('hex')
}
