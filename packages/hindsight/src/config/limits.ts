// Limits on what people and publishers may hand us, in one place (reliability THR-22). Reaching one is always said.

export const limits = {
  /** Longest record of a subject file, in bytes; a longer line is rejected, the next one is read. */
  recordBytesMax: 1 << 20,
  /** Most physical lines that one record with quoted line breaks may span. */
  recordLinesMax: 200,
  /** Longest value that is taken as a name, in characters. */
  nameCharactersMax: 1000,
  /** Most values in one cell or field. */
  cellValuesMax: 200,
  /**
   * Most work for one subject, in listed names looked at: some seconds. An ordinary subject takes a few hundred against
   * thirty thousand names; one beyond it is `unavailable` with `budget_exceeded`, never clear.
   */
  subjectWorkMax: 20_000_000,
  /** Largest list file, uncompressed. */
  listFileBytesMax: 2 ** 31,
  /** Largest spreadsheet as it comes, and all its parts unpacked: both are held in memory. */
  workbookBytesMax: 64 << 20,
  workbookPartsBytesMax: 512 << 20,
  /** Inflated bytes per compressed byte; checked beyond `inflateFreeBytes`. */
  inflateRatioMax: 200,
  inflateFreeBytes: 64 << 20,
  /** How far a clock may be behind the last record, as between machines, and how far ahead before it is not believed. */
  clockSkewMs: 5000,
  clockAheadDaysMax: 3 * 366,
  /** Subjects handed to a worker at once. */
  batchSubjectCount: 128,
  /** Batches per worker that may be under way or waiting to be printed: bounds memory. */
  batchesPerWorkerMax: 4,
  /** Subjects that an import commits at once, and batches that may be compared before they are committed. */
  importBatchSubjects: 1024,
  importBatchesAhead: 3,
  /** Reached subjects that a lookback commits at once. */
  lookbackBatchSubjects: 512,
  /** Hours in which somebody looks at a case that was opened or opened again. */
  caseDueHours: 72,
  /** Messages that a delivery hands over at once, and seconds that a command may take for one. */
  deliveryBatchMessages: 200,
  deliveryCommandSeconds: 30,
  /** Seconds until the second attempt, doubled with each up to the most, and attempts after which a message is parked. */
  deliveryRetrySeconds: 5,
  deliveryRetrySecondsMax: 3600,
  deliveryAttemptsMax: 8,
  /** How long others wait for a process that died while it delivered. */
  deliveryLeaseSeconds: 60,
  /** Heap of a worker: its nursery, what it may keep, and how much more of that for each byte of the index image. */
  workerYoungMegabytes: 16,
  workerOldMegabytes: 384,
  workerHeapPerImage: 4,
} as const
