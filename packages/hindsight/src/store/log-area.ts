// The log's place in the store: raw record bytes in an unbroken sequence, appended in the transaction of what they
// record, with the frontier of their tree and the checkpoints (law L14).

import type { Frontier } from '../audit/index.ts'

export interface LogEntry {
  /** From 0, without gaps. */
  readonly sequence: number
  readonly bytes: Uint8Array
  /** The leaf hash as it was computed when the record was written: tells which record was changed since. */
  readonly leaf: Uint8Array
}

export interface LogCheckpoint {
  readonly size: number
  /** The signed note. */
  readonly note: string
}

export interface LogReads {
  /** How many records there are. */
  size(): Promise<number>
  /** The records from `from` (included) to `to` (excluded), in order, in batches. */
  entries(from: number, to: number): AsyncIterable<readonly LogEntry[]>
  /** Checkpoints in order, as signed notes. */
  checkpoints(): Promise<readonly LogCheckpoint[]>
  /** The checkpoint over exactly this many records; null where none was made. */
  checkpointOf(size: number): Promise<LogCheckpoint | null>
  /** The newest checkpoint; null before the first. */
  lastCheckpoint(): Promise<LogCheckpoint | null>
  /** The roots of the complete subtrees, largest first: all that is needed to append and to give the root. */
  frontier(): Promise<Frontier>
  /** Sequences of the records that bear this id (see `referencesOf` of the audit module), in order. */
  sequencesOf(reference: string): Promise<readonly number[]>
}

export interface LogArea extends LogReads {
  /** Appends one record and gives its sequence. */
  append(bytes: Uint8Array): Promise<number>
  /** Appends records in order and gives the sequence of the first. */
  appendAll(records: readonly Uint8Array[]): Promise<number>
  addCheckpoint(checkpoint: LogCheckpoint): Promise<void>
}
