// The explained score of a pair. Law L9: the score is rebuilt from the findings, which hold the numbers that decided.

import type { PartyId } from '../model/index.ts'
import type { EffectRules } from './policy.ts'

/** How a compared field stands. Unknown is a value, not a zero. */
export type Agreement = 'same' | 'compatible' | 'different' | 'unknown-here' | 'unknown-there' | 'imputed'

export type FeatureId =
  | 'name'
  | 'alias-quality'
  | 'birth-date'
  | 'gender'
  | 'identifier'
  | 'address'
  | 'jurisdiction'
  | 'registration'
  | 'vessel'
  | 'vessel-radio'
  | 'wallet'
  | 'contact'
  | 'father-name'

/** Why two words of two names were put beside each other. */
export type PairReason =
  | 'identical'
  | 'same-symbol'
  | 'look-alike'
  | 'spelling'
  | 'sound'
  | 'loan'
  | 'initial'
  | 'joined'
  | 'split'
  | 'whole'

/** Words of ours and theirs that were aligned. */
export interface WordPair {
  readonly ours: string
  readonly theirs: string
  /** Positions of the words in their readings. */
  readonly ourPositions: readonly number[]
  readonly theirPositions: readonly number[]
  readonly reason: PairReason
  /** 0 to 1. */
  readonly similarity: number
  /** 0 to 1 for each word, from the policy's rarity table and role weights: the lesser of the two sides. */
  readonly weight: number
  /** Weight that the pair leaves unexplained on either side, where one word is the other's initial. */
  readonly excess: { readonly ours: number; readonly theirs: number }
}

export interface UnpairedWord {
  readonly word: string
  readonly position: number
  readonly weight: number
}

/** How two names were aligned; everything that the name's points are computed from. */
export interface NameAlignment {
  readonly ours: string
  readonly theirs: string
  readonly theirQuality: 'primary' | 'strong' | 'weak'
  readonly pairs: readonly WordPair[]
  readonly ourUnpaired: readonly UnpairedWord[]
  readonly theirUnpaired: readonly UnpairedWord[]
  /** Why each name was read the way it was; `whole` is the field as it stands. */
  readonly ourReading: string
  readonly theirReading: string
  /** 0 to 1. */
  readonly similarity: number
}

/** What was seen when one kind of evidence was compared, before it is weighed. */
export interface Observation {
  readonly feature: FeatureId
  readonly agreement: Agreement
  /** Row of the policy's effect table that applies; null where the observation counts for nothing. */
  readonly rule: keyof EffectRules | null
  /** One sentence for the analyst, naming the values compared. */
  readonly because: string
  readonly ours: readonly string[]
  readonly theirs: readonly string[]
}

/** An observation with its weight. */
export interface Finding extends Observation {
  /** Points added to the score on the log-odds scale; negative speaks against. */
  readonly effect: number
  /** Present on `name` only, where names agree: what its points are computed from. */
  readonly alignment?: NameAlignment
}

export type Band = 'weak' | 'medium' | 'strong'

/** What besides the names was compared, by feature, and the points that it adds or takes away. */
export interface Corroboration {
  readonly points: number
  readonly agrees: readonly FeatureId[]
  readonly disagrees: readonly FeatureId[]
  /** Not stated on one side, or filled in: worth nothing either way. */
  readonly unknown: readonly FeatureId[]
}

/** Axes that a reviewer sees apart. Consequence, the third, is the kind of list and no number of a pair. */
export interface Axes {
  /** 0 to 1: the score that the names alone would have; 0 where no name agrees. */
  readonly identity: number
  readonly corroboration: Corroboration
}

export interface Comparison {
  readonly partyId: PartyId
  /** 0 to 1: `1 / (1 + exp(-(sum of effects)))`, or exactly 0 where neither a name nor an identifier agrees. */
  readonly score: number
  readonly isHit: boolean
  readonly band: Band
  readonly axes: Axes
  readonly findings: readonly Finding[]
}
