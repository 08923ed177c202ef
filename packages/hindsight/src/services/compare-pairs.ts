// Scores pairs of names from a CSV file, a batch at a time; the columns that are not ours are passed through.

import { compareParties, type Finding, type Policy } from '@hindsight/engine/matching'
import { emptyParty, type ListedParty, type ListId, type PartyId } from '@hindsight/engine/model'
import { CommandError } from '../config/index.ts'
import { CsvReader, checkText, faultOf, findDelimiter, openBytes, readLines } from '../sources/index.ts'
import { readSubject } from './subject-of-record.ts'

export interface PairSource {
  readonly columns: readonly string[]
  readonly rows: AsyncIterable<readonly PairRow[]>
}

interface PairRow {
  readonly line: number
  readonly cells: readonly string[]
  readonly fault: string | null
}

export interface ComparedPair {
  readonly line: number
  readonly cells: readonly string[]
  /** Null when the pair was rejected; then `fault` says why. */
  readonly score: number | null
  readonly isHit: boolean
  readonly findings: readonly Finding[]
  readonly fault: string | null
}

export interface PairTotals {
  readonly rows: number
  readonly hits: number
  readonly rejected: number
}

const ourColumns = ['score', 'hit', 'findings']

/** Opens a file of pairs, or standard input for `-`. Throws `CommandError` where its header is not understood. */
export async function openPairs(path: string, stdin: AsyncIterable<Uint8Array>): Promise<PairSource> {
  const file = openBytes(path, stdin, 'PAIRS')
  checkText(path, await file.readHead())
  const batches = readRows(file.chunks, path.toLowerCase().endsWith('.tsv') ? '\t' : null)
  const first = await batches.next()
  const [header, ...rest] = first.done === true ? [] : first.value
  if (header === undefined) throw new CommandError('input-empty', { path })
  const columns = header.cells.map((cell) => cell.trim())
  const { line } = header
  if (header.fault !== null) throw new CommandError('input-header', { path, line, reason: header.fault })
  for (const column of ['name1', 'name2']) {
    if (!columns.includes(column)) throw new CommandError('pairs-columns', { path, line, column })
  }
  const taken = columns.find((column, at) => ourColumns.includes(column) || columns.indexOf(column) !== at)
  if (taken !== undefined) {
    const reason = `the column "${taken}" is there twice or is one that we write; rename it`
    throw new CommandError('input-header', { path, line, reason })
  }
  async function* rows(): AsyncGenerator<readonly PairRow[]> {
    yield rest
    yield* batches
  }
  return { columns, rows: rows() }
}

/** Compares the pairs of a batch under the policy. */
export function comparePairs(rows: readonly PairRow[], columns: readonly string[], policy: Policy): ComparedPair[] {
  const positions = {
    name1: columns.indexOf('name1'),
    name2: columns.indexOf('name2'),
    schema: columns.indexOf('schema'),
  }
  return rows.map(({ line, cells, fault }) => {
    const rejected = { line, cells, score: null, isHit: false, findings: [] }
    if (fault !== null) return { ...rejected, fault }
    if (cells.length !== columns.length) {
      return { ...rejected, fault: `the row has ${cells.length} values, the header has ${columns.length} columns` }
    }
    const schema = cells[positions.schema] ?? ''
    const ours = readNamed(cells[positions.name1] ?? '', schema)
    const theirs = readNamed(cells[positions.name2] ?? '', schema)
    if (ours.state === 'rejected') return { ...rejected, fault: `name1: ${ours.detail}` }
    if (theirs.state === 'rejected') return { ...rejected, fault: `name2: ${theirs.detail}` }
    const { score, isHit, findings } = compareParties(ours.subject, asListed(theirs.subject), policy)
    return { line, cells, score, isHit, findings, fault: null }
  })
}

async function* readRows(chunks: AsyncIterable<Uint8Array>, delimiter: string | null): AsyncGenerator<PairRow[]> {
  let reader: CsvReader | null = null
  for await (const lines of readLines(chunks)) {
    reader ??= new CsvReader(delimiter ?? findDelimiter(lines))
    const records = reader.push(lines)
    if (records.length > 0) yield records
  }
  const last = reader?.end() ?? []
  if (last.length > 0) yield last
}

function readNamed(name: string, schema: string): ReturnType<typeof readSubject> {
  const text = name.trim()
  const fields = { name: text === '' ? [] : [text], ...(schema.trim() === '' ? {} : { schema: [schema.trim()] }) }
  return readSubject({ line: 0, row: 0, fields, fault: faultOf(fields) })
}

/** A party given beside another, as the listed one of the two. */
export function asListed(subject: Parameters<typeof compareParties>[0]): ListedParty {
  const ids = { id: 'name2' as PartyId, listId: 'pairs' as ListId }
  return { ...emptyParty, ...subject, ...ids, programs: [], listedOn: null, links: [], remarks: [], position: [] }
}
