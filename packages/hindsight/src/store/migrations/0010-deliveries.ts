// Who is told outside, how far each was told, what failed, and every attempt.

import type { Migration } from './migration.ts'

export const deliveryMigration: Migration = {
  version: 10,
  name: 'deliveries',
  statements: ({ text, integer, table }) => [
    `create table delivery_targets (
      place ${integer} primary key,
      name ${text} not null unique,
      kind ${text} not null check (kind in ('command', 'file')),
      target ${text} not null,
      added_at ${text} not null,
      ended_at ${text},
      done_to ${integer} not null
    ) ${table}`,
    `create table delivery_waits (
      name ${text} not null references delivery_targets (name),
      message_place ${integer} not null,
      message_id ${text} not null,
      attempts ${integer} not null,
      state ${text} not null check (state in ('waiting', 'parked')),
      next_at ${text} not null,
      primary key (name, message_place)
    ) ${table}`,
    `create table delivery_attempts (
      place ${integer} primary key,
      name ${text} not null references delivery_targets (name),
      message_id ${text} not null,
      attempted_at ${text} not null,
      attempt ${integer} not null,
      outcome ${text} not null check (outcome in ('delivered', 'failed', 'parked')),
      detail ${text}
    ) ${table}`,
    'create index delivery_attempts_of_message on delivery_attempts (message_id, place)',
  ],
}
