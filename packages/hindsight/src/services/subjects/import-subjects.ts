// The journey of an import: a file of any size becomes subjects on record, each compared with everything live, batch by
// batch. What was committed stays; an import that was broken off goes on where it was (laws L2, L5, L6).

import { engineVersion } from '@hindsight/engine/matching'
import { emptyFrontier, rootOf } from '../../audit/index.ts'
import { limits } from '../../config/index.ts'
import type { SubjectRecord, SubjectSource } from '../../sources/index.ts'
import type { ScreeningRun, SubjectImport } from '../../store/index.ts'
import { type Examiner, openExaminerPool, openLocalExaminer } from '../examiner.ts'
import type { RecordContext } from '../record-context.ts'
import { runFrontier } from '../screenings/run-population.ts'
import { openScreeningSet, type ScreeningSet } from '../screenings/screening-set.ts'
import { type BatchFacts, type CommittedBatch, commitBatch } from './commit-batch.ts'
import { examineRows, type PreparedBatch, prepareBatch } from './prepare-batch.ts'
import type { Quality } from './read-import-row.ts'

export interface ImportRequest {
  readonly context: RecordContext
  readonly source: SubjectSource
  /** Digest of the file and of how it is read; the same import again goes on where it was. */
  readonly importId: string
  readonly quality: Quality
  readonly workerCount: number
  readonly signal: AbortSignal
}

export interface ImportOutput {
  /** Called once, before the first batch. */
  begin(facts: {
    readonly set: ScreeningSet
    readonly isResumed: boolean
    readonly before: SubjectImport
  }): Promise<void>
  /** Called when a batch is committed: what it rejected and who was not clear. */
  write(batch: CommittedBatch, rejected: PreparedBatch['rejected']): Promise<void>
}

export interface ImportSummary {
  readonly progress: SubjectImport
  readonly run: ScreeningRun
  readonly set: ScreeningSet
  readonly isInterrupted: boolean
}

/** Imports a file of subjects. Throws `CommandError` where the file or the store is at fault as a whole. */
export async function importSubjects(request: ImportRequest, output: ImportOutput): Promise<ImportSummary> {
  const { context, workerCount, signal } = request
  const examining = await openExamining(context, workerCount)
  try {
    const begun = await beginImport(request, examining.set)
    await output.begin({ set: examining.set, isResumed: begun.isResumed, before: begun.progress })
    let state: ImportState = { ...begun, run: { ...begun.run, ...factsOfSet(examining.set) } }
    const batches = prepareAhead(recordsAfter(request.source, begun.progress.rows), request, examining)
    for await (const ahead of batches) {
      const committed = await commitUntilCurrent({ state, ahead, examining, context })
      state = { ...state, ...committed, batchCount: state.batchCount + (ahead.batch.changed.length > 0 ? 1 : 0) }
      await output.write(committed, ahead.batch.rejected)
      if (signal.aborted) break
    }
    const { progress, run } = signal.aborted ? state : await endImport(context, state)
    return { progress, run, set: examining.set, isInterrupted: signal.aborted }
  } finally {
    await examining.close()
  }
}

interface ImportState {
  readonly progress: SubjectImport
  readonly run: ScreeningRun
  readonly frontier: BatchFacts['frontier']
  readonly batchCount: number
}

/** The import as it stands: begun now, or as far as it came before. */
async function beginImport(
  { context, source, importId }: ImportRequest,
  { policy }: ScreeningSet,
): Promise<ImportState & { readonly isResumed: boolean }> {
  return context.store.write(async (transaction) => {
    const id = await openImportId(transaction.subjects, importId)
    const known = await transaction.subjects.import(id)
    const knownRun = known?.runId == null ? null : await transaction.screenings.run(known.runId)
    if (known !== null && knownRun !== null) {
      const { frontier, batchCount } = await runFrontier(transaction, knownRun.runId)
      return { progress: known, run: knownRun, frontier, batchCount, isResumed: true }
    }
    const startedAt = context.now()
    const run: ScreeningRun = {
      runId: context.newId(),
      cause: 'import',
      startedAt,
      endedAt: null,
      coverage: [],
      policyId: policy.version,
      engine: engineVersion,
      configHash: '',
      population: 0,
      populationRoot: rootOf(emptyFrontier).toString('hex'),
      clear: 0,
      review: 0,
      unavailable: 0,
    }
    const counts = { rows: 0, imported: 0, unchanged: 0, rejected: 0 }
    const progress = { importId: id, source: source.path, startedAt, endedAt: null, runId: run.runId, ...counts }
    await transaction.screenings.beginRun(run)
    await transaction.subjects.saveImport(progress)
    return { progress, run, frontier: emptyFrontier, batchCount: 0, isResumed: false }
  })
}

/** The import of this id that has not ended, or the next one: a file that came to its end may come again. */
async function openImportId(
  subjects: { import(importId: string): Promise<SubjectImport | null> },
  importId: string,
): Promise<string> {
  for (let pass = 1; ; pass++) {
    const id = pass === 1 ? importId : `${importId}.${pass}`
    const known = await subjects.import(id)
    if (known === null || known.endedAt === null) return id
  }
}

