// Explains a comparison to an analyst: from its own findings, and by scoring the pair again under each answer that an
// open question may have (law L9).

import { compareParties } from './compare.ts'
import type { Comparison, FeatureId } from './comparison.ts'
import { explainWords } from './explained-words.ts'
import type { Explanation, Settlement, SettlingAnswer, Supposition } from './explanation.ts'
import { type OpenQuestion, openQuestions } from './open-questions.ts'
import type { Policy } from './policy.ts'
import { type ComparedParties, type PairInQuestion, pairInQuestion, rescore } from './suppose.ts'
import { verdictSentence } from './verdict-sentence.ts'

/** Explains the comparison of the pair; `comparison` spares comparing once more. */
export function explainComparison(
  compared: ComparedParties,
  comparison: Comparison = compareParties(compared.subject, compared.party, compared.policy),
): Explanation {
  const pair = pairInQuestion(compared, comparison)
  const alignment = comparison.findings.find(({ feature }) => feature === 'name')?.alignment
  const words = alignment === undefined ? [] : explainWords(alignment, pair)
  const settle = settlements(pair)
  const open = settle.filter(({ feature }) => feature !== 'name')
  return {
    sentence: verdictSentence(comparison, words, compared.policy),
    words,
    against: againstOf(comparison),
    unknown: open.map(({ feature, missing }) => ({ feature, side: missing })),
    settle,
    clearedBy: clearedBy(pair, settle),
  }
}

function againstOf({ findings }: Comparison): string[] {
  const against = findings.filter(({ effect }) => effect < 0).toSorted((a, b) => a.effect - b.effect)
  const name = findings.find(({ feature }) => feature === 'name')?.alignment
  const alone = [
    ...(name?.ourUnpaired ?? []).map(({ word }) => `only the subject has "${word}"`),
    ...(name?.theirUnpaired ?? []).map(({ word }) => `only the list has "${word}"`),
  ]
  return [...against.map(({ because }) => because), ...alone]
}

/** The open questions with the score that each answer would give; those that settle first, then those that move most. */
function settlements(pair: PairInQuestion): Settlement[] {
  const { comparison } = pair
  return openQuestions(comparison, pair)
    .map((question) => settlement(question, pair))
    .toSorted((a, b) => Number(b.settles) - Number(a.settles) || reach(b, comparison) - reach(a, comparison))
}

function settlement(question: OpenQuestion, pair: PairInQuestion): Settlement {
  const { comparison, policy } = pair
  const { feature, missing, stated } = question
  const answers = question.answers.map(({ answer, supposed }) => ({ answer, ...rescore(pair, supposed) }))
  const settles = answers.some(({ isHit, band }) => isHit !== comparison.isHit || isStronger(band, comparison))
  return {
    feature,
    missing,
    stated,
    answers,
    settles,
    because: settlementSentence(question, answers, { policy, settles }),
  }
}

function isStronger(band: Comparison['band'], comparison: Comparison): boolean {
  return band === 'strong' && comparison.band !== 'strong'
}

function reach({ answers }: Settlement, { score }: Comparison): number {
  return Math.max(0, ...answers.map((answer) => Math.abs(answer.score - score)))
}

interface SentenceParts {
  readonly policy: Policy
  readonly settles: boolean
}

function settlementSentence(
  { what, missing, stated }: OpenQuestion,
  answers: readonly SettlingAnswer[],
  { policy, settles }: SentenceParts,
): string {
  const whose = { subject: ' of the subject', list: ' on the list', both: ' on both sides' }[missing]
  const stating = missing === 'subject' ? 'the list states' : 'the subject states'
  const known = stated.length === 0 ? 'neither side states one' : `${stating} ${stated.slice(0, 3).join(', ')}`
  const start = `${what}${whose} ${settles ? 'would settle it' : 'would help, and settles nothing alone'}: ${known}`
  if (answers.length === 0) return `${start}; that day is likely filled in, so nothing can be compared with it`
  return `${start}; ${answers.map((answer) => answerWords(answer, policy)).join(', ')}`
}

function answerWords({ answer, score, isHit }: SettlingAnswer, policy: Policy): string {
  return `${answer} would bring the score to ${score.toFixed(2)}${isHit ? '' : `, below the threshold ${policy.threshold}`}`
}

/** Fewest answers that together lead below the threshold. Points add up, so the heaviest answers are the fewest. */
function clearedBy(pair: PairInQuestion, settle: readonly Settlement[]): SettlingAnswer | null {
  const { comparison } = pair
  if (!comparison.isHit || settle.some(({ answers }) => answers.some(({ isHit }) => !isHit))) return null
  const adverse = settle.flatMap((question) => heaviest(question, comparison)).toSorted((a, b) => a.score - b.score)
  const supposed: Supposition[] = []
  const said: string[] = []
  for (const { feature, answer, supposed: more } of adverse) {
    supposed.push(...more)
    said.push(`${featureWords[feature] ?? feature}: ${answer}`)
    const found = rescore(pair, supposed)
    if (!found.isHit) return { answer: said.join(', '), ...found }
  }
  return null
}

interface AdverseAnswer extends SettlingAnswer {
  readonly feature: FeatureId
}

/** The answer to a question that takes most, where one takes anything. */
function heaviest({ feature, answers }: Settlement, { score }: Comparison): AdverseAnswer[] {
  const [lowest] = answers.filter((answer) => answer.score < score).toSorted((a, b) => a.score - b.score)
  return lowest === undefined ? [] : [{ feature, ...lowest }]
}

const featureWords: Partial<Readonly<Record<FeatureId, string>>> = {
  'birth-date': 'birth date',
  'father-name': "father's name",
  registration: 'registry code',
  vessel: 'vessel number',
}
