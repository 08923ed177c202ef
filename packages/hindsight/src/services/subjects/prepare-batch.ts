// Some rows of an import, before they are kept: which of them say something new, under which key, and what a comparison
// with everything live gives. Nothing is written here.

import type { KeyVault } from '../../audit/index.ts'
import type { SubjectRecord } from '../../sources/index.ts'
import type { SubjectHead } from '../../store/index.ts'
import type { ExaminedRecord } from '../examine-in-order.ts'
import { failedExamination } from '../examine-subjects.ts'
import type { Examiner } from '../examiner.ts'
import type { RecordContext } from '../record-context.ts'
import { type ImportRow, type Quality, readImportRow } from './read-import-row.ts'
import { commitmentOf } from './subject-seal.ts'

type ReadRow = Extract<ImportRow, { readonly state: 'read' }>

/** A row that is a new subject or a new version of one. */
export interface ChangedRow extends ReadRow {
  readonly key: Buffer
  readonly commitment: string
}

export interface PreparedBatch {
  /** Records of the file in this batch. */
  readonly rowCount: number
  readonly rejected: readonly { readonly line: number; readonly reason: string }[]
  readonly unchangedCount: number
  readonly changed: readonly ChangedRow[]
  /** Every row that was read, for its roles. */
  readonly read: readonly ReadRow[]
}

export interface PrepareOptions {
  readonly context: RecordContext
  readonly quality: Quality
}

/** Reads rows, finds their keys, and compares what they say with what is kept. */
export async function prepareBatch(
  records: readonly SubjectRecord[],
  { context, quality }: PrepareOptions,
): Promise<PreparedBatch> {
  const rows = records.map((record) => readImportRow(record, quality))
  const rejected = rows.flatMap((row) => (row.state === 'rejected' ? [{ line: row.line, reason: row.reason }] : []))
  const candidates = rows.flatMap((row) => (row.state === 'read' ? [row] : []))
  const ids = candidates.map(({ subjectId }) => subjectId)
  const heads = await context.store.read(({ subjects }) => subjects.heads(ids))
  const keys = context.vault.ensure(ids)
  const read: ReadRow[] = []
  const changed: ChangedRow[] = []
  for (const row of candidates) {
    const outcome = judge(row, { keys, head: heads.get(row.subjectId) ?? null })
    if ('reason' in outcome) {
      rejected.push(outcome)
      continue
    }
    read.push(row)
    if (outcome.isChanged) changed.push(outcome.row)
  }
  const sorted = rejected.toSorted((a, b) => a.line - b.line)
  return { rowCount: records.length, rejected: sorted, unchangedCount: read.length - changed.length, changed, read }
}

interface Known {
  readonly keys: ReturnType<KeyVault['ensure']>
  readonly head: SubjectHead | null
}

type Judged =
  | { readonly line: number; readonly reason: string }
  | { readonly isChanged: boolean; readonly row: ChangedRow }

function judge(row: ReadRow, { keys, head }: Known): Judged {
  const key = keys.get(row.subjectId)
  if (key?.state !== 'key') {
    const reason = `the subject ${row.subjectId} was erased: its id is not used again`
    return { line: row.line, reason }
  }
  const commitment = commitmentOf(row.text, key.bytes)
  return { isChanged: head?.commitment !== commitment, row: { ...row, key: key.bytes, commitment } }
}

/** Compares the new versions with everything live, on the examiner's threads. */
export async function examineRows(
  changed: readonly ChangedRow[],
  examiner: Examiner,
  partSize: number,
): Promise<readonly ExaminedRecord[]> {
  const parts: ChangedRow[][] = []
  for (let at = 0; at < changed.length; at += partSize) parts.push(changed.slice(at, at + partSize))
  const examined = await Promise.all(parts.map((rows) => examinePart(rows, examiner)))
  return examined.flat()
}

async function examinePart(rows: readonly ChangedRow[], examiner: Examiner): Promise<readonly ExaminedRecord[]> {
  // What was kept aside for the import need not go to a worker.
  const records = rows.map((row) => {
    const { kept: _, ...record } = row.record
    return record
  })
  const examinations = await examiner.examine(records).catch((cause: unknown) => {
    return records.map((record) => failedExamination(record, cause))
  })
  return records.map((record, at) => {
    const examination = examinations[at]
    const isOwn = examination !== undefined && examination.row === record.row
    const missing = new Error('the worker gave no result for this subject')
    return { record, examination: isOwn ? examination : failedExamination(record, missing) }
  })
}
