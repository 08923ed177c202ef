// Lookbacks: runs with their progress, what they did to whom, and leases.

import type { Migration } from './migration.ts'

export const lookbackMigration: Migration = {
  version: 8,
  name: 'lookbacks',
  statements: ({ text, integer, table }) => [
    `create table lookback_runs (
      place ${integer} primary key,
      run_id ${text} not null unique,
      cause ${text} not null,
      state ${text} not null check (state in ('running', 'done', 'parked')),
      started_at ${text} not null,
      ended_at ${text},
      from_mark ${text} not null,
      to_mark ${text} not null,
      up_to_sequence ${integer} not null,
      population ${integer} not null,
      detail ${text} not null,
      done_to ${text} not null,
      touched ${integer} not null,
      newly_review ${integer} not null,
      still_review ${integer} not null,
      no_longer_review ${integer} not null,
      still_clear ${integer} not null,
      overtaken ${integer} not null,
      pairs_scored ${integer} not null,
      proven_unaffected ${integer},
      attempts ${integer} not null,
      fault ${text},
      check (touched = newly_review + still_review + no_longer_review + still_clear),
      check (ended_at is null or state <> 'done' or touched + overtaken + proven_unaffected = population)
    ) ${table}`,
    `create table lookback_outcomes (
      place ${integer} primary key,
      run_id ${text} not null references lookback_runs (run_id),
      subject_id ${text} not null,
      outcome ${text} not null,
      gained ${text} not null,
      lost ${text} not null,
      altered ${text} not null,
      recorded_at ${text} not null,
      unique (run_id, subject_id)
    ) ${table}`,
    'create index lookback_outcomes_of_subject on lookback_outcomes (subject_id, place)',
    `create table leases (
      name ${text} primary key,
      holder ${text} not null,
      fence ${integer} not null,
      until ${text} not null
    ) ${table}`,
  ],
}
