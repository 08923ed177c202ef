// Review: standing hits, cases with items and events, exemptions, and the outbox.

import type { Migration } from './migration.ts'

type Words = Parameters<Migration['statements']>[0]

export const caseMigration: Migration = {
  version: 7,
  name: 'cases',
  statements: (words) => [...hitStatements(words), ...caseStatements(words), ...messageStatements(words)],
}

function hitStatements({ text, bytes, real, table }: Words): readonly string[] {
  return [
    `create table standing_hits (
      subject_id ${text} not null,
      list_id ${text} not null,
      party_id ${text} not null,
      score ${real} not null,
      suppressed_by ${text},
      run_id ${text} not null,
      sealed ${bytes} not null,
      primary key (subject_id, list_id, party_id)
    ) ${table}`,
    'create index standing_hits_of_party on standing_hits (list_id, party_id)',
  ]
}

function caseStatements({ text, integer, bytes, table }: Words): readonly string[] {
  return [
    `create table cases (
      place ${integer} primary key,
      case_id ${text} not null unique,
      subject_id ${text} not null,
      state ${text} not null,
      cause ${text} not null,
      opened_at ${text} not null,
      changed_at ${text} not null,
      due ${text} not null,
      assignee ${text},
      verdict ${text},
      priority ${text} not null
    ) ${table}`,
    'create index cases_of_subject on cases (subject_id, place)',
    'create index cases_by_state on cases (state, place)',
    `create table case_items (
      place ${integer} primary key,
      case_id ${text} not null references cases (case_id),
      subject_id ${text} not null,
      list_id ${text} not null,
      party_id ${text} not null,
      run_id ${text} not null,
      cause ${text} not null,
      recorded_at ${text} not null,
      sealed ${bytes} not null
    ) ${table}`,
    'create index case_items_of_case on case_items (case_id, place)',
    `create table case_events (
      place ${integer} primary key,
      event_id ${text} not null unique,
      case_id ${text} not null references cases (case_id),
      act ${text} not null,
      acted_at ${text} not null,
      operator_id ${text},
      act_id ${text},
      proposal_id ${text},
      state_after ${text} not null,
      sealed ${bytes} not null
    ) ${table}`,
    'create index case_events_of_case on case_events (case_id, place)',
  ]
}

function messageStatements({ text, integer, bytes, table }: Words): readonly string[] {
  return [
    `create table good_guys (
      place ${integer} primary key,
      good_guy_id ${text} not null unique,
      subject_id ${text} not null,
      list_id ${text} not null,
      party_id ${text} not null,
      granted_at ${text} not null,
      until ${text} not null,
      revoked_at ${text},
      sealed ${bytes} not null
    ) ${table}`,
    'create index good_guys_of_subject on good_guys (subject_id, place)',
    'create index good_guys_by_end on good_guys (until)',
    `create table outbox (
      place ${integer} primary key,
      message_id ${text} not null unique,
      kind ${text} not null,
      payload ${text} not null,
      recorded_at ${text} not null
    ) ${table}`,
  ]
}
