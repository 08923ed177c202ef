// Subjects as facts: every version that we were ever given, sealed under the subject's own key, in one unbroken sequence;
// beside them, derived, what the newest version is, whether it is monitored and how far it was screened (laws L2, L6).

import type { Instant } from './list-area.ts'

/** How far something was screened: each part only grows (reliability A6.3). */
export interface Watermark {
  /** Epoch of the lists: grows whenever a version goes live. */
  readonly listEpoch: number
  /** Sequence of the policy in use. */
  readonly policySequence: number
  /** Sequence of claims and links. */
  readonly linkSequence: number
}

/** One version of a subject. Immutable; erased by destroying its key, which is kept elsewhere. */
export interface SubjectVersion {
  /** Place among all versions of all subjects in the order in which they were recorded, from 1, without gaps. */
  readonly sequence: number
  readonly subjectId: string
  /** From 1 for each subject. */
  readonly version: number
  readonly recordedAt: Instant
  /** From when it was true in the world, as stated; null where nobody said. */
  readonly validFrom: Instant | null
  /** The import that brought it, and the first physical line of its record there. */
  readonly importId: string | null
  readonly line: number | null
  /** The subject as canonical JSON, sealed. */
  readonly sealed: Uint8Array
  /** Hex of a keyed digest of the canonical JSON: equal content of one subject gives the same, and it tells nothing. */
  readonly commitment: string
}

/** A version before it has its place, and how far the subject was screened with it. */
export interface NewSubjectVersion extends Omit<SubjectVersion, 'sequence' | 'version'> {
  readonly watermark: Watermark
}

/** What is derived for each subject: the one row that changes. */
export interface SubjectHead {
  readonly subjectId: string
  readonly sequence: number
  readonly version: number
  readonly commitment: string
  readonly isMonitored: boolean
  readonly watermark: Watermark
}

/** Monitoring switched on or off, by whom and why. */
export interface MonitoringChange {
  readonly subjectId: string
  readonly isMonitored: boolean
  readonly actId: string | null
  readonly reason: string
  readonly recordedAt: Instant
}

/** A subject's place in a group whose every party is screened: owner, director, consignee. */
export interface SubjectRole {
  readonly groupId: string
  readonly role: string
  readonly subjectId: string
  readonly recordedAt: Instant
  readonly endedAt: Instant | null
}

/** One import of a file: where it stands is committed with each batch, so that it can be continued. */
export interface SubjectImport {
  /** Digest of the file and of what was asked of it. */
  readonly importId: string
  readonly source: string
  readonly startedAt: Instant
  readonly endedAt: Instant | null
  readonly runId: string | null
  /** Records of the file that are done. */
  readonly rows: number
  readonly imported: number
  readonly unchanged: number
  readonly rejected: number
}

/** A row of an import that did not become a subject. Its values are not kept. */
export interface RejectedRow {
  readonly importId: string
  readonly line: number
  readonly reason: string
}

export interface SubjectReads {
  head(subjectId: string): Promise<SubjectHead | null>
  /** Those of these that are there, by id. */
  heads(subjectIds: readonly string[]): Promise<ReadonlyMap<string, SubjectHead>>
  version(subjectId: string, version: number): Promise<SubjectVersion | null>
  /** The newest version recorded at or before `knownAt`. */
  versionAt(subjectId: string, knownAt: Instant): Promise<SubjectVersion | null>
  history(subjectId: string): Promise<readonly SubjectVersion[]>
  /** Every version with a sequence above `after`, in order, in batches: what an index has not yet seen. */
  versionsAfter(after: number): AsyncIterable<readonly SubjectVersion[]>
  /** The newest version of every monitored subject, in order of sequence, in batches. */
  monitored(after?: number): AsyncIterable<readonly SubjectVersion[]>
  /** The versions with these sequences, in order of sequence; each has to be there. */
  bySequences(sequences: readonly number[]): Promise<readonly SubjectVersion[]>
  /** The newest versions of these subjects, by id. */
  newest(subjectIds: readonly string[]): Promise<ReadonlyMap<string, SubjectVersion>>
  /** Ids of subjects in order of id, from `after` on. */
  ids(after: string, limit: number): Promise<readonly string[]>
  counts(): Promise<{ readonly subjects: number; readonly monitored: number; readonly lastSequence: number }>
  /** How many monitored subjects are behind this, and how far the furthest is. */
  behind(target: Watermark): Promise<{ readonly count: number; readonly lowest: Watermark | null }>
  monitoringChanges(subjectId: string): Promise<readonly MonitoringChange[]>
  /** Changes of monitoring behind a place, in order, each with its own: what an index has not yet seen. */
  monitoringAfter(place: number): Promise<readonly (MonitoringChange & { readonly place: number })[]>
  roles(subjectId: string): Promise<readonly SubjectRole[]>
  /** The roles of all of these subjects. */
  rolesOf(subjectIds: readonly string[]): Promise<readonly SubjectRole[]>
  group(groupId: string): Promise<readonly SubjectRole[]>
  import(importId: string): Promise<SubjectImport | null>
  rejectedRows(importId: string): AsyncIterable<readonly RejectedRow[]>
}

export interface SubjectArea extends SubjectReads {
  /** Appends versions in the order given and gives their sequences; each head follows, at its watermark. */
  addVersions(versions: readonly NewSubjectVersion[]): Promise<readonly SubjectVersion[]>
  /** Switches monitoring; false where it already was so. */
  setMonitoring(change: MonitoringChange): Promise<boolean>
  /** Raises the watermark of these subjects; what is higher stays. */
  advance(subjectIds: readonly string[], watermark: Watermark): Promise<void>
  /** Raises the watermark of every subject up to a sequence at once, at the cost of one row. */
  advanceAll(upToSequence: number, watermark: Watermark): Promise<void>
  addRoles(roles: readonly SubjectRole[]): Promise<void>
  saveImport(progress: SubjectImport): Promise<void>
  addRejectedRows(rows: readonly RejectedRow[]): Promise<void>
}
