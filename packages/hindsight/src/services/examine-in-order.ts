// Batches go out to the examiner and come back in the order of the file, with a bounded number under way: a file of any
// size runs in bounded memory. A batch that fails gives `failed` for each of its records, never less (laws L5, L6).

import type { SubjectRecord } from '../sources/index.ts'
import { type Examination, failedExamination } from './examine-subjects.ts'
import type { Examiner } from './examiner.ts'

export interface ExaminedRecord {
  readonly record: SubjectRecord
  readonly examination: Examination
}

interface OrderOptions {
  readonly examiner: Examiner
  /** Most batches under way or waiting to be taken. */
  readonly inFlightMax: number
  readonly signal: AbortSignal
}

/** Examines all batches; when the signal comes, those under way are finished and no more are begun. */
export async function* examineInOrder(
  batches: AsyncIterable<readonly SubjectRecord[]>,
  { examiner, inFlightMax, signal }: OrderOptions,
): AsyncGenerator<readonly ExaminedRecord[]> {
  const source = batches[Symbol.asyncIterator]()
  const inFlight: Promise<readonly ExaminedRecord[]>[] = []
  let fault: { readonly cause: unknown } | null = null
  let isDone = false
  while (!isDone || inFlight.length > 0) {
    while (!isDone && inFlight.length < inFlightMax) {
      const next = await nextBatch(source, signal).catch((cause: unknown) => {
        fault = { cause }
        return null
      })
      if (next === null) isDone = true
      else inFlight.push(examineBatch(next, examiner))
    }
    const first = inFlight.shift()
    if (first !== undefined) yield await first
  }
  if (fault !== null) throw (fault as { readonly cause: unknown }).cause
}

/** The next batch; null at the end or when the signal has come, even if the source is still waiting for bytes. */
async function nextBatch(
  source: AsyncIterator<readonly SubjectRecord[]>,
  signal: AbortSignal,
): Promise<readonly SubjectRecord[] | null> {
  if (signal.aborted) return null
  const { promise: interrupted, resolve } = Promise.withResolvers<null>()
  const stop = (): void => resolve(null)
  signal.addEventListener('abort', stop, { once: true })
  try {
    const next = await Promise.race([source.next(), interrupted])
    return next === null || next.done === true ? null : next.value
  } finally {
    signal.removeEventListener('abort', stop)
  }
}

async function examineBatch(records: readonly SubjectRecord[], examiner: Examiner): Promise<readonly ExaminedRecord[]> {
  const examinations = await examiner.examine(records).catch((cause: unknown) => {
    return records.map((record) => failedExamination(record, cause))
  })
  return records.map((record, position) => {
    const examination = examinations[position]
    const isOwn = examination !== undefined && examination.row === record.row
    const missing = new Error('the worker gave no result for this subject')
    return { record, examination: isOwn ? examination : failedExamination(record, missing) }
  })
}

/** Cuts batches to `size` records; what came before a fault is given before the fault is thrown. */
export async function* cutBatches<T>(batches: AsyncIterable<readonly T[]>, size: number): AsyncGenerator<readonly T[]> {
  let held: T[] = []
  try {
    for await (const batch of batches) {
      held = held.concat(batch)
      const whole = held.length - (held.length % size)
      for (let start = 0; start < whole; start += size) yield held.slice(start, start + size)
      held = held.slice(whole)
    }
  } catch (cause) {
    if (held.length > 0) yield held
    throw cause
  }
  if (held.length > 0) yield held
}
