// The journey of a lookback: what changed since everybody was compared, whom that reaches, what they have now, in batches
// that are committed with their progress; and only then is everybody as far as the lists are (laws L1, L2).

import { assert } from '@hindsight/engine/base'
import { type ListedIndex, type PolicyReach, policyReach } from '@hindsight/engine/lookback'
import type { Policy } from '@hindsight/engine/matching'
import type { ListedParty } from '@hindsight/engine/model'
import { CommandError, limits, reasonOf } from '../../config/index.ts'
import type { Lease, LookbackOutcome, LookbackRun, StoreView, Watermark } from '../../store/index.ts'
import { policyAt } from '../policies/live-policy.ts'
import type { RecordContext } from '../record-context.ts'
import { recordFact } from '../record-fact.ts'
import { openScreeningSet } from '../screenings/screening-set.ts'
import { type OpenedSubjectIndex, openSubjectIndex } from '../subject-index/open-subject-index.ts'
import { beginRun, endedGoodGuys, type LookbackDetail } from './begin-run.ts'
import { findReach, type Reach } from './find-reach.ts'
import { type ListChanges, listChanges } from './list-changes.ts'
import { keepLease, type LeaseTerms, takeLookbackLease } from './lookback-lease.ts'
import { drawSubjects, sampleChecked } from './sample-pairs.ts'
import { type SettleBatch, settleBatch } from './settle-batch.ts'

export interface LookbackRequest {
  readonly context: RecordContext
  /** Where the index of subjects lies. */
  readonly indexFolder: string
  readonly lease: LeaseTerms
  /** Reached subjects that are committed at once; the usual number unless given. */
  readonly batchSize?: number
  readonly signal: AbortSignal
}

export interface LookbackOutput {
  /** Called when it is known whom a run reaches. */
  begin(run: LookbackRun, reach: { readonly touched: number; readonly parties: number }): Promise<void>
  /** Called when a batch is committed. */
  write(outcomes: readonly LookbackOutcome[], run: LookbackRun): Promise<void>
}

export interface LookbackSummary {
  /** What was done, in order; empty where nobody was behind. */
  readonly runs: readonly LookbackRun[]
  readonly isInterrupted: boolean
}

/** Brings everybody up to what is live. Null where another process is at it. Throws `CommandError`. */
export async function runLookbacks(request: LookbackRequest, output: LookbackOutput): Promise<LookbackSummary | null> {
  const { context, signal } = request
  const lease = await takeLookbackLease(context, request.lease)
  if (lease === null) return null
  const runs: LookbackRun[] = []
  for (;;) {
    const begin = { context, lease, seconds: request.lease.seconds, last: runs.at(-1) ?? null }
    const run = await context.store.write((transaction) => beginRun(transaction, begin))
    if (run === null) return { runs, isInterrupted: false }
    if (run.state === 'parked') {
      await giveBack(context, lease)
      throw new CommandError('lookback-parked', { runId: run.runId, attempts: run.attempts, fault: run.fault ?? '' })
    }
    const done = await performNoted(run, { request, output, lease })
    runs.push(done)
    if (done.state !== 'done' || signal.aborted) {
      await giveBack(context, lease)
      return { runs, isInterrupted: done.state !== 'done' }
    }
  }
}

function giveBack({ store, now }: RecordContext, lease: Lease): Promise<void> {
  return store.write(({ lookbacks }) => lookbacks.endLease(lease, now()))
}

interface Performing {
  readonly request: LookbackRequest
  readonly output: LookbackOutput
  readonly lease: Lease
}

/** Performs a run; a fault is noted with it, so that one that fails again and again is parked. */
async function performNoted(run: LookbackRun, performing: Performing): Promise<LookbackRun> {
  const { context } = performing.request
  try {
    return await performRun(run, performing)
  } catch (cause) {
    const isLost = cause instanceof CommandError && cause.code === 'lookback-lost'
    if (!isLost) {
      await context.store.write(async ({ lookbacks }) => {
        const kept = await lookbacks.run(run.runId)
        if (kept !== null && kept.endedAt === null) await lookbacks.saveRun({ ...kept, fault: reasonOf(cause) })
        await lookbacks.endLease(performing.lease, context.now())
      })
    }
    throw cause
  }
}

