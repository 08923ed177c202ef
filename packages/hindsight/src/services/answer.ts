// The answer about one subject: `clear`, `review` or `unavailable`. Law L5: `clear` takes a proof, and where there is
// none the answer is `unavailable`. Law L6: the tally counts each answer once.

import { assert } from '@hindsight/engine/base'
import { type ExitCode, exitCodes, worstExitCode } from '../config/index.ts'
import { type Coverage, CoverageProof, listVersionOf, type UnavailableReason } from './coverage.ts'
import type { ExaminedRecord } from './examine-in-order.ts'
import type { FoundHit, SubjectCaption } from './examine-subjects.ts'
import type { UnreadableReason } from './subject-of-record.ts'

export type AnswerReason =
  | 'possible_match'
  | 'input_rejected'
  | 'budget_exceeded'
  | UnavailableReason
  | UnreadableReason

export interface AnsweredHit extends FoundHit {
  readonly listVersion: string
}

export interface Answer {
  readonly line: number
  readonly subject: SubjectCaption
  readonly state: 'clear' | 'review' | 'unavailable'
  readonly reasons: readonly AnswerReason[]
  readonly hits: readonly AnsweredHit[]
  /** What is wrong and where, for people; null where nothing is. */
  readonly detail: string | null
}

/** The answer that an examination and the coverage of the run allow. */
export function answerOf({ record, examination }: ExaminedRecord, coverage: Coverage): Answer {
  const { subject } = examination
  const base = { line: record.line, subject, hits: [], detail: null }
  if (examination.state === 'rejected') {
    const detail = `line ${record.line}: ${examination.detail}`
    return { ...base, state: 'unavailable', reasons: ['input_rejected'], detail }
  }
  if (examination.state === 'failed') {
    const detail = `line ${record.line}: the comparison did not end: ${examination.detail}`
    return { ...base, state: 'unavailable', reasons: ['partial_failure'], detail }
  }
  if (examination.state === 'over-budget') {
    const detail = `line ${record.line}: ${examination.detail}`
    return { ...base, state: 'unavailable', reasons: ['budget_exceeded'], detail }
  }
  const { reasons } = examination
  if (examination.hits.length > 0) {
    const hits = examination.hits.map((hit) => ({ ...hit, listVersion: listVersionOf(coverage, hit) }))
    return { ...base, state: 'review', reasons: ['possible_match', ...coverage.reasons, ...reasons], hits }
  }
  const proof = CoverageProof.of(coverage, examination)
  if (proof !== null) return clear(proof, { ...base, reasons })
  const missing = coverage.reasons.length > 0 ? coverage.reasons : (['index_behind'] as const)
  return { ...base, state: 'unavailable', reasons: [...missing, ...reasons] }
}

/** The only function that says `clear`; it cannot be called without the proof. */
function clear(proof: CoverageProof, base: Omit<Answer, 'state'>): Answer {
  assert(proof instanceof CoverageProof, 'a clear answer has a proof of coverage')
  return { ...base, state: 'clear' }
}

export interface Totals {
  readonly rows: number
  readonly clear: number
  readonly review: number
  readonly unavailable: number
  readonly rejected: number
}

/** Counts answers; each is in exactly one of the four. */
export class Tally {
  readonly #counts = { rows: 0, clear: 0, review: 0, unavailable: 0, rejected: 0 }

  add(answers: readonly Answer[]): void {
    for (const answer of answers) {
      this.#counts.rows += 1
      const isRejected = answer.reasons.includes('input_rejected')
      this.#counts[isRejected ? 'rejected' : answer.state] += 1
    }
  }

  get totals(): Totals {
    const { rows, clear: cleared, review, unavailable, rejected } = this.#counts
    assert(rows === cleared + review + unavailable + rejected, 'every row is in exactly one state')
    return { ...this.#counts }
  }
}

/** The exit code of a run that came to its end or was interrupted. */
export function exitCodeOf(totals: Totals, coverage: Coverage, isInterrupted: boolean): ExitCode {
  const codes: ExitCode[] = [exitCodes.clear]
  if (isInterrupted) codes.push(exitCodes.interrupted)
  if (coverage.complete === null || totals.unavailable > 0) codes.push(exitCodes.unavailable)
  if (totals.rejected > 0) codes.push(exitCodes.inputRejected)
  if (totals.review > 0) codes.push(exitCodes.review)
  return worstExitCode(codes)
}
