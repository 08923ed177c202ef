// The most that a name similarity can become, given which words of ours and theirs are related at all. Every term is
// taken in the pair's favour, so a candidate dropped by this bound cannot reach the floor (law L7; proof in ADR 0005).

import type { NameRules, PreparedReading } from '../matching/index.ts'

export interface TouchedEntry {
  /** Bits of our words that are related to some word of theirs. */
  readonly ourMask: number
  readonly theirMask: number
  /** Initials of theirs: they are not filed and may pair unseen. */
  readonly initialCount: number
  readonly weights: Uint8Array
  readonly from: number
  readonly to: number
}

/** Upper bound of the similarity of `ours` with any reading whose related words are those of the entry. */
export function reachableSimilarity(ours: PreparedReading, theirs: TouchedEntry, rules: NameRules): number {
  const initialMax = rules.roleWeight.initial
  let agreement = 0
  let ourRest = 0
  let initialCount = 0
  for (let i = 0; i < ours.words.length; i++) {
    const { weight, isIdentity, isInitial } = ours.words[i]!
    if (isInitial) initialCount++
    if (((theirs.ourMask >>> i) & 1) === 1 || !isIdentity) {
      agreement += weight
    } else if (theirs.initialCount > 0) {
      agreement += Math.min(weight, initialMax)
      ourRest += Math.max(0, weight - initialMax) * rules.excessShare
    } else ourRest += weight
  }
  let theirRest = 0
  for (let at = theirs.from, slot = 0; at < theirs.to; at++, slot++) {
    if (((theirs.theirMask >>> slot) & 1) === 1) continue
    const weight = theirs.weights[at]! / 255
    theirRest += initialCount > 0 ? Math.max(0, weight - initialMax) * rules.excessShare : weight
  }
  if (agreement === 0) return 0
  const against =
    rules.ourUnpaired * ourRest + rules.theirUnpaired * theirRest + rules.conflict * Math.min(ourRest, theirRest)
  return agreement / (agreement + against)
}
