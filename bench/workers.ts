// Screening on one and on two threads over one shared index image: the product's own journey, from records to answers.
// Starting the threads is part of the time; loading and indexing the lists is not. Ratios are of wall time here.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { defaultPolicy } from '@hindsight/engine/matching'
import { type ListRequest, screenSubjects } from '../packages/hindsight/src/services/index.ts'
import type { SubjectRecord, SubjectSource } from '../packages/hindsight/src/sources/index.ts'
import { inventedCorpus } from './corpora.ts'
import { measure } from './measure.ts'
import type { Operation, OperationOptions, Table } from './operation.ts'
import { writeFtm } from './written-lists.ts'

const workerCounts = [1, 2]

export const workers: Operation = {
  name: 'workers',
  async run(options) {
    const folder = mkdtempSync(join(tmpdir(), 'hindsight-bench-'))
    try {
      return [await workersTable(folder, options)]
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  },
}

async function workersTable(folder: string, options: OperationOptions): Promise<Table> {
  const { parties, strangers, title } = inventedCorpus(20_000)
  const [file] = writeFtm(parties).files
  const path = join(folder, file!.name)
  writeFileSync(path, file!.content)
  const copies = options.isQuick ? 2 : 10
  const records = Array.from({ length: copies * strangers.length }, (_, at): SubjectRecord => {
    const { name } = strangers[at % strangers.length]!
    return { line: at + 1, row: at + 1, fields: { name }, fault: null }
  })
  const rows = await measure(
    workerCounts.map((workerCount) => ({
      what: nameOf(workerCount),
      items: records.length,
      run: (begin) => screenAll({ path, records, workerCount }, begin),
    })),
    options,
  )
  return {
    operation: 'workers',
    corpus: `${title}, through the whole journey of a screening`,
    unit: 'subjects',
    baseline: nameOf(1),
    ratioBy: 'wall',
    rows,
    notes: [`${availableParallelism()} cores; other work on the machine pulls the ratio towards 1.`],
  }
}

function nameOf(workerCount: number): string {
  return workerCount === 1 ? '1 thread' : `${workerCount} worker threads`
}

interface Screening {
  readonly path: string
  readonly records: readonly SubjectRecord[]
  readonly workerCount: number
}

async function screenAll({ path, records, workerCount }: Screening, begin: () => void): Promise<void> {
  async function* batches(): AsyncGenerator<readonly SubjectRecord[]> {
    for (let at = 0; at < records.length; at += 1_000) yield records.slice(at, at + 1_000)
  }
  const progress = (): ReturnType<SubjectSource['progress']> => ({ readBytes: 0, totalBytes: null })
  const subjects: SubjectSource = { path: '(in memory)', format: 'jsonl', records: batches(), progress }
  const list: ListRequest = {
    path,
    listId: 'invented',
    publishedAt: null,
    format: 'ftm-json',
    profile: 'full',
    acceptIncomplete: false,
    mapping: {},
  }
  const { signal } = new AbortController()
  const request = { subjects, lists: [list], policy: defaultPolicy, workerCount, signal }
  const output = { begin: () => Promise.resolve(begin()), write: () => Promise.resolve() }
  const { totals } = await screenSubjects(request, output)
  if (totals.clear + totals.review !== records.length)
    throw new Error(`of ${records.length} subjects ${totals.clear + totals.review} were screened`)
}
