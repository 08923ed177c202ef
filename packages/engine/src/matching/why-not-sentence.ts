// Why a listed party is no possible match, in one or two sentences, from the numbers of the explanation alone (law L9).

import type { Policy } from './policy.ts'
import type { WhyNot } from './why-not.ts'

export function whyNotSentence(found: Omit<WhyNot, 'sentence'>, policy: Policy): string {
  return `${stateSentence(found, policy)} ${changeSentence(found)}`.trimEnd()
}

function stateSentence(
  { state, score, threshold, nearest, reasons }: Omit<WhyNot, 'sentence'>,
  policy: Policy,
): string {
  const because = reasons
    .filter(({ rule }) => rule !== 'floor')
    .map((reason) => reason.because)
    .join('; ')
  const alike =
    nearest === null
      ? ''
      : ` The nearest names, "${nearest.ours}" and "${nearest.theirs}", are ${nearest.similarity.toFixed(2)} alike.`
  switch (state) {
    case 'possible-match':
      return `A possible match: the score ${score.toFixed(2)} reaches the threshold ${threshold}.`
    case 'not-comparable':
      return `Not compared: ${because}.${alike}`
    case 'unrelated':
      return `Not related: ${because}.`
    case 'below-floor':
      return `Not scored: names less alike than ${policy.name.floor} count for nothing.${alike} ${capital(listed(because))}`
    case 'below-threshold':
      return `The score ${score.toFixed(2)} is ${(threshold - score).toFixed(2)} below the threshold ${threshold}.${alike} ${capital(listed(because))}`
  }
}

function changeSentence({ state, changes, reachedAt }: Omit<WhyNot, 'sentence'>): string {
  if (state === 'possible-match') return ''
  const enough = changes.filter(({ isHit }) => isHit)
  const lower = reachedAt === null ? '' : ` A threshold of ${floored(reachedAt)} would have included it.`
  if (enough.length === 0) return `Nothing that was tried would make it a possible match.${lower}`
  const told = enough.slice(0, 3).map(({ change, score }) => `${change} (${score.toFixed(2)})`)
  return `It would be a possible match with ${told.join(', or with ')}.${lower}`
}

/** Two digits that are not above the score. */
function floored(score: number): string {
  return (Math.floor(score * 100) / 100).toFixed(2)
}

function listed(because: string): string {
  return because === '' ? '' : `${because}.`
}

function capital(text: string): string {
  return text === '' ? '' : text[0]!.toUpperCase() + text.slice(1)
}
