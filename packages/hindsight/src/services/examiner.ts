// Who examines batches: worker threads over one shared index image, or this thread when one worker is asked for.

import { setImmediate as nextTurn } from 'node:timers/promises'
import { openIndex } from '@hindsight/engine/indexing'
import type { SubjectRecord } from '../sources/index.ts'
import { type Examination, examineSubjects } from './examine-subjects.ts'
import type { WorkerSetup } from './serve-batches.ts'
import { openWorkerPool } from './worker-pool.ts'

export interface Examiner {
  readonly workerCount: number
  /** One examination for each record, in order. Rejects when the worker dies. */
  examine(records: readonly SubjectRecord[]): Promise<readonly Examination[]>
  /** Ends the workers once they have finished what they have. */
  close(): Promise<void>
}

/** The worker of the pool: a screening on a single worker thread names it, since one worker means this thread. */
export const workerFile = new URL('./screening-worker.ts', import.meta.url)

/** Examines on this thread, giving way to signals between batches. */
export function openLocalExaminer({ image, policy }: WorkerSetup): Examiner {
  const index = openIndex(image, policy)
  return {
    workerCount: 1,
    async examine(records) {
      await nextTurn()
      return examineSubjects(records, index, policy)
    },
    close: () => Promise.resolve(),
  }
}

/** Examines on worker threads, each started when it is needed. `workerUrl` is another worker, for tests that break it. */
export function openExaminerPool(setup: WorkerSetup, workerCount: number, workerUrl = workerFile): Examiner {
  const pool = openWorkerPool<readonly SubjectRecord[], readonly Examination[]>(setup, workerCount, workerUrl)
  return { workerCount, examine: (records) => pool.answer(records), close: () => pool.close() }
}
