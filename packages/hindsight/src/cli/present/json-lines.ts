// Rows as JSON lines with the trailer without which the output was cut.

/** One line per row, then `{"end":true,"rows":…}` with whatever else is known at the end. */
export function jsonLinesOf(rows: readonly unknown[], ends: Readonly<Record<string, unknown>> = {}): string {
  return [...rows, { end: true, rows: rows.length, ...ends }].map((row) => `${JSON.stringify(row)}\n`).join('')
}
