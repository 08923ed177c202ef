// One batch of an import in one transaction: versions, how far they were screened, what was not clear, the run, the place
// in the file, the log. If what is live moved meanwhile, nothing is written and the batch is compared again (law L2).

import { compareParties } from '@hindsight/engine/matching'
import type { ListId, PartyId } from '@hindsight/engine/model'
import { appendLeaves, type Frontier, rootOf } from '../../audit/index.ts'
import {
  lowestWatermark,
  type NewSubjectVersion,
  type Screening,
  type ScreeningRun,
  type StoreTransaction,
  type SubjectImport,
  type SubjectVersion,
} from '../../store/index.ts'
import { type Answer, answerOf } from '../answer.ts'
import { openCases, type SubjectHits } from '../cases/open-cases.ts'
import type { ExaminedRecord } from '../examine-in-order.ts'
import type { RecordContext } from '../record-context.ts'
import { recordFact } from '../record-fact.ts'
import { keepPolicy } from '../screenings/kept-policy.ts'
import { populationLeaf } from '../screenings/population.ts'
import { digestOfText, screeningText } from '../screenings/screening-record.ts'
import { isSameWatermark, liveWatermark, type ScreeningSet } from '../screenings/screening-set.ts'
import type { PreparedBatch } from './prepare-batch.ts'
import { readSubjectText } from './stored-subject.ts'
import { nonceBytes, sealScreening, sealSubject } from './subject-seal.ts'

export interface BatchFacts {
  readonly context: RecordContext
  readonly set: ScreeningSet
  readonly batch: PreparedBatch
  readonly examined: readonly ExaminedRecord[]
  readonly progress: SubjectImport
  readonly run: ScreeningRun
  /** Batches of the run before this one. */
  readonly batchNumber: number
  readonly frontier: Frontier
}

export interface CommittedBatch {
  readonly progress: SubjectImport
  readonly run: ScreeningRun
  readonly frontier: Frontier
  /** Those that were not clear. */
  readonly answers: readonly Answer[]
}

/** Writes the batch; null where what is live is not what it was compared with. */
export async function commitBatch(transaction: StoreTransaction, facts: BatchFacts): Promise<CommittedBatch | null> {
  const { context, set, batch, progress } = facts
  if (!isSameWatermark(await liveWatermark(transaction), set.watermark)) return null
  const answers = facts.examined.map((each) => answerOf(each, set.coverage))
  const versions = await transaction.subjects.addVersions(newVersions(facts, answers))
  await transaction.subjects.addRoles(await newRoles(transaction, facts))
  const screenings = screeningsOf(facts, { answers, versions })
  await transaction.screenings.addScreenings(screenings)
  const frontier = appendLeaves(facts.frontier, versions.map(populationLeaf))
  const run = runAfter(facts, { answers, frontier })
  if (versions.length > 0) {
    const sequences = versions.map(({ sequence }) => sequence)
    const recordedAt = context.now()
    const { runId } = run
    const rows = { runId, batch: facts.batchNumber, watermark: set.watermark, sequences, recordedAt }
    await transaction.screenings.addBatch(rows)
  }
  await transaction.screenings.saveRun(run)
  await transaction.subjects.addRejectedRows(batch.rejected.map((row) => ({ importId: progress.importId, ...row })))
  const done = progressAfter(facts)
  await transaction.subjects.saveImport(done)
  const policySha256 = await keepPolicy(transaction, set.policy)
  await recordFact(transaction, {
    context,
    kind: 'screening-batch',
    act: null,
    body: { ...factBody(facts, { run, screenings }), policySha256 },
  })
  const hits = hitsOf(facts, { answers, versions })
  const { runId } = run
  await openCases(transaction, hits, { context, runId, cause: 'screening', lostCause: 'subject-changed' })
  return { progress: done, run, frontier, answers: answers.filter(({ state }) => state !== 'clear') }
}

function newVersions(
  { context, set, batch, progress }: BatchFacts,
  answers: readonly Answer[],
): readonly NewSubjectVersion[] {
  const recordedAt = context.now()
  return batch.changed.map(({ subjectId, text, key, commitment, validFrom, line }, at) => ({
    subjectId,
    recordedAt,
    validFrom,
    importId: progress.importId,
    line,
    sealed: sealSubject(text, { subjectId, key, nonce: context.randomBytes(nonceBytes) }),
    commitment,
    // Whoever could not be screened is behind everything until somebody was able to.
    watermark: answers[at]?.state === 'unavailable' ? lowestWatermark : set.watermark,
  }))
}

