// The parity of naming traditions in words: a table with the ratio to the median, worst first, and what causes it.

import { type Parity, parityRatioMax } from '../../services/index.ts'
import type { Table } from './evaluation-tables.ts'
import { tableText } from './evaluation-text.ts'
import { percent, rateText } from './figures-text.ts'
import { counted, grouped, printable, type Style } from './style.ts'

/** The table of traditions, then the names that cause most alerts where the ratio is too high. */
export function parityText(parity: Parity, style: Style): string {
  const { policy, engine, median, namesPerTradition, failed, isInterrupted } = parity
  const head =
    `${isInterrupted ? 'Interrupted: what follows is about the names that were finished.\n' : ''}` +
    `${grouped(namesPerTradition)} invented names of each tradition, without anything beside the name; ` +
    `policy ${policy.version} at threshold ${policy.threshold}, engine ${engine}\n` +
    `Median of false alerts: ${median === null ? 'none' : percent(median)}. ` +
    `A tradition above ${parityRatioMax} times the median is a defect.\n` +
    `${failed === 0 ? '' : `${counted(failed, 'name')} not screened because a worker failed\n`}\n`
  return `${head}${parityTables(parity)
    .map((table) => tableText(table, style))
    .join('\n')}`
}

/** By tradition, by script, and examples of what raises alerts. */
export function parityTables({ rows, scripts }: Parity): readonly Table[] {
  const sorted = rows.toSorted((a, b) => (b.falseAlerts.rate ?? 0) - (a.falseAlerts.rate ?? 0))
  const over = sorted.filter((row) => row.isOver)
  return [
    {
      title: 'False alerts by naming tradition',
      note: '"The same name": alerts on a name that is word for word a listed one, which no measure of names can tell apart.',
      rows: [
        ['tradition', 'script', 'false alerts (exact 95 %)', 'the same name', 'different names', 'ratio to median', ''],
        ...sorted.map(({ tradition, script, falseAlerts, identical, distinct, ratio, isOver, isOverForSure }) => [
          tradition,
          script,
          rateText(falseAlerts),
          grouped(identical),
          grouped(distinct),
          ratio === null ? 'none' : ratio.toFixed(2),
          isOverForSure ? `OVER ${parityRatioMax}` : isOver ? `over ${parityRatioMax}, within the bounds` : '',
        ]),
      ],
    },
    {
      title: 'False alerts by script',
      note: '',
      rows: [['script', 'false alerts'], ...scripts.map(({ script, falseAlerts }) => [script, rateText(falseAlerts)])],
    },
    {
      title: `What raises most alerts where the ratio is over ${parityRatioMax}`,
      note: '',
      rows: [
        ['tradition', 'script', 'name', 'drawn', 'comes near to', 'score'],
        ...over.flatMap(({ tradition, script, examples }) =>
          examples.map(({ name, drawn, caption, score }) => [
            tradition,
            script,
            printable(name),
            grouped(drawn),
            printable(caption),
            score.toFixed(3),
          ]),
        ),
      ],
    },
  ]
}

/** One JSON object per row, then the trailer. */
export function parityLines(parity: Parity, elapsedMs: number): string {
  const { rows, coverage, isInterrupted, ...rest } = parity
  const interrupted = isInterrupted ? { interrupted: true } : {}
  const trailer = { end: true, ...interrupted, rows: rows.length, ...rest, coverage: coverage.lists, elapsedMs }
  return `${rows.map((row) => `${JSON.stringify(row)}\n`).join('')}${JSON.stringify(trailer)}\n`
}
