// Questions go to a pool and their answers come back in order, with a bounded number under way. A question whose worker
// failed comes back with the reason: nothing is left out in silence (law L6).

import { reasonOf } from '../../config/index.ts'
import type { WorkerPool } from '../worker-pool.ts'

export type Answered<Question, Answer> =
  | { readonly question: Question; readonly answer: Answer }
  | { readonly question: Question; readonly failure: string }

interface OrderOptions<Question, Answer> {
  readonly pool: WorkerPool<Question, Answer>
  readonly inFlightMax: number
  readonly signal: AbortSignal
}

/** Asks all questions; when the signal comes, those under way are finished and no more are asked. */
export async function* answerInOrder<Question, Answer>(
  questions: Iterable<Question>,
  { pool, inFlightMax, signal }: OrderOptions<Question, Answer>,
): AsyncGenerator<Answered<Question, Answer>> {
  const source = questions[Symbol.iterator]()
  const inFlight: Promise<Answered<Question, Answer>>[] = []
  let isDone = false
  while (!isDone || inFlight.length > 0) {
    while (!isDone && inFlight.length < inFlightMax) {
      const next = signal.aborted ? ({ done: true } as const) : source.next()
      if (next.done === true) isDone = true
      else inFlight.push(ask(next.value, pool))
    }
    const first = inFlight.shift()
    if (first !== undefined) yield await first
  }
}

async function ask<Question, Answer>(
  question: Question,
  pool: WorkerPool<Question, Answer>,
): Promise<Answered<Question, Answer>> {
  try {
    return { question, answer: await pool.answer(question) }
  } catch (cause) {
    return { question, failure: reasonOf(cause) }
  }
}

/** Cuts values into batches of `size`. */
export function* batchesOf<T>(values: readonly T[], size: number): Generator<readonly T[]> {
  for (let start = 0; start < values.length; start += size) yield values.slice(start, start + size)
}
