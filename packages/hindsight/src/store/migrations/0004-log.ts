// The log: raw record bytes in order, what they can be found by, the frontier of their tree, and checkpoints as signed
// notes.

import type { Migration } from './migration.ts'

export const logMigration: Migration = {
  version: 4,
  name: 'log',
  statements: ({ text, integer, bytes, table }) => [
    `create table log_records (
      sequence ${integer} primary key,
      bytes ${bytes} not null,
      leaf ${bytes} not null
    ) ${table}`,
    `create table log_references (
      reference ${text} not null,
      sequence ${integer} not null references log_records (sequence),
      primary key (reference, sequence)
    ) ${table}`,
    `create table log_frontier (
      only_row ${integer} primary key check (only_row = 1),
      size ${integer} not null,
      hashes ${bytes} not null
    ) ${table}`,
    `create table log_checkpoints (
      place ${integer} primary key,
      size ${integer} not null unique,
      note ${text} not null
    ) ${table}`,
  ],
}
