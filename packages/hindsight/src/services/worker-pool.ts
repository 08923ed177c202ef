// Worker threads over one shared index image: batches go out, one answer comes back for each. A worker that dies fails
// the batch that it had, and no other; workers are let end by themselves, never cut off while they run.

import { setImmediate as nextTurn } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { openIndex, type PartyIndex } from '@hindsight/engine/indexing'
import type { Policy } from '@hindsight/engine/matching'
import { limits } from '../config/index.ts'
import type { BatchReply, WorkerSetup } from './serve-batches.ts'

export interface WorkerPool<Question, Answer> {
  /** The worker's answer. Rejects when it throws or dies. */
  answer(question: Question): Promise<Answer>
  /** Ends the workers once they have finished what they have. */
  close(): Promise<void>
}

/** A pool of up to `workerCount` threads that run `workerUrl`, each started when it is needed. */
export function openWorkerPool<Question, Answer>(
  setup: WorkerSetup,
  workerCount: number,
  workerUrl: URL,
): WorkerPool<Question, Answer> {
  return new ThreadPool(setup, workerCount, workerUrl)
}

/** Answers on this thread, giving way to signals between batches. */
export function openLocalPool<Question, Answer>(
  { image, policy }: WorkerSetup,
  answer: (question: Question, index: PartyIndex, policy: Policy) => Answer,
): WorkerPool<Question, Answer> {
  const index = openIndex(image, policy)
  return {
    async answer(question) {
      await nextTurn()
      return answer(question, index, policy)
    },
    close: () => Promise.resolve(),
  }
}

interface Task<Question, Answer> {
  readonly question: Question
  readonly resolve: (answer: Answer) => void
  readonly reject: (cause: Error) => void
}

interface Thread<Question, Answer> {
  readonly worker: Worker
  task: Task<Question, Answer> | null
}

/** Invariant: a task is waiting, or with exactly one living thread, or settled. */
class ThreadPool<Question, Answer> implements WorkerPool<Question, Answer> {
  readonly workerCount: number
  readonly #setup: WorkerSetup
  readonly #workerUrl: URL
  readonly #threads = new Set<Thread<Question, Answer>>()
  readonly #waiting: Task<Question, Answer>[] = []
  readonly #allEnded = Promise.withResolvers<void>()
  #isClosed = false

  constructor(setup: WorkerSetup, workerCount: number, workerUrl: URL) {
    this.#setup = setup
    this.workerCount = workerCount
    this.#workerUrl = workerUrl
  }

  answer(question: Question): Promise<Answer> {
    const { promise, resolve, reject } = Promise.withResolvers<Answer>()
    this.#waiting.push({ question, resolve, reject })
    this.#assign()
    return promise
  }

  async close(): Promise<void> {
    this.#isClosed = true
    for (const task of this.#waiting.splice(0)) task.reject(new Error('the run ended before this batch began'))
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
      thread.worker.postMessage(thread.task?.question ?? null)
    }
  }

  #start(): Thread<Question, Answer> {
    const resourceLimits = {
      // Subjects are short-lived: a small nursery holds the memory of each thread down at no measurable cost.
      maxYoungGenerationSizeMb: limits.workerYoungMegabytes,
      // Without a limit a thread collects garbage late and grows to gigabytes over a long file.
      maxOldGenerationSizeMb:
        limits.workerOldMegabytes + limits.workerHeapPerImage * Math.ceil(this.#setup.image.byteLength / (1 << 20)),
    }
    const worker = new Worker(this.#workerUrl, { workerData: this.#setup, resourceLimits })
    const thread: Thread<Question, Answer> = { worker, task: null }
    this.#threads.add(thread)
    let reason = 'the worker ended without a result'
    worker.on('message', (reply: BatchReply<Answer>) => {
      const { task } = thread
      thread.task = null
      if ('answer' in reply) task?.resolve(reply.answer)
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
