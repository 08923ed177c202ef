// Claims, what was done to them, links, and the campaigns that start from them.

import type { Migration } from './migration.ts'

export const informationMigration: Migration = {
  version: 12,
  name: 'information',
  statements: ({ text, integer, bytes, table }) => [
    `create table claims (
      place ${integer} primary key,
      claim_id ${text} not null unique,
      subject_id ${text} not null,
      key_id ${text} not null,
      sealed ${bytes} not null,
      entered_by ${text} not null,
      act_id ${text} not null,
      recorded_at ${text} not null
    ) ${table}`,
    `create table claim_marks (
      place ${integer} primary key,
      claim_id ${text} not null references claims (claim_id),
      kind ${text} not null check (kind in ('corrected', 'retracted', 'contradicted')),
      by_claim_id ${text},
      because ${text} not null,
      person_id ${text} not null,
      act_id ${text} not null,
      recorded_at ${text} not null
    ) ${table}`,
    `create table links (
      place ${integer} primary key,
      link_id ${text} not null unique,
      kind ${text} not null,
      from_id ${text} not null,
      to_id ${text} not null,
      valid_from ${text},
      valid_to ${text},
      grade ${text} not null,
      evidence_for ${text} not null,
      evidence_against ${text} not null,
      act_id ${text} not null,
      recorded_at ${text} not null
    ) ${table}`,
    `create table campaigns (
      place ${integer} primary key,
      campaign_id ${text} not null unique,
      plan ${text} not null,
      proposal_id ${text} not null,
      started_at ${text} not null,
      population ${integer} not null,
      population_digest ${text} not null,
      closed_at ${text},
      closed_by ${text},
      closed_because ${text}
    ) ${table}`,
    `create table campaign_members (
      campaign_id ${text} not null references campaigns (campaign_id),
      rank ${integer} not null,
      member_id ${text} not null,
      reached ${text} not null,
      primary key (campaign_id, rank),
      unique (campaign_id, member_id)
    ) ${table}`,
    `create table campaign_events (
      place ${integer} primary key,
      event_id ${text} not null unique,
      campaign_id ${text} not null,
      member_id ${text} not null,
      at ${text} not null,
      recorded_at ${text} not null,
      person_id ${text} not null,
      evidence_id ${text} not null,
      change ${text} not null,
      act_id ${text} not null,
      foreign key (campaign_id, member_id) references campaign_members (campaign_id, member_id)
    ) ${table}`,
    'create index campaign_events_of_campaign on campaign_events (campaign_id, place)',
  ],
}
