// The worker thread of a screening: opens the shared index image once and examines the batches that it is given.

import { workerData } from 'node:worker_threads'
import { openIndex, type PartyIndex } from '@hindsight/engine/indexing'
import type { Policy } from '@hindsight/engine/matching'
import type { SubjectRecord } from '../sources/index.ts'
import { type Examination, examineSubjects } from './examine-subjects.ts'

export interface WorkerSetup {
  readonly image: SharedArrayBuffer
  readonly policy: Policy
}

let index: PartyIndex | null = null

/** The task: opened lazily, so that a damaged image fails the batch and is reported with it. */
export function examineBatch(records: readonly SubjectRecord[]): Examination[] {
  const { image, policy } = workerData as WorkerSetup
  index ??= openIndex(image, policy)
  return examineSubjects(records, index)
}
