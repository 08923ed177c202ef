// Who examines batches: worker threads over one shared index image, or this thread when one worker is asked for. A worker
// that dies fails the batch that it had, and no other; workers are let end by themselves, never cut off while they run.

import { setImmediate as nextTurn } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { openIndex } from '@hindsight/engine/indexing'
import { limits } from '../config/index.ts'
import type { SubjectRecord } from '../sources/index.ts'
import { type Examination, examineSubjects } from './examine-subjects.ts'
import type { BatchReply, WorkerSetup } from './serve-batches.ts'

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
      return examineSubjects(records, index)
    },
    close: () => Promise.resolve(),
  }
}

/** Examines on worker threads, each started when it is needed. `workerUrl` is another worker, for tests that break it. */
export function openExaminerPool(setup: WorkerSetup, workerCount: number, workerUrl = workerFile): Examiner {
  return new ExaminerPool(setup, workerCount, workerUrl)
}

interface Task {
  readonly records: readonly SubjectRecord[]
  readonly resolve: (examinations: readonly Examination[]) => void
  readonly reject: (cause: Error) => void
}

interface Thread {
  readonly worker: Worker
  task: Task | null
}

/** Invariant: a task is waiting, or with exactly one living thread, or settled. */
class ExaminerPool implements Examiner {
  readonly workerCount: number
  readonly #setup: WorkerSetup
  readonly #workerUrl: URL
  readonly #threads = new Set<Thread>()
  readonly #waiting: Task[] = []
  readonly #allEnded = Promise.withResolvers<void>()
  #isClosed = false

  constructor(setup: WorkerSetup, workerCount: number, workerUrl: URL) {
    this.#setup = setup
    this.workerCount = workerCount
    this.#workerUrl = workerUrl
  }

  examine(records: readonly SubjectRecord[]): Promise<readonly Examination[]> {
    const { promise, resolve, reject } = Promise.withResolvers<readonly Examination[]>()
    this.#waiting.push({ records, resolve, reject })
    this.#assign()
    return promise
  }

  async close(): Promise<void> {
    this.#isClosed = true
    for (const task of this.#waiting.splice(0)) task.reject(new Error('the screening ended before this batch began'))
    for (const { worker } of this.#threads) worker.postMessage(null)
    if (this.#threads.size > 0) await this.#allEnded.promise
  }

  /** Gives the waiting tasks to threads that have none, starting threads up to the limit. */
  #assign(): void {
    while (this.#waiting.length > 0 && !this.#isClosed) {
      const idle = [...this.#threads].find((thread) => thread.task === null)
      const thread = idle ?? (this.#threads.size < this.workerCount ? this.#start() : null)
      if (thread === null) return
      thread.task = this.#waiting.shift() ?? null
      thread.worker.postMessage(thread.task?.records ?? null)
    }
  }

  #start(): Thread {
    const resourceLimits = {
      // Subjects are short-lived: a small nursery holds the memory of each thread down at no measurable cost.
      maxYoungGenerationSizeMb: limits.workerYoungMegabytes,
      // Without a limit a thread collects garbage late and grows to gigabytes over a long file.
      maxOldGenerationSizeMb:
        limits.workerOldMegabytes + limits.workerHeapPerImage * Math.ceil(this.#setup.image.byteLength / (1 << 20)),
    }
    const worker = new Worker(this.#workerUrl, { workerData: this.#setup, resourceLimits })
    const thread: Thread = { worker, task: null }
    this.#threads.add(thread)
    let reason = 'the worker ended without a result'
    worker.on('message', (reply: BatchReply) => {
      const { task } = thread
      thread.task = null
      if ('examinations' in reply) task?.resolve(reply.examinations)
      else task?.reject(new Error(reply.reason))
      this.#assign()
    })
    worker.on('error', (cause) => {
      reason = cause instanceof Error ? cause.message : String(cause)
    })
    worker.on('exit', () => {
      this.#threads.delete(thread)
      thread.task?.reject(new Error(reason))
      this.#assign()
      if (this.#isClosed && this.#threads.size === 0) this.#allEnded.resolve()
    })
    return thread
  }
}
