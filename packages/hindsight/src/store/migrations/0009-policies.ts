// Policies in the order in which they came into use.

import type { Migration } from './migration.ts'

export const policyMigration: Migration = {
  version: 9,
  name: 'policies',
  statements: ({ text, integer, table }) => [
    `create table policy_uses (
      place ${integer} primary key,
      policy_version ${text} not null,
      sha256 ${text} not null,
      live_from ${text} not null,
      proposal_id ${text} not null
    ) ${table}`,
  ],
}
