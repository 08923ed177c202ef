// The worker's side of an examiner pool: batches come as messages, one reply goes back for each, `null` is the end.

import { parentPort, workerData } from 'node:worker_threads'
import { openIndex, type PartyIndex } from '@hindsight/engine/indexing'
import type { Policy } from '@hindsight/engine/matching'
import { reasonOf } from '../config/index.ts'

export interface WorkerSetup {
  readonly image: SharedArrayBuffer
  readonly policy: Policy
}

export type BatchReply<Answer> = { readonly answer: Answer } | { readonly reason: string }

/** Answers batches until the end. The image is opened with the first one, so that a damaged image fails that batch. */
export function serveBatches<Question, Answer>(
  answer: (question: Question, index: PartyIndex, policy: Policy) => Answer,
): void {
  const { image, policy } = workerData as WorkerSetup
  let index: PartyIndex | null = null
  const reply = (question: Question): BatchReply<Answer> => {
    try {
      index ??= openIndex(image, policy)
      return { answer: answer(question, index, policy) }
    } catch (cause) {
      return { reason: reasonOf(cause) }
    }
  }
  parentPort?.on('message', (question: Question | null) => {
    if (question === null) parentPort?.close()
    else parentPort?.postMessage(reply(question))
  })
}
