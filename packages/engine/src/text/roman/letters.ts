// Romanisation letter by letter from the reference table: one column per habit, the longest row wins.

import { letterRows } from '../generated/letters.ts'

/** Script → letters (with `^` or `$` where the row is bound to the start or the end) → readings by habit. */
const tables = new Map<string, Map<string, readonly string[]>>()
const habitCounts = new Map<string, number>()
const lettersMax = 3

for (const [key, cell] of letterRows) {
  const [script = '', letters = ''] = key.split(' ')
  const readings = cell.split(' ').map((reading) => (reading === '∅' ? '' : reading))
  const table = tables.get(script) ?? new Map<string, readonly string[]>()
  table.set(letters, readings)
  tables.set(script, table)
  habitCounts.set(script, Math.max(habitCounts.get(script) ?? 0, readings.length))
}

/** How many habits the table of a script distinguishes; 0 for scripts without a table. */
export function habitCountOf(script: string): number {
  return habitCounts.get(script) ?? 0
}

/** Readings by habit of one letter or letter group, without regard to its place; `undefined` if the table lacks it. */
export function readingsOf(script: string, letters: string): readonly string[] | undefined {
  return tables.get(script)?.get(letters)
}

/** The word in the letters of one habit; letters that the table lacks are left out. */
export function transliterate(word: string, script: string, habit: number): string {
  const table = tables.get(script)
  if (table === undefined) return ''
  let result = ''
  let position = 0
  while (position < word.length) {
    const row = longestRow(word, position, table)
    result += row === undefined ? asciiAt(word, position) : (row.readings[habit] ?? row.readings[0] ?? '')
    position += row?.length ?? 1
  }
  return result
}

function asciiAt(word: string, position: number): string {
  const character = word.charAt(position)
  return /[a-z0-9]/.test(character) ? character : ''
}

function longestRow(
  word: string,
  position: number,
  table: ReadonlyMap<string, readonly string[]>,
): { readonly readings: readonly string[]; readonly length: number } | undefined {
  for (let length = lettersMax; length > 0; length -= 1) {
    const letters = word.slice(position, position + length)
    if (letters.length < length) continue
    const start = position === 0 ? table.get(`^${letters}`) : undefined
    const end = position + length === word.length ? table.get(`${letters}$`) : undefined
    const readings = start ?? end ?? table.get(letters)
    if (readings !== undefined) return { readings, length }
  }
  return undefined
}
