// Formats whose list is one file: picks the file and its reader.

import type { ListId } from '../model/index.ts'
import { type FaultLog, placeIn } from './faults.ts'
import { readFtmJson } from './ftm-json.ts'
import { readOfsiCsv, readOfsiWorkbook } from './gb-ofsi.ts'
import { readMappedCsv } from './mapped-csv.ts'
import { readOfacAdvancedXml } from './ofac-advanced-xml.ts'
import { ofacListId } from './ofac-flat.ts'
import { readOfacXml } from './ofac-xml.ts'
import type { ReadBody } from './read-body.ts'
import type { ListFile, ListFormat, ReadOptions } from './reading.ts'
import { readTargetsSimpleCsv } from './targets-simple-csv.ts'
import { readUnXml } from './un-xml.ts'
import { workbookPart } from './workbook.ts'

/** List ids of the formats that one issuer has, named as OpenSanctions names them. */
const listIds: Partial<Readonly<Record<ListFormat, string>>> = {
  'un-xml': 'un_sc_sanctions',
  'gb-ofsi-csv': 'gb_hmt_sanctions',
  'gb-ofsi-xlsx': 'gb_hmt_sanctions',
}

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
    listId: options.listId ?? (listIds[format] as ListId | undefined) ?? nameId(file?.name ?? ''),
    format,
    incomplete: [],
  }
  if (format.endsWith('xlsx') && files.some(({ name }) => workbookPart.test(name))) {
    return finish(nothing, { body: await readOfsiWorkbook(files, options.acceptIncomplete, log) })
  }
  if (file === undefined || others.length > 0) {
    const names = files.map(({ name }) => name).join(', ')
    const message = `a list of the format ${format} is one file; given are ${files.length} (${names})`
    log.add({ code: 'too-many-files', place: placeIn(file?.name ?? ''), message, remedy: 'Pass one file.' })
    return nothing
  }
  return finish(nothing, await readFile(file, options, log))
}

function finish(
  nothing: SingleReading,
  { body, listId = nothing.listId }: { readonly body: ReadBody | null; readonly listId?: ListId },
): SingleReading {
  return { ...nothing, body, listId, incomplete: body?.incomplete ?? [] }
}

async function readFile(
  file: ListFile,
  { format, listId, mapping, acceptIncomplete }: ReadOptions & { readonly format: ListFormat },
  log: FaultLog,
): Promise<{ readonly body: ReadBody | null; readonly listId?: ListId }> {
  switch (format) {
    case 'un-xml':
      return { body: await readUnXml(file, log) }
    case 'gb-ofsi-csv':
      return { body: await readOfsiCsv(file, acceptIncomplete, log) }
    case 'ofac-xml': {
      const family = /sdn/iu.test(file.name) ? 'sdn' : 'cons'
      return { body: await readOfacXml(file, log), listId: listId ?? ofacListId(family) }
    }
    case 'ofac-advanced-xml': {
      const { body, isSdn } = await readOfacAdvancedXml(file, log)
      return { body, listId: listId ?? ofacListId(isSdn ? 'sdn' : 'cons') }
    }
    case 'ftm-json':
      return { body: await readFtmJson(file, log) }
    case 'targets-simple-csv':
      return { body: await readTargetsSimpleCsv(file, log) }
    case 'mapped-csv':
      return { body: await readMappedCsv(file, mapping, log) }
    default:
      return { body: refuseWorkbook(file, format, log) }
  }
}

/** A format of spreadsheets, given for a file that is none. */
function refuseWorkbook(file: ListFile, format: ListFormat, log: FaultLog): null {
  const message = `the file is no spreadsheet, which the format ${format} needs`
  const remedy = 'Name the format of the file, or leave it to be detected.'
  log.add({ code: 'part-missing', place: placeIn(file.name), message, remedy })
  return null
}

/** A list id made of a file's name, for formats that carry none. */
function nameId(name: string): ListId {
  const stem = name.replace(/(?:\.(?:csv|json|jsonl|ftm|xml|xlsx|txt|gz|targets|simple|entities))+$/u, '')
  return (stem
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, '_')
    .replace(/^_+|_+$/gu, '') || 'list') as ListId
}
