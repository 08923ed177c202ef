// Screenings as facts: what was compared with what, at which watermark, under which policy and engine. Runs keep the
// digest of their whole population; only what was not clear is kept in full (laws L3, L5, L6).

import type { Instant } from './list-area.ts'
import type { Watermark } from './subject-area.ts'

/** One pass over a population. Its population is fixed by a root over (subject, version, commitment) in order. */
export interface ScreeningRun {
  readonly runId: string
  readonly cause: 'import' | 'screen' | 'lookback' | 'rescreening'
  readonly startedAt: Instant
  /** Null while it runs, and for ever where it was broken off. */
  readonly endedAt: Instant | null
  /** What `clear` was checked against: the versions of all lists, their profiles and hashes, as canonical JSON. */
  readonly coverage: unknown
  readonly policyId: string
  readonly engine: string
  /** Hash of everything configured that could change an answer. */
  readonly configHash: string
  readonly population: number
  /** Hex of the RFC 6962 root over the population so far. */
  readonly populationRoot: string
  readonly clear: number
  readonly review: number
  readonly unavailable: number
}

/** The subjects of one committed batch of a run, in order. */
export interface RunBatch {
  readonly runId: string
  /** From 0, without gaps. */
  readonly batch: number
  readonly watermark: Watermark
  /** Sequences of the subject versions in order. */
  readonly sequences: readonly number[]
  readonly recordedAt: Instant
}

/** A screening that was not clear: kept whole. */
export interface Screening {
  readonly screeningId: string
  readonly runId: string
  readonly subjectId: string
  readonly subjectSequence: number
  readonly state: 'review' | 'unavailable'
  readonly reasons: readonly string[]
  readonly watermark: Watermark
  /** The answer with hits, findings and explanations as canonical JSON, sealed under the subject's key. */
  readonly sealed: Uint8Array
  /** Hex digest of the canonical JSON under the subject's key: what a replay has to give again. */
  readonly digest: string
  readonly recordedAt: Instant
}

export interface ScreeningReads {
  run(runId: string): Promise<ScreeningRun | null>
  runs(): Promise<readonly ScreeningRun[]>
  /** In order of batch. */
  batches(runId: string): AsyncIterable<RunBatch>
  /** Every run and batch in which a version of a subject was screened, newest last. */
  batchesOf(subjectSequence: number): Promise<readonly RunBatch[]>
  screening(screeningId: string): Promise<Screening | null>
  /** What was not clear of one subject, in order of recording. */
  ofSubject(subjectId: string): Promise<readonly Screening[]>
  ofRun(runId: string): AsyncIterable<readonly Screening[]>
  counts(): Promise<{ readonly runs: number; readonly screenings: number }>
}

export interface ScreeningArea extends ScreeningReads {
  beginRun(run: ScreeningRun): Promise<void>
  /** Replaces counts, root and end of a run: they are sums of what its batches hold. */
  saveRun(run: ScreeningRun): Promise<void>
  addBatch(batch: RunBatch): Promise<void>
  addScreenings(screenings: readonly Screening[]): Promise<void>
}
