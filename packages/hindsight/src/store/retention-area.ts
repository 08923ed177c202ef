// What keeps a subject from being erased, and who was erased: holds with reason, owner and end, and erasures with how far
// they came. The values themselves go with their key, which is kept elsewhere (design §4).

import type { Instant } from './list-area.ts'

/** Somebody needs what is on record, whatever the periods say. */
export interface LegalHold {
  readonly holdId: string
  readonly subjectId: string
  readonly reason: string
  /** Who answers for it. */
  readonly owner: string
  /** It ends by itself. */
  readonly until: Instant
  readonly placedBy: string
  readonly placedAt: Instant
  readonly actId: string
  readonly liftedAt: Instant | null
}

/** A subject whose values were given up by two people. */
export interface Erasure {
  readonly subjectId: string
  readonly proposalId: string
  /** A code, never words about somebody. */
  readonly reason: string
  readonly decidedAt: Instant
  /** When its key was destroyed everywhere; null while that is to be done. */
  readonly finishedAt: Instant | null
}

export interface RetentionReads {
  hold(holdId: string): Promise<LegalHold | null>
  /** Every hold there ever was, of one subject or of all, in order of placing. */
  holds(subjectId?: string): Promise<readonly LegalHold[]>
  erasure(subjectId: string): Promise<Erasure | null>
  /** In order of decision. */
  erasures(): Promise<readonly Erasure[]>
  /** Those that are decided and not done. */
  unfinishedErasures(): Promise<readonly Erasure[]>
}

export interface RetentionArea extends RetentionReads {
  placeHold(hold: LegalHold): Promise<void>
  /** False where it was lifted before. */
  liftHold(holdId: string, at: Instant): Promise<boolean>
  addErasure(erasure: Erasure): Promise<void>
  finishErasure(subjectId: string, at: Instant): Promise<void>
}
