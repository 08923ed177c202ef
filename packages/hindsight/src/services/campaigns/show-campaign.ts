// A campaign as it stood at any time: its plan, its queue, the census of its fixed population, and what became of the claims
// that it rests on; and the page of one member, which begins with what speaks for them (laws L6, L10).

import { presentGrade, type ReachedParty } from '@hindsight/engine/graph'
import {
  type Census,
  type ClaimStatus,
  censusOf,
  type MemberEvent,
  type ReachedPage,
  reachedPage,
  statusStands,
} from '@hindsight/engine/information'
import { CommandError } from '../../config/index.ts'
import type { CampaignRow, StoreView } from '../../store/index.ts'
import { loadInformation } from '../information/load-information.ts'
import { type LookFlag, recordLook } from '../looks/record-look.ts'
import type { SignedAct } from '../operators/signed-act.ts'
import type { RecordContext } from '../record-context.ts'
import { erased, openSubject } from '../subjects/subject-seal.ts'
import { loadCampaign } from './act-on-campaign.ts'
import type { KeptPlan } from './campaign-plan.ts'

export interface CampaignTimes {
  readonly asOf: string
  readonly knownAt: string
}

export interface QueuedMember {
  readonly rank: number
  readonly memberId: string
  readonly basis: ReachedParty['basis']
  readonly hops: number
  readonly weakestGrade: string | null
  readonly needsTrainedReviewer: boolean
  readonly state: string
}

export interface ShownCampaign {
  readonly campaignId: string
  readonly plan: KeptPlan
  readonly startedAt: string
  /** `open`, `closed`, or `expired` by itself. */
  readonly status: 'open' | 'closed' | 'expired'
  readonly closedBecause: string | null
  /** Of the claims that it started from. */
  readonly claimStatus: ClaimStatus
  readonly becauseOf: readonly string[]
  readonly census: Census
  /** In the order of work, which nothing about a person decides. */
  readonly queue: readonly QueuedMember[]
}

type KeptReach = ReachedParty & { readonly isUnder18: boolean }

/** Shows a campaign. Throws `CommandError` where there is none. */
export function showCampaign(context: RecordContext, campaignId: string, times: CampaignTimes): Promise<ShownCampaign> {
  return context.store.read(async (view) => {
    const row = await loadCampaign(view, campaignId)
    const information = await loadInformation(view, { context, knownAt: times.knownAt })
    const { status, becauseOf } = information.record.statusOf(`campaign:${campaignId}`, times.knownAt)
    const census = await loadCensus(view, row, times)
    const stateOf = new Map(
      census.byState.flatMap(({ state, memberIds }) => memberIds.map((id) => [id, state] as const)),
    )
    const members = await view.campaigns.members(campaignId)
    const queue = members.map(({ rank, memberId, reached }): QueuedMember => {
      const kept = reached as KeptReach
      const weakestGrade = kept.basis === 'reached-by-link' ? presentGrade(kept.weakestGrade) : null
      const facts = { basis: kept.basis, hops: kept.hops, weakestGrade, needsTrainedReviewer: kept.isUnder18 }
      return { rank, memberId, ...facts, state: stateOf.get(memberId) ?? '' }
    })
    const { startedAt, closedBecause } = row
    const facts = { campaignId, plan: row.plan as KeptPlan, startedAt, closedBecause }
    return { ...facts, status: standingOf(row, times.knownAt), claimStatus: status, becauseOf, census, queue }
  })
}

/** Where the members were at `asOf`, as known at `knownAt`. */
async function loadCensus(
  { campaigns }: Pick<StoreView, 'campaigns'>,
  { campaignId, plan }: CampaignRow,
  times: CampaignTimes,
): Promise<Census> {
  const members = (await campaigns.members(campaignId)).map(({ memberId }) => memberId)
  const events = (await campaigns.events(campaignId)).map(({ eventId: id, change, ...event }): MemberEvent => {
    return { id, change: change as MemberEvent['change'], ...event }
  })
  return censusOf(events, { plan: plan as KeptPlan, members, ...times })
}

function standingOf({ plan, closedAt }: CampaignRow, knownAt: string): ShownCampaign['status'] {
  if (closedAt !== null && closedAt <= knownAt) return 'closed'
  return statusStands(plan as KeptPlan, knownAt.slice(0, 10)) ? 'open' : 'expired'
}

export interface MemberPage {
  readonly page: ReachedPage
  readonly flags: readonly LookFlag[]
  /** Of the claims on which the connection rests. */
  readonly claimStatus: ClaimStatus
  readonly becauseOf: readonly string[]
}

export interface MemberLook {
  readonly campaignId: string
  readonly memberId: string
  readonly signed: SignedAct | null
}

/** The page of one member, for whoever signed for the look. Throws `CommandError`. */
export function showMember(context: RecordContext, { campaignId, memberId, signed }: MemberLook): Promise<MemberPage> {
  return context.store.write(async (transaction) => {
    const row = await loadCampaign(transaction, campaignId)
    const member = (await transaction.campaigns.members(campaignId)).find((one) => one.memberId === memberId)
    if (member === undefined) throw new CommandError('subject-unknown', { subjectId: memberId })
    const version = (await transaction.subjects.newest([memberId])).get(memberId)
    const opened = version === undefined ? erased : openSubject(version, context)
    const subject = opened === erased ? null : opened.subject
    const { flags } = await recordLook(transaction, { context, signed, what: 'subject', id: memberId, subject })
    const knownAt = context.now()
    const { record, claims } = await loadInformation(transaction, { context, knownAt })
    const reached = member.reached as KeptReach
    const plan = row.plan as KeptPlan
    const about = new Set([memberId, ...reached.path.flatMap(({ from, to }) => [from, to]), `campaign:${campaignId}`])
    const speaking = claims.filter(({ id, subjectId }) => {
      return (about.has(subjectId) || plan.claimIds.includes(id)) && record.statusOf(id, knownAt).status === 'live'
    })
    const options = { expires: plan.expiresOn, isUnder18: reached.isUnder18, searchedIn: ['the claims on record'] }
    const page = reachedPage(reached, { claims: speaking, ...options })
    const { status, becauseOf } = record.statusOf(`reached:${campaignId}:${memberId}`, knownAt)
    return { page, flags, claimStatus: status, becauseOf }
  })
}

/** Every campaign in the order in which they started. */
export async function listCampaigns({ store }: Pick<RecordContext, 'store'>): Promise<readonly CampaignRow[]> {
  return store.read(({ campaigns }) => campaigns.campaigns())
}
