// What an analyst reads of a comparison: words beside each other with reason and rarity, a sentence, what speaks against
// it, what is unknown and what would settle it. Law L9: every score in it is rebuilt from what is stored.

import type { NameRole } from '../names/index.ts'
import type { Band, FeatureId, Finding, PairReason } from './comparison.ts'

/** How often a word occurs among names, by the policy's frozen table (law L8). */
export type RarityWord = 'rare' | 'uncommon' | 'common' | 'very common'

/** A word, or words, of one name beside those of the other; one side is empty where a word found no partner. */
export interface ExplainedPair {
  readonly ours: string
  readonly theirs: string
  readonly reason: PairReason | 'no-partner'
  /** 0 to 1; 0 for a word without a partner. */
  readonly similarity: number
  /** What the pair counts, from rarity and role. */
  readonly weight: number
  /** 0 (everybody has it) to 1 (rarer than the table's last tier): of the more common side, of its rarest word. */
  readonly rarity: number
  readonly rarityWord: RarityWord
  readonly role: NameRole
}

/** A property of a party that is supposed, in place of what is stated. */
export interface Supposition {
  readonly side: 'subject' | 'list'
  readonly property: 'name' | 'schema' | 'birthDate' | 'gender' | 'identifiers' | 'addresses' | 'fatherName'
  /** Dates, names and addresses as text; an identifier as `type value`. */
  readonly values: readonly string[]
}

/** The score that the pair would have under what is supposed: scored again, not estimated. */
export interface Rescored {
  readonly supposed: readonly Supposition[]
  readonly score: number
  readonly isHit: boolean
  readonly band: Band
  /** Findings that are not those of the comparison; each takes the place of the one of its feature. */
  readonly findings: readonly Finding[]
  /** Features of the comparison that have no finding any more. */
  readonly without: readonly FeatureId[]
}

/** One possible answer to an open question. */
export interface SettlingAnswer extends Rescored {
  /** In words, e.g. `the same day`. */
  readonly answer: string
}

/** A fact that is not known, and what each answer would do to the score. */
export interface Settlement {
  readonly feature: FeatureId
  /** Who does not state it. */
  readonly missing: 'subject' | 'list' | 'both'
  /** What the other side states. */
  readonly stated: readonly string[]
  readonly answers: readonly SettlingAnswer[]
  /** One of the answers alone leads below the threshold, or to a strong score. */
  readonly settles: boolean
  readonly because: string
}

export interface Explanation {
  readonly sentence: string
  readonly words: readonly ExplainedPair[]
  /** What speaks against the pair, strongest first, one sentence each. */
  readonly against: readonly string[]
  readonly unknown: readonly { readonly feature: FeatureId; readonly side: 'subject' | 'list' | 'both' }[]
  /** Open questions, those that settle first. */
  readonly settle: readonly Settlement[]
  /** Fewest answers that together lead below the threshold; null where one alone does or all together do not. */
  readonly clearedBy: SettlingAnswer | null
}
