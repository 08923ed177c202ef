// The story as a page to read: what was known when, whom new information reached and on what evidence, what people found,
// and what became of it when the claim was denied.

import { presentReachedPage } from '@hindsight/engine/information'
import type { StoryReport } from '../../services/index.ts'
import { columns, counted, printable, type Style } from './style.ts'

export function storyText(report: StoryReport, style: Style): string {
  const chapters = [
    ['1  Months of screening, each against the list of that time', screenedText(report)],
    ['2  Months later, something is said about others', saidText(report)],
    ['3  Whom it reaches, before anything starts', reachText(report)],
    ['4  The page of one of them begins with what speaks for them', pageText(report)],
    ['5  The queue', queueText(report)],
    ['6  Eight weeks of work, each week adding up', weeksText(report)],
    ['7  The claim is denied on record, by name', deniedText(report)],
    ['8  What was decided then, computed again', replayedText(report)],
  ] as const
  const body = chapters.map(([title, text]) => `${style.bold(title)}\n${indented(text)}\n`)
  return `Everybody here is invented, and so is what is said about them.\n\n${body.join('')}`
}

function screenedText({ months }: StoryReport): string {
  const rows = months.map(({ listVersion, parties, screened, clear }) => {
    return [listVersion, counted(parties, 'party', 'parties'), `${screened} screened`, `${clear} clear`]
  })
  return `${columns(rows)}They were not on the list, and nothing known then said otherwise: they were rightly cleared.\n`
}

function saidText({ claims, drift }: StoryReport): string {
  const said = claims.map(({ id, text, notEvidence }) => {
    const refusal = notEvidence.filter((because) => because.startsWith('a headline'))
    return `${id}: ${printable(text)}${refusal.length === 0 ? '' : ` [no evidence: ${refusal.join('; ')}]`}\n`
  })
  const lost = drift.map(({ kind, because }) => `  ${kind}: ${printable(because)}\n`)
  return `${said.join('')}The headline, held against the report:\n${lost.join('')}`
}

function reachText({ preview, refusal }: StoryReport): string {
  const { population, subjectCount, plan } = preview
  const { members, notOnRecord, notConducting } = population
  return [
    `${refusal}\n\n`,
    `Instead: "${plan.criterionText}", ${plan.hops} hops because ${plan.hopsReason ?? ''};\n`,
    `proposed by one person, approved by another, for ${plan.reason}, until ${plan.expiresOn} at the latest.\n`,
    `It reaches ${counted(members.length, 'person', 'people')} of ${subjectCount} on record, and nobody else: not relatives, not fellow\n`,
    'travellers, not whom another guide carried, not the employees of those reached.\n',
    ...notConducting.map(
      ({ id, because }) => `Nobody was looked for behind ${printable(id)} (${printable(because)}).\n`,
    ),
    `${notOnRecord} parties on the way are no subjects on record.\n`,
  ].join('')
}

function pageText({ pages }: StoryReport): string {
  return pages
    .slice(0, 1)
    .map(({ page }) => `${presentReachedPage(page)}\n`)
    .join('')
}

function queueText({ campaign }: StoryReport): string {
  const grades = [...new Set(campaign.queue.map(({ weakestGrade }) => weakestGrade ?? 'named'))]
  const parts = grades.map((grade) => {
    const of = campaign.queue.filter(({ weakestGrade }) => (weakestGrade ?? 'named') === grade)
    const path = `weakest grade ${grade} on the path`
    return [`places ${of[0]?.rank ?? 0} to ${of.at(-1)?.rank ?? 0}`, path, counted(of.length, 'person', 'people')]
  })
  const trained = campaign.queue.filter(({ needsTrainedReviewer }) => needsTrainedReviewer).length
  return [
    'By hops, then by the weakest grade of the path, then by id. Nothing about who anybody is, or comes from, is in it.\n',
    columns(parts),
    `${counted(trained, 'person is', 'people are')} under 18: decided one by one, by a reviewer trained for it.\n`,
  ].join('')
}

function weeksText({ weeks, after }: StoryReport): string {
  const states = weeks[0]?.published.figure.cells.map(({ category }) => category) ?? []
  const rows = weeks.map(({ until, published: { figure }, again }) => {
    const isSame = JSON.stringify(figure.cells) === JSON.stringify(again.figure.cells)
    const counts = figure.cells.map(({ count }) => String(count))
    return [until.slice(0, 10), ...counts, `= ${figure.total}`, isSame ? 'the same today' : 'NOT THE SAME TODAY']
  })
  const { substantiated, unsubstantiated, none } = after.census.findings
  const findings = `substantiated ${substantiated}, not substantiated ${unsubstantiated}, not looked into ${none}`
  const acts = after.census.acts.map(({ act, count }) => {
    return `${act}: ${count} of ${after.census.population}, on a basis of its own; of the concern: ${findings}\n`
  })
  return `${columns([['week', ...states], ...rows])}${acts.join('')}`
}

function deniedText({ marked, after }: StoryReport): string {
  const parts = Object.entries(marked).map(([kind, count]) => {
    return kind === 'reached' ? counted(count, 'person reached', 'people reached') : counted(count, kind)
  })
  return [
    `Marked as ${after.claimStatus} in the same moment: ${parts.join(', ')}.\n`,
    `What every page and figure says from now on: it rests on ${after.becauseOf.join(', ')}, which is ${after.claimStatus}.\n`,
    `What is left for people to do: hindsight campaign close ${after.campaignId}\n`,
  ].join('')
}

function replayedText({ replays, reachedBefore }: StoryReport): string {
  const { asked, same, clear, reached } = replays
  return [
    `As known then: ${clear} of ${asked} clear, ${same} of them the same to the byte; reached by a campaign: ${reachedBefore}.\n`,
    `As known now:  ${reached} of ${asked} reached by links that say nothing against them.\n`,
  ].join('')
}

function indented(text: string): string {
  return text.replaceAll(/^(?=.)/gmu, '  ')
}
