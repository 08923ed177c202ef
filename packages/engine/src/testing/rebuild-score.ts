// The score of a comparison, computed a second time: from its findings and the policy's table alone, by code that
// shares nothing with the scorer. What law L9 is tested with, and what an auditor could write from the documentation.

import type { Comparison, Finding, NameAlignment, Policy } from '../matching/index.ts'

/** Similarity of two names from the pairs and rests that their alignment states. */
export function rebuildSimilarity(alignment: NameAlignment, policy: Policy): number {
  const rules = policy.name
  const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0)
  const agreement = total(alignment.pairs.map((pair) => pair.weight * pair.similarity))
  const doubt = total(alignment.pairs.map((pair) => pair.weight * (1 - pair.similarity)))
  const heaviest = Math.max(...alignment.pairs.map((pair) => pair.weight))
  const weighty = alignment.pairs.filter((pair) => pair.weight * 2 >= heaviest)
  const leastDoubt = 1 - Math.max(...weighty.map((pair) => pair.similarity))
  const ourExcess = total(alignment.pairs.map((pair) => pair.excess.ours)) * rules.excessShare
  const theirExcess = total(alignment.pairs.map((pair) => pair.excess.theirs)) * rules.excessShare
  const ourRest = ourExcess + total(alignment.ourUnpaired.map((word) => word.weight))
  const theirRest = theirExcess + total(alignment.theirUnpaired.map((word) => word.weight))
  const rest = ourRest + theirRest
  const missing =
    agreement < rules.evidenceWanted ? (rules.evidenceWanted - agreement) * Math.min(rest / rules.evidenceRest, 1) : 0
  const against = [
    rules.doubt * doubt,
    rules.nothingFirm * leastDoubt * agreement,
    ourRest > 0 ? rules.ourUnpaired / (1 / ourRest + 1 / rules.ourRestMax) : 0,
    rules.theirUnpaired * theirRest,
    rules.conflict * Math.min(ourRest, theirRest),
    rules.evidencePrice * missing,
  ]
  return agreement / (agreement + total(against))
}

/** Score from what the findings say was seen, each effect looked up in the policy's table again. */
export function rebuildScore(comparison: Pick<Comparison, 'findings'>, policy: Policy): number {
  if (comparison.findings.length === 0) return 0
  const points = comparison.findings.map((finding) => rebuildEffect(finding, comparison.findings, policy))
  return 1 / (1 + Math.E ** -points.reduce((sum, value) => sum + value, 0))
}

function rebuildEffect(finding: Finding, all: readonly Finding[], policy: Policy): number {
  const rules = policy.effect
  switch (finding.feature) {
    case 'name':
      if (finding.rule === 'identifierAlone') return rules.identifierAlone
      return rebuildNamePoints(finding.alignment!, policy)
    case 'alias-quality': {
      const name = all.find((one) => one.feature === 'name')
      const points = rebuildNamePoints(name!.alignment!, policy)
      const needed = Math.log(policy.threshold) - Math.log(1 - policy.threshold)
      const beyond = points - needed + rules.weakAliasMargin
      return beyond > 0 ? needed - points - rules.weakAliasMargin / (1 + beyond) : 0
    }
    default:
      return finding.rule === null ? 0 : rules[finding.rule]
  }
}

function rebuildNamePoints(alignment: NameAlignment, policy: Policy): number {
  const similarity = rebuildSimilarity(alignment, policy)
  const paired = alignment.pairs.reduce((sum, pair) => sum + pair.weight * pair.similarity, 0)
  const { nameAtFloor, nameAtOne, nameCurve, nameRarity, rarityHalf } = policy.effect
  const lack = ((1 - similarity) / (1 - policy.name.floor)) ** nameCurve
  return nameAtFloor * lack + nameAtOne * (1 - lack) + nameRarity * (1 - rarityHalf / (paired + rarityHalf))
}
