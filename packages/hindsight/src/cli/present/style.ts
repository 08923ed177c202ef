// How text looks on a terminal. Meaning never rests on colour; foreign text cannot steer the terminal.

export interface Style {
  bold(text: string): string
  dim(text: string): string
  review(text: string): string
  clear(text: string): string
  unavailable(text: string): string
}

const plain: Style = {
  bold: (text) => text,
  dim: (text) => text,
  review: (text) => text,
  clear: (text) => text,
  unavailable: (text) => text,
}

const coloured: Style = {
  bold: (text) => `\u001b[1m${text}\u001b[22m`,
  dim: (text) => `\u001b[2m${text}\u001b[22m`,
  review: (text) => `\u001b[33m${text}\u001b[39m`,
  clear: (text) => `\u001b[32m${text}\u001b[39m`,
  unavailable: (text) => `\u001b[31m${text}\u001b[39m`,
}

/** Colours where they are wanted and the output is a terminal. */
export function styleFor(isColored: boolean): Style {
  return isColored ? coloured : plain
}

/** Text of a list or a subject without control, invisible and direction-changing characters, each shown as `·`. */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]/gu, '·')
}

/** `1234567` as `1,234,567`, the same in every locale. */
export function grouped(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/gu, ',')
}

/** `1 list`, `2 lists`, `3 parties`. */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${grouped(count)} ${count === 1 ? noun : plural}`
}

/** Cells in columns two spaces apart; the last column is not padded. */
export function columns(rows: readonly (readonly string[])[]): string {
  const widths: number[] = []
  for (const row of rows) {
    row.forEach((cell, at) => {
      widths[at] = Math.max(widths[at] ?? 0, [...cell].length)
    })
  }
  const lines = rows.map((row) => row.map((cell, at) => pad(cell, at === row.length - 1 ? 0 : (widths[at] ?? 0))))
  return lines.map((cells) => `${cells.join('  ').trimEnd()}\n`).join('')
}

function pad(cell: string, width: number): string {
  return cell + ' '.repeat(Math.max(0, width - [...cell].length))
}