async function performRun(begun: LookbackRun, performing: Performing): Promise<LookbackRun> {
  const { request, output, lease } = performing
  const { context, signal, batchSize = limits.lookbackBatchSubjects } = request
  const { seconds } = request.lease
  const policy = await context.store.read((view) => policyAt(view, begun.to.policySequence))
  const opened = await openSubjectIndex({ context, policy, folder: request.indexFolder })
  const found = await findChanges(begun, context)
  const reach = await reachOf({ opened, found, performing, policy })
  const sample = sampleChecked(reach.examination, { subjects: await drawSubjects(context, begun.upToSequence), policy })
  const listed = reach.whole.size === 0 ? null : await openListed(context, policy)
  let run = await withDetail(begun, { found, reach, sample, context })
  await output.begin(run, { touched: reach.touched.length, parties: reach.examination.changes.toCompare.length })
  const wholeCause = begun.to.policySequence > begun.from.policySequence ? 'policy-changed' : 'subject-changed'
  const { upToSequence, startedAt: since } = run
  const rest = reach.touched.filter((id) => id > begun.cursor)
  for (let at = 0; at < rest.length && !signal.aborted; at += batchSize) {
    const ids = rest.slice(at, at + batchSize)
    const facts: SettleBatch = { context, reach, upToSequence, since, listed, wholeCause, run, lease, seconds }
    const settled = await context.store.write((transaction) => settleBatch(transaction, ids, facts))
    run = settled.run
    await output.write(settled.outcomes, run)
  }
  return signal.aborted ? run : endRun(run, performing)
}

interface FoundChanges {
  readonly lists: ListChanges
  readonly ended: readonly { readonly party: ListedParty; readonly subjectIds: readonly string[] }[]
  /** Ids of those who are compared with everything. */
  readonly whole: ReadonlySet<string>
}

/** Everything that moved since everybody was compared, as of the moment at which the run began. */
function findChanges(run: LookbackRun, { store }: RecordContext): Promise<FoundChanges> {
  const { since, until } = run.detail as LookbackDetail
  return store.read(async (view) => {
    const from = { epoch: run.from.listEpoch, day: since.slice(0, 10) }
    const lists = await listChanges(view, from, { epoch: run.to.listEpoch, day: until.slice(0, 10) })
    return { lists, ended: await endedParties(view, { since, until }), whole: await wholeOf(view, run) }
  })
}

/** Parties as they are listed now, of exemptions that ended. */
async function endedParties(
  view: StoreView,
  span: { readonly since: string; readonly until: string },
): Promise<FoundChanges['ended']> {
  const rows = await endedGoodGuys(view, span)
  const parties: { party: ListedParty; subjectIds: readonly string[] }[] = []
  for (const [listId, those] of Map.groupBy(rows, (row) => row.listId)) {
    const live = await view.lists.live(listId)
    const members = live === null ? new Map<string, string>() : await view.lists.members(live.versionId)
    const digests = those.flatMap(({ partyId }) => members.get(partyId) ?? [])
    const bodies = await view.lists.bodies(listId, digests)
    for (const [partyId, own] of Map.groupBy(those, (row) => row.partyId)) {
      const party = bodies.get(members.get(partyId) ?? '')
      if (party !== undefined) parties.push({ party, subjectIds: own.map(({ subjectId }) => subjectId) })
    }
  }
  return parties
}

const pageCount = 10_000

/**
 * Those of whom it is not known that they were compared with what was live before; and, where the policy moved, those whom
 * that can concern.
 */
async function wholeOf(view: StoreView, run: LookbackRun): Promise<ReadonlySet<string>> {
  const { from, to } = run
  const ids = new Set<string>()
  await addBehind(view, { ids, run, target: from })
  const widest = await widestReach(view, { from: from.policySequence, to: to.policySequence })
  if (widest === 'nobody') return ids
  const moved = new Set<string>()
  const target = { ...from, policySequence: to.policySequence, linkSequence: to.linkSequence }
  await addBehind(view, { ids: moved, run, target })
  if (widest !== 'standing') return new Set([...ids, ...moved])
  for await (const holders of view.cases.allHolders()) for (const id of holders) if (moved.has(id)) ids.add(id)
  return ids
}

const reaches: readonly PolicyReach[] = ['nobody', 'standing', 'stored-band', 'everybody']

/** Whom a change of policy can concern, from whichever of those that were in use since to the last. */
async function widestReach(
  view: StoreView,
  { from, to }: { readonly from: number; readonly to: number },
): Promise<PolicyReach> {
  const after = await policyAt(view, to)
  let widest = 0
  for (let sequence = from; sequence < to; sequence++) {
    const before = await policyAt(view, sequence)
    // Only hits are kept, none that were near.
    widest = Math.max(widest, reaches.indexOf(policyReach(before, after, { keptFrom: before.threshold })))
  }
  return reaches[widest] ?? 'everybody'
}

