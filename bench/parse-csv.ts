// Reads a small CSV file with a header into rows by column name, by the engine's own row reader.

import { RowReader } from '@hindsight/engine/lists'

/** One object per row; a broken row is an error. */
export function parseCsv(text: string): Readonly<Record<string, string>>[] {
  const reader = new RowReader({ delimiter: ',', multiline: true })
  const rows = [...reader.push(text), ...reader.finish()].map((row) => {
    if (row.kind === 'bad-row') throw new Error(`line ${row.line}: ${row.message}`)
    return row.fields
  })
  const [header = [], ...body] = rows
  return body.map((fields) => Object.fromEntries(header.map((column, at) => [column, fields[at] ?? ''])))
}
