// Hindsight of one subject as a page on the terminal: then beside now, when each fact was public, received and screened,
// and the two lanes.

import type { SubjectTimeline } from '../../services/index.ts'
import { columns, printable, type Style } from './style.ts'

type Fact = SubjectTimeline['facts'][number]

/** The page. */
export function timelineText(
  { subjectId, events, knownThen, knownNow, facts, sentence }: SubjectTimeline,
  style: Style,
): string {
  const parties = (list: readonly string[]): string => (list.length === 0 ? 'no possible match' : list.join(', '))
  const stood = columns([
    ['then', knownThen.at, knownThen.state, printable(parties(knownThen.parties))],
    ['now', knownNow.at, knownNow.state, printable(parties(knownNow.parties))],
  ])
  const known =
    facts.length === 0 ? '' : `\n${style.bold('Could we have known?')}\n${columns([factHead, ...facts.map(factRow)])}`
  const lanes = events.map(({ lane, at, kind, what }) => {
    const valid = lane === 'valid' ? printable(what) : ''
    return [at, kind, valid, lane === 'recorded' ? printable(what) : '']
  })
  const head = ['time', '', 'in the world', 'on record']
  return (
    `${style.bold(`Hindsight of ${printable(subjectId)}`)}\n${stood}\n${printable(sentence)}\n${known}\n` +
    `${style.bold('What happened')}\n${columns([head, ...lanes])}`
  )
}

const factHead = ['party', 'public', 'received', 'live', 'screened', 'public to received', 'received to screened']

function factRow({ listId, partyId, publicAt, receivedAt, liveAt, screenedAt }: Fact): string[] {
  const shown = (at: string | null): string => at ?? 'unknown'
  return [
    printable(`${listId} ${partyId}`),
    shown(publicAt),
    shown(receivedAt),
    shown(liveAt),
    shown(screenedAt),
    distance(publicAt, receivedAt),
    distance(receivedAt, screenedAt),
  ]
}

const minuteMs = 60_000
const minutesOfDay = 1440

/** `2 d 3 h`, `4 min`; nothing where one of the times is not known. */
function distance(from: string | null, to: string | null): string {
  if (from === null || to === null) return 'unknown'
  const minutes = Math.round((Date.parse(to) - Date.parse(from)) / minuteMs)
  if (minutes < 0) return 'before'
  const [days, hours] = [Math.floor(minutes / minutesOfDay), Math.floor((minutes % minutesOfDay) / 60)]
  if (days > 0) return `${days} d ${hours} h`
  return hours > 0 ? `${hours} h ${minutes % 60} min` : `${minutes} min`
}
