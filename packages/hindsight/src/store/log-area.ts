// The log's place in the store: raw record bytes in an unbroken sequence, appended in the transaction of what they
// record, with the frontier of their tree, checkpoints and the last state of each anchor (law L14).

export interface LogEntry {
  /** From 0, without gaps. */
  readonly sequence: number
  readonly bytes: Uint8Array
}

export interface LogReads {
  /** How many records there are. */
  size(): Promise<number>
  /** The records from `from` (included) to `to` (excluded), in order, in batches. */
  entries(from: number, to: number): AsyncIterable<readonly LogEntry[]>
  /** Checkpoints in order, as signed notes. */
  checkpoints(): Promise<readonly { readonly size: number; readonly note: string }[]>
  /** Hashes of the right-most complete subtrees, smallest last; empty for an empty log. */
  frontier(): Promise<{ readonly size: number; readonly hashes: readonly Uint8Array[] }>
}

export interface LogArea extends LogReads {
  /** Appends one record and gives its sequence. */
  append(bytes: Uint8Array): Promise<number>
  addCheckpoint(checkpoint: { readonly size: number; readonly note: string }): Promise<void>
}
