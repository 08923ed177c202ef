// The journey of a list version, step by step: reading it, its digests, the delta, and keeping it in an embedded store,
// against reading its bytes once, which nothing can undercut, and against a common CSV or XML parser that keeps nothing.

import { randomUUID } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { type ListFormat, partyDigest, readList } from '@hindsight/engine/lists'
import type { ListedParty } from '@hindsight/engine/model'
import { parse as parseCsv } from 'csv-parse'
import { SaxesParser } from 'saxes'
import { addList, type ServiceContext } from '../packages/hindsight/src/services/index.ts'
import { openStore } from '../packages/hindsight/src/store/index.ts'
import { snapshotArrival } from '../packages/hindsight/src/testing/arrival-of.ts'
import { dataPath } from '../packages/hindsight/src/testing/data-folder.ts'
import { snapshotsIn } from '../packages/hindsight/src/testing/sdn-snapshots.ts'
import { type Contender, measure } from './measure.ts'
import type { Operation, OperationOptions, Table } from './operation.ts'

const once = 'reading the bytes once'

export const lists: Operation = {
  name: 'lists',
  async *run(options) {
    const replay = dataPath('ofac_sdn', 'replay_dev_2021-08_2022-12')
    if (replay !== null) yield csvJourney([...firstSnapshots(replay)], options)
    const un = dataPath('un_sc', 'consolidated_2025-05-25.xml.gz')
    if (un !== null) yield xmlReading(gunzipSync(readFileSync(un)), options)
  },
}

interface Dated {
  readonly content: Buffer
  readonly seenAt: string
}

/** Two successive snapshots; the first differs from the second by some parties. */
function* firstSnapshots(folder: string): Generator<Dated> {
  let taken = 0
  for (const { content, seenAt } of snapshotsIn(folder)) {
    yield { content: Buffer.from(content), seenAt }
    taken += 1
    if (taken === 2) return
  }
}

async function csvJourney([before, after]: readonly Dated[], options: OperationOptions): Promise<Table> {
  if (before === undefined || after === undefined) throw new Error('the replay has fewer than two snapshots')
  const { content } = after
  const parties = await readParties('ofac-csv', content)
  const items = megabytes(content)
  const journeys = await openJourneys(before)
  try {
    const contenders: Contender[] = [
      { what: once, items, run: () => touch(content) },
      { what: 'csv-parse, rows thrown away', items, run: () => csvRows(content) },
      { what: 'read to parties', items, run: () => readParties('ofac-csv', content) },
      { what: 'digests of all parties', items, run: () => parties.map(partyDigest) },
      {
        what: 'the journey into a store that has the version before',
        items,
        run: (begin) => journeys.run(after, begin),
      },
    ]
    const rows = await measure(contenders, options)
    const notes = [
      'Rates are megabytes of the file per second of processor time. The journey keeps bytes, parties and report.',
    ]
    return table('SDN, primary file', rows, notes)
  } finally {
    journeys.close()
  }
}

async function xmlReading(content: Buffer, options: OperationOptions): Promise<Table> {
  const items = megabytes(content)
  const rows = await measure(
    [
      { what: once, items, run: () => touch(content) },
      { what: 'saxes, events thrown away', items, run: () => saxEvents(content) },
      { what: 'read to parties', items, run: () => readParties('un-xml', content) },
    ],
    options,
  )
  return table('UN consolidated list', rows, [])
}

function table(corpus: string, rows: Table['rows'], notes: readonly string[]): Table {
  return { operation: 'lists', corpus, unit: 'MB', baseline: once, ratioBy: 'cpu', rows, notes }
}

const megabytes = (content: Buffer): number => Number((content.length / 1e6).toFixed(2))

function touch(content: Buffer): number {
  let sum = 0
  for (let at = 0; at < content.length; at++) sum += content[at]!
  return sum
}

function csvRows(content: Buffer): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>()
  let rows = 0
  const parser = parseCsv({ relax_column_count: true, relax_quotes: true })
  parser.on('readable', () => {
    while (parser.read() !== null) rows += 1
  })
  parser.on('error', reject)
  parser.on('end', () => resolve(rows))
  parser.end(content)
  return promise
}

function saxEvents(content: Buffer): number {
  let events = 0
  const parser = new SaxesParser()
  for (const event of ['opentag', 'closetag', 'text'] as const) {
    parser.on(event, () => {
      events += 1
    })
  }
  parser.write(content.toString('utf8')).close()
  return events
}

async function readParties(format: ListFormat, content: Buffer): Promise<readonly ListedParty[]> {
  async function* chunks(): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < content.length; at += 65_536) yield content.subarray(at, at + 65_536)
  }
  const file = { name: format === 'un-xml' ? 'un.xml' : 'sdn.csv', chunks: chunks() }
  const options = { listId: null, format, profile: 'primary-only', acceptIncomplete: false, mapping: {} } as const
  const reading = await readList([file], options)
  if (reading.state === 'refused') throw new Error(reading.faults[0]?.message)
  return reading.parties
}

interface Journeys {
  run(snapshot: Dated, begin: () => void): Promise<void>
  close(): void
}

/** Stores in a temporary folder, each with the version before: making them is not measured. */
async function openJourneys(before: Dated): Promise<Journeys> {
  const folder = mkdtempSync(join(tmpdir(), 'hindsight-bench-'))
  let count = 0
  return {
    async run(snapshot, begin) {
      count += 1
      const now = '2021-08-31T00:00:00.000Z'
      const store = await openStore(join(folder, String(count)), { isForTests: true, now: () => now })
      const context: ServiceContext = { store, now: () => now, newId: randomUUID }
      await addList(context, snapshotArrival(before, now))
      begin()
      await addList(context, snapshotArrival(snapshot, now))
      await store.close()
    },
    close: () => rmSync(folder, { recursive: true, force: true }),
  }
}
