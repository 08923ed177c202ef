// Reads pairs of names with a verdict of people from labelled data, in place; with them what another matcher gave them.

import { createReadStream } from 'node:fs'
import { type ListedParty, partySchemas, type Subject } from '@hindsight/engine/model'
import { listedParty, subject } from '@hindsight/engine/testing'
import { CsvReader, readLines } from '../packages/hindsight/src/sources/index.ts'

/** A pair of names that people have judged. */
export interface NamePair {
  readonly group: string
  readonly ours: Subject
  readonly theirs: ListedParty
  readonly isSame: boolean
  /** How sure the label is. */
  readonly quality: 'STRONG' | 'MEDIUM' | 'WEAK'
  /** Score that the peer gave; null where it was not asked. */
  readonly peerScore: number | null
}

type Row = Readonly<Record<string, string>>

/** Rows of a CSV file with a header, as objects. */
async function readRows(path: string): Promise<Row[]> {
  const reader = new CsvReader(',')
  const records: { readonly cells: readonly string[]; readonly fault: string | null; readonly line: number }[] = []
  for await (const lines of readLines(createReadStream(path))) records.push(...reader.push(lines))
  records.push(...reader.end())
  const [header, ...body] = records
  return body.map(({ cells, fault, line }) => {
    if (fault !== null) throw new Error(`${path}, line ${line}: ${fault}`)
    return Object.fromEntries((header?.cells ?? []).map((column, at) => [column.trim(), cells[at]?.trim() ?? '']))
  })
}

/** Groups have been renamed since the peer ran: the pair is what counts. */
const keyOf = (row: Row): string => JSON.stringify([row['schema'], row['name1'], row['name2']])

/** The pairs of `cases.csv` with the scores of a run of another matcher over them. */
export async function readNamePairs(casesPath: string, peerPath: string): Promise<NamePair[]> {
  const peer = new Map((await readRows(peerPath)).map((row) => [keyOf(row), Number(row['score'])]))
  return (await readRows(casesPath)).map((row) => {
    const schema = partySchemas.find((known) => known === row['schema']) ?? 'LegalEntity'
    return {
      group: row['case_group'] ?? '',
      ours: subject({ schema, name: row['name1'] ?? '' }),
      theirs: listedParty({ schema, name: row['name2'] ?? '' }),
      isSame: row['is_match'] === 'true',
      quality: row['quality'] === 'STRONG' ? 'STRONG' : row['quality'] === 'WEAK' ? 'WEAK' : 'MEDIUM',
      peerScore: peer.get(keyOf(row)) ?? null,
    }
  })
}
