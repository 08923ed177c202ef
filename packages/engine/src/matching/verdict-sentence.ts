// The verdict in plain words, from nothing but the findings that decided and the words that explain them (law L9). It
// says "possible match" and never more: people decide (law L13).

import type { Comparison, Finding } from './comparison.ts'
import type { ExplainedPair } from './explanation.ts'
import type { Policy } from './policy.ts'

/** One sentence for each of: verdict, names, what agrees besides, what disagrees, what is unknown. */
export function verdictSentence(
  comparison: Pick<Comparison, 'score' | 'band' | 'findings'>,
  words: readonly ExplainedPair[],
  policy: Policy,
): string {
  const { score, band, findings } = comparison
  const besides = findings.filter(({ feature }) => feature !== 'name')
  const name = findings.find(({ feature }) => feature === 'name')
  const sentences = [
    `${verdictWords(score, band, policy)}: ${name === undefined ? 'nothing was compared' : nameWords(name, words)}`,
    listed(
      'Besides, ',
      besides.filter(({ effect }) => effect > 0),
    ),
    listed(
      'Against it: ',
      besides.filter(({ effect }) => effect < 0),
    ),
    unknownWords(besides),
  ]
  return sentences
    .filter((sentence) => sentence !== '')
    .map((sentence) => `${sentence}.`)
    .join(' ')
}

function verdictWords(score: number, band: string, { threshold }: Policy): string {
  return score >= threshold
    ? `Possible match, ${band}, ${score.toFixed(2)}`
    : `No possible match, ${score.toFixed(2)} where ${threshold} is needed`
}

const manner: Readonly<Record<ExplainedPair['reason'], string>> = {
  identical: 'is the same',
  'same-symbol': 'stands for',
  'look-alike': 'looks like',
  spelling: 'is spelled much like',
  sound: 'sounds like',
  loan: 'may be, as another script writes it,',
  initial: 'shares its first letter with',
  joined: 'is, written as one word,',
  split: 'is, written apart,',
  whole: 'is, without its spaces,',
  'no-partner': 'has no partner',
}

/** Words that name someone are told how rare they are; a title or a legal form is told for what it is. */
function nameWords({ because, alignment, rule }: Finding, words: readonly ExplainedPair[]): string {
  if (alignment === undefined) return because
  const paired = words.filter(({ reason }) => reason !== 'no-partner').map(pairWords)
  const ours = words.filter(({ reason, ours: word }) => reason === 'no-partner' && word !== '')
  const theirs = words.filter(({ reason, theirs: word }) => reason === 'no-partner' && word !== '')
  const alone = [
    ours.length === 0 ? '' : `only the subject has ${ours.map((word) => ranked(word, word.ours)).join(' and ')}`,
    theirs.length === 0 ? '' : `only the list has ${theirs.map((word) => ranked(word, word.theirs)).join(' and ')}`,
  ]
  const shared = rule === 'identifierAlone' ? ['the names agree a little, and a shared identifier counts more'] : []
  return [...paired, ...alone, ...shared].filter((part) => part !== '').join('; ')
}

function pairWords(pair: ExplainedPair): string {
  if (pair.reason === 'initial')
    return `"${pair.ours}" and "${pair.theirs}" share their first letter, and one of them is no more`
  const subject = ranked(pair, pair.ours)
  return pair.reason === 'identical'
    ? `${subject} ${manner.identical}`
    : `${subject} ${manner[pair.reason]} "${pair.theirs}" (alike ${pair.similarity.toFixed(2)})`
}

const roleWords: Partial<Readonly<Record<ExplainedPair['role'], string>>> = {
  initial: 'the initial',
  particle: 'the particle',
  honorific: 'the title',
  suffix: 'the suffix',
  'legal-form': 'the legal form',
  number: 'the number',
}

function ranked({ role, rarityWord }: ExplainedPair, word: string): string {
  return `${roleWords[role] ?? `the ${rarityWord} word`} "${word}"`
}

function listed(start: string, findings: readonly Finding[]): string {
  return findings.length === 0 ? '' : `${start}${findings.map(({ because }) => because).join('; ')}`
}

function unknownWords(findings: readonly Finding[]): string {
  const unknown = findings.filter(({ agreement }) => agreement.startsWith('unknown') || agreement === 'imputed')
  return listed('Not known: ', unknown)
}
