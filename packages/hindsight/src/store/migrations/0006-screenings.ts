// Screenings: runs with the digest of their population, the subjects of each batch in compact form, and in full only what
// was not clear.

import type { Migration } from './migration.ts'

export const screeningMigration: Migration = {
  version: 6,
  name: 'screenings',
  statements: ({ text, integer, bytes, table }) => [
    `create table screening_runs (
      place ${integer} primary key,
      run_id ${text} not null unique,
      cause ${text} not null check (cause in ('import', 'screen', 'lookback', 'rescreening')),
      started_at ${text} not null,
      ended_at ${text},
      coverage ${text} not null,
      policy_id ${text} not null,
      engine ${text} not null,
      config_hash ${text} not null,
      population ${integer} not null,
      population_root ${text} not null,
      clear ${integer} not null,
      review ${integer} not null,
      unavailable ${integer} not null,
      check (population = clear + review + unavailable)
    ) ${table}`,
    `create table run_batches (
      run_id ${text} not null references screening_runs (run_id),
      batch ${integer} not null,
      list_epoch ${integer} not null,
      policy_sequence ${integer} not null,
      link_sequence ${integer} not null,
      lowest_sequence ${integer} not null,
      highest_sequence ${integer} not null,
      sequences ${bytes} not null,
      recorded_at ${text} not null,
      primary key (run_id, batch)
    ) ${table}`,
    'create index run_batches_by_sequence on run_batches (highest_sequence, lowest_sequence)',
    `create table screenings (
      place ${integer} primary key,
      screening_id ${text} not null unique,
      run_id ${text} not null references screening_runs (run_id),
      subject_id ${text} not null,
      subject_sequence ${integer} not null,
      state ${text} not null check (state in ('review', 'unavailable')),
      reasons ${text} not null,
      list_epoch ${integer} not null,
      policy_sequence ${integer} not null,
      link_sequence ${integer} not null,
      sealed ${bytes} not null,
      digest ${text} not null,
      recorded_at ${text} not null
    ) ${table}`,
    'create index screenings_of_subject on screenings (subject_id, place)',
    'create index screenings_of_run on screenings (run_id, place)',
  ],
}
