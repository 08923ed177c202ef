// Formats whose list is one file: picks the file and its reader.

import type { ListId } from '../model/index.ts'
import { type FaultLog, placeIn } from './faults.ts'
import type { ReadBody } from './read-body.ts'
import type { ListFile, ListFormat, ReadOptions } from './reading.ts'
import { readUnXml } from './un-xml.ts'

export interface SingleReading {
  readonly body: ReadBody | null
  readonly listId: ListId
  readonly format: ListFormat
  readonly incomplete: readonly string[]
}

/** Reads a list that is one file. */
export async function readSingle(
  files: readonly ListFile[],
  options: ReadOptions & { readonly format: ListFormat },
  log: FaultLog,
): Promise<SingleReading> {
  const [file, ...others] = files
  const { format } = options
  const nothing: SingleReading = {
    body: null,
    listId: options.listId ?? nameId(file?.name ?? ''),
    format,
    incomplete: [],
  }
  if (file === undefined || others.length > 0) {
    const names = files.map(({ name }) => name).join(', ')
    const message = `a list of the format ${format} is one file; given are ${files.length} (${names})`
    log.add({ code: 'too-many-files', place: placeIn(file?.name ?? ''), message, remedy: 'Pass one file.' })
    return nothing
  }
  switch (format) {
    case 'un-xml': {
      const body = await readUnXml(file, log)
      return { ...nothing, listId: options.listId ?? ('un_sc_sanctions' as ListId), body }
    }
    default:
      return nothing
  }
}

/** A list id made of a file's name, for formats that carry none. */
export function nameId(name: string): ListId {
  const stem = name.replace(/(?:\.(?:csv|json|jsonl|ftm|xml|gz|targets|simple|entities))+$/u, '')
  return (stem
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, '_')
    .replace(/^_+|_+$/gu, '') || 'list') as ListId
}
