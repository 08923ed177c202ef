// The tables of lists and their versions (migrations/0002-lists.ts), and rows as the area gives them.

import type { LiveRow, Receipt, StoredList, StoredVersion } from './list-area.ts'

export interface ListTables {
  lists: ListRow
  files: { sha256: string; bytes: number; kept_bytes: number }
  file_parts: { sha256: string; part: number; content: Uint8Array }
  receipts: ReceiptRow
  list_versions: VersionRow
  body_packs: { list_key: number; pack: number; sha256: string; content: Uint8Array }
  bodies: { list_key: number; body: number; digest: string; pack: number; position: number }
  list_members: {
    list_key: number
    party_id: string
    from_sequence: number
    to_sequence: number | null
    body: number
  }
  live_history: LiveHistoryRow
  live_versions: { list_key: number; epoch: number }
}

interface ListRow {
  list_key: number
  list_id: string
  kind: StoredList['kind']
  added_at: string
  settings: string
}

interface ReceiptRow {
  place: number
  receipt_id: string
  list_key: number
  received_at: string
  recorded_at: string
  source: string
  files: string
  transport: string
  outcome: Receipt['outcome']
  version_id: string | null
  report: string
}

interface VersionRow {
  list_key: number
  sequence: number
  version_id: string
  published_at: string | null
  received_at: string
  recorded_at: string
  receipt_id: string
  format: string
  profile: string
  sha256: string
  records: number
  parties: number
  rejects: number
  reading: string
  verdict: StoredVersion['verdict']
  report: string
  stats: string
  members_digest: string
}

interface LiveHistoryRow {
  epoch: number
  list_key: number
  version_id: string
  live_from: string
  cause: LiveRow['cause']
  proposal_id: string | null
}

/** A list as it is stored. */
export function listOf(row: ListRow): StoredList {
  return { listId: row.list_id, addedAt: row.added_at, kind: row.kind, settings: JSON.parse(row.settings) }
}

/** A receipt of the list `listId`. */
export function receiptOf(row: ReceiptRow, listId: string): Receipt {
  return {
    receiptId: row.receipt_id,
    listId,
    receivedAt: row.received_at,
    recordedAt: row.recorded_at,
    source: row.source,
    files: JSON.parse(row.files) as Receipt['files'],
    transport: JSON.parse(row.transport),
    outcome: row.outcome,
    versionId: row.version_id,
    report: JSON.parse(row.report),
  }
}

/** A version of the list `listId`. */
export function versionOf(row: VersionRow, listId: string): StoredVersion {
  return {
    versionId: row.version_id,
    listId,
    sequence: row.sequence,
    publishedAt: row.published_at,
    receivedAt: row.received_at,
    recordedAt: row.recorded_at,
    receiptId: row.receipt_id,
    format: row.format,
    profile: row.profile,
    sha256: row.sha256,
    records: row.records,
    parties: row.parties,
    rejects: row.rejects,
    reading: JSON.parse(row.reading),
    verdict: row.verdict,
    report: JSON.parse(row.report),
    stats: JSON.parse(row.stats),
  }
}

/** What is or was live of the list `listId`. */
export function liveOf(row: LiveHistoryRow, listId: string): LiveRow {
  return {
    listId,
    versionId: row.version_id,
    epoch: row.epoch,
    liveFrom: row.live_from,
    cause: row.cause,
    proposalId: row.proposal_id,
  }
}
