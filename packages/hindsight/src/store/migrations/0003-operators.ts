// Operators, their keys, what they signed, and proposals with their decisions.

import type { Migration } from './migration.ts'

export const operatorMigration: Migration = {
  version: 3,
  name: 'operators',
  statements: ({ text, integer, table }) => [
    `create table operators (
      place ${integer} primary key,
      operator_id ${text} not null unique,
      name ${text} not null,
      enrolled_at ${text} not null,
      ended_at ${text}
    ) ${table}`,
    `create table operator_keys (
      place ${integer} primary key,
      key_id ${text} not null unique,
      operator_id ${text} not null references operators (operator_id),
      public_key ${text} not null,
      enrolled_at ${text} not null,
      revoked_at ${text}
    ) ${table}`,
    'create index operator_keys_of_operator on operator_keys (operator_id, place)',
    `create table acts (
      place ${integer} primary key,
      act_id ${text} not null unique,
      kind ${text} not null,
      signed_text ${text} not null,
      operator_id ${text} not null references operators (operator_id),
      key_id ${text} not null references operator_keys (key_id),
      signature ${text} not null,
      acted_at ${text} not null
    ) ${table}`,
    `create table proposals (
      place ${integer} primary key,
      proposal_id ${text} not null unique,
      kind ${text} not null,
      target ${text} not null,
      payload ${text} not null,
      proposed_by ${text} not null,
      proposed_at ${text} not null,
      proposal_act_id ${text} not null,
      state ${text} not null check (state in ('open', 'approved', 'rejected', 'withdrawn')),
      decided_by ${text},
      decided_at ${text},
      decision_act_id ${text}
    ) ${table}`,
    'create index proposals_of_target on proposals (target, place)',
  ],
}
