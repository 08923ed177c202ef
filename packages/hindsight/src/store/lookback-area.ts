// Lookbacks as facts: what set a run off, whom it had to account for, how far it came, and what it did to whom. Progress is
// committed with the effects that it counts, so that a run that was broken off goes on and never falls back (law L1).

import type { Instant } from './list-area.ts'
import type { Watermark } from './subject-area.ts'

/** What set a run off; one run may answer to several at once. */
export type LookbackTrigger = 'lists' | 'policy' | 'subjects' | 'time'

/** Sums over the subjects that were settled so far. */
export interface LookbackSums {
  readonly touched: number
  readonly newlyReview: number
  readonly stillReview: number
  readonly noLongerReview: number
  readonly stillClear: number
  /** Touched, and compared anew by something later before the run came to them. */
  readonly overtaken: number
  readonly pairsScored: number
}

/** One run. `touched + overtaken + proven unaffected = population` when it has ended. */
export interface LookbackRun extends LookbackSums {
  readonly runId: string
  readonly trigger: LookbackTrigger
  /** `parked`: it failed so often that a person has to look. */
  readonly state: 'running' | 'done' | 'parked'
  readonly startedAt: Instant
  readonly endedAt: Instant | null
  /** How far everybody was at least, and how far everybody is when it has ended. */
  readonly from: Watermark
  readonly to: Watermark
  /** Last version of a subject that it accounts for: later ones were compared with `to` when they were recorded. */
  readonly upToSequence: number
  /** Monitored subjects when it began. */
  readonly population: number
  /** What changed, as canonical JSON: versions of lists, counts of their differences. */
  readonly detail: unknown
  /** Subjects are settled in order of id; everybody up to here is. Empty before the first. */
  readonly cursor: string
  readonly provenUnaffected: number | null
  /** How often it was begun. */
  readonly attempts: number
  readonly fault: string | null
}

/** A listed party as list and identifier. */
export type PartyReference = readonly [listId: string, partyId: string]

/** What a run did to a subject for whom something moved. One for each run and subject. */
export interface LookbackOutcome {
  readonly runId: string
  readonly subjectId: string
  readonly outcome: 'newly-review' | 'still-review' | 'no-longer-review' | 'still-clear'
  readonly gained: readonly PartyReference[]
  readonly lost: readonly PartyReference[]
  readonly altered: readonly PartyReference[]
  readonly recordedAt: Instant
}

/** Who may do a work that only one process does at a time. */
export interface Lease {
  readonly name: string
  readonly holder: string
  /** Grows whenever the lease changes hands: who holds an earlier one has lost it. */
  readonly fence: number
  readonly until: Instant
}

export interface LookbackReads {
  run(runId: string): Promise<LookbackRun | null>
  /** Newest first. */
  runs(limit: number): Promise<readonly LookbackRun[]>
  /** The run that has not ended, parked ones too. */
  unfinished(): Promise<LookbackRun | null>
  /** In order of subject. */
  outcomes(runId: string): AsyncIterable<readonly LookbackOutcome[]>
  /** In order of recording. */
  outcomesOf(subjectId: string): Promise<readonly LookbackOutcome[]>
  /** Monitored subjects up to a sequence that are behind in any part, in order of sequence. */
  behindIds(
    target: Watermark,
    page: { readonly after: number; readonly upTo: number; readonly limit: number },
  ): Promise<readonly { readonly subjectId: string; readonly sequence: number }[]>
  /** The lowest epoch, above zero, that a monitored subject was itself screened at; null where nobody was. */
  lowestScreenedEpoch(): Promise<number | null>
  lease(name: string): Promise<Lease | null>
}

export interface LookbackArea extends LookbackReads {
  beginRun(run: LookbackRun): Promise<void>
  saveRun(run: LookbackRun): Promise<void>
  addOutcomes(outcomes: readonly LookbackOutcome[]): Promise<void>
  /** Takes a lease that is free, over or one's own; null where another holds it. */
  takeLease(asked: Omit<Lease, 'fence'> & { readonly now: Instant }): Promise<Lease | null>
  /** Puts off its end; whoever calls has just read that it is still theirs. */
  renewLease(lease: Lease): Promise<void>
  /** Gives it back; nothing happens where another took it. */
  endLease(lease: Lease, now: Instant): Promise<void>
}
