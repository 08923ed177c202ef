// Formats whose list is one file: picks the file and its reader.

import type { ListId } from '../model/index.ts'
import { readDfatWorkbook } from './au-dfat.ts'
import { readSemaXml } from './ca-sema-xml.ts'
import { readSecoXml } from './ch-seco-xml.ts'
import { readEuFsfCsv } from './eu-fsf-csv.ts'
import { readEuFsfXml } from './eu-fsf-xml.ts'
import { type FaultLog, placeIn } from './faults.ts'
import { readFtmJson } from './ftm-json.ts'
import { readOfsiCsv, readOfsiWorkbook } from './gb-ofsi.ts'
import { readUkSanctionsXml } from './gb-sanctions-xml.ts'
import { readMappedCsv } from './mapped-csv.ts'
import { readOfacAdvancedXml } from './ofac-advanced-xml.ts'
import { ofacListId } from './ofac-flat.ts'
import { readOfacXml } from './ofac-xml.ts'
import { readDelta } from './opensanctions-delta.ts'
import { refuseIndex } from './opensanctions-index.ts'
import type { ReadBody } from './read-body.ts'
import type { ListFile, ListFormat, ReadOptions } from './reading.ts'
import { readSenzingJson } from './senzing-json.ts'
import { readTargetsSimpleCsv } from './targets-simple-csv.ts'
import { readUnXml } from './un-xml.ts'
import { readDeniedPersons } from './us-bis-denied.ts'
import { readCslCsv } from './us-csl-csv.ts'
import { readCslJson } from './us-csl-json.ts'
import { workbookPart } from './workbook.ts'

/** List ids of the formats that one issuer has, named as OpenSanctions names them. */
const listIds: Partial<Readonly<Record<ListFormat, string>>> = {
  'un-xml': 'un_sc_sanctions',
  'gb-ofsi-csv': 'gb_hmt_sanctions',
  'gb-ofsi-xlsx': 'gb_hmt_sanctions',
  'gb-sanctions-xml': 'gb_fcdo_sanctions',
  'eu-fsf-xml': 'eu_fsf',
  'eu-fsf-csv': 'eu_fsf',
  'ch-seco-xml': 'ch_seco_sanctions',
  'ca-sema-xml': 'ca_dfatd_sema_sanctions',
  'au-dfat-xlsx': 'au_dfat_sanctions',
  'us-csl-csv': 'us_trade_csl',
  'us-csl-json': 'us_trade_csl',
  'us-bis-denied': 'us_bis_denied',
}

export interface SingleReading {
  readonly body: ReadBody | null
  readonly listId: ListId
  readonly format: ListFormat
  readonly incomplete: readonly string[]
}

type Options = ReadOptions & { readonly format: ListFormat }
interface Found {
  readonly body: ReadBody | null
  /** Where the content names the list. */
  readonly listId?: ListId
}
type FileReader = (file: ListFile, options: Options, log: FaultLog) => Promise<Found>
type WorkbookReader = (files: readonly ListFile[], acceptIncomplete: boolean, log: FaultLog) => Promise<ReadBody | null>

const workbookReaders: Partial<Readonly<Record<ListFormat, WorkbookReader>>> = {
  'gb-ofsi-xlsx': readOfsiWorkbook,
  'au-dfat-xlsx': readDfatWorkbook,
}

const plain =
  (read: (file: ListFile, log: FaultLog) => Promise<ReadBody | null>): FileReader =>
  async (file, _options, log) => ({ body: await read(file, log) })
const partial =
  (read: (file: ListFile, acceptIncomplete: boolean, log: FaultLog) => Promise<ReadBody | null>): FileReader =>
  async (file, { acceptIncomplete }, log) => ({ body: await read(file, acceptIncomplete, log) })

const fileReaders: Partial<Readonly<Record<ListFormat, FileReader>>> = {
  'un-xml': plain(readUnXml),
  'gb-ofsi-csv': partial(readOfsiCsv),
  'gb-sanctions-xml': plain(readUkSanctionsXml),
  'eu-fsf-xml': plain(readEuFsfXml),
  'eu-fsf-csv': plain(readEuFsfCsv),
  'ch-seco-xml': partial(readSecoXml),
  'ca-sema-xml': plain(readSemaXml),
  'us-csl-csv': plain(readCslCsv),
  'us-csl-json': plain(readCslJson),
  'us-bis-denied': plain(readDeniedPersons),
  'opensanctions-delta': partial(readDelta),
  'opensanctions-index': plain(refuseIndex),
  'senzing-json': (file, _options, log) => readSenzingJson(file, log),
  'ftm-json': plain((file, log) => readFtmJson(file, null, log)),
  'targets-simple-csv': plain(readTargetsSimpleCsv),
  'mapped-csv': async (file, { mapping }, log) => ({ body: await readMappedCsv(file, mapping, log) }),
  'ofac-xml': async (file, _options, log) => {
    const family = /sdn/iu.test(file.name) ? 'sdn' : 'cons'
    return { body: await readOfacXml(file, log), listId: ofacListId(family) }
  },
  'ofac-advanced-xml': async (file, _options, log) => {
    const { body, isSdn } = await readOfacAdvancedXml(file, log)
    return { body, listId: ofacListId(isSdn ? 'sdn' : 'cons') }
  },
}

/** Reads a list that is one file, a spreadsheet in its parts, or entities with their index. */
export async function readSingle(files: readonly ListFile[], options: Options, log: FaultLog): Promise<SingleReading> {
  const { format, acceptIncomplete } = options
  const index =
    format === 'ftm-json' && files.length === 2 ? files.find(({ name }) => name === 'index.json') : undefined
  const [file, ...others] = files.filter((given) => given !== index)
  const finish = ({ body, listId }: Found): SingleReading => ({
    body,
    listId: options.listId ?? listId ?? (listIds[format] as ListId | undefined) ?? nameId(file?.name ?? ''),
    format,
    incomplete: body?.incomplete ?? [],
  })
  const readWorkbookOf = workbookReaders[format]
  if (readWorkbookOf !== undefined && files.some(({ name }) => workbookPart.test(name))) {
    return finish({ body: await readWorkbookOf(files, acceptIncomplete, log) })
  }
  if (file === undefined || others.length > 0) {
    const names = files.map(({ name }) => name).join(', ')
    const message = `a list of the format ${format} is one file; given are ${files.length} (${names})`
    log.add({ code: 'too-many-files', place: placeIn(file?.name ?? ''), message, remedy: 'Pass one file.' })
    return finish({ body: null })
  }
  if (index !== undefined) return finish({ body: await readFtmJson(file, index, log) })
  const read = fileReaders[format]
  return finish(read === undefined ? refuseWorkbook(file, format, log) : await read(file, options, log))
}

/** A format of spreadsheets, given for a file that is none. */
function refuseWorkbook(file: ListFile, format: ListFormat, log: FaultLog): Found {
  const message = `the file is no spreadsheet, which the format ${format} needs`
  const remedy = 'Name the format of the file, or leave it to be detected.'
  log.add({ code: 'part-missing', place: placeIn(file.name), message, remedy })
  return { body: null }
}

/** A list id made of a file's name, for formats that carry none. */
function nameId(name: string): ListId {
  const stem = name.replace(/(?:\.(?:csv|json|jsonl|ftm|xml|xlsx|txt|gz|targets|simple|entities|nested|delta))+$/u, '')
  return (stem
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, '_')
    .replace(/^_+|_+$/gu, '') || 'list') as ListId
}
