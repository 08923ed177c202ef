// One pair explained: how the names were aligned and why, what else was compared, and what is unknown (law L9).

import type { NameAlignment, Policy } from '@hindsight/engine/matching'
import type { ComparedPair } from '../../services/index.ts'
import { columns, printable, type Style } from './style.ts'

/** The explanation of a pair whose score is known. */
export function explanationText(pair: ComparedPair, policy: Policy, style: Style): string {
  const [name1 = '', name2 = ''] = pair.cells
  const verdict = pair.isHit ? style.review('possible match') : 'below the threshold'
  const head = `${style.bold(printable(name1))}  |  ${style.bold(printable(name2))}\n`
  const score = `score ${pair.score?.toFixed(4)}: ${verdict} (threshold ${policy.threshold}, policy ${policy.version})\n\n`
  const rows = pair.findings.map(({ feature, agreement, effect, because }) => [
    `  ${signed(effect)}`,
    feature,
    agreement,
    printable(because),
  ])
  const findings = rows.length === 0 ? '  Nothing in the two names agrees.\n' : columns(rows)
  const alignments = pair.findings.flatMap(({ alignment }) =>
    alignment === undefined ? [] : [alignmentText(alignment)],
  )
  return `${head}${score}${findings}${alignments.join('')}`
}

function alignmentText({ pairs, ourUnpaired, theirUnpaired, similarity }: NameAlignment): string {
  const paired = pairs.map(({ ours, theirs, reason, similarity: alike, weight }) => [
    `  ${printable(ours)}`,
    printable(theirs),
    reason,
    `alike ${alike.toFixed(2)}`,
    `weight ${weight.toFixed(2)}`,
  ])
  const ourRest = ourUnpaired.map(({ word, weight }) => [
    `  ${printable(word)}`,
    '–',
    'no partner',
    '',
    `weight ${weight.toFixed(2)}`,
  ])
  const theirRest = theirUnpaired.map(({ word, weight }) => [
    '  –',
    printable(word),
    'no partner',
    '',
    `weight ${weight.toFixed(2)}`,
  ])
  return `\nWords side by side (similarity of the names ${similarity.toFixed(3)}):\n${columns([...paired, ...ourRest, ...theirRest])}`
}

function signed(effect: number): string {
  return `${effect < 0 ? '−' : '+'}${Math.abs(effect).toFixed(2)}`
}
