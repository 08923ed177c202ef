// Campaigns as facts: the plan, the population as it was fixed when it started, and what happened to its members. The
// census of any past day is computed from the events; a campaign ends once (laws L6, L10).

import type { Instant } from './list-area.ts'

export interface CampaignRow {
  readonly campaignId: string
  /** The plan as JSON. */
  readonly plan: unknown
  readonly proposalId: string
  readonly startedAt: Instant
  /** How many members; fixed. */
  readonly population: number
  /** Hex SHA-256 over the members with their paths, in their order. */
  readonly populationDigest: string
  readonly closedAt: Instant | null
  readonly closedBy: string | null
  readonly closedBecause: string | null
}

export interface CampaignMemberRow {
  readonly campaignId: string
  /** From 1: the order of work. */
  readonly rank: number
  readonly memberId: string
  /** How they were reached, as JSON. */
  readonly reached: unknown
}

export interface CampaignEventRow {
  readonly eventId: string
  readonly campaignId: string
  readonly memberId: string
  /** When it was so. */
  readonly at: Instant
  readonly recordedAt: Instant
  readonly personId: string
  readonly evidenceId: string
  /** What changed, as JSON. */
  readonly change: unknown
  readonly actId: string
}

export interface CampaignReads {
  campaign(campaignId: string): Promise<CampaignRow | null>
  /** In the order in which they started. */
  campaigns(): Promise<readonly CampaignRow[]>
  /** In the order of work. */
  members(campaignId: string): Promise<readonly CampaignMemberRow[]>
  /** In the order in which they were recorded. */
  events(campaignId: string): Promise<readonly CampaignEventRow[]>
}

export interface CampaignArea extends CampaignReads {
  start(campaign: CampaignRow, members: readonly CampaignMemberRow[]): Promise<void>
  addEvents(events: readonly CampaignEventRow[]): Promise<void>
  /** False where it was closed before. */
  close(
    campaignId: string,
    end: { readonly at: Instant; readonly by: string; readonly because: string },
  ): Promise<boolean>
}
