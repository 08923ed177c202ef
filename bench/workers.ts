// Screening on one and on two worker threads over one shared index image: the product's own journey, from records to answers.
// Starting the threads is part of the time; loading and indexing the lists is not. Ratios are of wall time here.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { defaultPolicy } from '@hindsight/engine/matching'
import type { Subject } from '@hindsight/engine/model'
import { type ListRequest, screenSubjects, workerFile } from '../packages/hindsight/src/services/index.ts'
import type { SubjectRecord, SubjectSource } from '../packages/hindsight/src/sources/index.ts'
import { inventedCorpus, listRequest, realCorpus, realListPaths } from './corpora.ts'
import { type Contender, measure } from './measure.ts'
import type { Operation, OperationOptions, Table } from './operation.ts'
import { writeFtm } from './written-lists.ts'

/** Threads start cold in every round, so the baseline is one such thread; the main thread is warm and full of memories. */
const setups: readonly Setup[] = [
  { what: '1 worker thread', workerCount: 1, isMain: false },
  { what: '2 worker threads', workerCount: 2, isMain: false },
  { what: 'the main thread, warm', workerCount: 1, isMain: true },
]

interface Setup {
  readonly what: string
  readonly workerCount: number
  readonly isMain: boolean
}

export const workers: Operation = {
  name: 'workers',
  async *run(options) {
    const folder = mkdtempSync(join(tmpdir(), 'hindsight-bench-'))
    try {
      yield await workersTable(inventedWork(folder), options)
      const real = await realCorpus()
      const paths = realListPaths()
      if (real !== null && paths !== null) {
        const { title, strangers } = real
        yield await workersTable({ title, strangers, lists: paths.map(listRequest) }, options)
      }
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  },
}

interface Work {
  readonly title: string
  readonly lists: readonly ListRequest[]
  readonly strangers: readonly Subject[]
}

/** The invented list as a file, with its strangers. */
function inventedWork(folder: string): Work {
  const { parties, strangers, title } = inventedCorpus(20_000)
  const [file] = writeFtm(parties).files
  const path = join(folder, file!.name)
  writeFileSync(path, file!.content)
  return { title, strangers, lists: [{ ...listRequest(path), listId: 'invented' }] }
}

async function workersTable({ title, lists, strangers }: Work, options: OperationOptions): Promise<Table> {
  const records = strangers.slice(0, options.isQuick ? 5_000 : 10_000).map(({ name }, at): SubjectRecord => {
    return { line: at + 1, row: at + 1, fields: { name }, fault: null }
  })
  const contender = (setup: Setup, subjects: readonly SubjectRecord[]): Contender => ({
    what: setup.what,
    items: subjects.length,
    run: (begin) => screenAll({ ...setup, lists, records: subjects }, begin),
  })
  const rounds = { ...options, rounds: 3, turnMs: 0 }
  const rows = await measure(
    setups.map((setup) => contender(setup, records)),
    rounds,
  )
  const starts = await measure(
    setups.map((setup) => contender(setup, records.slice(0, setup.workerCount))),
    rounds,
  )
  return {
    operation: 'workers',
    corpus: `${title}, through the whole journey of a screening`,
    unit: 'subjects',
    baseline: '1 worker thread',
    ratioBy: 'wall',
    rows: rows.map((row, at) => {
      const startMs = starts[at]!.wallMs
      const rate = (1000 * row.items) / (row.wallMs - startMs)
      return { ...row, besides: { 'start, s': (startMs / 1000).toFixed(2), '/s after it': rate.toFixed(0) } }
    }),
    notes: [
      `Start: screening one subject per thread. ${availableParallelism()} cores; threads got as many of them as /s divided by /cpu s.`,
    ],
  }
}

interface Screening extends Setup {
  readonly lists: readonly ListRequest[]
  readonly records: readonly SubjectRecord[]
}

async function screenAll({ lists, records, workerCount, isMain }: Screening, begin: () => void): Promise<void> {
  async function* batches(): AsyncGenerator<readonly SubjectRecord[]> {
    for (let at = 0; at < records.length; at += 1_000) yield records.slice(at, at + 1_000)
  }
  const progress = (): ReturnType<SubjectSource['progress']> => ({ readBytes: 0, totalBytes: null })
  const subjects: SubjectSource = { path: '(in memory)', format: 'jsonl', records: batches(), progress }
  const { signal } = new AbortController()
  const request = {
    subjects,
    lists,
    policy: defaultPolicy,
    workerCount,
    signal,
    ...(isMain ? {} : { workerUrl: workerFile }),
  }
  const output = { begin: () => Promise.resolve(begin()), write: () => Promise.resolve() }
  const { totals } = await screenSubjects(request, output)
  if (totals.clear + totals.review !== records.length)
    throw new Error(`of ${records.length} subjects ${totals.clear + totals.review} were screened`)
}