/** Places in groups that were not stated before. */
async function newRoles(
  { subjects }: StoreTransaction,
  { batch, context }: BatchFacts,
): Promise<Parameters<StoreTransaction['subjects']['addRoles']>[0]> {
  const stated = batch.read.flatMap(({ subjectId, role }) => (role === null ? [] : [{ subjectId, ...role }]))
  const recordedAt = context.now()
  const known = await subjects.rolesOf(stated.map(({ subjectId }) => subjectId))
  const keyOf = ({ subjectId, groupId, role }: Place): string => JSON.stringify([subjectId, groupId, role])
  const held = new Set(known.filter(({ endedAt }) => endedAt === null).map(keyOf))
  return stated.filter((place) => !held.has(keyOf(place))).map((place) => ({ ...place, recordedAt, endedAt: null }))
}

interface Place {
  readonly subjectId: string
  readonly groupId: string
  readonly role: string
}

interface Screened {
  readonly answers: readonly Answer[]
  readonly versions: readonly SubjectVersion[]
}

function screeningsOf({ context, set, batch, run }: BatchFacts, { answers, versions }: Screened): readonly Screening[] {
  const recordedAt = context.now()
  return answers.flatMap((answer, at) => {
    const version = versions[at]
    const row = batch.changed[at]
    if (answer.state === 'clear' || version === undefined || row === undefined) return []
    const { subjectId, sequence } = version
    const screeningId = context.newId()
    const text = screeningText({ subjectId, version: version.version, answer }, set)
    const sealed = sealScreening(text, { screeningId, key: row.key, nonce: context.randomBytes(nonceBytes) })
    const { state, reasons } = answer
    const watermark = state === 'unavailable' ? lowestWatermark : set.watermark
    const place = { screeningId, runId: run.runId, subjectId, subjectSequence: sequence }
    return [{ ...place, state, reasons, watermark, sealed, digest: digestOfText(text, row.key), recordedAt }]
  })
}

/** Whoever has hits, and whoever may have had some. Who could not be screened keeps what stood. */
function hitsOf({ set, batch }: BatchFacts, { answers, versions }: Screened): readonly SubjectHits[] {
  return answers.flatMap(({ state, hits }, at) => {
    const row = batch.changed[at]
    const version = versions[at]?.version ?? 1
    if (row === undefined || state === 'unavailable' || (state === 'clear' && version === 1)) return []
    const { subject } = readSubjectText(row.text, row.subjectId)
    const found = hits.map(({ listId, partyId }) => {
      const party = set.index.party(set.index.positionOf({ listId: listId as ListId, id: partyId as PartyId }))
      return { party, comparison: compareParties(subject, party, set.policy) }
    })
    return [{ subject, subjectVersion: version, hits: found }]
  })
}

function runAfter(
  { run }: BatchFacts,
  { answers, frontier }: { readonly answers: readonly Answer[]; readonly frontier: Frontier },
): ScreeningRun {
  const count = (state: Answer['state']): number => answers.filter((answer) => answer.state === state).length
  return {
    ...run,
    population: run.population + answers.length,
    populationRoot: rootOf(frontier).toString('hex'),
    clear: run.clear + count('clear'),
    review: run.review + count('review'),
    unavailable: run.unavailable + count('unavailable'),
  }
}

function progressAfter({ progress, batch }: BatchFacts): SubjectImport {
  return {
    ...progress,
    rows: progress.rows + batch.rowCount,
    imported: progress.imported + batch.changed.length,
    unchanged: progress.unchanged + batch.unchangedCount,
    rejected: progress.rejected + batch.rejected.length,
  }
}

function factBody(
  { batchNumber, set, progress }: BatchFacts,
  { run, screenings }: { readonly run: ScreeningRun; readonly screenings: readonly Screening[] },
): Readonly<Record<string, unknown>> {
  const { runId, population, populationRoot, clear, review, unavailable, configHash } = run
  return {
    id: `${runId}.${batchNumber}`,
    runId,
    importId: progress.importId,
    watermark: set.watermark,
    openedAt: set.openedAt,
    reasons: set.coverage.reasons,
    population,
    populationRoot,
    clear,
    review,
    unavailable,
    configHash,
    screenings: screenings.map(({ screeningId, digest }) => ({ screeningId, digest })),
  }
}
