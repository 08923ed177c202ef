// An evaluation as files: Markdown for people, JSON for machines, pictures. There is no clock in it: the same input,
// policy and engine give the same bytes (law L3), and a date stands in it only where it was given.

import type { Evaluation, ListCoverage, Parity } from '../../services/index.ts'
import { evaluationPictures, type Picture, parityPicture } from './evaluation-plots.ts'
import { changesTables, measuresTables, sourcesTable, type Table, wrongTable } from './evaluation-tables.ts'
import { evaluationSummary } from './evaluation-text.ts'
import { percent } from './figures-text.ts'
import { parityTables } from './parity-text.ts'
import { printable } from './style.ts'

export interface ReportFile {
  readonly name: string
  readonly text: string
}

const wrongRowsMax = 500

/** The files of an evaluation's report. `date` is printed as given. */
export function evaluationReport(evaluation: Evaluation, date: string | null): readonly ReportFile[] {
  const { policy, engine, against, measures, cases, faults, isInterrupted, kind } = evaluation
  const pictures = evaluationPictures(measures)
  const facts = [
    `Policy \`${policy.key}\` at threshold ${policy.threshold}, engine ${engine}.`,
    ...(against === null
      ? []
      : [`Compared with policy \`${against.policy.key}\` at threshold ${against.policy.threshold}.`]),
    ...(isInterrupted ? ['**Interrupted: this is about the cases that were finished.**'] : []),
  ]
  const tables = [
    sourcesTable(evaluation.sources),
    ...measuresTables(measures, Number.POSITIVE_INFINITY),
    ...(against === null ? [] : measuresTables(against.measures, 0).slice(0, 2).map(beforeTitle)),
    ...changesTables(evaluation),
    wrongTable(cases, 'missed', wrongRowsMax),
    wrongTable(cases, 'raised', wrongRowsMax),
    faultsTable(faults),
  ]
  const title = kind === 'pairs' ? 'Evaluation on labelled pairs' : 'Evaluation of a screening'
  return reportFiles(
    { title, date, facts, coverage: evaluation.coverage, tables, pictures },
    evaluationSummary(evaluation),
  )
}

/** The files of a parity report. */
export function parityReport(parity: Parity, date: string | null): readonly ReportFile[] {
  const { policy, engine, namesPerTradition, median, coverage, ...rest } = parity
  const picture = parityPicture(parity)
  const facts = [
    `Policy ${policy.version} at threshold ${policy.threshold}, engine ${engine}.`,
    `${namesPerTradition} invented names of each tradition; the median of false alerts is ${median === null ? 'none' : percent(median)}.`,
  ]
  const summary = { kind: 'parity', engine, policy, namesPerTradition, median, ...rest, coverage: coverage.lists }
  const pictures = picture === null ? [] : [picture]
  const title = 'False alerts by naming tradition'
  return reportFiles({ title, date, facts, coverage: coverage.lists, tables: parityTables(parity), pictures }, summary)
}

interface ReportParts {
  readonly title: string
  readonly date: string | null
  readonly facts: readonly string[]
  readonly coverage: readonly ListCoverage[]
  readonly tables: readonly Table[]
  readonly pictures: readonly Picture[]
}

function reportFiles({ title, date, facts, coverage, tables, pictures }: ReportParts, summary: object): ReportFile[] {
  const lists = coverage.map(({ listVersion, source, parties, state, sha256 }) => [
    listVersion ?? printable(source),
    state,
    String(parties),
    sha256 ?? '',
  ])
  const listTable = { title: 'Lists', note: '', rows: [['list', 'state', 'parties', 'sha256'], ...lists] }
  const images = pictures.map((picture) => `![${picture.title}](${picture.file})\n`)
  const dated = date === null ? [] : [`Date: ${date}.`]
  const shown = [...(coverage.length === 0 ? [] : [listTable]), ...tables]
  const text = [`# ${title}\n`, `${[...dated, ...facts].join('  \n')}\n`, ...images, ...shown.map(markdownTable)].join(
    '\n',
  )
  const json = `${JSON.stringify(date === null ? summary : { date, ...summary }, null, 2)}\n`
  return [
    { name: 'report.md', text },
    { name: 'report.json', text: json },
    ...pictures.map((picture) => ({ name: picture.file, text: picture.svg })),
  ]
}

function beforeTitle(table: Table): Table {
  return { ...table, title: `Before: ${table.title}` }
}

function faultsTable(faults: Evaluation['faults']): Table {
  const rows = faults.map(({ file, line, state, detail }) => [`${file}:${line}`, state, printable(detail)])
  return { title: `Rows that are no cases: ${faults.length}`, note: '', rows: [['place', 'state', 'why'], ...rows] }
}

function markdownTable({ title, note, rows }: Table): string {
  const [head, ...body] = rows
  const lines = [`## ${title}\n`, ...(note === '' ? [] : [`${note}\n`])]
  if (head === undefined || body.length === 0) return lines.join('\n')
  const row = (cells: readonly string[]): string => `| ${cells.map(markdownCell).join(' | ')} |`
  return [...lines, row(head), `|${' --- |'.repeat(head.length)}`, ...body.map(row), ''].join('\n')
}

/** A cell that cannot end its table, start markup or hide a link. */
function markdownCell(text: string): string {
  return text.replace(/[\\|`*_[\]<>#]/gu, (sign) => `\\${sign}`)
}
