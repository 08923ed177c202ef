// Cases as people read them: what speaks against first, what was done, what waits. It is a possible match until two people
// have confirmed it, and origin stands apart (design §4).

import type { Finding } from '@hindsight/engine/matching'
import type { GoodGuy } from '@hindsight/engine/review'
import type { CaseList, ShownCase, ShownEvent, ShownItem } from '../../services/index.ts'
import { columns, printable, type Style } from './style.ts'

/** The queue. */
export function caseListText({ cases, byState }: CaseList): string {
  const counts = Object.entries(byState)
    .filter(([, count]) => count > 0)
    .map(([state, count]) => `${count} ${state}`)
  const rows = cases.map(({ caseId, subjectId, state, verdict, assignee, due, isLate, axes }) => [
    caseId,
    verdict === null ? state : `${state}: ${verdict}`,
    printable(subjectId),
    `identity ${axes.identity.toFixed(2)}`,
    `corroboration ${axes.corroboration.points.toFixed(1)}`,
    axes.consequence,
    `${isLate ? 'LATE since' : 'due'} ${due}`,
    assignee ?? '',
  ])
  const total = counts.length === 0 ? 'There are no cases.\n' : `${counts.join(' + ')}\n`
  return `${columns(rows)}${total}`
}

/** One case. */
export function caseText(shown: ShownCase, style: Style): string {
  const { row, subject, items, events, proposal, question } = shown
  const verdict = row.verdict === 'true-match' ? 'confirmed match' : 'possible match'
  const parts = [
    `${style.bold(row.caseId)}  ${verdict} · ${row.state}${row.verdict === null ? '' : `: ${row.verdict}`}\n`,
    `subject ${printable(row.subjectId)} · because of a ${row.cause} · opened ${row.openedAt} · due ${row.due}`,
    `${row.assignee === null ? '' : ` · with ${row.assignee}`}\n`,
  ]
  parts.push(subject === null ? 'The subject was erased: its values can be read by nobody.\n' : subjectLines(subject))
  for (const item of lastOfEach(items)) parts.push(itemText(item, style))
  if (proposal !== null) {
    parts.push(`\nProposed by ${proposal.proposedBy} at ${proposal.proposedAt}: somebody else decides.\n`)
  }
  if (question !== null) {
    const { question: asked, addressee, due, escalateTo, state } = question
    parts.push(`\nAsked of ${printable(addressee)}, until ${due} (${state}), then ${printable(escalateTo)}:\n`)
    parts.push(`  ${printable(asked)}\n`)
  }
  parts.push(`\nWhat was done\n${columns(events.map(eventRow))}`)
  return parts.join('')
}

/** An exemption with what it holds for. */
export function goodGuyText({ row, entry }: { readonly row: ListedRow; readonly entry: GoodGuy | null }): string {
  const head = `${row.goodGuyId}  ${row.state} · ${printable(row.subjectId)} and ${row.listId} ${printable(row.partyId)}\n`
  if (entry === null) return `${head}The subject was erased: its values can be read by nobody.\n`
  const sides = (['subject', 'party'] as const).flatMap((side) =>
    Object.entries(entry.evidence[side]).map(([field, values]) => [`  ${side}`, field, printable(values.join('; '))]),
  )
  return [
    head,
    `granted ${row.grantedAt} by ${entry.grantedBy}, confirmed by ${entry.approvedBy}; until ${row.until}\n`,
    `${entry.reason}: ${printable(entry.note)}\nowner ${printable(entry.owner)}\n`,
    `It holds for this evidence and no other:\n${columns(sides)}`,
  ].join('')
}

interface ListedRow {
  readonly goodGuyId: string
  readonly state: string
  readonly subjectId: string
  readonly listId: string
  readonly partyId: string
  readonly grantedAt: string
  readonly until: string
}

function subjectLines({ name, alias, birthDate, origin }: NonNullable<ShownCase['subject']>): string {
  const rows = [
    ['  name', name.join('; ')],
    ['  alias', alias.join('; ')],
    ['  birth date', birthDate.map(({ value }) => value).join('; ')],
    ['  not used in scoring', Object.values(origin).flat().join('; ')],
  ].filter(([, value]) => value !== '')
  return columns(rows.map((cells) => cells.map(printable)))
}

/** Of each listed party how it stands now. */
function lastOfEach(items: readonly ShownItem[]): readonly ShownItem[] {
  const last = new Map(items.map((item) => [JSON.stringify([item.listId, item.partyId]), item]))
  return [...last.values()]
}

function itemText({ listId, partyId, cause, content }: ShownItem, style: Style): string {
  const head = `\n${listId} ${printable(partyId)} · ${cause}`
  if (content === null) return `${head}\n`
  const { party, comparison, differences, endedExemption } = content
  const against = comparison.findings.filter(({ effect }) => effect < 0)
  const others = comparison.findings.filter(({ effect }) => effect >= 0)
  const sorted = [...against, ...others].map((finding) => `  ${findingText(finding)}\n`)
  const changes = differences.map(({ side, field, before, after }) => {
    return `  changed: ${side} ${field} was ${printable(before.join('; ') || 'not stated')}, is ${printable(after.join('; ') || 'not stated')}\n`
  })
  const ended =
    endedExemption === null
      ? ''
      : `  the exemption ${endedExemption.goodGuyId} no longer holds: ${endedExemption.answer.state}\n`
  const caption = printable(party.name[0] ?? party.id)
  return `${head} · ${style.bold(caption)} · score ${comparison.score.toFixed(3)} (${comparison.band})\n${sorted.join('')}${changes.join('')}${ended}`
}

function findingText({ effect, because }: Finding): string {
  const sign = effect < 0 ? 'against' : effect > 0 ? 'for' : 'unknown'
  return `${sign.padEnd(7)} ${printable(because)}`
}

function eventRow({ at, act, operatorId, stateAfter, details }: ShownEvent): string[] {
  const said = details === null ? 'erased' : saidOf(details)
  return [`  ${at}`, operatorId ?? 'by itself', act, stateAfter, printable(said)]
}

function saidOf(details: Readonly<Record<string, unknown>>): string {
  const { disposition, purpose, because, reason, answer, to, by } = details
  const { verdict, reason: code, note } = (disposition ?? {}) as Readonly<Record<string, string | undefined>>
  const parts = [verdict, code, note, purpose, because, to, reason, answer, by]
  return parts.filter((part) => typeof part === 'string').join(' · ')
}
