// Some reached subjects in one transaction: what they have now, their cases, what is said about the run, the place where it
// goes on, the log. All of it is there, or nothing (reliability A6.4).

import type { UnwindCause } from '@hindsight/engine/review'
import {
  type Lease,
  type LookbackOutcome,
  type LookbackRun,
  lowestWatermark,
  type PartyReference,
  type StoreTransaction,
} from '../../store/index.ts'
import { openCases } from '../cases/open-cases.ts'
import type { RecordContext } from '../record-context.ts'
import { recordFact } from '../record-fact.ts'
import { keepLease } from './lookback-lease.ts'
import {
  isMoved,
  type SettledSubject,
  type SettledSubjects,
  type SettleFacts,
  settleSubjects,
} from './settle-subjects.ts'

export interface SettleBatch extends SettleFacts {
  readonly context: RecordContext
  readonly run: LookbackRun
  readonly lease: Lease
  readonly seconds: number
}

export interface SettledBatch {
  readonly run: LookbackRun
  readonly outcomes: readonly LookbackOutcome[]
}

const causes: readonly UnwindCause[] = ['delisted', 'party-changed', 'subject-changed', 'policy-changed']

/** Settles subjects that are next in order of id, and commits how far the run came with them. */
export async function settleBatch(
  transaction: StoreTransaction,
  ids: readonly string[],
  facts: SettleBatch,
): Promise<SettledBatch> {
  const { context, run, lease, seconds } = facts
  await keepLease(transaction, { lease, now: context.now(), seconds })
  const settling = await settleSubjects(transaction, ids, facts)
  const heads = await transaction.subjects.heads(settling.settled.map(({ subject }) => subject.id))
  // Whoever was screened with what is live now, and has what that found, has nothing that was not written then.
  const isNews = (one: SettledSubject): boolean =>
    isMoved(one) || (one.hits.length > 0 && (heads.get(one.subject.id)?.watermark.listEpoch ?? 0) < run.to.listEpoch)
  const news = settling.settled.filter(isNews)
  for (const lostCause of causes) {
    const those = news.filter((one) => one.lostCause === lostCause)
    if (those.length > 0)
      await openCases(transaction, those, { context, runId: run.runId, cause: 'lookback', lostCause })
  }
  await setAside(transaction, settling.failed, facts)
  const outcomes = settling.settled.filter(isMoved).map((one) => outcomeRow(one, facts))
  await transaction.lookbacks.addOutcomes(outcomes)
  const next = { ...sumUp(run, settling), cursor: ids.at(-1) ?? run.cursor, fault: null }
  await transaction.lookbacks.saveRun(next)
  await recordFact(transaction, { context, kind: 'lookback-batch', act: null, body: batchBody(next, outcomes) })
  return { run: next, outcomes }
}

/** Whoever could not be compared is recorded anew and stays behind everything, which the gauge shows. */
async function setAside(
  { subjects, cases }: StoreTransaction,
  ids: readonly string[],
  { context, run }: SettleBatch,
): Promise<void> {
  const newest = await subjects.newest(ids)
  const recordedAt = context.now()
  const again = [...newest.values()].map(({ subjectId, validFrom, sealed, commitment }) => {
    const origin = { importId: null, line: null, watermark: lowestWatermark }
    return { subjectId, validFrom, sealed, commitment, recordedAt, ...origin }
  })
  if (again.length > 0) await subjects.addVersions(again)
  const { runId } = run
  const messages = ids.map((subjectId) => {
    const payload = { subjectId, runId }
    return { messageId: `${runId}:set-aside:${subjectId}`, kind: 'lookback-set-aside', payload, recordedAt }
  })
  await cases.tell(messages)
}

/** The sums of a run with these subjects. */
export function sumUp(run: LookbackRun, { settled, unmoved, overtaken, failed }: SettledSubjects): LookbackRun {
  const all = [...settled.map(({ outcome }) => outcome.outcome), ...unmoved.map(({ outcome }) => outcome)]
  const count = (wanted: LookbackOutcome['outcome']): number => all.filter((outcome) => outcome === wanted).length
  return {
    ...run,
    touched: run.touched + all.length,
    newlyReview: run.newlyReview + count('newly-review'),
    stillReview: run.stillReview + count('still-review'),
    noLongerReview: run.noLongerReview + count('no-longer-review'),
    stillClear: run.stillClear + count('still-clear'),
    overtaken: run.overtaken + overtaken.length + failed.length,
  }
}

/** What is said of a subject for whom something moved. */
export function outcomeRow(
  { outcome }: SettledSubject,
  { run, context }: Pick<SettleBatch, 'run' | 'context'>,
): LookbackOutcome {
  const references = (keys: SettledSubject['kept']): readonly PartyReference[] =>
    keys.map(({ listId, id }) => [listId, id] as const)
  return {
    runId: run.runId,
    subjectId: outcome.subjectId,
    outcome: outcome.outcome,
    gained: references(outcome.gained),
    lost: references(outcome.lost),
    altered: references(outcome.altered),
    recordedAt: context.now(),
  }
}

function batchBody(
  { runId, touched, newlyReview, stillReview, noLongerReview, stillClear, overtaken }: LookbackRun,
  outcomes: readonly LookbackOutcome[],
): Readonly<Record<string, unknown>> {
  const moved = outcomes.length
  return { runId, touched, newlyReview, stillReview, noLongerReview, stillClear, overtaken, moved }
}
