// Prints a table of measurements in aligned columns, and the same as plain rows for `--json`.

import type { Row, Table } from './operation.ts'

/** Items per second of a row, by the clock that the ratio goes by or another one. */
function rateOf({ items, wallMs, cpuMs }: Row, by: 'cpu' | 'wall'): number {
  return (1000 * items) / (by === 'cpu' ? cpuMs : wallMs)
}

/** Rows as data: rates per second and ratios to the baseline. */
export function recordsOf({ rows, ...table }: Table): Record<string, unknown>[] {
  const ratio = ratioTo({ ...table, rows })
  return rows.map((row) => ({
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

function ratioTo(table: Table): (row: Row) => number {
  const baseline = table.rows.find((row) => row.what === table.baseline)
  if (baseline === undefined) throw new Error(`${table.operation} has no row "${table.baseline}" to compare with`)
  return (row) => rateOf(row, table.ratioBy) / rateOf(baseline, table.ratioBy)
}

/** Three significant digits, thousands apart. */
function rounded(value: number): string {
  if (value >= 1000) {
    const unit = 10 ** (Math.floor(Math.log10(value)) - 2)
    return String(Math.round(value / unit) * unit).replace(/\B(?=(?:\d{3})+$)/gu, ',')
  }
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3)
}
