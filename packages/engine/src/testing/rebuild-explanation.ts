// The scores of an explanation, computed a second time from what is stored of it: law L9 for what would settle a pair,
// and for why another is none.

import type { Comparison, Explanation, KeptDown, Policy, Rescored, WhyNot } from '../matching/index.ts'
import { rebuildScore, rebuildSimilarity } from './rebuild-score.ts'

type Stored = Pick<Comparison, 'findings'>

/** Score of a rescored pair: the findings of the comparison, with those that are others in their place. */
export function rebuildRescored(rescored: Rescored, { findings }: Stored, policy: Policy): number {
  const kept = findings.filter(({ feature }) => {
    return !rescored.without.includes(feature) && !rescored.findings.some((other) => other.feature === feature)
  })
  const stored = { partyId: '' as Comparison['partyId'], score: 0, isHit: false, band: 'weak' as const }
  return rebuildScore({ ...stored, findings: [...kept, ...rescored.findings] }, policy)
}

export interface Rebuilt {
  readonly what: string
  readonly stated: number
  readonly rebuilt: number
}

/** Every score that an explanation states, beside the same rebuilt. */
export function rebuildExplanation(explanation: Explanation, comparison: Stored, policy: Policy): Rebuilt[] {
  const answers = [
    ...explanation.settle.flatMap((one) => one.answers),
    ...(explanation.clearedBy ? [explanation.clearedBy] : []),
  ]
  return answers.map((answer) => ({
    what: answer.answer,
    stated: answer.score,
    rebuilt: rebuildRescored(answer, comparison, policy),
  }))
}

/** Every score and similarity that a `WhyNot` states, beside the same rebuilt. */
export function rebuildWhyNot(whyNot: WhyNot, policy: Policy): Rebuilt[] {
  const { nearest, findings, changes, reasons, score } = whyNot
  const rebuilt: Rebuilt[] = changes.map((change) => ({
    what: change.change,
    stated: change.score,
    rebuilt: rebuildRescored(change, whyNot, policy),
  }))
  rebuilt.push({ what: 'score', stated: score, rebuilt: rebuildRescored({ ...nothingSupposed }, { findings }, policy) })
  if (nearest === null) return rebuilt
  rebuilt.push({ what: 'nearest', stated: nearest.similarity, rebuilt: rebuildSimilarity(nearest, policy) })
  return [...rebuilt, ...reasons.flatMap((reason) => rebuildReason(reason, whyNot, policy))]
}

const nothingSupposed = { supposed: [], score: 0, isHit: false, band: 'weak', findings: [], without: [] } as const

function rebuildReason(
  { rule, similarity, points }: KeptDown,
  { nearest, findings }: WhyNot,
  policy: Policy,
): Rebuilt[] {
  if (points !== null) {
    const rest = { ...nothingSupposed, without: findings.map((one) => one.feature).filter((one) => one === rule) }
    return [{ what: rule, stated: points.scoreWithout, rebuilt: rebuildRescored(rest, { findings }, policy) }]
  }
  if (similarity === null || nearest === null) return []
  const same = nearest.pairs.map((pair) => ({ ...pair, similarity: 1, excess: { ours: 0, theirs: 0 } }))
  const lacking = {
    ...nearest,
    ...(rule === 'our-words-unpaired' ? { ourUnpaired: [] } : {}),
    ...(rule === 'their-words-unpaired' ? { theirUnpaired: [] } : {}),
    ...(rule === 'words-not-identical' ? { pairs: same } : {}),
  }
  return [
    { what: `${rule}, with`, stated: similarity.with, rebuilt: rebuildSimilarity(nearest, policy) },
    { what: `${rule}, without`, stated: similarity.without, rebuilt: rebuildSimilarity(lacking, policy) },
  ]
}
