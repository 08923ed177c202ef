// A group (a shipment, a company) stands as the worst of its members stands: every party role is screened, and one of them
// in review or not screened is enough (laws L5, L6).

import { CommandError } from '../../config/index.ts'
import type { CaseRow, Screening, StoreView, SubjectHead, Watermark } from '../../store/index.ts'
import { liveWatermark } from '../screenings/screening-set.ts'
import type { ServiceContext } from '../service-context.ts'

export type StandingState = 'clear' | 'review' | 'unavailable'

export interface GroupMember {
  readonly subjectId: string
  readonly roles: readonly string[]
  readonly state: StandingState
  readonly reasons: readonly string[]
  /** Cases that are open, or closed as a true match. */
  readonly cases: readonly string[]
  readonly isMonitored: boolean
}

export interface GroupState {
  readonly groupId: string
  /** Of its worst member: review before unavailable before clear. */
  readonly state: StandingState
  readonly reasons: readonly string[]
  /** In order of id. */
  readonly members: readonly GroupMember[]
  /** Members by state: their sum is the group. */
  readonly counts: Readonly<Record<StandingState, number>>
}

/** How a group stands now. Throws `CommandError` where nobody is in it. */
export async function groupState({ store }: ServiceContext, groupId: string): Promise<GroupState> {
  return store.read(async (view) => {
    const roles = (await view.subjects.group(groupId)).filter(({ endedAt }) => endedAt === null)
    if (roles.length === 0) throw new CommandError('group-unknown', { groupId })
    const ids = [...new Set(roles.map(({ subjectId }) => subjectId))].sort()
    const heads = await view.subjects.heads(ids)
    const cases = Map.groupBy(await view.cases.casesOf(ids), ({ subjectId }) => subjectId)
    const live = await liveWatermark(view)
    const members: GroupMember[] = []
    for (const subjectId of ids) {
      const head = heads.get(subjectId)
      if (head === undefined) continue
      const kept = await newestScreening(view, head)
      const standing = standingOf({ head, live, kept, cases: cases.get(subjectId) ?? [] })
      const own = roles.filter((role) => role.subjectId === subjectId).map(({ role }) => role)
      members.push({ subjectId, roles: own.sort(), isMonitored: head.isMonitored, ...standing })
    }
    return { groupId, members, ...worstOf(members) }
  })
}

/** What was kept of the newest version: nothing, where it was clear. */
async function newestScreening({ screenings }: StoreView, head: SubjectHead): Promise<Screening | null> {
  const all = await screenings.ofSubject(head.subjectId)
  return all.findLast(({ subjectSequence }) => subjectSequence === head.sequence) ?? null
}

interface StandingFacts {
  readonly head: SubjectHead
  readonly live: Watermark
  readonly kept: Screening | null
  readonly cases: readonly CaseRow[]
}

function standingOf({ head, live, kept, cases }: StandingFacts): Pick<GroupMember, 'state' | 'reasons' | 'cases'> {
  const held = cases.filter(({ state, verdict }) => state !== 'closed' || verdict === 'true-match')
  const ids = held.map(({ caseId }) => caseId)
  const behind = isBehind(head.watermark, live)
  const missing = behind ? (kept?.state === 'unavailable' ? kept.reasons : ['index_behind']) : []
  if (held.length > 0) return { state: 'review', reasons: ['possible_match', ...missing], cases: ids }
  return behind ? { state: 'unavailable', reasons: missing, cases: ids } : { state: 'clear', reasons: [], cases: ids }
}

/** Whoever was not compared with all that is live now cannot be called clear. */
function isBehind(own: Watermark, live: Watermark): boolean {
  if (live.listEpoch === 0) return true
  return own.listEpoch < live.listEpoch || own.policySequence < live.policySequence
}

function worstOf(members: readonly GroupMember[]): Pick<GroupState, 'state' | 'reasons' | 'counts'> {
  const count = (wanted: StandingState): number => members.filter(({ state }) => state === wanted).length
  const counts = { clear: count('clear'), review: count('review'), unavailable: count('unavailable') }
  const state = counts.review > 0 ? 'review' : counts.unavailable > 0 ? 'unavailable' : 'clear'
  return { state, reasons: [...new Set(members.flatMap(({ reasons }) => reasons))], counts }
}