interface Behind {
  readonly ids: Set<string>
  readonly run: LookbackRun
  readonly target: Watermark
}

async function addBehind({ lookbacks }: Pick<StoreView, 'lookbacks'>, { ids, run, target }: Behind): Promise<void> {
  for (let after = 0; ; ) {
    const page = await lookbacks.behindIds(target, { after, upTo: run.upToSequence, limit: pageCount })
    for (const { subjectId } of page) ids.add(subjectId)
    const last = page.at(-1)
    if (last === undefined || page.length < pageCount) return
    after = last.sequence
  }
}

interface ReachFacts {
  readonly opened: OpenedSubjectIndex
  readonly found: FoundChanges
  readonly performing: Performing
  readonly policy: Policy
}

function reachOf({
  opened,
  found: { lists, ended, whole },
  performing: { request, lease },
  policy,
}: ReachFacts): Promise<Reach> {
  const { context, signal } = request
  const { seconds } = request.lease
  let renewedAt = Date.parse(context.now())
  return findReach(context.store, lists.changes, {
    index: opened.index,
    policy,
    ended,
    whole,
    async onSlice() {
      signal.throwIfAborted()
      const now = context.now()
      // A third of the lease leaves room for one slow write.
      if (Date.parse(now) - renewedAt < (seconds * 1000) / 3) return
      await context.store.write((transaction) => keepLease(transaction, { lease, now, seconds }))
      renewedAt = Date.parse(now)
    },
  })
}

async function openListed(context: RecordContext, policy: Policy): Promise<ListedIndex> {
  const { index, coverage } = await openScreeningSet(context, policy)
  // Of a list that never went live there is nothing to compare with.
  const isUnreadable = ({ state, faults }: (typeof coverage.lists)[number]): boolean =>
    state === 'refused' && faults.some(({ code }) => code !== 'never-loaded')
  const refused = coverage.lists.filter(isUnreadable).map(({ source }) => source)
  if (refused.length > 0) throw new CommandError('lookback-lists', { lists: refused.join(', ') })
  return index
}

interface DetailFacts {
  readonly found: FoundChanges
  readonly reach: Reach
  readonly sample: { readonly sampled: number; readonly missed: number }
  readonly context: RecordContext
}

/** Notes with the run what it found to do, before it does it. */
async function withDetail(begun: LookbackRun, { found, reach, sample, context }: DetailFacts): Promise<LookbackRun> {
  assert(sample.missed === 0, `the index of subjects hid ${sample.missed} of ${sample.sampled} pairs: it is built anew`)
  const detail: LookbackDetail = {
    ...(begun.detail as LookbackDetail),
    lists: found.lists.lists,
    wholeCount: found.whole.size,
    partyCount: reach.examination.changes.toCompare.length,
    ...sample,
  }
  const { pairsScored } = reach.examination
  return context.store.write(async ({ lookbacks }) => {
    const run = { ...begun, detail, pairsScored }
    await lookbacks.saveRun(run)
    return run
  })
}

/** Everybody is accounted for, and only now as far as the lists are. */
function endRun(run: LookbackRun, { request, lease }: Performing): Promise<LookbackRun> {
  const { context } = request
  return context.store.write(async (transaction) => {
    await keepLease(transaction, { lease, now: context.now(), seconds: request.lease.seconds })
    const { touched, overtaken, population, upToSequence, to, runId } = run
    const provenUnaffected = population - touched - overtaken
    assert(provenUnaffected >= 0, `touched (${touched}) + overtaken (${overtaken}) are among ${population} monitored`)
    const done: LookbackRun = { ...run, state: 'done', endedAt: context.now(), provenUnaffected, fault: null }
    await transaction.subjects.advanceAll(upToSequence, to)
    await transaction.lookbacks.saveRun(done)
    const { newlyReview, stillReview, noLongerReview, stillClear, pairsScored } = done
    const sums = {
      population,
      touched,
      overtaken,
      provenUnaffected,
      newlyReview,
      stillReview,
      noLongerReview,
      stillClear,
    }
    const body = { id: `${runId}.end`, runId, ...sums, pairsScored }
    await recordFact(transaction, { context, kind: 'lookback-done', act: null, body })
    return done
  })
}
