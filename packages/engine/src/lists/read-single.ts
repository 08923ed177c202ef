// Formats whose list is one file: picks the file and its reader.

import { unreachable } from '../base/index.ts'
import type { ListId } from '../model/index.ts'
import { type FaultLog, placeIn } from './faults.ts'
import { readFtmJson } from './ftm-json.ts'
import { readMappedCsv } from './mapped-csv.ts'
import { readOfacAdvancedXml } from './ofac-advanced-xml.ts'
import { ofacListId } from './ofac-flat.ts'
import { readOfacXml } from './ofac-xml.ts'
import type { ReadBody } from './read-body.ts'
import type { ListFile, ListFormat, ReadOptions } from './reading.ts'
import { readTargetsSimpleCsv } from './targets-simple-csv.ts'
import { readUnXml } from './un-xml.ts'

const unListId = 'un_sc_sanctions' as ListId

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
  return { ...nothing, ...(await readFile(file, options, log)) }
}

async function readFile(
  file: ListFile,
  { format, listId, mapping }: ReadOptions & { readonly format: ListFormat },
  log: FaultLog,
): Promise<Pick<SingleReading, 'body' | 'listId'>> {
  const own = listId ?? nameId(file.name)
  switch (format) {
    case 'un-xml':
      return { body: await readUnXml(file, log), listId: listId ?? unListId }
    case 'ofac-xml': {
      const family = /sdn/iu.test(file.name) ? 'sdn' : 'cons'
      return { body: await readOfacXml(file, log), listId: listId ?? ofacListId(family) }
    }
    case 'ofac-advanced-xml': {
      const { body, isSdn } = await readOfacAdvancedXml(file, log)
      return { body, listId: listId ?? ofacListId(isSdn ? 'sdn' : 'cons') }
    }
    case 'ftm-json':
      return { body: await readFtmJson(file, log), listId: own }
    case 'targets-simple-csv':
      return { body: await readTargetsSimpleCsv(file, log), listId: own }
    case 'mapped-csv':
      return { body: await readMappedCsv(file, mapping, log), listId: own }
    default:
      return unreachable(format as never)
  }
}

/** A list id made of a file's name, for formats that carry none. */
function nameId(name: string): ListId {
  const stem = name.replace(/(?:\.(?:csv|json|jsonl|ftm|xml|gz|targets|simple|entities))+$/u, '')
  return (stem
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, '_')
    .replace(/^_+|_+$/gu, '') || 'list') as ListId
}
