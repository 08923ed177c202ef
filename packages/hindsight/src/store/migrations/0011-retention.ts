// Holds that keep subjects from being erased, and erasures.

import type { Migration } from './migration.ts'

export const retentionMigration: Migration = {
  version: 11,
  name: 'retention',
  statements: ({ text, integer, table }) => [
    `create table legal_holds (
      place ${integer} primary key,
      hold_id ${text} not null unique,
      subject_id ${text} not null,
      reason ${text} not null,
      owner ${text} not null,
      until ${text} not null,
      placed_by ${text} not null,
      placed_at ${text} not null,
      act_id ${text} not null,
      lifted_at ${text}
    ) ${table}`,
    'create index legal_holds_of_subject on legal_holds (subject_id, place)',
    `create table erasures (
      place ${integer} primary key,
      subject_id ${text} not null unique,
      proposal_id ${text} not null,
      reason ${text} not null,
      decided_at ${text} not null,
      finished_at ${text}
    ) ${table}`,
    'create index erasures_to_do on erasures (finished_at)',
  ],
}
