// The store itself: who it is, and which steps of the schema it has.

import type { Migration } from './migration.ts'

export const storeMigration: Migration = {
  version: 1,
  name: 'store',
  statements: ({ text, integer, table }) => [
    `create table store_facts (
      only_row ${integer} primary key check (only_row = 1),
      store_id ${text} not null,
      is_for_tests ${integer} not null check (is_for_tests in (0, 1)),
      created_at ${text} not null
    ) ${table}`,
    `create table store_schema (
      version ${integer} primary key,
      name ${text} not null,
      migrated_at ${text} not null
    ) ${table}`,
  ],
}
