// A file of entries for a list of one's own: the columns of a party, and for each who stands behind it, why, on what
// evidence, when it is looked at again and when it ends (vetting R6). One entry at fault refuses the file.

import type { ListReading } from '@hindsight/engine/lists'
import { readList } from '@hindsight/engine/lists'
import type { ListedParty, ListId } from '@hindsight/engine/model'
import { CommandError } from '../../config/index.ts'
import { CsvReader } from '../../sources/index.ts'
import type { CustomEntry } from './custom-entry.ts'

export interface CustomFile {
  readonly parties: readonly ListedParty[]
  /** By party id. */
  readonly entries: Readonly<Record<string, CustomEntry>>
}

export interface CustomContent {
  readonly listId: string
  readonly name: string
  readonly content: Uint8Array
  /** ISO time at which the dates are judged. */
  readonly at: string
}

type Row = Readonly<Record<string, string>>

const columnsOfEntry: Readonly<Record<string, keyof CustomEntry>> = {
  owner: 'owner',
  reason: 'reason',
  evidence: 'evidence',
  reviewdate: 'reviewOn',
  expiry: 'expiresOn',
}
const reviewMonthsMax = 12

/** Reads CSV (comma) or JSON lines. Throws `CommandError` with the line at fault. */
export async function readCustomFile({ listId, name, content, at }: CustomContent): Promise<CustomFile> {
  const text = decode(name, content)
  const rows = text.trimStart().startsWith('{') ? jsonRows(name, text) : csvRows(name, text)
  if (rows.length === 0) throw fault(name, 1, 'there is no entry in it')
  const reading = await readParties(listId, name, rows)
  const entries: Record<string, CustomEntry> = {}
  for (const [position, party] of reading.parties.entries()) {
    entries[party.id] = readEntry(rows[position] ?? {}, { name, line: position + 2, at })
  }
  return { parties: reading.parties, entries }
}

function decode(name: string, content: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content)
  } catch (cause) {
    throw new CommandError('custom-file', { path: name, line: 1, reason: 'it is not UTF-8' }, cause)
  }
}

function csvRows(name: string, text: string): readonly Row[] {
  const reader = new CsvReader(',')
  const lines = text.split(/\r?\n/u).map((line, position) => ({ line: position + 1, text: line, fault: null }))
  const [head, ...records] = [...reader.push(lines), ...reader.end()]
  const bad = [head, ...records].find((record) => record !== undefined && record.fault !== null)
  if (head === undefined || bad?.fault != null) throw fault(name, bad?.line ?? 1, bad?.fault ?? 'it is empty')
  return records.map(({ cells, line }) => {
    if (cells.length !== head.cells.length) {
      throw fault(name, line, `it has ${cells.length} values, and the header ${head.cells.length}`)
    }
    return Object.fromEntries(head.cells.map((column, position) => [foldName(column), cells[position] ?? '']))
  })
}

function jsonRows(name: string, text: string): readonly Row[] {
  const lines = text.split(/\r?\n/u).map((line, position) => [line, position + 1] as const)
  return lines.flatMap(([line, number]) => {
    if (line.trim() === '') return []
    let value: unknown
    try {
      value = JSON.parse(line)
    } catch (cause) {
      throw new CommandError('custom-file', { path: name, line: number, reason: 'it is not JSON' }, cause)
    }
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      throw fault(name, number, 'it is no object')
    const pairs = Object.entries(value).map(([key, each]) => [foldName(key), cellOf(each)] as const)
    return [Object.fromEntries(pairs)]
  })
}

function cellOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(String).join('; ')
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

function foldName(column: string): string {
  return column
    .toLowerCase()
    .replace(/[\s_-]/gu, '')
    .replace(/^expires?(?:on)?$|^expirydate$/u, 'expiry')
    .replace(/^reviewon$/u, 'reviewdate')
}

/** The columns of a party go to the reader of our own CSV, which names what it does not know. */
async function readParties(listId: string, name: string, rows: readonly Row[]): Promise<ListReading> {
  const columns = [...new Set(rows.flatMap(Object.keys))].filter((column) => !Object.hasOwn(columnsOfEntry, column))
  const quoted = (cells: readonly string[]): string => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')
  const lines = [quoted(columns), ...rows.map((row) => quoted(columns.map((column) => row[column] ?? '')))]
  async function* chunks(): AsyncGenerator<Uint8Array> {
    yield Buffer.from(`${lines.join('\r\n')}\r\n`)
  }
  const options = {
    listId: listId as ListId,
    format: 'mapped-csv',
    profile: 'full',
    acceptIncomplete: false,
    mapping: {},
  } as const
  const result = await readList([{ name, chunks: chunks() }], options)
  if (result.state === 'refused') {
    const [first] = result.faults
    throw fault(name, first?.place.line ?? 1, first?.message ?? 'it could not be read')
  }
  const [reject] = result.rejects
  if (reject !== undefined) throw fault(name, reject.place.line ?? 1, reject.reason)
  return result
}

function readEntry(
  row: Row,
  { name, line, at }: { readonly name: string; readonly line: number; readonly at: string },
): CustomEntry {
  const value = (column: string): string => {
    const text = (row[column] ?? '').trim()
    if (text === '') throw fault(name, line, `the entry has no ${column === 'reviewdate' ? 'review date' : column}`)
    return text
  }
  const day = (column: string): string => {
    const text = value(column)
    const isDay = /^\d{4}-\d{2}-\d{2}$/u.test(text) && !Number.isNaN(Date.parse(text))
    if (!isDay) throw fault(name, line, `"${text}" is no ISO day, e.g. 2026-03-01`)
    return text
  }
  const [reviewOn, expiresOn] = [day('reviewdate'), day('expiry')]
  const latest = new Date(at)
  latest.setUTCMonth(latest.getUTCMonth() + reviewMonthsMax)
  if (reviewOn > latest.toISOString().slice(0, 10)) {
    throw fault(name, line, `the review on ${reviewOn} is more than ${reviewMonthsMax} months away`)
  }
  if (expiresOn <= at.slice(0, 10)) throw fault(name, line, `the entry expired on ${expiresOn}`)
  return { owner: value('owner'), reason: value('reason'), evidence: value('evidence'), reviewOn, expiresOn }
}

function fault(path: string, line: number, reason: string): CommandError {
  return new CommandError('custom-file', { path, line, reason })
}
