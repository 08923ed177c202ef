// A pair explained for people: the sentence, words side by side with reason and rarity, what speaks against it, what is
// unknown and what would settle it (law L9). Messages about a person say "possible match", never more.

import type { Comparison, ExplainedPair, Explanation } from '@hindsight/engine/matching'
import { columns, printable, type Style } from './style.ts'

/** Open questions that are shown beside a possible match in a screening. */
const shownQuestionCount = 2

/** What stands under a possible match in a screening: the sentence, a line for each part of it, and what would settle it. */
export function hitExplanationText({ sentence, settle, clearedBy }: Explanation): string {
  // The verdict stands in the line above.
  const told = sentence
    .slice(sentence.indexOf(': ') + 2)
    .split(/(?<=\.) (?=Besides|Against|Not known)/u)
    .map((part) => `    ${printable(part)}\n`)
  const open = settle.filter(({ settles }) => settles).slice(0, shownQuestionCount)
  const questions = open.map(({ because }) => `    ? ${printable(because)}\n`)
  const together =
    clearedBy === null
      ? []
      : [`    ? together these would clear it: ${printable(clearedBy.answer)} (${clearedBy.score.toFixed(2)})\n`]
  return [...told, ...questions, ...together].join('')
}

/** The whole explanation of a possible match. */
export function explanationText(comparison: Comparison, explanation: Explanation, style: Style): string {
  const { sentence, words, against, settle, clearedBy } = explanation
  const together =
    clearedBy === null
      ? ''
      : `  Together these answers would clear it: ${printable(clearedBy.answer)} (score ${clearedBy.score.toFixed(2)}).\n`
  return [
    `${printable(sentence)}\n`,
    findingsText(comparison, style),
    wordsText(words, style),
    section('What disagrees', against.length === 0 ? ['nothing that was compared'] : against, style),
    section(
      'What would settle it',
      settle.length === 0 ? ['nothing that is unknown'] : settle.map((one) => one.because),
      style,
    ),
    together,
  ].join('')
}

/** Each finding with its points. */
export function findingsText({ findings }: Pick<Comparison, 'findings'>, style: Style): string {
  if (findings.length === 0) return ''
  const rows = findings.map(({ feature, agreement, effect, because }) => [
    `  ${signed(effect)}`,
    feature,
    agreement,
    printable(because),
  ])
  return `\n${style.bold('Findings')} (points add up; the score is 1 / (1 + e^-sum))\n${columns(rows)}`
}

/** Words beside each other. */
export function wordsText(words: readonly ExplainedPair[], style: Style): string {
  if (words.length === 0) return ''
  const rows = words.map(({ ours, theirs, reason, similarity, weight, rarityWord, role }) => [
    `  ${ours === '' ? '–' : printable(ours)}`,
    theirs === '' ? '–' : printable(theirs),
    reason === 'no-partner' ? 'no partner' : reason,
    reason === 'no-partner' ? '' : `alike ${similarity.toFixed(2)}`,
    `weight ${weight.toFixed(2)}`,
    role === 'name' ? rarityWord : `${rarityWord} ${role}`,
  ])
  return `\n${style.bold('Words side by side')}\n${columns(rows)}`
}

/** A heading and a line for each item. */
export function section(title: string, items: readonly string[], style: Style): string {
  return `\n${style.bold(title)}\n${items.map((item) => `  ${printable(item)}\n`).join('')}`
}

/** Points with their sign. */
export function signed(effect: number): string {
  return `${effect < 0 ? '−' : '+'}${Math.abs(effect).toFixed(2)}`
}
