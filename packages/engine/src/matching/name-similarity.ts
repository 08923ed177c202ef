// How alike two aligned names are: one number from the pairs and from what found no partner.

import type { NameAlignment } from './comparison.ts'
import type { NameRules } from './policy.ts'

export type Measured = Pick<NameAlignment, 'pairs' | 'ourUnpaired' | 'theirUnpaired'>

/** Sums over the words of two names, in weight. */
export interface NameSums {
  readonly agreement: number
  /** What the paired words lack to be identical. */
  readonly doubt: number
  /** What stayed unpaired or unexplained on either side. */
  readonly ourRest: number
  readonly theirRest: number
}

/**
 * How alike two names are, in [0, 1]: never more than `similarityOfSums` of the most favourable sums. What it costs
 * that no word of weight is identical (every word a nickname, or misspelled) comes on top.
 */
export function nameSimilarity({ pairs, ourUnpaired, theirUnpaired }: Measured, rules: NameRules): number {
  let agreement = 0
  let doubt = 0
  let ourRest = 0
  let theirRest = 0
  for (const { similarity, weight, excess } of pairs) {
    agreement += weight * similarity
    doubt += weight * (1 - similarity)
    ourRest += excess.ours * rules.excessShare
    theirRest += excess.theirs * rules.excessShare
  }
  for (const { weight } of ourUnpaired) ourRest += weight
  for (const { weight } of theirUnpaired) theirRest += weight
  const similarity = similarityOfSums({ agreement, doubt, ourRest, theirRest }, rules)
  return similarity === 0 ? 0 : 1 / (1 / similarity + rules.nothingFirm * leastDoubt(pairs))
}

/**
 * Agreement against agreement plus what speaks against it, in [0, 1]. Never falls with more agreement, never rises with
 * more doubt or rest: the bound of the candidate index rests on that, and is this function of the most favourable sums.
 */
export function similarityOfSums({ agreement, doubt, ourRest, theirRest }: NameSums, rules: NameRules): number {
  if (agreement === 0) return 0
  const missing =
    Math.min(1, (ourRest + theirRest) / rules.evidenceRest) * Math.max(0, rules.evidenceWanted - agreement)
  const against =
    rules.doubt * doubt +
    rules.ourUnpaired * (ourRest === 0 ? 0 : (ourRest * rules.ourRestMax) / (ourRest + rules.ourRestMax)) +
    rules.theirUnpaired * theirRest +
    rules.conflict * Math.min(ourRest, theirRest) +
    rules.evidencePrice * missing
  return agreement / (agreement + against)
}

/** A pair counts as firm where it weighs at least this share of the heaviest pair. */
const firmShare = 0.5

/** The doubt that is left at the surest pair of weight: 0 where one of them is identical. */
function leastDoubt(pairs: Measured['pairs']): number {
  let heaviest = 0
  for (const { weight } of pairs) if (weight > heaviest) heaviest = weight
  let least = 1
  for (const { weight, similarity } of pairs) {
    if (weight >= heaviest * firmShare && 1 - similarity < least) least = 1 - similarity
  }
  return least
}
