// One case of an evaluation: what the label says, what the policy said, and where the case belongs. What evaluations of
// pairs and of screenings have in common, so that one set of measures serves both.

import type { Comparison } from '@hindsight/engine/matching'

/** A named property of a case by which figures are split, e.g. the script of its names. */
export interface Slice {
  readonly dimension: string
  readonly value: string
}

/** A compared pair with the truth about it, for calibration and ties. */
export interface ScoredPair {
  readonly score: number
  readonly isRight: boolean
  /** Whether the two names are the same word for word, so that equal scores say nothing against the scorer. */
  readonly isIdentical: boolean
  /** What the score was computed from: pairs of the same evidence have the same score with every scorer. */
  readonly evidence: string
}

export interface JudgedCase {
  readonly file: string
  /** First physical line. */
  readonly line: number
  readonly ours: string
  /** The other name, or the listed party that is expected or came nearest; empty where there is none. */
  readonly theirs: string
  /** What the label says. */
  readonly isMatch: boolean
  /** 0 to 1; in a screening 0 also stands for everything below the lowest threshold of the policy. */
  readonly score: number
  readonly isHit: boolean
  /** Why, in the words of the findings. */
  readonly because: string
  readonly slices: readonly Slice[]
  readonly scored: readonly ScoredPair[]
}

export type Outcome = 'found' | 'missed' | 'raised' | 'passed'

/** Right: found and passed. Wrong: missed (a match without a hit) and raised (a hit on somebody else). */
export function outcomeOf({ isMatch, isHit }: Pick<JudgedCase, 'isMatch' | 'isHit'>): Outcome {
  if (isMatch) return isHit ? 'found' : 'missed'
  return isHit ? 'raised' : 'passed'
}

/** A row that could not become a case, and why. */
export interface CaseFault {
  readonly file: string
  readonly line: number
  /** `failed`: the row was in order, and comparing it did not end. */
  readonly state: 'rejected' | 'failed'
  readonly detail: string
}

/** Where the cases of an evaluation come from; rows = cases + unjudged + rejected + failed + interrupted (law L6). */
export interface CaseSource {
  readonly file: string
  readonly rows: number
  readonly cases: number
  /** Rows whose label says that it is not known, or whose expected party is on none of the lists. */
  readonly unjudged: number
  readonly rejected: number
  readonly failed: number
  /** Rows that an interruption left out. */
  readonly interrupted: number
}

/** Whether every word of both names is paired with the same word. */
export function isIdenticalPair({ findings }: Pick<Comparison, 'findings'>): boolean {
  return findings.some(({ alignment }) => alignment?.similarity === 1)
}

/** What of a comparison went into its score: how alike and how telling each word is, and how other fields stand. */
export function evidenceOf({ findings }: Pick<Comparison, 'findings'>): string {
  const digits = (value: number): string => value.toFixed(6)
  const parts = findings.map(({ feature, agreement, rule, alignment }) => {
    if (alignment === undefined) return `${feature} ${agreement} ${rule}`
    const { pairs, ourUnpaired, theirUnpaired, theirQuality } = alignment
    const paired = pairs.map(({ similarity, weight }) => `${digits(similarity)}×${digits(weight)}`)
    const [ours, theirs] = [ourUnpaired, theirUnpaired].map((words) => words.map(({ weight }) => digits(weight)).sort())
    return `${feature} ${theirQuality} ${paired.sort().join('+')} -${ours?.join('-')} -${theirs?.join('-')}`
  })
  return parts.join('; ')
}

/** The sentences of a comparison in one line. */
export function reasonOfComparison({ findings }: Pick<Comparison, 'findings'>): string {
  return findings.map((finding) => finding.because).join('; ')
}

/** How many rows of a file have a fault of a kind. */
export function countFaults(faults: readonly CaseFault[], file: string, state: CaseFault['state']): number {
  return faults.filter((fault) => fault.file === file && fault.state === state).length
}
