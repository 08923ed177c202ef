// The bytes of an arrival become a reading or a refusal; kept bytes are read the same way, years later.

import { createHash } from 'node:crypto'
import {
  type Fault,
  type ListFormat,
  type ListProfile,
  type ListReading,
  type ListRefusal,
  readList,
} from '@hindsight/engine/lists'
import type { ListId } from '@hindsight/engine/model'
import { reasonOf } from '../../config/index.ts'
import { type FileDigest, ListFileError, openReceived } from '../../sources/index.ts'

export interface ReadableFiles {
  readonly listId: string
  readonly files: readonly { readonly name: string; readonly content: Uint8Array }[]
  readonly faults: readonly Fault[]
  readonly format: ListFormat | null
  readonly profile: ListProfile
  readonly acceptIncomplete: boolean
  readonly mapping: Readonly<Record<string, string>>
}

/** Reads the files as one list. Never throws for what is in them. */
export async function readArrival(arrival: ReadableFiles): Promise<ListReading | ListRefusal> {
  const { listId, files, faults, format, profile, acceptIncomplete, mapping } = arrival
  if (faults.length > 0) return { state: 'refused', format, faults }
  const opened = openReceived(files)
  if (opened.state === 'refused') return { state: 'refused', format, faults: opened.faults }
  try {
    return await readList(opened.files, { listId: listId as ListId, format, profile, acceptIncomplete, mapping })
  } catch (cause) {
    if (cause instanceof ListFileError) return { state: 'refused', format, faults: [cause.fault] }
    const place = { file: files[0]?.name ?? listId, line: null, offset: null, recordId: null }
    const message = `${place.file} could not be read: ${reasonOf(cause)}`
    const remedy = 'Fetch the list again and name its format with --format.'
    return { state: 'refused', format, faults: [{ code: 'reader-failed', place, message, remedy }] }
  }
}

/** One digest for the set: of its only file, or of the lines that `sha256sum` prints for its files in order of name. */
export function digestOfSet(files: readonly Pick<FileDigest, 'name' | 'sha256'>[]): string {
  const [only] = files
  if (files.length === 1 && only !== undefined) return only.sha256
  const lines = files.map((file) => `${file.sha256}  ${file.name}\n`).join('')
  return createHash('sha256').update(lines).digest('hex')
}
