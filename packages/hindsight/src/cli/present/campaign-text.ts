// Campaigns on a terminal: the plan with its end, the census of a fixed population, the queue by ids, and the page of one
// member, which begins with what speaks for them.

import { presentCensus, presentReachedPage } from '@hindsight/engine/information'
import type { CampaignPreview, MemberPage, ShownCampaign } from '../../services/index.ts'
import type { CampaignRow } from '../../store/index.ts'
import { columns, counted, printable } from './style.ts'

const shownMemberCount = 20

export function previewText({ plan, population, subjectCount }: CampaignPreview): string {
  const { members, notOnRecord, notConducting } = population
  const hops = [...new Set(members.map(({ reached }) => reached.hops))].toSorted((a, b) => a - b)
  const byHops = hops.map((hop) => {
    const count = members.filter(({ reached }) => reached.hops === hop).length
    const how = hop === 0 ? 'named in evidence' : `reached by ${counted(hop, 'link')}`
    return `  ${how}: ${count}\n`
  })
  const children = members.filter(({ isUnder18 }) => isUnder18).length
  const single = plan.restsOnSingleRoot ? 'It rests on a single source or a claim without a grade.\n' : ''
  return [
    `${printable(plan.id)} would look again at ${counted(members.length, 'person', 'people')} of ${subjectCount} on record\n`,
    ...byHops,
    ...(children === 0 ? [] : [`  of these under 18, or perhaps: ${children}\n`]),
    `  reached and no subjects on record: ${notOnRecord}\n`,
    ...notConducting.map(
      ({ id, because }) => `  nobody was looked for behind ${printable(id)}: ${printable(because)}\n`,
    ),
    single,
    'Nothing was started.\n',
  ].join('')
}

export function campaignListText(rows: readonly CampaignRow[]): string {
  if (rows.length === 0) return 'No campaign was started.\n'
  return columns(
    rows.map(({ campaignId, startedAt, population, closedAt }) => {
      const end = closedAt === null ? 'open' : `closed ${closedAt}`
      return [printable(campaignId), `started ${startedAt}`, counted(population, 'person', 'people'), end]
    }),
  )
}

export function campaignText(shown: ShownCampaign): string {
  const { plan, status, closedBecause, claimStatus, becauseOf, census, queue } = shown
  const people = `owner ${plan.owner}, second person ${plan.secondPerson ?? 'none'}`
  const rows = queue.slice(0, shownMemberCount).map((one) => {
    const how = one.basis === 'named-in-evidence' ? 'named in evidence' : `by ${counted(one.hops, 'link')}`
    const grade = one.weakestGrade === null ? '' : `weakest grade ${one.weakestGrade}`
    const trained = one.needsTrainedReviewer ? 'under 18: a trained reviewer' : ''
    return [String(one.rank), printable(one.memberId), printable(one.state), how, grade, trained]
  })
  const rest = queue.length - rows.length
  return [
    `${printable(plan.id)}  ${status}${closedBecause === null ? '' : `: ${printable(closedBecause)}`}\n`,
    `purpose: ${printable(plan.purpose)}\nbasis: ${printable(plan.basis)}; ${printable(people)}; ends on ${plan.expiresOn}\n`,
    `criterion: ${printable(plan.criterionText)}\n`,
    ...(claimStatus === 'live'
      ? []
      : [`ITS CLAIM IS ${claimStatus.toUpperCase()}: ${printable(becauseOf.join(', '))}\n`]),
    `\n${presentCensus(census)}\n\n`,
    columns(rows),
    rest === 0 ? '' : `and ${rest} more: --jsonl gives all of them\n`,
  ].join('')
}

export function memberText({ page, claimStatus, becauseOf }: MemberPage): string {
  const standing =
    claimStatus === 'live' ? '' : `What this rests on is ${claimStatus}: ${printable(becauseOf.join(', '))}\n`
  const text = presentReachedPage(page)
    .split('\n')
    .map((line) => `${printable(line)}\n`)
  return `${text.join('')}${standing}`
}
