// The notice that a lookback drafts where a hit fell away: what changed, which cases rest on it, and what a person now has to
// decide. It accuses nobody, names nobody's data, and is sent by nobody (law L13; design §4, messages to people).

import { CommandError } from '../../config/index.ts'
import type { CaseRow, LookbackOutcome, StoreView } from '../../store/index.ts'
import type { LookbackDetail } from './begin-run.ts'

export interface DraftedNotice {
  readonly runId: string
  readonly subjectId: string
  /** Cases with an item of a party that fell away. */
  readonly cases: readonly Pick<CaseRow, 'caseId' | 'state' | 'verdict'>[]
  readonly text: string
}

/** Drafts the notice of what a run took from a subject. Throws `CommandError` where it took nothing. */
export async function draftNotice(view: StoreView, runId: string, subjectId: string): Promise<DraftedNotice> {
  const run = await view.lookbacks.run(runId)
  if (run === null) throw new CommandError('lookback-unknown', { runId })
  const outcome = (await view.lookbacks.outcomesOf(subjectId)).find((one) => one.runId === runId)
  if (outcome === undefined || outcome.lost.length === 0) throw new CommandError('notice-empty', { runId, subjectId })
  const cases = await casesOf(view, outcome)
  const { lists } = run.detail as LookbackDetail
  const changes = outcome.lost.map(([listId, partyId]) => {
    const versions = lists.find((list) => list.listId === listId)
    const from = versions === undefined ? '' : ` (${versions.before ?? 'nothing'} -> ${versions.after ?? 'nothing'})`
    return `- ${listId} ${partyId}${from}`
  })
  return { runId, subjectId, cases, text: textOf(outcome, { cases, changes }) }
}

async function casesOf({ cases }: StoreView, { subjectId, lost }: LookbackOutcome): Promise<DraftedNotice['cases']> {
  const rows = await cases.casesOf([subjectId])
  const items = await cases.items(rows.map(({ caseId }) => caseId))
  const isLost = ({ listId, partyId }: (typeof items)[number]): boolean =>
    lost.some(([list, party]) => list === listId && party === partyId)
  const concerned = new Set(items.filter(isLost).map(({ caseId }) => caseId))
  return rows
    .filter(({ caseId }) => concerned.has(caseId))
    .map(({ caseId, state, verdict }) => ({ caseId, state, verdict }))
}

interface NoticeParts {
  readonly cases: DraftedNotice['cases']
  readonly changes: readonly string[]
}

function textOf({ subjectId, outcome, recordedAt }: LookbackOutcome, { cases, changes }: NoticeParts): string {
  const confirmed = cases.filter(({ verdict }) => verdict === 'true-match')
  const was =
    confirmed.length === 0
      ? 'It was a possible match, and was not confirmed to be the same.'
      : `It was confirmed in ${confirmed.map(({ caseId }) => caseId).join(', ')}: what was decided then has to be looked at again.`
  const rest =
    outcome === 'still-review'
      ? 'Other possible matches of the subject remain, and are reviewed apart from this.'
      : 'No possible match of the subject remains.'
  const named = cases.map(({ caseId, state }) => `- ${caseId} (${state})`)
  return [
    'DRAFT. Nothing was sent, and no case was closed.',
    '',
    `About: ${subjectId}, ${recordedAt}`,
    `What was listed is not any more, or is no possible match as it is listed now:`,
    ...changes,
    was,
    rest,
    '',
    'Cases that rest on it:',
    ...(named.length === 0 ? ['- none'] : named),
    '',
    'A person decides whether they are closed, and whether anything that was held or refused for this reason is given free.',
    '',
  ].join('\n')
}
