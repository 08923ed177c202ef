// How answers leave the program: JSON lines for machines, CSV for spreadsheets, text for people. The names of the
// fields are a contract (docs/adr/0009): added to, never renamed.

import { engineVersion, type Policy } from '@hindsight/engine/matching'
import type { Answer, AnsweredHit, Coverage, ScreenSummary, Totals } from '../../services/index.ts'
import { coverageText } from './coverage-text.ts'
import { hitExplanationText } from './explanation-text.ts'
import { counted, grouped, printable, type Style } from './style.ts'

export interface AnswerFormat {
  /** Whether its end says for people what was screened against. */
  readonly saysCoverage: boolean
  begin(coverage: Coverage): string
  answers(answers: readonly Answer[]): string
  end(summary: ScreenSummary, elapsedMs: number): string
}

/** One JSON object per subject, then the trailer. */
export function jsonLines(policy: Policy): AnswerFormat {
  return {
    saysCoverage: false,
    begin: () => '',
    answers: (answers) => answers.map(answerLine).join(''),
    end: (summary, elapsedMs) => `${JSON.stringify(trailer(summary, policy, elapsedMs))}\n`,
  }
}

/** One answer as a line of JSON. */
export function answerLine({ line, subject, state, reasons, hits, detail }: Answer): string {
  const row = { line, subject, state, reasons, hits: hits.map(hitRow), ...(detail === null ? {} : { detail }) }
  return `${JSON.stringify(row)}\n`
}

function hitRow(hit: AnsweredHit): object {
  const { listId, listVersion, partyId, caption, score, band, findings, explanation, schema, programs } = hit
  return { listId, listVersion, partyId, caption, score, band, findings, explanation, schema, programs }
}

function trailer(
  { totals, coverage, isInterrupted, exit, configHash }: ScreenSummary,
  policy: Policy,
  elapsedMs: number,
): object {
  const { rows, clear, review, unavailable, rejected } = totals
  return {
    end: true,
    ...(isInterrupted ? { interrupted: true } : {}),
    rows,
    clear,
    review,
    unavailable,
    rejected,
    coverage: coverage.lists,
    engine: engineVersion,
    policy: policy.version,
    threshold: policy.threshold,
    configHash,
    exit,
    elapsedMs,
  }
}

const csvColumns = [
  'line',
  'subject_id',
  'schema',
  'name',
  'state',
  'reasons',
  'list_id',
  'list_version',
  'party_id',
  'caption',
  'score',
  'band',
  'because',
]

/** One row per possible match, and one for each subject without. It has no trailer: totals go to stderr. */
export function csvRows(): AnswerFormat {
  return {
    saysCoverage: false,
    begin: () => `${csvColumns.join(',')}\n`,
    answers: (answers) => answers.map(answerRows).join(''),
    end: () => '',
  }
}

function answerRows(answer: Answer): string {
  const { line, subject, state, reasons, hits, detail } = answer
  const start = [line, subject.id, subject.schema ?? '', subject.name.join(';'), state, reasons.join(';')]
  if (hits.length === 0) return csvLine([...start, '', '', '', '', '', '', detail ?? ''])
  return hits
    .map(({ listId, listVersion, partyId, caption, score, band, findings }) => {
      const because = findings.map((finding) => finding.because).join(' ')
      return csvLine([...start, listId, listVersion, partyId, caption, score, band, because])
    })
    .join('')
}

/** Cells quoted where needed; text that a spreadsheet would run as a formula is defused (reliability THR-26). */
export function csvLine(cells: readonly (string | number)[]): string {
  const quoted = cells.map((cell) => {
    if (typeof cell === 'number') return String(cell)
    const safe = /^[\s"']*[=+\-@|%\t\r＝＋－＠]/u.test(cell) ? `'${cell}` : cell
    return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
  })
  return `${quoted.join(',')}\n`
}

const shownHitCount = 3

/** Text: every subject that is not clear, with its reasons, then totals and coverage. */
export function readableText(style: Style, today: string): AnswerFormat {
  return {
    saysCoverage: true,
    begin: () => '',
    answers: (answers) =>
      answers
        .filter((answer) => answer.state !== 'clear')
        .map((each) => answerText(each, style))
        .join(''),
    end: ({ totals, coverage, isInterrupted }) =>
      `${isInterrupted ? 'Interrupted: what follows is about the rows that were finished.\n' : ''}` +
      `${totalsText(totals, style)}${coverageText(coverage.lists, today, style)}`,
  }
}

/** One subject that is not clear, for people. */
export function answerText({ line, subject, state, reasons, hits, detail }: Answer, style: Style): string {
  const name = printable(subject.name.join('; '))
  const word = state === 'review' ? style.review('review') : style.unavailable('unavailable')
  const notes = reasons.filter((reason) => reason !== 'possible_match').join(', ')
  const who = name === '' ? printable(subject.id) : `${printable(subject.id)}  ${style.bold(name)}`
  const head = `line ${line}  ${who}  ${word}${notes === '' ? '' : ` (${notes})`}\n`
  const shown = hits.slice(0, shownHitCount).map((hit) => hitText(hit, style))
  const rest = hits.length - shown.length
  const more = rest === 0 ? '' : `  and ${counted(rest, 'more possible match', 'more possible matches')}: see --jsonl\n`
  return `${head}${detail === null ? '' : `  ${printable(detail)}\n`}${shown.join('')}${more}\n`
}

function hitText(
  { listVersion, partyId, caption, score, band, explanation, programs }: AnsweredHit,
  style: Style,
): string {
  const under = programs.length === 0 ? '' : `, ${printable(programs.join(', '))}`
  const where = `${printable(partyId)} on ${printable(listVersion)}${under}`
  const head = `  possible match  ${score.toFixed(2)} ${band}  ${style.bold(printable(caption))}  ${style.dim(where)}\n`
  return head + hitExplanationText(explanation)
}

/** The totals of a screening in one line that adds up. */
export function totalsText({ rows, clear, review, unavailable, rejected }: Totals, style: Style): string {
  const parts = [
    style.clear(`${grouped(clear)} clear`),
    style.review(`${grouped(review)} to review`),
    style.unavailable(`${grouped(unavailable)} unavailable`),
    `${grouped(rejected)} rejected`,
  ]
  return `${counted(rows, 'subject')}: ${parts.join(' + ')}\n`
}
