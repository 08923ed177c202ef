// Lists and their versions as facts: bytes as received by content hash, parties as parsed once per digest, which party
// was on which version as intervals, and one row that says which version is live (laws L6, L12).

import type { ListedParty } from '@hindsight/engine/model'

/** UTC with milliseconds, `2026-11-22T10:00:00.000Z`: sorts as text. */
export type Instant = string

export interface StoredList {
  readonly listId: string
  readonly addedAt: Instant
  /** A publisher's list, or one of the user's own. */
  readonly kind: 'published' | 'custom'
  /** Settings of the gate and of age, as canonical JSON of the newest settings act. */
  readonly settings: unknown
}

/** One file as it was received. Its bytes are kept under their hash, compressed. */
export interface ReceivedFile {
  readonly name: string
  readonly sha256: string
  readonly bytes: number
}

/** Something that arrived for a list, whatever became of it: read, unchanged or refused. Never deleted. */
export interface Receipt {
  readonly receiptId: string
  readonly listId: string
  readonly receivedAt: Instant
  readonly recordedAt: Instant
  /** Where it came from: a path, a URL, a bundle. */
  readonly source: string
  readonly files: readonly ReceivedFile[]
  /** Headers and final addresses as canonical JSON; empty for files. */
  readonly transport: unknown
  readonly outcome: 'live' | 'held' | 'unchanged' | 'refused'
  /** The version that it became or is equal to. */
  readonly versionId: string | null
  /** Faults of a refusal, or the report of the gate, as JSON. */
  readonly report: unknown
}

/** One version of a list, read whole. Immutable. */
export interface StoredVersion {
  /** `us_ofac_sdn@2022-12-28`, with `.2`, `.3`, … where one date has several. */
  readonly versionId: string
  readonly listId: string
  /** Place among all versions of this list in the order in which they were recorded, from 1, without gaps. */
  readonly sequence: number
  readonly publishedAt: string | null
  readonly receivedAt: Instant
  readonly recordedAt: Instant
  readonly receiptId: string
  readonly format: string
  readonly profile: string
  readonly sha256: string
  readonly records: number
  readonly parties: number
  readonly rejects: number
  /** Rejects, records marked as removed, notes and what is incomplete, as JSON. */
  readonly reading: unknown
  /** What the gate said when it came. */
  readonly verdict: 'live' | 'held'
  readonly report: unknown
  /** Counts and rates that the next version's gate compares with, as JSON. */
  readonly stats: unknown
}

/** A moment at which a version went live. */
export interface LiveRow {
  readonly listId: string
  readonly versionId: string
  /** Grows by one with each change of what is live, over all lists: the watermark of a screening. */
  readonly epoch: number
  readonly liveFrom: Instant
  /** Accepted by the gate, or the approval that released it. */
  readonly cause: 'accepted' | 'released'
  readonly proposalId: string | null
}

export interface NewVersion extends Omit<StoredVersion, 'sequence' | 'versionId'> {
  /** Every party of the version: id → digest of its canonical form. */
  readonly members: ReadonlyMap<string, string>
  /** Bodies by digest; those that are already kept may be left out. */
  readonly bodies: ReadonlyMap<string, ListedParty>
}

export interface ListReads {
  all(): Promise<readonly StoredList[]>
  find(listId: string): Promise<StoredList | null>
  /** In order of sequence. */
  versions(listId: string): Promise<readonly StoredVersion[]>
  version(versionId: string): Promise<StoredVersion | null>
  /** In order of recording. */
  receipts(listId: string): Promise<readonly Receipt[]>
  /** What is live now, or was at `knownAt` as recorded then. */
  live(listId: string, knownAt?: Instant): Promise<LiveRow | null>
  /** What is live of every list, in order of list id. */
  allLive(knownAt?: Instant): Promise<readonly LiveRow[]>
  liveHistory(listId: string): Promise<readonly LiveRow[]>
  /** Party id → digest, of one version. */
  members(versionId: string): Promise<ReadonlyMap<string, string>>
  /** Every party of one version, in order of id, in batches. */
  parties(versionId: string): AsyncIterable<readonly ListedParty[]>
  /** Parties by digest; an unknown digest is an integrity fault. */
  bodies(listId: string, digests: readonly string[]): Promise<ReadonlyMap<string, ListedParty>>
  /** Which of these digests are kept already. */
  keptDigests(listId: string, digests: readonly string[]): Promise<ReadonlySet<string>>
  /** The bytes as received; checked against their hash. Null if they were never kept. */
  fileBytes(sha256: string): Promise<Uint8Array | null>
}

export interface ListArea extends ListReads {
  addList(list: StoredList): Promise<void>
  changeSettings(listId: string, settings: unknown): Promise<void>
  /** Keeps bytes under their hash unless they are there. */
  keepFile(file: ReceivedFile, content: Uint8Array): Promise<void>
  addReceipt(receipt: Receipt): Promise<void>
  /** Appends a version with its members and gives it its id and sequence. */
  addVersion(version: NewVersion): Promise<StoredVersion>
  /** Points the list at a version: the one row that readers follow. */
  goLive(row: Omit<LiveRow, 'epoch'>): Promise<LiveRow>
}
