// A replay in words: what came out, against what it was held, and what then and now differ in.

import type { DecisionReplay, Replay, ReplayCell, ScreeningReplay } from '../../services/index.ts'
import { columns, printable, type Style } from './style.ts'

/** The page of a replay. */
export function replayText({ replay, cells }: Replay, style: Style): string {
  const list = replay.differences.map((difference) => `  ${printable(difference)}\n`).join('')
  const facts = replay.kind === 'screening' ? screeningFacts(replay) : decisionFacts(replay)
  const text = replay.text === null ? '' : `${printable(replay.text)}\n`
  return `${verdictOf(replay, style)}\n${columns(facts)}${list}${text}${cellsText(cells, style)}`
}

function screeningFacts(replay: ScreeningReplay): readonly (readonly string[])[] {
  return [
    ['subject', `${printable(replay.subjectId)}, version ${replay.version}`],
    ['screening', replay.screeningId ?? 'none kept: it was clear, or its row is gone'],
    ['screened', `${replay.screenedAt}, run ${replay.runId}, batch ${replay.batch}`],
    ['with', `engine ${replay.with.engine}, policy ${replay.with.policy}, lists at ${replay.with.listEpoch}`],
    ['then', `${replay.state ?? 'unknown'}${digestOf(replay.digest)}`],
    ['again', `${replay.replayedState ?? 'nothing can be computed'}${digestOf(replay.replayedDigest)}`],
  ]
}

function decisionFacts(replay: DecisionReplay): readonly (readonly string[])[] {
  return [
    ['case', `${replay.caseId} of ${printable(replay.subjectId)}`],
    ['decision', `${replay.act} by ${replay.by} at ${replay.at} (${replay.decisionId})`],
    ['again', `${replay.pairs} pairs compared${digestOf(replay.digest)}`],
  ]
}

function verdictOf({ outcome, erasure }: Replay['replay'], style: Style): string {
  if (outcome === 'same') return style.clear('the same bytes')
  if (outcome === 'different') return style.unavailable('not the bytes that were recorded')
  if (outcome === 'unrepeatable') return style.unavailable('not repeatable: the comparison did not end then')
  const { sequence = 0, erasedAt = '', actor = null } = erasure ?? {}
  const proof = `hindsight audit proof ${sequence}`
  return `${style.bold('erased')}  ${erasedAt} by two people, approved by ${actor ?? 'somebody'}; its proof: ${proof}`
}

function digestOf(digest: string | null): string {
  return digest === null ? '' : `  ${digest}`
}

function cellsText(cells: readonly ReplayCell[] | null, style: Style): string {
  return (cells ?? []).map((cell) => cellText(cell, style)).join('')
}

function cellText({ cell, versions, state, hits, changes, because, lists }: ReplayCell, style: Style): string {
  const title = style.bold(`data ${cell.data}, policy ${cell.policy}, engine ${cell.engine}`)
  const found = hits.map(({ listId, partyId, score }) => `${listId} ${partyId} ${score.toFixed(4)}`)
  const facts = [
    ['  versions', `subject ${versions.subject}, policy ${versions.policy}, engine ${versions.engine}`],
    ['  lists', printable(lists.join(', '))],
    ['  answer', [state, ...found].map(printable).join(', ')],
    ['  changes', changes.length === 0 ? 'as it was' : printable(changes.join('; '))],
    ...(because.length === 0 ? [] : [['  because', printable(because.join('; '))]]),
  ]
  return `\n${title}\n${columns(facts)}`
}
