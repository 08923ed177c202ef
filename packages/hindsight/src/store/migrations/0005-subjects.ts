// Subjects: every version sealed and in one sequence, one derived row for each subject, floors of the watermark, roles
// in groups, and imports with the rows that they rejected.

import type { Migration } from './migration.ts'

export const subjectMigration: Migration = {
  version: 5,
  name: 'subjects',
  statements: ({ text, integer, bytes, table }) => [
    `create table subject_versions (
      sequence ${integer} primary key,
      subject_id ${text} not null,
      version ${integer} not null,
      recorded_at ${text} not null,
      valid_from ${text},
      import_id ${text},
      line ${integer},
      sealed ${bytes} not null,
      commitment ${text} not null,
      unique (subject_id, version)
    ) ${table}`,
    `create table subjects (
      subject_id ${text} primary key,
      sequence ${integer} not null unique references subject_versions (sequence),
      version ${integer} not null,
      commitment ${text} not null,
      is_monitored ${integer} not null check (is_monitored in (0, 1)),
      list_epoch ${integer} not null,
      policy_sequence ${integer} not null,
      link_sequence ${integer} not null
    ) ${table}`,
    `create table monitoring_changes (
      place ${integer} primary key,
      subject_id ${text} not null references subjects (subject_id),
      is_monitored ${integer} not null check (is_monitored in (0, 1)),
      act_id ${text},
      reason ${text} not null,
      recorded_at ${text} not null
    ) ${table}`,
    // Everyone up to a sequence is at least this far: a bulk advance is one row.
    `create table watermark_floors (
      place ${integer} primary key,
      up_to_sequence ${integer} not null,
      list_epoch ${integer} not null,
      policy_sequence ${integer} not null,
      link_sequence ${integer} not null
    ) ${table}`,
    `create table subject_roles (
      group_id ${text} not null,
      role ${text} not null,
      subject_id ${text} not null references subjects (subject_id),
      recorded_at ${text} not null,
      ended_at ${text},
      primary key (group_id, role, subject_id, recorded_at)
    ) ${table}`,
    'create index subject_roles_of_subject on subject_roles (subject_id)',
    `create table subject_imports (
      import_id ${text} primary key,
      source ${text} not null,
      started_at ${text} not null,
      ended_at ${text},
      run_id ${text},
      done_rows ${integer} not null,
      imported ${integer} not null,
      unchanged ${integer} not null,
      rejected ${integer} not null,
      check (done_rows = imported + unchanged + rejected)
    ) ${table}`,
    `create table rejected_rows (
      import_id ${text} not null references subject_imports (import_id),
      line ${integer} not null,
      reason ${text} not null,
      primary key (import_id, line)
    ) ${table}`,
  ],
}
