// What was screened against, in words: one line for each list, its faults and what they mean.

import type { Fault } from '@hindsight/engine/lists'
import type { ListCoverage } from '../../services/index.ts'
import { counted, printable, type Style } from './style.ts'

const shownFaultsOfAKind = 3

/** Lines about the lists. `today` is an ISO date. */
export function coverageText(lists: readonly ListCoverage[], today: string, style: Style): string {
  return lists.map((list) => listText(list, today, style)).join('')
}

/** A warning for figures that rest on lists of which not all was read; empty where all was. */
export function partialText(lists: readonly ListCoverage[]): string {
  const isWhole = lists.every((list) => list.state === 'read' && list.rejects === 0)
  return isWhole ? '' : 'Not every list was read whole: the figures are about what was read, and prove nothing.\n'
}

function listText(list: ListCoverage, today: string, style: Style): string {
  if (list.state === 'refused') return `${style.unavailable('refused')}  ${printable(list.source)}\n${faultsText(list)}`
  const rejects = list.rejects === 0 ? '' : `, ${counted(list.rejects, 'record')} rejected`
  const facts = [
    list.listVersion ?? '',
    `${counted(list.parties, 'party', 'parties')}${rejects}`,
    `${list.format}, profile ${list.profile}`,
    ageText(list.publishedAt, today),
    `sha256 ${list.sha256?.slice(0, 12)}`,
  ]
  const missing = list.incomplete.map((what) => `    missing: ${printable(what)}\n`).join('')
  const notes = list.notes.map((note) => `    note: ${printable(note)}\n`).join('')
  const word =
    list.state === 'expired'
      ? style.unavailable('expired')
      : list.state === 'read' && list.rejects === 0
        ? style.clear('read')
        : style.unavailable('incomplete')
  return `${word}  ${facts.join(' · ')}\n${missing}${notes}`
}

/** Each fault with its place and remedy. */
export function faultsText(list: Pick<ListCoverage, 'faults'>): string {
  const shown: Fault[] = []
  for (const fault of list.faults) {
    const isAlike = (other: Fault): boolean => other.code === fault.code && other.place.file === fault.place.file
    if (shown.filter(isAlike).length < shownFaultsOfAKind) shown.push(fault)
  }
  const rest = list.faults.length - shown.length
  const more = rest === 0 ? '' : `    and ${counted(rest, 'fault')} of the same kinds: see lists inspect --jsonl\n`
  const texts = shown.map(({ place, message, remedy }) => {
    const line = place.line === null ? '' : `, line ${place.line}`
    const offset = place.line !== null || place.offset === null ? '' : `, byte ${place.offset}`
    const record = place.recordId === null ? '' : `, record ${place.recordId}`
    const where = `${place.file}${line}${offset}${record}`
    const said = message.includes(where) ? message : `${where}: ${message}`
    return `    ${printable(said)}\n      ${printable(remedy)}\n`
  })
  return texts.join('') + more
}

function ageText(publishedAt: string | null, today: string): string {
  if (publishedAt === null) return 'age unknown'
  const days = Math.round((Date.parse(today) - Date.parse(publishedAt.slice(0, 10))) / 86_400_000)
  if (days === 0) return 'published today'
  return days > 0 ? `${counted(days, 'day')} old` : `published ${counted(-days, 'day')} after ${today}`
}
