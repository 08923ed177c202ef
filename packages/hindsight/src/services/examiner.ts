// Who examines batches: worker threads over one shared index image, or this thread when one worker is asked for.

import { setImmediate as nextTurn } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { openIndex } from '@hindsight/engine/indexing'
import { Piscina } from 'piscina'
import type { SubjectRecord } from '../sources/index.ts'
import { type Examination, examineSubjects } from './examine-subjects.ts'
import type { WorkerSetup } from './screening-worker.ts'

export interface Examiner {
  readonly workerCount: number
  /** One examination for each record, in order. Rejects when the worker dies. */
  examine(records: readonly SubjectRecord[]): Promise<readonly Examination[]>
  close(): Promise<void>
}

/** Examines on this thread, giving way to signals between batches. */
export function openLocalExaminer({ image, policy }: WorkerSetup): Examiner {
  const index = openIndex(image, policy)
  return {
    workerCount: 1,
    async examine(records) {
      await nextTurn()
      return examineSubjects(records, index)
    },
    close: () => Promise.resolve(),
  }
}

const workerFile = new URL('./screening-worker.ts', import.meta.url)

/** Examines on worker threads. `workerUrl` is another worker file, for tests that break it. */
export function openExaminerPool(setup: WorkerSetup, workerCount: number, workerUrl = workerFile): Examiner {
  const pool = new Piscina<readonly SubjectRecord[], readonly Examination[]>({
    filename: fileURLToPath(workerUrl),
    name: 'examineBatch',
    workerData: setup,
    minThreads: workerCount,
    maxThreads: workerCount,
    idleTimeout: Number.POSITIVE_INFINITY,
    // Subjects are short-lived: a small nursery holds the memory of each thread down at no measurable cost.
    resourceLimits: { maxYoungGenerationSizeMb: 16 },
  })
  pool.on('error', () => {
    // A worker that dies between tasks is replaced by the pool; one that dies within a task rejects that task.
  })
  return {
    workerCount,
    examine: (records) => pool.run(records),
    close: () => pool.destroy(),
  }
}
