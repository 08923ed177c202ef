// The worker's side of an examiner pool: batches come as messages, one reply goes back for each, `null` is the end.

import { parentPort, workerData } from 'node:worker_threads'
import { openIndex, type PartyIndex } from '@hindsight/engine/indexing'
import type { Policy } from '@hindsight/engine/matching'
import { reasonOf } from '../config/index.ts'
import type { SubjectRecord } from '../sources/index.ts'
import type { Examination } from './examine-subjects.ts'

export interface WorkerSetup {
  readonly image: SharedArrayBuffer
  readonly policy: Policy
}

export type BatchReply = { readonly examinations: readonly Examination[] } | { readonly reason: string }

type ExamineBatch = (records: readonly SubjectRecord[], index: PartyIndex) => readonly Examination[]

/** Answers batches until the end. The image is opened with the first one, so that a damaged image fails that batch. */
export function serveBatches(examine: ExamineBatch): void {
  const { image, policy } = workerData as WorkerSetup
  let index: PartyIndex | null = null
  const reply = (records: readonly SubjectRecord[]): BatchReply => {
    try {
      index ??= openIndex(image, policy)
      return { examinations: examine(records, index) }
    } catch (cause) {
      return { reason: reasonOf(cause) }
    }
  }
  parentPort?.on('message', (records: readonly SubjectRecord[] | null) => {
    if (records === null) parentPort?.close()
    else parentPort?.postMessage(reply(records))
  })
}
