// A worker of a screening that fails in the way that its batch asks for: for law L5.

import { workerData } from 'node:worker_threads'
import { openIndex } from '@hindsight/engine/indexing'
import { type Examination, examineSubjects } from '../services/examine-subjects.ts'
import type { WorkerSetup } from '../services/screening-worker.ts'
import type { SubjectRecord } from '../sources/index.ts'

/** The first name of the batch says how to fail. */
export function examineBatch(records: readonly SubjectRecord[]): unknown {
  const { image, policy } = workerData as WorkerSetup
  const results = examineSubjects(records, openIndex(image, policy))
  const how = records[0]?.fields.name?.[0]
  if (how === 'throw') throw new Error('thrown on purpose')
  if (how === 'die') process.exit(9)
  if (how === 'short') return results.slice(0, -1)
  if (how === 'shuffle') return results.toReversed()
  if (how === 'nothing') return []
  if (how === 'skip a party') return results.map(comparedWithOneLess)
  return results
}

function comparedWithOneLess(examination: Examination): Examination {
  if (examination.state !== 'examined') return examination
  return { ...examination, hits: [], partyCount: examination.partyCount - 1 }
}
