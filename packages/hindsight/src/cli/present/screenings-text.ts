// Runs and screenings as lines on the terminal.

import type { GroupState, ListedScreening, ScreeningRun, ShownScreening } from '../../services/index.ts'
import { counted, grouped, printable, type Style } from './style.ts'

/** A run in two lines. */
export function runText(run: ScreeningRun, style: Style): string {
  const { runId, cause, startedAt, endedAt, population, clear, review, unavailable, policyId, engine } = run
  const states = [
    style.clear(`${grouped(clear)} clear`),
    style.review(`${grouped(review)} to review`),
    style.unavailable(`${grouped(unavailable)} unavailable`),
  ].join(' + ')
  const end = endedAt === null ? 'not ended' : `ended ${endedAt}`
  return (
    `${startedAt}  ${cause}  run ${runId}, ${end}\n` +
    `  ${counted(population, 'subject')}: ${states}; policy ${printable(policyId)}, engine ${engine}\n`
  )
}

/** What was not clear, in one line. */
export function notClearText(screening: ListedScreening, style: Style): string {
  const { screeningId, subjectId, state, reasons } = screening
  return `  ${stateText(state, style)}  ${printable(subjectId)}  ${reasons.join(', ')}  screening ${screeningId}\n`
}

/** One screening with its hits. */
export function screeningText({ screening, answer }: ShownScreening, style: Style): string {
  const { subjectId, recordedAt, state, reasons, runId, digest } = screening
  const head = `${stateText(state, style)}  ${printable(subjectId)}, ${recordedAt}\n  ${reasons.join(', ')}\n  run ${runId}\n  digest ${digest}\n`
  if (answer === null) return `${head}  erased: its answer can be read by nobody\n`
  const { hits } = answer as { readonly hits: readonly Hit[] }
  const rows = hits.map(({ caption, listVersion, partyId, score, band }) => {
    return `  possible match  ${printable(caption)}  ${listVersion} ${partyId}  ${score.toFixed(2)} ${band}\n`
  })
  return head + rows.join('')
}

interface Hit {
  readonly caption: string
  readonly listVersion: string
  readonly partyId: string
  readonly score: number
  readonly band: string
}

/** A group and each of its members. */
export function groupText({ groupId, state, reasons, members }: GroupState, style: Style): string {
  const why = reasons.length === 0 ? '' : `  ${reasons.join(', ')}`
  const rows = members.map((member) => {
    const cases = member.cases.map((caseId) => `  case ${caseId}`).join('')
    const because = member.reasons.length === 0 ? '' : `  ${member.reasons.join(', ')}`
    return `  ${stateText(member.state, style)}  ${printable(member.subjectId)}  ${member.roles.map(printable).join(', ')}${because}${cases}\n`
  })
  return `${stateText(state, style)}  ${printable(groupId)}, ${counted(members.length, 'member')}${why}\n${rows.join('')}`
}

function stateText(state: 'clear' | 'review' | 'unavailable', style: Style): string {
  return style[state](state)
}
