// Prints a table of measurements in aligned columns, and the same as plain rows for `--json`.

import type { Measured } from './measure.ts'
import type { Row, Table } from './operation.ts'

/** Items per second of a row, by the clock that the ratio goes by or another one. */
function rateOf({ items, wallMs, cpuMs }: Measured, by: 'cpu' | 'wall'): number {
  return (1000 * items) / (by === 'cpu' ? cpuMs : wallMs)
}

/** Rows as data: rates per second and ratios to the baseline. */
export function recordsOf(table: Table): Record<string, unknown>[] {
  const ratio = ratioTo(table)
  return table.rows.map((row) => ({
    operation: table.operation,
    corpus: table.corpus,
    unit: table.unit,
    what: row.what,
    items: row.items,
    wallPerSecond: rateOf(row, 'wall'),
    cpuPerSecond: rateOf(row, 'cpu'),
    baseline: table.baseline,
    ratio: ratio(row),
    ratioBy: table.ratioBy,
    spread: row.spread,
    ...row.besides,
  }))
}

/** The table as text, with its title and notes. */
export function tableText(table: Table): string {
  const ratio = ratioTo(table)
  const besides = [...new Set(table.rows.flatMap((row) => Object.keys(row.besides ?? {})))]
  const header = ['', 'items', '/s', '/cpu s', `× ${table.ratioBy}`, 'spread', ...besides]
  const body = table.rows.map((row) => [
    row.what,
    String(row.items),
    rounded(rateOf(row, 'wall')),
    rounded(rateOf(row, 'cpu')),
    ratio(row) === 1 ? '1' : rounded(ratio(row)),
    `${Math.round(100 * row.spread)} %`,
    ...besides.map((column) => row.besides?.[column] ?? '–'),
  ])
  const widths = header.map((cell, column) => Math.max(cell.length, ...body.map((cells) => cells[column]!.length)))
  const lines = [header, ...body].map((cells) =>
    cells.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[column]!))).join('  '),
  )
  const title = `${table.operation}: ${table.unit} of ${table.corpus}; ratio to "${table.baseline}"`
  return `${[title, ...lines.map((line) => `  ${line.trimEnd()}`), ...table.notes.map((note) => `  ${note}`)].join('\n')}\n`
}

function ratioTo({ operation, baseline, ratioBy, rows }: Table): (row: Row) => number {
  const own = rows.find((row) => row.what === baseline)
  return (row) => {
    const against = row.against ?? own
    if (against === undefined) throw new Error(`${operation} has no row "${baseline}" to compare with`)
    return rateOf(row, ratioBy) / rateOf(against, ratioBy)
  }
}

/** Three significant digits, thousands apart. */
function rounded(value: number): string {
  if (value >= 1000) {
    const unit = 10 ** (Math.floor(Math.log10(value)) - 2)
    return String(Math.round(value / unit) * unit).replace(/\B(?=(?:\d{3})+$)/gu, ',')
  }
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3)
}
