// Writes a log as one stream that can be verified without us: see export-format.ts. Only what a checkpoint covers is
// exported, so the caller makes one first (law L14).

import { assert } from '@hindsight/engine/base'
import { encodeFrame, endPayload, exportHeader, frameTypes } from './export-format.ts'
import { hashLeaf } from './tree.ts'

/** A log that can be read in order. */
export interface LogSource {
  /** Checkpoints by size, smallest first, as signed notes. */
  readonly checkpoints: readonly { readonly size: number; readonly note: string }[]
  /** The records from `from` (included) to `to` (excluded), in order. */
  records(from: number, to: number): AsyncIterable<SourceRecord> | Iterable<SourceRecord>
}

export interface SourceRecord {
  readonly bytes: Uint8Array
  /** The leaf hash as it was when the record was written, where it was kept: tells which record was changed since. */
  readonly leaf?: Uint8Array
}

const tableRecordsMax = 2000

/** The export in chunks. Of several checkpoints of one size, the newest is given. */
export async function* exportLog(source: LogSource): AsyncGenerator<Buffer> {
  yield exportHeader
  const last = source.checkpoints.filter(({ size }, index, all) => all[index + 1]?.size !== size)
  let start = 0
  for (const { size, note } of last) {
    assert(size >= start, 'checkpoints are in order of size')
    for (; start < size; start = Math.min(size, start + tableRecordsMax))
      yield await tableAndRecords(source, start, Math.min(size, start + tableRecordsMax))
    yield encodeFrame(frameTypes.checkpoint, Buffer.from(note))
  }
  yield encodeFrame(frameTypes.end, endPayload(start, last.length))
}

async function tableAndRecords(source: LogSource, from: number, to: number): Promise<Buffer> {
  const hashes: Buffer[] = []
  const frames: Buffer[] = []
  for await (const { bytes, leaf } of source.records(from, to)) {
    hashes.push(leaf === undefined ? hashLeaf(bytes) : Buffer.from(leaf))
    frames.push(encodeFrame(frameTypes.record, bytes))
  }
  return Buffer.concat([encodeFrame(frameTypes.table, Buffer.concat(hashes)), ...frames])
}
