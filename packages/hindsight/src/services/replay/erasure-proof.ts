// What is left to say of a screening whose subject was erased: who erased it, when and on whose word, and where the log
// holds the proof; the digest of the answer stays in the log and tells nothing by itself (design §4).

import type { StoreView } from '../../store/index.ts'
import { readLogRecord } from './batch-record.ts'

export interface ErasureProof {
  /** Place of the record in the log: `hindsight audit proof SEQUENCE` prints its page. */
  readonly sequence: number
  readonly erasedAt: string
  readonly proposalId: string | null
  /** Who approved it; null where the log does not say. */
  readonly actor: string | null
}

/** The record of a subject's erasure; null where the log has none. */
export async function findErasure(view: Pick<StoreView, 'log'>, subjectId: string): Promise<ErasureProof | null> {
  for (const sequence of (await view.log.sequencesOf(subjectId)).toReversed()) {
    const { kind, body, recordedAt, actor } = await readLogRecord(view, sequence)
    if (kind !== 'subject-erased') continue
    const { proposalId } = body
    return { sequence, erasedAt: recordedAt, proposalId: typeof proposalId === 'string' ? proposalId : null, actor }
  }
  return null
}