async function endImport(
  context: RecordContext,
  { progress, run }: ImportState,
): Promise<Pick<ImportState, 'progress' | 'run'>> {
  const endedAt = context.now()
  const ended = { progress: { ...progress, endedAt }, run: { ...run, endedAt } }
  await context.store.write(async ({ subjects, screenings }) => {
    await screenings.saveRun(ended.run)
    await subjects.saveImport(ended.progress)
  })
  return ended
}

/** What subjects are compared with now, and who compares them; both change when another version goes live. */
interface Examining {
  set: ScreeningSet
  examiner: Examiner
  renew(): Promise<void>
  close(): Promise<void>
}

async function openExamining(context: RecordContext, workerCount: number): Promise<Examining> {
  const open = ({ image, policy }: ScreeningSet): Examiner => {
    const setup = { image, policy }
    return workerCount === 1 ? openLocalExaminer(setup) : openExaminerPool(setup, workerCount)
  }
  const set = await openScreeningSet(context)
  const examining: Examining = {
    set,
    examiner: open(set),
    async renew() {
      const { examiner } = examining
      examining.set = await openScreeningSet(context)
      examining.examiner = open(examining.set)
      await examiner.close()
    },
    close: () => examining.examiner.close(),
  }
  return examining
}

function factsOfSet({
  coverage,
  configHash,
  policy,
}: ScreeningSet): Pick<ScreeningRun, 'coverage' | 'configHash' | 'policyId'> {
  return { coverage: coverage.lists, configHash, policyId: policy.version }
}

interface AheadBatch {
  readonly batch: PreparedBatch
  readonly set: ScreeningSet
  readonly examined: ReturnType<typeof examineRows>
}

/**
 * Prepares batches and has them compared while earlier ones are committed. A batch with a subject that is under way in an
 * earlier one waits until that is kept: what is new about it shows only then.
 */
async function* prepareAhead(
  batches: AsyncIterable<readonly SubjectRecord[]>,
  request: ImportRequest,
  examining: Examining,
): AsyncGenerator<AheadBatch> {
  const ahead: AheadBatch[] = []
  const options = { context: request.context, quality: request.quality }
  for await (const records of cutAtRepeats(batches)) {
    if (request.signal.aborted) return
    const ids = new Set(records.flatMap(({ fields }) => fields.id ?? []))
    const isUnderWay = ({ batch }: AheadBatch): boolean => batch.changed.some(({ subjectId }) => ids.has(subjectId))
    while (ahead.length >= limits.importBatchesAhead || ahead.some(isUnderWay)) {
      const next = ahead.shift()
      if (next !== undefined) yield next
    }
    const batch = await prepareBatch(records, options)
    const { set, examiner } = examining
    const examined = examineRows(batch.changed, examiner, limits.batchSubjectCount)
    examined.catch(() => undefined)
    ahead.push({ batch, set, examined })
  }
  yield* ahead
}

/** Batches of bounded size in which no id stands twice. */
async function* cutAtRepeats(
  batches: AsyncIterable<readonly SubjectRecord[]>,
): AsyncGenerator<readonly SubjectRecord[]> {
  let held: SubjectRecord[] = []
  let ids = new Set<string>()
  for await (const batch of batches) {
    for (const record of batch) {
      const id = record.fields.id?.[0] ?? ''
      if (held.length >= limits.importBatchSubjects || (id !== '' && ids.has(id))) {
        yield held
        held = []
        ids = new Set()
      }
      held.push(record)
      if (id !== '') ids.add(id)
    }
  }
  if (held.length > 0) yield held
}

async function* recordsAfter(source: SubjectSource, doneRows: number): AsyncGenerator<readonly SubjectRecord[]> {
  let rest = doneRows
  for await (const batch of source.records) {
    if (rest < batch.length) yield rest === 0 ? batch : batch.slice(rest)
    rest = Math.max(0, rest - batch.length)
  }
}

interface Commit {
  readonly state: ImportState
  readonly ahead: AheadBatch
  readonly examining: Examining
  readonly context: RecordContext
}

/** Commits a batch as compared with what is live at that moment; compares it again as often as that moves. */
async function commitUntilCurrent({ state, ahead, examining, context }: Commit): Promise<CommittedBatch> {
  let { set } = ahead
  let examined = await ahead.examined
  const { progress, run, frontier, batchCount } = state
  for (;;) {
    const runNow = { ...run, ...factsOfSet(set) }
    const facts = {
      context,
      set,
      batch: ahead.batch,
      examined,
      progress,
      run: runNow,
      batchNumber: batchCount,
      frontier,
    }
    const committed = await context.store.write((transaction) => commitBatch(transaction, facts))
    if (committed !== null) return committed
    if (examining.set === set) await examining.renew()
    set = examining.set
    examined = await examineRows(ahead.batch.changed, examining.examiner, limits.batchSubjectCount)
  }
}
