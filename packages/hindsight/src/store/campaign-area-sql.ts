// Campaigns in SQL: members and events are only appended, and a campaign has one end.

import type { Selectable } from 'kysely'
import type { CampaignArea, CampaignEventRow, CampaignMemberRow, CampaignReads, CampaignRow } from './campaign-area.ts'
import type { Session } from './connection.ts'
import { nextPlace } from './next-place.ts'
import { storedJson, storedText } from './stored-text.ts'

export interface CampaignTables {
  campaigns: {
    place: number
    campaign_id: string
    plan: string
    proposal_id: string
    started_at: string
    population: number
    population_digest: string
    closed_at: string | null
    closed_by: string | null
    closed_because: string | null
  }
  campaign_members: { campaign_id: string; rank: number; member_id: string; reached: string }
  campaign_events: {
    place: number
    event_id: string
    campaign_id: string
    member_id: string
    at: string
    recorded_at: string
    person_id: string
    evidence_id: string
    change: string
    act_id: string
  }
}

/** What can be read of campaigns in this session. */
export function campaignReads({ db }: Session): CampaignReads {
  return {
    async campaign(campaignId) {
      const query = db.selectFrom('campaigns').selectAll().where('campaign_id', '=', campaignId)
      const row = await query.executeTakeFirst()
      return row === undefined ? null : campaignOf(row)
    },
    async campaigns() {
      return (await db.selectFrom('campaigns').selectAll().orderBy('place').execute()).map(campaignOf)
    },
    async members(campaignId) {
      const query = db.selectFrom('campaign_members').selectAll().where('campaign_id', '=', campaignId).orderBy('rank')
      return (await query.execute()).map(memberOf)
    },
    async events(campaignId) {
      const query = db.selectFrom('campaign_events').selectAll().where('campaign_id', '=', campaignId).orderBy('place')
      return (await query.execute()).map(eventOf)
    },
  }
}

/** What can be read and written of campaigns in this transaction. */
export function campaignArea(session: Session): CampaignArea {
  const { db } = session
  return {
    ...campaignReads(session),
    async start({ campaignId, plan, proposalId, startedAt, ...rest }, members) {
      const place = await nextPlace(session, 'campaigns')
      const row = {
        place,
        campaign_id: storedText(campaignId, 'campaign'),
        plan: storedText(storedJson(plan), 'campaign'),
        proposal_id: proposalId,
        started_at: startedAt,
        population: rest.population,
        population_digest: rest.populationDigest,
        closed_at: rest.closedAt,
        closed_by: rest.closedBy,
        closed_because: rest.closedBecause,
      }
      await session.insert('campaigns', [row])
      const rows = members.map(({ rank, memberId, reached }) => ({
        campaign_id: campaignId,
        rank,
        member_id: storedText(memberId, 'member'),
        reached: storedText(storedJson(reached), 'member'),
      }))
      await session.insert('campaign_members', rows)
    },
    async addEvents(events) {
      const first = await nextPlace(session, 'campaign_events')
      const rows = events.map((event, at) => ({
        place: first + at,
        event_id: event.eventId,
        campaign_id: event.campaignId,
        member_id: event.memberId,
        at: event.at,
        recorded_at: event.recordedAt,
        person_id: event.personId,
        evidence_id: storedText(event.evidenceId, 'event'),
        change: storedText(storedJson(event.change), 'event'),
        act_id: event.actId,
      }))
      await session.insert('campaign_events', rows)
    },
    async close(campaignId, { at, by, because }) {
      const end = { closed_at: at, closed_by: by, closed_because: storedText(because, 'campaign') }
      const query = db.updateTable('campaigns').set(end).where('campaign_id', '=', campaignId)
      const { numUpdatedRows } = await query.where('closed_at', 'is', null).executeTakeFirst()
      return numUpdatedRows > 0n
    },
  }
}

function campaignOf(row: Selectable<CampaignTables['campaigns']>): CampaignRow {
  return {
    campaignId: row.campaign_id,
    plan: JSON.parse(row.plan) as unknown,
    proposalId: row.proposal_id,
    startedAt: row.started_at,
    population: row.population,
    populationDigest: row.population_digest,
    closedAt: row.closed_at,
    closedBy: row.closed_by,
    closedBecause: row.closed_because,
  }
}

function memberOf(row: Selectable<CampaignTables['campaign_members']>): CampaignMemberRow {
  const { campaign_id: campaignId, rank, member_id: memberId, reached } = row
  return { campaignId, rank, memberId, reached: JSON.parse(reached) as unknown }
}

function eventOf(row: Selectable<CampaignTables['campaign_events']>): CampaignEventRow {
  return {
    eventId: row.event_id,
    campaignId: row.campaign_id,
    memberId: row.member_id,
    at: row.at,
    recordedAt: row.recorded_at,
    personId: row.person_id,
    evidenceId: row.evidence_id,
    change: JSON.parse(row.change) as unknown,
    actId: row.act_id,
  }
}
