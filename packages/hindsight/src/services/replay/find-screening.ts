// Which screening is meant: by its id, also where its row is gone and only the log knows it, or by the subject and its
// version, also where it was clear and only the population of its run knows it (laws L3, L6).

import { CommandError } from '../../config/index.ts'
import type { RunBatch, Screening, StoreView, SubjectVersion } from '../../store/index.ts'
import { type BatchRecord, findBatchOf, loadBatchRecord } from './batch-record.ts'

/** A screening of one version of a subject. */
export interface ScreeningTarget {
  readonly version: SubjectVersion
  readonly batch: RunBatch
  readonly record: BatchRecord
  /** Its row, where there is one. */
  readonly kept: Screening | null
}

export type FoundScreening =
  | { readonly found: 'screening'; readonly target: ScreeningTarget }
  /** The log names it and no row is left: it is one of a batch. */
  | { readonly found: 'in-batch'; readonly screeningId: string; readonly batch: RunBatch; readonly record: BatchRecord }
  | { readonly found: 'nothing' }

/** Finds a screening by its id, or by `SUBJECT` or `SUBJECT@VERSION`. Throws `CommandError` where it was not screened. */
export async function findScreening(view: StoreView, id: string): Promise<FoundScreening> {
  const kept = await view.screenings.screening(id)
  if (kept !== null) return { found: 'screening', target: await targetOfRow(view, kept) }
  const version = await versionMeant(view, id)
  if (version !== null) return { found: 'screening', target: await targetOfVersion(view, version, id) }
  const record = await findBatchOf(view, id)
  if (record === null) return { found: 'nothing' }
  return { found: 'in-batch', screeningId: id, batch: await batchOf(view, record), record }
}

/** Every version that was screened in a batch, with its row where there is one. */
export async function targetsOfBatch(
  view: StoreView,
  { batch, record }: Pick<ScreeningTarget, 'batch' | 'record'>,
): Promise<readonly ScreeningTarget[]> {
  const versions = await view.subjects.bySequences(batch.sequences)
  const rows = await Promise.all(record.screenings.map(({ screeningId }) => view.screenings.screening(screeningId)))
  return versions.map((version) => {
    const kept = rows.find((row) => row?.subjectSequence === version.sequence) ?? null
    return { version, batch, record, kept }
  })
}

async function targetOfRow(view: StoreView, kept: Screening): Promise<ScreeningTarget> {
  const [version] = await view.subjects.bySequences([kept.subjectSequence])
  const batches = await view.screenings.batchesOf(kept.subjectSequence)
  const batch = batches.find(({ runId }) => runId === kept.runId)
  if (version === undefined || batch === undefined) {
    const reason = 'the run that it belongs to does not hold its subject'
    throw new CommandError('record-damaged', { what: `the screening ${kept.screeningId}`, reason })
  }
  return { version, batch, record: await loadBatchRecord(view, batch), kept }
}

async function targetOfVersion(view: StoreView, version: SubjectVersion, asked: string): Promise<ScreeningTarget> {
  const batch = (await view.screenings.batchesOf(version.sequence)).at(-1)
  if (batch === undefined) throw new CommandError('screening-none', { subjectId: asked })
  const rows = await view.screenings.ofSubject(version.subjectId)
  const isOfBatch = ({ runId, subjectSequence }: Screening): boolean =>
    runId === batch.runId && subjectSequence === version.sequence
  const kept = rows.findLast(isOfBatch) ?? null
  return { version, batch, record: await loadBatchRecord(view, batch), kept }
}

/** An id may hold an `@` itself: a subject of exactly this id comes first. */
async function versionMeant({ subjects }: StoreView, id: string): Promise<SubjectVersion | null> {
  const head = await subjects.head(id)
  if (head !== null) return subjects.version(id, head.version)
  const [, subjectId, number] = /^(.+)@([1-9]\d{0,8})$/su.exec(id) ?? []
  return subjectId === undefined ? null : subjects.version(subjectId, Number(number))
}

async function batchOf({ screenings }: StoreView, { runId, batch }: BatchRecord): Promise<RunBatch> {
  for await (const one of screenings.batches(runId)) if (one.batch === batch) return one
  const what = `batch ${batch} of the run ${runId}`
  throw new CommandError('record-damaged', { what, reason: 'the log has it and the store has not' })
}
