// Why a listed party is no possible match, for people: what came nearest, what kept it down, what would change the answer.

import type { WhyNot } from '@hindsight/engine/matching'
import { findingsText, section, signed, wordsText } from './explanation-text.ts'
import { columns, printable, type Style } from './style.ts'

const shownChangeCount = 8

/** The whole of it for one party. */
export function whyNotText(found: WhyNot, style: Style): string {
  const { sentence, words, reasons, changes } = found
  const kept = reasons.map(({ because, similarity, points }) => {
    if (similarity !== null) {
      return `${because}: the names are ${similarity.with.toFixed(2)} alike, and ${similarity.without.toFixed(2)} without that`
    }
    if (points === null) return because
    return `${because}: ${signed(points.effect)} points, and without them the score would be ${points.scoreWithout.toFixed(2)}`
  })
  return [
    `${printable(sentence)}\n`,
    findingsText(found, style),
    wordsText(words, style),
    kept.length === 0 ? '' : section('What kept it down', kept, style),
    changes.length === 0 ? '' : changesText(found, style),
  ].join('')
}

function changesText({ changes, threshold }: WhyNot, style: Style): string {
  const rows = changes
    .slice(0, shownChangeCount)
    .map(({ change, score, isHit }) => [
      `  ${score.toFixed(2)}`,
      isHit ? style.review('possible match') : 'not enough',
      printable(change),
    ])
  return `\n${style.bold('What would change the answer')} (scored again; the threshold is ${threshold})\n${columns(rows)}`
}
