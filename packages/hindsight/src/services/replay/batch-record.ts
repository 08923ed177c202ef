// What the log says of a batch of screenings: with what it was screened and what each answer's digest was. The log is what
// a replay is held against: rows beside it may be missing or changed (laws L3, L14).

import { decodeRecord, hashLeaf } from '../../audit/index.ts'
import { CommandError } from '../../config/index.ts'
import type { Instant, StoreView, Watermark } from '../../store/index.ts'
import type { Coverage } from '../coverage.ts'

export interface BatchRecord {
  /** Place of the record in the log. */
  readonly sequence: number
  readonly runId: string
  readonly batch: number
  readonly recordedAt: Instant
  readonly watermark: Watermark
  /** When the lists were loaded. */
  readonly openedAt: Instant
  /** Why nobody could be clear; empty where somebody could. */
  readonly reasons: Coverage['reasons']
  readonly configHash: string
  readonly policySha256: string
  /** Root over the population of the run up to the end of this batch. */
  readonly populationRoot: string
  /** Answers that were not clear, in the order of the batch. */
  readonly screenings: readonly { readonly screeningId: string; readonly digest: string }[]
}

/** The record of a batch. Throws `CommandError` (`record-damaged`) where the log has none, or it was changed. */
export async function loadBatchRecord(
  { log }: Pick<StoreView, 'log'>,
  { runId, batch }: { readonly runId: string; readonly batch: number },
): Promise<BatchRecord> {
  for (const sequence of await log.sequencesOf(`${runId}.${batch}`)) {
    const found = await readBatch({ log }, sequence)
    if (found?.runId === runId && found.batch === batch) return found
  }
  const what = `batch ${batch} of the run ${runId}`
  throw new CommandError('record-damaged', { what, reason: 'the log has no record of it' })
}

/** The batch whose record names a screening, wherever it stands in the log; null where none does. */
export async function findBatchOf({ log }: Pick<StoreView, 'log'>, screeningId: string): Promise<BatchRecord | null> {
  for await (const entries of log.entries(0, await log.size())) {
    for (const { sequence, bytes } of entries) {
      // Telling by the bytes first: most of a long log is something else.
      if (!Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(screeningId)) continue
      const found = await readBatch({ log }, sequence)
      if (found?.screenings.some((one) => one.screeningId === screeningId) === true) return found
    }
  }
  return null
}

/** One record of the log by its place, whole. */
export async function readLogRecord(
  { log }: Pick<StoreView, 'log'>,
  sequence: number,
): Promise<NonNullable<ReturnType<typeof decodeRecord>>> {
  for await (const [entry] of log.entries(sequence, sequence + 1)) {
    const record = entry === undefined ? null : decodeRecord(entry.bytes)
    const isWhole = entry !== undefined && record !== null && hashLeaf(entry.bytes).equals(entry.leaf)
    if (isWhole) return record
  }
  const what = `record ${sequence} of the log`
  throw new CommandError('record-damaged', { what, reason: 'it is not there as it was written' })
}

async function readBatch(view: Pick<StoreView, 'log'>, sequence: number): Promise<BatchRecord | null> {
  const { kind, body, recordedAt } = await readLogRecord(view, sequence)
  if (kind !== 'screening-batch') return null
  const facts = body as unknown as Omit<BatchRecord, 'sequence' | 'batch' | 'recordedAt'> & { readonly id: string }
  return { ...facts, sequence, recordedAt, batch: Number(facts.id.slice(facts.id.lastIndexOf('.') + 1)) }
}
