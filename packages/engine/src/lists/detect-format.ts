// Names the format of the files of a list from their names and first bytes; an unknown or mixed folder is a fault that
// says how to choose.

import { placeIn } from './faults.ts'
import { ofacName } from './ofac-set.ts'
import { type PartyColumn, partyColumn } from './party-columns.ts'
import type { Fault, ListFile, ListFormat } from './reading.ts'
import { workbookPart } from './workbook.ts'

export interface DetectedFormat {
  readonly format: ListFormat | null
  /** The files to read, in place of those given, since their first bytes have been looked at. */
  readonly files: readonly ListFile[]
  /** Files of the folder that are no part of the list. */
  readonly ignored: readonly string[]
  /** Why there is no format. */
  readonly faults: readonly Fault[]
}

interface Sniffed {
  readonly file: ListFile
  readonly format: ListFormat | null
  readonly what: string
}

const flatFormats: Readonly<Record<string, ListFormat>> = {
  csv: 'ofac-csv',
  del: 'ofac-del',
  pip: 'ofac-pip',
  ff: 'ofac-fixed',
}
const formatOfRoot: Readonly<Record<string, ListFormat>> = {
  CONSOLIDATED_LIST: 'un-xml',
  sdnList: 'ofac-xml',
  Sanctions: 'ofac-advanced-xml',
  export: 'eu-fsf-xml',
  'swiss-sanctions-list': 'ch-seco-xml',
  'data-set': 'ca-sema-xml',
  Designations: 'gb-sanctions-xml',
}
/** Column titles of the first or second line that only one list has. */
const formatOfTitles: readonly (readonly [titles: readonly string[], format: ListFormat])[] = [
  [['Name 6', 'Group Type', 'Alias Type', 'Group ID'], 'gb-ofsi-csv'],
  [['Entity_logical_id', 'Subject_type', 'Naal_wholename'], 'eu-fsf-csv'],
  [['fileGenerationDate', 'Entity_LogicalId', 'NameAlias_WholeName'], 'eu-fsf-csv'],
  [['source', 'entity_number', 'federal_register_notice', 'alt_names'], 'us-csl-csv'],
  [['Name', 'Street_Address', 'Standard_Order', 'FR_Citation'], 'us-bis-denied'],
]
/** Beginnings of JSON documents and lines; what none of them fits is a FollowTheMoney entity. */
const formatOfJson: readonly (readonly [pattern: RegExp, format: ListFormat])[] = [
  [/^\{\s*"op"\s*:\s*"/u, 'opensanctions-delta'],
  [/^\{[^{}[\]]*"DATA_SOURCE"\s*:/u, 'senzing-json'],
  [/^\{[\s\S]*"(?:federal_register_notice|source_list_url|entity_number)"\s*:/u, 'us-csl-json'],
  [/^\{[^{}]*"results"\s*:\s*\[/u, 'us-csl-json'],
  [/^\{\s*"(?:datasets|versions|run_time|issue_levels|index_url)"\s*:/u, 'opensanctions-index'],
  [
    /^\{(?!\s*"(?:id|caption|schema|properties)")[\s\S]*"(?:index_url|entity_count|resources)"\s*:/u,
    'opensanctions-index',
  ],
]
const formatOfSheet: readonly (readonly [titles: readonly string[], format: ListFormat])[] = [
  [['Name 6', 'Group Type', 'Alias Type', 'Group ID'], 'gb-ofsi-xlsx'],
  [['Reference', 'Name of Individual or Entity', 'Name Type', 'Control Date'], 'au-dfat-xlsx'],
]
const targetColumns = ['id', 'schema', 'name', 'aliases', 'birth_date', 'identifiers']
const nameColumns: ReadonlySet<PartyColumn> = new Set(['name', 'lastName'])
const headPeekBytes = 4096
const sheetPeekBytes = 65_536

/** Looks at each file once. `isMapped`: a mapping was given, so an unknown header is our own CSV. */
export async function detectFormat(files: readonly ListFile[], isMapped = false): Promise<DetectedFormat> {
  if (files.length > 0 && files.every(({ name }) => workbookPart.test(name))) return detectSheet(files)
  const sniffed: Sniffed[] = []
  const ignored: string[] = []
  for (const file of files) {
    if (/\.(?:txt|md|xsd|pdf|sha256|json\.sig)$/iu.test(file.name) && files.length > 1) ignored.push(file.name)
    else sniffed.push(await sniff(file, isMapped))
  }
  const all = sniffed.map(({ file }) => file)
  const formats = new Set(sniffed.map(({ format }) => format))
  const format = sniffed[0]?.format ?? null
  if (isIndexed(sniffed)) return { format: 'ftm-json', files: all, ignored, faults: [] }
  if (formats.size === 1 && format !== null) return { format, files: all, ignored, faults: [] }
  return { format: null, files: all, ignored, faults: faultsOf(sniffed, files) }
}

/** Entities with the index of their dataset beside them. */
function isIndexed(sniffed: readonly Sniffed[]): boolean {
  const index = sniffed.filter(({ file, format }) => file.name === 'index.json' && format === 'opensanctions-index')
  return sniffed.length === 2 && index.length === 1 && sniffed.some(({ format }) => format === 'ftm-json')
}

/** The list that a spreadsheet holds, by the titles among its first texts. */
async function detectSheet(files: readonly ListFile[]): Promise<DetectedFormat> {
  const replayed: ListFile[] = []
  let text = ''
  for (const file of files) {
    if (!/(?:sharedStrings|sheet\d*)\.xml$/u.test(file.name)) replayed.push(file)
    else {
      const { head, replay } = await peek(file, sheetPeekBytes)
      replayed.push(replay)
      text += head
    }
  }
  const has = (title: string): boolean => text.includes(`>${title}</t>`) || text.includes(`>${title} </t>`)
  const format = formatOfSheet.find(([titles]) => titles.every(has))?.[1] ?? null
  if (format !== null) return { format, files: replayed, ignored: [], faults: [] }
  const place = placeIn(files[0]?.name.match(workbookPart)?.[1] ?? '')
  const remedy = 'Check the path, or name the format.'
  const message = 'the file is a spreadsheet with columns that no known list has'
  return { format, files: replayed, ignored: [], faults: [{ code: 'unknown-format', place, message, remedy }] }
}

function faultsOf(sniffed: readonly Sniffed[], files: readonly ListFile[]): readonly Fault[] {
  if (sniffed.length === 0) {
    const place = placeIn(files[0]?.name ?? '')
    const message = files.length === 0 ? 'there is no file to read' : 'none of the files is part of a list'
    return [{ code: 'no-files', place, message, remedy: 'Check the path.' }]
  }
  const unknown = sniffed.filter(({ format }) => format === null)
  if (unknown.length > 0) {
    return unknown.map(({ file, what }) => ({
      code: 'unknown-format',
      place: placeIn(file.name, { line: 1, offset: 0 }),
      message: `the file is ${what}`,
      remedy: 'Check the path, name the format, or map the columns of your own CSV.',
    }))
  }
  const choices = choicesOf(sniffed)
  const message = `the folder mixes ${choices.length} encodings or lists (${choices.join(', ')})`
  const remedy = `Choose one: pass the primary file, e.g. ${choices[0]}; its companions are those with the same extension.`
  return [{ code: 'mixed-encodings', place: placeIn(choices[0] ?? ''), message, remedy }]
}

function choicesOf(sniffed: readonly Sniffed[]): readonly string[] {
  const choices = sniffed.flatMap(({ file }) => {
    const role = ofacName(file.name)?.role
    return role === undefined || role === 'primary' ? [file.name] : []
  })
  return (choices.length === 0 ? sniffed.map(({ file }) => file.name) : choices).sort()
}

async function sniff(file: ListFile, isMapped: boolean): Promise<Sniffed> {
  const flat = ofacName(file.name)
  if (flat !== null) return { file, format: flatFormats[flat.extension] ?? null, what: 'an OFAC table' }
  const { head, replay } = await peek(file, headPeekBytes)
  return { file: replay, ...formatOfHead(head, isMapped) }
}

function formatOfHead(head: string, isMapped: boolean): { format: ListFormat | null; what: string } {
  const text = head.replace(/^\u00ef\u00bb\u00bf/u, '').trimStart()
  if (text === '') return { format: null, what: 'empty' }
  if (text.startsWith('<')) {
    const body = text.replace(/<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>[]*(?:\[.*?\]\s*)?>/gisu, '')
    const root = body.match(/<(?:[\w.-]+:)?([\w.-]+)/u)?.[1] ?? ''
    const format = formatOfRoot[root] ?? null
    const what = /^html$/iu.test(root)
      ? 'a web page, not a list'
      : `XML with the root <${root}>, which no known list has`
    return { format, what }
  }
  if (text.startsWith('{')) {
    const format = formatOfJson.find(([pattern]) => pattern.test(text))?.[1] ?? 'ftm-json'
    return { format, what: 'JSON lines' }
  }
  const lines = text.split(/\r?\n/u).slice(0, 2)
  const titles = new Set(
    lines
      .join(',')
      .replaceAll('"', '')
      .split(/[,;\t]/u),
  )
  const named = formatOfTitles.find(([own]) => own.every((title) => titles.has(title)))
  if (named !== undefined) return { format: named[1], what: 'a CSV' }
  const header = (text.split(/\r?\n/u)[0] ?? '').replaceAll('"', '')
  const columns = header.split(',').map((column) => column.trim())
  if (targetColumns.every((column) => columns.includes(column))) return { format: 'targets-simple-csv', what: 'a CSV' }
  if (isMapped || isOurOwn(columns)) return { format: 'mapped-csv', what: 'a CSV' }
  return { format: null, what: `of no known kind; it begins with "${printable(header.slice(0, 40))}"` }
}

/** A CSV with an id and a name under the standard columns needs no mapping; a strange column is named by the reader. */
function isOurOwn(columns: readonly string[]): boolean {
  const known = columns.map(partyColumn)
  return known.includes('id') && known.some((column) => column !== null && nameColumns.has(column))
}

function printable(text: string): string {
  return text.replace(/[^\x20-\x7e]/gu, '\u00b7')
}

async function peek(file: ListFile, peekBytes: number): Promise<{ head: string; replay: ListFile }> {
  const iterator = file.chunks[Symbol.asyncIterator]()
  const seen: Uint8Array[] = []
  let length = 0
  let isDone = false
  while (length < peekBytes && !isDone) {
    const next = await iterator.next()
    isDone = next.done === true
    if (next.done === true) break
    seen.push(next.value)
    length += next.value.length
  }
  const bytes = seen.flatMap((chunk) => [...chunk.subarray(0, peekBytes)]).slice(0, peekBytes)
  const head = String.fromCharCode(...bytes)
  return { head, replay: { name: file.name, chunks: replayChunks(seen, isDone ? null : iterator) } }
}

async function* replayChunks(
  seen: readonly Uint8Array[],
  rest: AsyncIterator<Uint8Array> | null,
): AsyncGenerator<Uint8Array> {
  yield* seen
  if (rest === null) return
  try {
    for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value
  } finally {
    await rest.return?.()
  }
}
