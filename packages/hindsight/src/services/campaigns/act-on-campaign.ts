// What happens to the members of a campaign, and its end: by a person's signature, on evidence, each member in one state.
// Nobody decides about children in bulk (laws L6, L13).

import { bulkProblem, type MemberEvent, memberEventProblems, statusStands } from '@hindsight/engine/information'
import { CommandError } from '../../config/index.ts'
import type { CampaignRow, StoreView } from '../../store/index.ts'
import { textOf } from '../operators/proposals.ts'
import { acceptAct, type SignedAct } from '../operators/signed-act.ts'
import type { RecordContext } from '../record-context.ts'
import { recordFact } from '../record-fact.ts'
import { type KeptPlan, refused } from './campaign-plan.ts'

/** Payload of the act `campaign-event`: `campaignId`, `memberIds`, `at` (an instant), `evidence`, `change`. */
export function recordEvents(signed: SignedAct, context: RecordContext): Promise<readonly MemberEvent[]> {
  return context.store.write(async (transaction) => {
    const { act, payload, operator } = await acceptAct(transaction, { signed, kind: 'campaign-event', context })
    const campaignId = textOf(payload, 'campaignId')
    const row = await openCampaign(transaction, campaignId)
    const plan = row.plan as KeptPlan
    if (!statusStands(plan, act.at.slice(0, 10))) throw refused(campaignId, [`it ended by itself on ${plan.expiresOn}`])
    const facts = { at: textOf(payload, 'at'), recordedAt: act.at, evidenceId: textOf(payload, 'evidence') }
    const change = payload.change as MemberEvent['change']
    const events = (payload.memberIds as readonly string[]).map((memberId, at): MemberEvent => {
      return { id: `${act.actId.slice(0, 16)}.${at}`, memberId, personId: operator.operatorId, change, ...facts }
    })
    const rows = await transaction.campaigns.members(campaignId)
    const members = new Set(rows.map(({ memberId }) => memberId))
    const problems = events.flatMap((event) => memberEventProblems(event, { plan, members }))
    const concerned = new Set(events.map(({ memberId }) => memberId))
    const asked = rows.filter(({ memberId }) => concerned.has(memberId))
    const isChild = ({ reached }: (typeof rows)[number]): boolean => (reached as { isUnder18: boolean }).isUnder18
    const bulk = bulkProblem(asked.map((member) => ({ id: member.memberId, isUnder18: isChild(member) })))
    if (bulk !== null && asked.length > 1) problems.push(bulk)
    if (events.length === 0) problems.push('nobody is named')
    if (problems.length > 0) throw refused(campaignId, [...new Set(problems)])
    await transaction.campaigns.addEvents(
      events.map(({ id: eventId, ...event }) => ({ eventId, campaignId, actId: act.actId, ...event })),
    )
    const body = { id: `campaign-event:${act.actId}`, campaignId, change: change.kind, members: events.length }
    await recordFact(transaction, { context, kind: 'campaign-event', act, body })
    return events
  })
}

/** Closes a campaign: the status of everybody in it ends. Payload of the act `campaign-close`: `campaignId`, `because`. */
export function closeCampaign(signed: SignedAct, context: RecordContext): Promise<CampaignRow> {
  return context.store.write(async (transaction) => {
    const { act, payload, operator } = await acceptAct(transaction, { signed, kind: 'campaign-close', context })
    const campaignId = textOf(payload, 'campaignId')
    const row = await openCampaign(transaction, campaignId)
    const end = { at: act.at, by: operator.operatorId, because: textOf(payload, 'because') }
    await transaction.campaigns.close(campaignId, end)
    const body = { id: `campaign-closed:${campaignId}`, campaignId }
    await recordFact(transaction, { context, kind: 'campaign-closed', act, body })
    return { ...row, closedAt: end.at, closedBy: end.by, closedBecause: end.because }
  })
}

/** A campaign that is on record. Throws `CommandError`. */
export async function loadCampaign(
  { campaigns }: Pick<StoreView, 'campaigns'>,
  campaignId: string,
): Promise<CampaignRow> {
  const row = await campaigns.campaign(campaignId)
  if (row === null) throw new CommandError('campaign-unknown', { campaignId })
  return row
}

async function openCampaign(view: Pick<StoreView, 'campaigns'>, campaignId: string): Promise<CampaignRow> {
  const row = await loadCampaign(view, campaignId)
  if (row.closedAt !== null) throw new CommandError('campaign-closed', { campaignId, at: row.closedAt })
  return row
}
