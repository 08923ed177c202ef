// What a change would do before anything of it is saved: the same reach and the same settling as the run that would follow
// it, and nothing written (law L1).

import { type ListedIndex, type PartyChanges, policyReach } from '@hindsight/engine/lookback'
import type { Policy } from '@hindsight/engine/matching'
import type { ListedParty } from '@hindsight/engine/model'
import { CommandError, limits } from '../../config/index.ts'
import type { LookbackOutcome, LookbackRun, StoreView } from '../../store/index.ts'
import { bodiesOf, digestParties } from '../lists/digest-parties.ts'
import type { RecordContext } from '../record-context.ts'
import { liveWatermark, openScreeningSet } from '../screenings/screening-set.ts'
import { openSubjectIndex } from '../subject-index/open-subject-index.ts'
import type { LookbackDetail } from './begin-run.ts'
import { findReach, type Reach } from './find-reach.ts'
import { type ListChanges, membersAt, proposedChanges } from './list-changes.ts'
import { type ShownRun, shownRun } from './report-lookbacks.ts'
import { outcomeRow, sumUp } from './settle-batch.ts'
import { isMoved, settleSubjects } from './settle-subjects.ts'

/** Something that is not live and might be. */
export type Proposal =
  | { readonly kind: 'version'; readonly versionId: string }
  /** A whole list, or entries beside those that are live. */
  | {
      readonly kind: 'parties'
      readonly listId: string
      readonly parties: readonly ListedParty[]
      readonly isWhole: boolean
    }
  | { readonly kind: 'policy'; readonly policy: Policy }

export interface PreviewRequest {
  readonly context: RecordContext
  /** The policy in use. */
  readonly policy: Policy
  readonly indexFolder: string
  readonly proposal: Proposal
}

export interface LookbackPreview {
  /** The sums that a run would end with. */
  readonly run: ShownRun
  /** Everybody for whom something would move, in order of subject. */
  readonly outcomes: readonly LookbackOutcome[]
  /** Monitored subjects that are behind what is live: a run would take them up besides. */
  readonly behind: number
}

/** Says what a change would do. Throws `CommandError` for a version that is not there. */
export async function previewLookback(request: PreviewRequest): Promise<LookbackPreview> {
  const { context, proposal } = request
  const policy = proposal.kind === 'policy' ? proposal.policy : request.policy
  const lists = await changesOf(request)
  const whole = proposal.kind === 'policy' ? await reachedByPolicy(request, proposal.policy) : new Set<string>()
  const plan = await planPreview(context, lists)
  const reach = await previewReach(request, { changes: lists.changes, whole })
  const listed = whole.size === 0 ? null : (await openScreeningSet(context, policy)).index
  const settled = await settleAll(context, { plan: plan.run, reach, listed })
  return { behind: plan.behind, ...settled }
}

const none: PartyChanges = { added: [], changed: [], removed: [], reidentified: [] }

function changesOf({ context, proposal }: PreviewRequest): Promise<ListChanges> {
  if (proposal.kind === 'policy') return Promise.resolve({ changes: none, lists: [] })
  const day = context.now().slice(0, 10)
  return context.store.read(async ({ lists }) => {
    if (proposal.kind === 'version') {
      const { versionId } = proposal
      const version = await lists.version(versionId)
      if (version === null) throw new CommandError('version-unknown', { versionId })
      const after = await membersAt(lists, { versionId }, day)
      return proposedChanges({ lists }, { listId: version.listId, after, bodies: new Map(), day })
    }
    const { listId, parties, isWhole } = proposal
    const digests = digestParties(parties)
    const bodies = bodiesOf(digests, digests.members.keys())
    if (isWhole) return proposedChanges({ lists }, { listId, after: digests.members, bodies, day })
    const live = (await lists.find(listId)) === null ? null : await lists.live(listId)
    const after = new Map([...(await membersAt(lists, live, day)), ...digests.members])
    return proposedChanges({ lists }, { listId, after, bodies, day })
  })
}

/** Whom another policy can concern: they are compared with everything. */
async function reachedByPolicy({ context, policy }: PreviewRequest, next: Policy): Promise<ReadonlySet<string>> {
  const reach = policyReach(policy, next, { keptFrom: policy.threshold })
  if (reach === 'nobody') return new Set()
  return context.store.read(async ({ cases, subjects }) => {
    const ids = new Set<string>()
    if (reach === 'standing') {
      for await (const some of cases.allHolders()) for (const id of some) ids.add(id)
    } else {
      for await (const some of subjects.monitored()) for (const { subjectId } of some) ids.add(subjectId)
    }
    return ids
  })
}

function planPreview(
  context: RecordContext,
  { lists }: ListChanges,
): Promise<{ readonly run: LookbackRun; readonly behind: number }> {
  return context.store.read(async (view) => {
    const live = await liveWatermark(view)
    const { monitored, lastSequence } = await view.subjects.counts()
    const { count } = await view.subjects.behind(live)
    const at = context.now()
    const detail: LookbackDetail = { since: at, until: at, lists, wholeCount: 0, partyCount: 0, sampled: 0, missed: 0 }
    const run: LookbackRun = {
      runId: 'preview',
      trigger: lists.length > 0 ? 'lists' : 'policy',
      state: 'done',
      startedAt: at,
      endedAt: null,
      from: live,
      to: live,
      upToSequence: lastSequence,
      population: monitored,
      detail,
      cursor: '',
      touched: 0,
      newlyReview: 0,
      stillReview: 0,
      noLongerReview: 0,
      stillClear: 0,
      overtaken: 0,
      pairsScored: 0,
      provenUnaffected: null,
      attempts: 0,
      fault: null,
    }
    return { run, behind: count }
  })
}

async function previewReach(
  { context, policy, indexFolder }: PreviewRequest,
  { changes, whole }: { readonly changes: PartyChanges; readonly whole: ReadonlySet<string> },
): Promise<Reach> {
  const { index } = await openSubjectIndex({ context, policy, folder: indexFolder })
  const onSlice = (): Promise<void> => Promise.resolve()
  return findReach(context.store, changes, { index, policy, ended: [], whole, onSlice })
}

interface Settling {
  readonly plan: LookbackRun
  readonly reach: Reach
  readonly listed: ListedIndex | null
}

async function settleAll(
  context: RecordContext,
  { plan, reach, listed }: Settling,
): Promise<Omit<LookbackPreview, 'behind'>> {
  const { upToSequence, startedAt: since } = plan
  const facts = { context, reach, upToSequence, since, listed, wholeCause: 'policy-changed' } as const
  const detail = {
    ...(plan.detail as LookbackDetail),
    wholeCount: reach.whole.size,
    partyCount: reach.examination.changes.toCompare.length,
  }
  let run: LookbackRun = { ...plan, detail, pairsScored: reach.examination.pairsScored }
  const outcomes: LookbackOutcome[] = []
  for (let at = 0; at < reach.touched.length; at += limits.lookbackBatchSubjects) {
    const ids = reach.touched.slice(at, at + limits.lookbackBatchSubjects)
    const settling = await context.store.read((view: StoreView) => settleSubjects(view, ids, facts))
    run = sumUp(run, settling)
    outcomes.push(...settling.settled.filter(isMoved).map((one) => outcomeRow(one, { run, context })))
  }
  const provenUnaffected = run.population - run.touched - run.overtaken
  return { run: shownRun({ ...run, provenUnaffected }), outcomes }
}
