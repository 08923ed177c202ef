// The tables of an evaluation as rows of text: printed in columns on a terminal, and as Markdown in a report.

import {
  type CaseSource,
  type ChangedCase,
  type Evaluation,
  type Figures,
  type JudgedCase,
  type Measures,
  outcomeOf,
} from '../../services/index.ts'
import { boundsText, f1Text, percent, rateText, scoreText } from './figures-text.ts'
import { grouped, printable } from './style.ts'

/** A table with its heading; the first row names the columns. */
export interface Table {
  readonly title: string
  readonly note: string
  readonly rows: readonly (readonly string[])[]
}

/** Everything that is said of one policy; of a split with many values, the `rowsMax` largest. */
export function measuresTables(measures: Measures, rowsMax: number): readonly Table[] {
  const slices = measures.slices.map(({ dimension, rows }) => {
    const shown = rows.slice(0, rowsMax)
    const rest = rows.length - shown.length
    const note = rest === 0 ? '' : `The ${shown.length} largest of ${rows.length}; --jsonl and --report have all.`
    const cells = shown.map(({ value, figures }) => figureRow(printable(value), figures))
    return { title: `By ${dimension}`, note, rows: [figureColumns(dimension), ...cells] }
  })
  return [headTable(measures), thresholdTable(measures), calibrationTable(measures), ...slices]
}

function headTable(measures: Measures): Table {
  const { figures, calibration, largestTie, largestTieApart, largestTieOfScorer, best } = measures
  const tie = ({ count, score, share }: Measures['largestTie']): string =>
    count < 2 ? 'no two alerts share a score' : `${rateText(share)} at ${scoreText(score ?? 0)}`
  return {
    title: 'Figures',
    note: 'Counts, rate and exact 95 % interval (Clopper–Pearson).',
    rows: [
      ['figure', 'value'],
      ['recall (matches found)', rateText(figures.recall)],
      ['precision (alerts that are right)', rateText(figures.precision)],
      ['F1', f1Text(figures)],
      ['false alerts (others raised)', rateText(figures.falseAlerts)],
      ['alert rate (all cases)', rateText(figures.alerts)],
      ['calibration error', errorText(calibration)],
      ['largest tie among alerts', tie(largestTie)],
      ['largest tie, same names apart', tie(largestTieApart)],
      ['largest tie of different evidence', tie(largestTieOfScorer)],
      [
        'best threshold on these cases',
        best === null ? 'none' : `${scoreText(best.threshold)}: F1 ${f1Text(best.figures)}`,
      ],
    ],
  }
}

function errorText({ error, pairs }: Measures['calibration']): string {
  return error === null ? 'none' : `${error.toFixed(3)} over ${grouped(pairs)} compared pairs`
}

function thresholdTable({ thresholds }: Measures): Table {
  return {
    title: 'By threshold',
    note: '',
    rows: [
      figureColumns('threshold'),
      ...thresholds.map(({ threshold, figures }) => figureRow(threshold.toFixed(2), figures)),
    ],
  }
}

function calibrationTable({ calibration }: Measures): Table {
  return {
    title: 'Calibration',
    note: 'How many of the pairs with such a score are matches.',
    rows: [
      ['score', 'mean score', 'matches', '95 %'],
      ...calibration.bins.map(({ from, to, meanScore, right }) => [
        `${from.toFixed(1)}–${to.toFixed(1)}`,
        meanScore === null ? '' : scoreText(meanScore),
        `${grouped(right.found)}/${grouped(right.of)}${right.rate === null ? '' : ` = ${percent(right.rate)}`}`,
        right.rate === null ? '' : boundsText(right.low, right.high),
      ]),
    ],
  }
}

function figureColumns(first: string): readonly string[] {
  return [first, 'cases', 'recall', 'precision', 'F1', 'false alerts']
}

function figureRow(first: string, figures: Figures): readonly string[] {
  const { cases, recall, precision, falseAlerts, f1 } = figures
  return [
    first,
    grouped(cases),
    rateText(recall),
    rateText(precision),
    f1.value === null ? 'none' : f1.value.toFixed(3),
    rateText(falseAlerts),
  ]
}

/** Where the cases come from; the counts of a row add up. */
export function sourcesTable(sources: readonly CaseSource[]): Table {
  const row = ({ file, rows, cases, unjudged, rejected, failed, interrupted }: CaseSource): readonly string[] => [
    printable(file),
    ...[rows, cases, unjudged, rejected, failed, interrupted].map(grouped),
  ]
  const columns = ['file', 'rows', 'cases', 'not judged', 'rejected', 'failed', 'left out']
  return { title: 'Cases', note: '', rows: [columns, ...sources.map(row)] }
}

/** Which decisions differ between two policies, row by row. */
export function changesTables({ against }: Evaluation): readonly Table[] {
  if (against === null) return []
  const { caught, lost, raised, released } = against.changes
  const table = (title: string, cases: readonly ChangedCase[]): Table => ({
    title: `${title}: ${grouped(cases.length)}`,
    note: '',
    rows: [
      ['line', 'ours', 'theirs', 'before', 'now', 'why now'],
      ...cases.map(({ before, after }) => [
        placeText(after),
        printable(after.ours),
        printable(after.theirs),
        scoreText(before.score),
        scoreText(after.score),
        printable(after.because),
      ]),
    ],
  })
  return [
    table('Newly caught (matches found now, missed before)', caught),
    table('Newly lost (matches missed now, found before)', lost),
    table('Newly raised (others with an alert now, none before)', raised),
    table('Newly released (others without an alert now, one before)', released),
  ]
}

/** The cases that came out wrong, worst first: missed matches and raised others. */
export function wrongTable(cases: readonly JudgedCase[], outcome: 'missed' | 'raised', max: number): Table {
  const wrong = cases.filter((each) => outcomeOf(each) === outcome)
  const direction = outcome === 'missed' ? 1 : -1
  const sorted = wrong.toSorted((a, b) => direction * (a.score - b.score))
  const what = outcome === 'missed' ? 'Matches missed' : 'Others raised'
  const shown = Math.min(max, wrong.length)
  const note = shown < wrong.length ? `The ${grouped(shown)} worst of ${grouped(wrong.length)}; --jsonl has all.` : ''
  return {
    title: `${what}: ${grouped(wrong.length)}`,
    note,
    rows: [
      ['line', 'ours', 'theirs', 'score'],
      ...sorted
        .slice(0, max)
        .map((each) => [placeText(each), printable(each.ours), printable(each.theirs), scoreText(each.score)]),
    ],
  }
}

function placeText({ file, line }: JudgedCase): string {
  return `${file.split('/').at(-1)}:${line}`
}
