// Review as facts: hits that stand, cases with their items and everything that was done with them, exemptions, and what is
// to be told outside. Values about a subject are sealed under its key (laws L6, L13).

import type { Instant } from './list-area.ts'

/** A hit of a subject with a listed party as it is live: derived, and replaced by the screening or lookback that moves it. */
export interface StandingHitRow {
  readonly subjectId: string
  readonly listId: string
  readonly partyId: string
  readonly score: number
  /** Good-guy entry that keeps it from opening an alert. */
  readonly suppressedBy: string | null
  /** Run that found it as it is. */
  readonly runId: string
  /** The comparison as canonical JSON, sealed under the subject's key. */
  readonly sealed: Uint8Array
}

export interface CaseRow {
  readonly caseId: string
  readonly subjectId: string
  /** A state of the engine's table of cases. */
  readonly state: string
  /** What opened it: a screening or a lookback. */
  readonly cause: string
  readonly openedAt: Instant
  readonly changedAt: Instant
  readonly due: Instant
  readonly assignee: string | null
  /** Of a closed case. */
  readonly verdict: string | null
  /** Axes of priority as JSON: nothing about who the subject is. */
  readonly priority: unknown
}

/** A hit in a case. Several rows of one party are its history; the last is how it stands. */
export interface CaseItemRow {
  readonly caseId: string
  readonly subjectId: string
  readonly listId: string
  readonly partyId: string
  readonly runId: string
  readonly cause: string
  readonly recordedAt: Instant
  /** Party, comparison, evidence and differences as canonical JSON, sealed under the subject's key. */
  readonly sealed: Uint8Array
}

/** Something done with a case, by a person or by itself. Immutable. */
export interface CaseEvent {
  readonly eventId: string
  readonly caseId: string
  /** An act of the engine's table of cases. */
  readonly act: string
  readonly at: Instant
  readonly operatorId: string | null
  readonly actId: string | null
  readonly proposalId: string | null
  readonly stateAfter: string
  /** What was said, as canonical JSON sealed under the subject's key. */
  readonly sealed: Uint8Array
}

/** An exemption of one pair. */
export interface GoodGuyRow {
  readonly goodGuyId: string
  readonly subjectId: string
  readonly listId: string
  readonly partyId: string
  readonly grantedAt: Instant
  readonly until: Instant
  readonly revokedAt: Instant | null
  /** The entry as canonical JSON, sealed under the subject's key. */
  readonly sealed: Uint8Array
}

/** Something to be told outside. Payloads carry identifiers, never values about a person. */
export interface OutboxEntry {
  /** From 1, in order of recording. */
  readonly place: number
  /** The same message told twice is one message. */
  readonly messageId: string
  readonly kind: string
  readonly payload: unknown
  readonly recordedAt: Instant
}

export interface CaseFilter {
  readonly subjectId?: string
  readonly state?: string
  readonly assignee?: string
}

export interface CaseReads {
  /** Standing hits by subject; subjects without one have none. */
  standing(subjectIds: readonly string[]): Promise<ReadonlyMap<string, readonly StandingHitRow[]>>
  /** Subjects that have a standing hit with a party, in order of id. */
  holders(listId: string, partyId: string): Promise<readonly string[]>
  /** Every subject with a standing hit, in order of id. */
  allHolders(): AsyncIterable<readonly string[]>
  case(caseId: string): Promise<CaseRow | null>
  /** In order of opening. */
  cases(filter: CaseFilter): Promise<readonly CaseRow[]>
  casesOf(subjectIds: readonly string[]): Promise<readonly CaseRow[]>
  items(caseIds: readonly string[]): Promise<readonly CaseItemRow[]>
  events(caseId: string): Promise<readonly CaseEvent[]>
  goodGuy(goodGuyId: string): Promise<GoodGuyRow | null>
  /** Every exemption there ever was, in order of granting. */
  goodGuys(): Promise<readonly GoodGuyRow[]>
  goodGuysOf(subjectIds: readonly string[]): Promise<readonly GoodGuyRow[]>
  /** Exemptions that end between two instants (after the first, up to the second). */
  goodGuysEnding(after: Instant, upTo: Instant): Promise<readonly GoodGuyRow[]>
  /** Place of the newest message; 0 where there is none. */
  lastMessage(): Promise<number>
  outboxAfter(place: number, limit: number): Promise<readonly OutboxEntry[]>
  counts(): Promise<{
    readonly standing: number
    readonly cases: number
    readonly openCases: number
    readonly items: number
    readonly goodGuys: number
  }>
}

export interface CaseArea extends CaseReads {
  /** Gives these subjects exactly these standing hits. */
  replaceStanding(subjectIds: readonly string[], hits: readonly StandingHitRow[]): Promise<void>
  addCase(row: CaseRow): Promise<void>
  saveCase(row: CaseRow): Promise<void>
  addItems(items: readonly CaseItemRow[]): Promise<void>
  addEvent(event: CaseEvent): Promise<void>
  addGoodGuy(entry: GoodGuyRow): Promise<void>
  /** False where it was revoked before. */
  revokeGoodGuy(goodGuyId: string, at: Instant): Promise<boolean>
  /** Appends messages; one whose id is there already is not added. */
  tell(messages: readonly Omit<OutboxEntry, 'place'>[]): Promise<void>
}
