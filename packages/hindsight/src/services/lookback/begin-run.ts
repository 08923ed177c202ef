// A run begins, or one that was broken off goes on: what it has to account for is fixed in the transaction that begins it
// (laws L1, L2).

import type {
  GoodGuyRow,
  Lease,
  LookbackRun,
  LookbackTrigger,
  StoreTransaction,
  StoreView,
  Watermark,
} from '../../store/index.ts'
import { keptReading } from '../lists/stored-facts.ts'
import type { RecordContext } from '../record-context.ts'
import { recordFact } from '../record-fact.ts'
import { liveWatermark } from '../screenings/screening-set.ts'
import type { ChangedList } from './list-changes.ts'
import { keepLease } from './lookback-lease.ts'

/** `LookbackRun.detail`. */
export interface LookbackDetail {
  /** What ended after the first instant and up to the second is looked at again. */
  readonly since: string
  readonly until: string
  /** Lists that changed; known when the run has looked. */
  readonly lists: readonly ChangedList[]
  /** Subjects that were compared with everything, since what they had been compared with is not known. */
  readonly wholeCount: number
  /** Parties that were compared. */
  readonly partyCount: number
  /** Random pairs that were compared again the slow way, and those of them that the index had hidden. */
  readonly sampled: number
  readonly missed: number
}

/** After so many runs that broke off, a person has to look. */
const attemptsMax = 5

export interface BeginFacts {
  readonly context: RecordContext
  readonly lease: Lease
  readonly seconds: number
  /** The run that this process has just done. */
  readonly last: LookbackRun | null
}

/** The run to be done now; null, with the lease given back, where nobody is behind and nothing has ended. */
export async function beginRun(transaction: StoreTransaction, facts: BeginFacts): Promise<LookbackRun | null> {
  const { context, lease, seconds } = facts
  const { lookbacks } = transaction
  await keepLease(transaction, { lease, now: context.now(), seconds })
  const open = await lookbacks.unfinished()
  if (open !== null) return resume(transaction, open, facts)
  const planned = await planRun(transaction, context)
  // Whoever is still behind right after a run could not be compared: trying again at once changes nothing.
  const isSameAgain = planned?.trigger === 'subjects' && facts.last?.to.listEpoch === planned.to.listEpoch
  if (planned === null || isSameAgain) {
    await lookbacks.endLease(lease, context.now())
    return null
  }
  await lookbacks.beginRun(planned)
  const { runId, trigger, from, to, population, upToSequence } = planned
  const body = { id: runId, runId, trigger, from, to, population, upToSequence }
  await recordFact(transaction, { context, kind: 'lookback-begun', act: null, body })
  return planned
}

async function resume(
  { lookbacks, cases }: StoreTransaction,
  run: LookbackRun,
  { context }: BeginFacts,
): Promise<LookbackRun> {
  const { runId, attempts, fault } = run
  const isParked = run.state === 'parked' || (attempts >= attemptsMax && fault !== null)
  const next: LookbackRun = { ...run, attempts: attempts + (isParked ? 0 : 1), state: isParked ? 'parked' : 'running' }
  await lookbacks.saveRun(next)
  if (isParked) {
    const message = {
      messageId: `${runId}:parked`,
      kind: 'lookback-parked',
      payload: { runId },
      recordedAt: context.now(),
    }
    await cases.tell([message])
  }
  return next
}

/** What a run would be now; null where there is nothing to do. */
async function planRun(view: StoreView, context: RecordContext): Promise<LookbackRun | null> {
  const to = await liveWatermark(view)
  const { count, lowest } = await view.subjects.behind(to)
  const last = await lastDone(view)
  const { since, until, count: ended } = await endedSinceLast(view, context.now())
  if (count === 0 && ended === 0) return null
  const { monitored, lastSequence } = await view.subjects.counts()
  const base = last?.to.listEpoch ?? (await view.lookbacks.lowestScreenedEpoch()) ?? to.listEpoch
  const policySequence = last?.to.policySequence ?? Math.min(lowest?.policySequence ?? 0, to.policySequence)
  const from: Watermark = { ...(last?.to ?? to), policySequence, listEpoch: Math.min(base, to.listEpoch) }
  const none = { touched: 0, newlyReview: 0, stillReview: 0, noLongerReview: 0, stillClear: 0, overtaken: 0 }
  const detail: LookbackDetail = { since, until, lists: [], wholeCount: 0, partyCount: 0, sampled: 0, missed: 0 }
  return {
    runId: context.newId(),
    trigger: triggerOf({ from, to, ended }),
    state: 'running',
    startedAt: until,
    endedAt: null,
    from,
    to,
    upToSequence: lastSequence,
    population: monitored,
    detail,
    cursor: '',
    ...none,
    pairsScored: 0,
    provenUnaffected: null,
    attempts: 1,
    fault: null,
  }
}

/** Exemptions and entries of one's own lists that ended since somebody last looked. */
export async function endedSinceLast(
  view: StoreView,
  until: string,
): Promise<{ readonly since: string; readonly until: string; readonly count: number }> {
  const last = await lastDone(view)
  const since = (last?.detail as LookbackDetail | undefined)?.until ?? ''
  return { since, until, count: await endedTermCount(view, { since, until }) }
}

/** The last run that came to its end: it says how far everybody is at least. */
async function lastDone({ lookbacks }: StoreView): Promise<LookbackRun | null> {
  const [newest] = await lookbacks.runs(1)
  return newest?.state === 'done' ? newest : null
}

function triggerOf({ from, to, ended }: { from: Watermark; to: Watermark; ended: number }): LookbackTrigger {
  if (to.listEpoch > from.listEpoch) return 'lists'
  if (to.policySequence > from.policySequence) return 'policy'
  return ended > 0 ? 'time' : 'subjects'
}

/** Terms that ended after `since` and up to `until`: exemptions, and entries of one's own lists. */
async function endedTermCount(view: StoreView, span: { since: string; until: string }): Promise<number> {
  const goodGuys = await endedGoodGuys(view, span)
  return goodGuys.length + (await endedEntryCount(view, span))
}

export function endedGoodGuys(
  { cases }: Pick<StoreView, 'cases'>,
  { since, until }: { readonly since: string; readonly until: string },
): Promise<readonly GoodGuyRow[]> {
  return cases.goodGuysEnding(since, until)
}

async function endedEntryCount(
  { lists }: StoreView,
  { since, until }: { readonly since: string; readonly until: string },
): Promise<number> {
  const [sinceDay, untilDay] = [since.slice(0, 10), until.slice(0, 10)]
  let count = 0
  for (const { listId, kind } of await lists.all()) {
    const live = kind === 'custom' ? await lists.live(listId) : null
    const version = live === null ? null : await lists.version(live.versionId)
    const entries = version === null ? {} : (keptReading(version).entries ?? {})
    count += Object.values(entries).filter(({ expiresOn }) => expiresOn > sinceDay && expiresOn <= untilDay).length
  }
  return count
}
