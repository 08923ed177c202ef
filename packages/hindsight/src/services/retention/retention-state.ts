// For which purposes a subject is still kept, and until when: a hold, a case that is open, monitoring, and the record of
// what was screened (design §4).

import { compareText } from '@hindsight/engine/base'
import type { Instant, LegalHold, StoreView } from '../../store/index.ts'
import { type RetentionPurpose, recordYears } from './retention-words.ts'

export interface RetentionState {
  readonly subjectId: string
  readonly purposes: readonly {
    readonly purpose: RetentionPurpose
    /** Null where no end is known yet. */
    readonly until: Instant | null
    readonly because: string
  }[]
  /** Decided by two people; null where it was not. */
  readonly erasedAt: Instant | null
}

interface RetentionTimes {
  readonly now: Instant
  readonly years?: number
}

/** Why a subject is kept. Null where there is no such subject. */
export async function retentionState(
  view: StoreView,
  subjectId: string,
  { now, years = recordYears }: RetentionTimes,
): Promise<RetentionState | null> {
  const head = await view.subjects.head(subjectId)
  if (head === null) return null
  const erasure = await view.retention.erasure(subjectId)
  if (erasure !== null) return { subjectId, purposes: [], erasedAt: erasure.decidedAt }
  const purposes: RetentionState['purposes'][number][] = []
  for (const { holdId, until, owner } of await activeHolds(view, subjectId, now)) {
    purposes.push({ purpose: 'legal-hold', until, because: `${holdId}, ${owner} answers for it` })
  }
  for (const { caseId, state } of await view.cases.casesOf([subjectId])) {
    if (state !== 'closed') purposes.push({ purpose: 'review', until: null, because: `${caseId} is ${state}` })
  }
  if (head.isMonitored) purposes.push({ purpose: 'monitoring', until: null, because: 'monitored' })
  const until = head.isMonitored ? null : await recordUntil(view, subjectId, years)
  if (until === null || until > now)
    purposes.push({ purpose: 'record', until, because: `${years} years after monitoring` })
  return { subjectId, purposes, erasedAt: null }
}

/** Holds that are neither lifted nor over. */
async function activeHolds(
  { retention }: Pick<StoreView, 'retention'>,
  subjectId: string,
  now: Instant,
): Promise<readonly LegalHold[]> {
  return (await retention.holds(subjectId)).filter(({ liftedAt, until }) => liftedAt === null && until > now)
}

/** Years after the last that was recorded about somebody. */
async function recordUntil({ subjects }: StoreView, subjectId: string, years: number): Promise<Instant> {
  const changes = await subjects.monitoringChanges(subjectId)
  const versions = await subjects.history(subjectId)
  const last =
    [...changes, ...versions]
      .map(({ recordedAt }) => recordedAt)
      .toSorted(compareText)
      .at(-1) ?? ''
  const end = new Date(last)
  end.setUTCFullYear(end.getUTCFullYear() + years)
  return end.toISOString()
}

/** Subjects that nothing keeps any more, in order of id. */
export async function* subjectsDue(view: StoreView, times: RetentionTimes): AsyncGenerator<RetentionState> {
  for (let after = ''; ; ) {
    const ids = await view.subjects.ids(after, 1000)
    const last = ids.at(-1)
    if (last === undefined) return
    for (const id of ids) {
      const state = await retentionState(view, id, times)
      if (state !== null && state.erasedAt === null && state.purposes.length === 0) yield state
    }
    after = last
  }
}
