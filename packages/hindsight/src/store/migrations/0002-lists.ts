// Lists: bytes as received by hash, parties as parsed by digest in packs, versions, who was on which as intervals of
// sequences, and the one row per list that says what is live.

import type { ColumnWords, Migration } from './migration.ts'

export const listMigration: Migration = {
  version: 2,
  name: 'lists',
  statements: (words) => [...receivedTables(words), ...versionTables(words), ...liveTables(words)],
}

/** What arrived, whatever became of it. */
function receivedTables({ text, integer, bytes, table }: ColumnWords): readonly string[] {
  return [
    `create table lists (
      list_key ${integer} primary key,
      list_id ${text} not null unique,
      kind ${text} not null,
      added_at ${text} not null,
      settings ${text} not null
    ) ${table}`,
    `create table files (
      sha256 ${text} primary key,
      bytes ${integer} not null,
      kept_bytes ${integer} not null
    ) ${table}`,
    // In parts, so that neither database has to take a large file in one value.
    `create table file_parts (
      sha256 ${text} not null references files (sha256),
      part ${integer} not null,
      content ${bytes} not null,
      primary key (sha256, part)
    ) ${table}`,
    `create table receipts (
      place ${integer} primary key,
      receipt_id ${text} not null unique,
      list_key ${integer} not null references lists (list_key),
      received_at ${text} not null,
      recorded_at ${text} not null,
      source ${text} not null,
      files ${text} not null,
      transport ${text} not null,
      outcome ${text} not null check (outcome in ('live', 'held', 'unchanged', 'refused')),
      version_id ${text},
      report ${text} not null
    ) ${table}`,
    'create index receipts_of_list on receipts (list_key, place)',
  ]
}

/** What a version says, and who was on it. */
function versionTables({ text, integer, bytes, table }: ColumnWords): readonly string[] {
  return [
    `create table list_versions (
      list_key ${integer} not null references lists (list_key),
      sequence ${integer} not null,
      version_id ${text} not null unique,
      published_at ${text},
      received_at ${text} not null,
      recorded_at ${text} not null,
      receipt_id ${text} not null,
      format ${text} not null,
      profile ${text} not null,
      sha256 ${text} not null,
      records ${integer} not null,
      parties ${integer} not null,
      rejects ${integer} not null,
      reading ${text} not null,
      verdict ${text} not null check (verdict in ('live', 'held')),
      report ${text} not null,
      stats ${text} not null,
      members_digest ${text} not null,
      primary key (list_key, sequence)
    ) ${table}`,
    `create table body_packs (
      list_key ${integer} not null references lists (list_key),
      pack ${integer} not null,
      sha256 ${text} not null,
      content ${bytes} not null,
      primary key (list_key, pack)
    ) ${table}`,
    `create table bodies (
      list_key ${integer} not null,
      body ${integer} not null,
      digest ${text} not null,
      pack ${integer} not null,
      position ${integer} not null,
      primary key (list_key, body),
      unique (list_key, digest),
      foreign key (list_key, pack) references body_packs (list_key, pack)
    ) ${table}`,
    // From the first version that has it to before the first that has it no more; null while the newest has it.
    `create table list_members (
      list_key ${integer} not null,
      party_id ${text} not null,
      from_sequence ${integer} not null,
      to_sequence ${integer} check (to_sequence > from_sequence),
      body ${integer} not null,
      primary key (list_key, party_id, from_sequence),
      foreign key (list_key, body) references bodies (list_key, body)
    ) ${table}`,
    'create index list_members_now on list_members (list_key, party_id) where to_sequence is null',
  ]
}

/** What readers follow, and followed. */
function liveTables({ text, integer, table }: ColumnWords): readonly string[] {
  return [
    `create table live_history (
      epoch ${integer} primary key,
      list_key ${integer} not null references lists (list_key),
      version_id ${text} not null references list_versions (version_id),
      live_from ${text} not null,
      cause ${text} not null check (cause in ('accepted', 'released')),
      proposal_id ${text}
    ) ${table}`,
    'create index live_history_of_list on live_history (list_key, epoch)',
    `create table live_versions (
      list_key ${integer} primary key references lists (list_key),
      epoch ${integer} not null references live_history (epoch)
    ) ${table}`,
  ]
}
