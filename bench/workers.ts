// Screening on one and on two threads over one shared index image: the product's own journey, from records to answers.
// Starting the threads is part of the time; loading and indexing the lists is not. Ratios are of wall time here.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { defaultPolicy } from '@hindsight/engine/matching'
import type { Subject } from '@hindsight/engine/model'
import { type ListRequest, screenSubjects } from '../packages/hindsight/src/services/index.ts'
import type { SubjectRecord, SubjectSource } from '../packages/hindsight/src/sources/index.ts'
import { inventedCorpus, listRequest, realCorpus, realListPaths } from './corpora.ts'
import { type Contender, measure } from './measure.ts'
import type { Operation, OperationOptions, Table } from './operation.ts'
import { writeFtm } from './written-lists.ts'

const workerCounts = [1, 2]

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
  const contender = (workerCount: number, subjects: readonly SubjectRecord[]): Contender => ({
    what: nameOf(workerCount),
    items: subjects.length,
    run: (begin) => screenAll({ lists, records: subjects, workerCount }, begin),
  })
  const rounds = { ...options, rounds: 3, turnMs: 0 }
  const rows = await measure(
    workerCounts.map((workerCount) => contender(workerCount, records)),
    rounds,
  )
  const starts = await measure(
    workerCounts.map((workerCount) => contender(workerCount, records.slice(0, workerCount))),
    rounds,
  )
  return {
    operation: 'workers',
    corpus: `${title}, through the whole journey of a screening`,
    unit: 'subjects',
    baseline: nameOf(1),
    ratioBy: 'wall',
    rows: rows.map((row, at) => {
      const startMs = starts[at]!.wallMs
      const rate = (1000 * row.items) / (row.wallMs - startMs)
      return { ...row, besides: { 'start, s': (startMs / 1000).toFixed(2), '/s after it': rate.toFixed(0) } }
    }),
    notes: [
      `Start: screening one subject per thread. ${availableParallelism()} cores; other work on the machine pulls the ratio towards 1.`,
    ],
  }
}

function nameOf(workerCount: number): string {
  return workerCount === 1 ? '1 thread' : `${workerCount} worker threads`
}

interface Screening {
  readonly lists: readonly ListRequest[]
  readonly records: readonly SubjectRecord[]
  readonly workerCount: number
}

async function screenAll({ lists, records, workerCount }: Screening, begin: () => void): Promise<void> {
  async function* batches(): AsyncGenerator<readonly SubjectRecord[]> {
    for (let at = 0; at < records.length; at += 1_000) yield records.slice(at, at + 1_000)
  }
  const progress = (): ReturnType<SubjectSource['progress']> => ({ readBytes: 0, totalBytes: null })
  const subjects: SubjectSource = { path: '(in memory)', format: 'jsonl', records: batches(), progress }
  const { signal } = new AbortController()
  const request = { subjects, lists, policy: defaultPolicy, workerCount, signal }
  const output = { begin: () => Promise.resolve(begin()), write: () => Promise.resolve() }
  const { totals } = await screenSubjects(request, output)
  if (totals.clear + totals.review !== records.length)
    throw new Error(`of ${records.length} subjects ${totals.clear + totals.review} were screened`)
}
