// Explains a comparison to an analyst: from its own findings, and by scoring the pair again under each answer that an
// open question may have (law L9).

import { compareParties } from './compare.ts'
import type { Comparison, FeatureId } from './comparison.ts'
import { explainWords } from './explained-words.ts'
import type { Explanation, Settlement, SettlingAnswer, Supposition } from './explanation.ts'
import { type OpenQuestion, openQuestions } from './open-questions.ts'
import { prepareParty } from './prepare.ts'
import { type ComparedParties, rescore } from './suppose.ts'
import { verdictSentence } from './verdict-sentence.ts'

/** Explains the comparison of the pair; `comparison` spares comparing once more. */
export function explainComparison(
  compared: ComparedParties,
  comparison: Comparison = compareParties(compared.subject, compared.party, compared.policy),
): Explanation {
  const { subject, party, policy } = compared
  const alignment = comparison.findings.find(({ feature }) => feature === 'name')?.alignment
  const sides = { ours: prepareParty(subject, policy), theirs: prepareParty(party, policy) }
  const words = alignment === undefined ? [] : explainWords(alignment, sides)
  const settle = settlements(compared, comparison)
  return {
    sentence: verdictSentence(comparison, words, policy),
    words,
    against: againstOf(comparison),
    unknown: settle
      .map(({ feature, missing }) => ({ feature, side: missing }))
      .filter(({ feature }) => feature !== 'name'),
    settle,
    clearedBy: clearedBy(compared, comparison, settle),
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
export function settlements(compared: ComparedParties, comparison: Comparison): Settlement[] {
  const questions = openQuestions(comparison, compared)
  return questions
    .map((question) => settlement(question, compared, comparison))
    .toSorted((a, b) => Number(b.settles) - Number(a.settles) || reach(b, comparison) - reach(a, comparison))
}

function settlement(question: OpenQuestion, compared: ComparedParties, comparison: Comparison): Settlement {
  const { feature, missing, stated } = question
  const answers = question.answers.map(({ answer, supposed }) => ({
    answer,
    ...rescore(compared, comparison, supposed),
  }))
  const settles = answers.some(({ isHit, band }) => isHit !== comparison.isHit || isStronger(band, comparison))
  return {
    feature,
    missing,
    stated,
    answers,
    settles,
    because: settlementSentence(question, answers, { compared, settles }),
  }
}

function isStronger(band: Comparison['band'], comparison: Comparison): boolean {
  return band === 'strong' && comparison.band !== 'strong'
}

function reach({ answers }: Settlement, { score }: Comparison): number {
  return Math.max(0, ...answers.map((answer) => Math.abs(answer.score - score)))
}

interface SentenceParts {
  readonly compared: ComparedParties
  readonly settles: boolean
}

function settlementSentence(
  { what, missing, stated }: OpenQuestion,
  answers: readonly SettlingAnswer[],
  { compared, settles }: SentenceParts,
): string {
  const whose = { subject: ' of the subject', list: ' on the list', both: ' on both sides' }[missing]
  const stating = missing === 'subject' ? 'the list states' : 'the subject states'
  const known = stated.length === 0 ? 'neither side states one' : `${stating} ${stated.slice(0, 3).join(', ')}`
  const start = `${what}${whose} ${settles ? 'would settle it' : 'would help, and settles nothing alone'}: ${known}`
  if (answers.length === 0) return `${start}; that day is likely filled in, so nothing can be compared with it`
  return `${start}; ${answers.map((answer) => answerWords(answer, compared)).join(', ')}`
}

function answerWords({ answer, score, isHit }: SettlingAnswer, { policy }: ComparedParties): string {
  return `${answer} would bring the score to ${score.toFixed(2)}${isHit ? '' : `, below the threshold ${policy.threshold}`}`
}

/** Fewest answers that together lead below the threshold. Points add up, so the heaviest answers are the fewest. */
function clearedBy(
  compared: ComparedParties,
  comparison: Comparison,
  settle: readonly Settlement[],
): SettlingAnswer | null {
  if (!comparison.isHit || settle.some(({ answers }) => answers.some(({ isHit }) => !isHit))) return null
  const adverse = settle.flatMap((question) => heaviest(question, comparison)).toSorted((a, b) => a.score - b.score)
  const supposed: Supposition[] = []
  const said: string[] = []
  for (const { feature, answer, supposed: more } of adverse) {
    supposed.push(...more)
    said.push(`${featureWords[feature] ?? feature}: ${answer}`)
    const found = rescore(compared, comparison, supposed)
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
