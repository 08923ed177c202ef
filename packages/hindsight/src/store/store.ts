// What is kept, behind one interface for both databases: facts are appended, each with the time at which it was
// recorded; what is live is one row that points at them. The store decides nothing (laws L3, L12, L14).

import type { CampaignArea, CampaignReads } from './campaign-area.ts'
import type { CaseArea, CaseReads } from './case-area.ts'
import type { DeliveryArea, DeliveryReads } from './delivery-area.ts'
import type { InformationArea, InformationReads } from './information-area.ts'
import type { ListArea, ListReads } from './list-area.ts'
import type { LogArea, LogReads } from './log-area.ts'
import type { LookbackArea, LookbackReads } from './lookback-area.ts'
import type { OperatorArea, OperatorReads } from './operator-area.ts'
import type { PolicyArea, PolicyReads } from './policy-area.ts'
import type { RetentionArea, RetentionReads } from './retention-area.ts'
import type { ScreeningArea, ScreeningReads } from './screening-area.ts'
import type { SubjectArea, SubjectReads } from './subject-area.ts'

/** Everything that can be read, at one moment: a view never shows half of somebody else's transaction. */
export interface StoreView {
  readonly lists: ListReads
  readonly operators: OperatorReads
  readonly log: LogReads
  readonly subjects: SubjectReads
  readonly screenings: ScreeningReads
  readonly cases: CaseReads
  readonly policies: PolicyReads
  readonly deliveries: DeliveryReads
  readonly lookbacks: LookbackReads
  readonly retention: RetentionReads
  readonly information: InformationReads
  readonly campaigns: CampaignReads
}

/** Everything that can be read and written in one transaction. */
export interface StoreTransaction extends StoreView {
  readonly lists: ListArea
  readonly operators: OperatorArea
  readonly log: LogArea
  readonly subjects: SubjectArea
  readonly screenings: ScreeningArea
  readonly cases: CaseArea
  readonly policies: PolicyArea
  readonly deliveries: DeliveryArea
  readonly lookbacks: LookbackArea
  readonly retention: RetentionArea
  readonly information: InformationArea
  readonly campaigns: CampaignArea
}

export interface StoreFacts {
  /** `sqlite` or `postgres`: for messages and for the contract suite, never for a decision. */
  readonly kind: 'sqlite' | 'postgres'
  /** The folder, or the URL without its password. */
  readonly location: string
  /** Random, given at creation; backups carry it. */
  readonly storeId: string
  /** Its clock may be set with `--now`; told by every answer. */
  readonly isForTests: boolean
  readonly schemaVersion: number
}

/** What a store holds, in the database's own terms. */
export interface StoreInspection {
  readonly tables: readonly { readonly name: string; readonly rows: number }[]
  readonly bytes: number
  /** False where the database server is set up so that a power cut may take what it has acknowledged. */
  readonly syncsCommits: boolean
}

/** What was looked at, and what does not hold, as sentences that name the thing. */
export interface StoreCheck {
  readonly checked: readonly { readonly what: string; readonly count: number }[]
  readonly faults: readonly string[]
}

export interface Store extends StoreFacts {
  /** Runs `work` on one snapshot. */
  read<T>(work: (view: StoreView) => Promise<T>): Promise<T>
  /**
   * Runs `work` in one serialisable transaction and resolves when it is durable. A conflict with another process runs
   * it again, so it must have no effect but on the store. If it throws, nothing was written.
   */
  write<T>(work: (transaction: StoreTransaction) => Promise<T>): Promise<T>
  inspect(): Promise<StoreInspection>
  /** Compares everything that is kept with its hashes and counts; takes as long as reading all of it. */
  check(): Promise<StoreCheck>
  /** Ends what was asked for before, then closes. */
  close(): Promise<void>
}
