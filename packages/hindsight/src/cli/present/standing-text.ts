// How stored lists stand, in words: state, version, age by the publisher's own date, what waits.

import type { ListStanding } from '../../services/index.ts'
import { counted, grouped, printable, type Style } from './style.ts'

/** One list, with what is to be done about it. */
export function standingText(standing: ListStanding, style: Style): string {
  const { listId, state, version, waiting, hold, lastReceipt } = standing
  const word = wordOf(state, style)
  const facts =
    version === null
      ? ['nothing is live']
      : [version.versionId, counted(version.parties, 'party', 'parties'), ageText(standing), gateText(standing)]
  const lines = [
    `${word}  ${style.bold(listId)}  ${facts.join(' · ')}\n`,
    ...(standing.states.length > 1 ? [`    also: ${standing.states.slice(1).join(', ')}\n`] : []),
    ...(waiting === null
      ? []
      : [`    held back: ${waiting.versionId}, ${counted(waiting.parties, 'party', 'parties')}\n`]),
    ...(hold === null
      ? []
      : [`    nothing new goes live: ${hold.by} holds it since ${hold.at}: ${printable(hold.reason)}\n`]),
    ...(lastReceipt?.outcome === 'refused'
      ? [`    the last that arrived was refused (${lastReceipt.receivedAt})\n`]
      : []),
  ]
  return lines.join('')
}

function wordOf(state: ListStanding['state'], style: Style): string {
  if (state === 'live') return style.clear(state)
  return state === 'held' || state === 'stale' ? style.review(state) : style.unavailable(state)
}

function ageText({ kind, age }: ListStanding): string {
  if (kind === 'custom') return 'entries expire one by one'
  const days = age.days ?? 0
  const old =
    days < 0 ? `dated ${counted(-days, 'day')} ahead` : days === 0 ? 'of today' : `${counted(days, 'day')} old`
  return age.basis === 'received' ? `${old} since it was received (no date of publication)` : `${old}`
}

function gateText({ live }: ListStanding): string {
  if (live === null) return ''
  const how = live.cause === 'released' ? 'released by two people' : 'accepted by the gate'
  return `${how} ${live.liveFrom.slice(0, 16).replace('T', ' ')}, epoch ${grouped(live.epoch)}`
}

/** The same as a JSON object. */
export function standingRow(standing: ListStanding): object {
  const { listId, kind, state, states, live, version, waiting, hold, age, reachedAt, lastReceipt } = standing
  return {
    listId,
    kind,
    state,
    states,
    version: version?.versionId ?? null,
    publishedAt: version?.publishedAt ?? null,
    ageFrom: age.from,
    ageBasis: age.basis,
    ageDays: age.days,
    parties: version?.parties ?? 0,
    rejects: version?.rejects ?? 0,
    sha256: version?.sha256 ?? null,
    gate: live?.cause ?? null,
    epoch: live?.epoch ?? null,
    liveFrom: live?.liveFrom ?? null,
    waiting: waiting?.versionId ?? null,
    hold,
    reachedAt,
    lastOutcome: lastReceipt?.outcome ?? null,
  }
}
