// Writes the tables of the engine's text module from reference/text/: letters, entities, abbreviations, romanisations.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type GeneratedFile, headerOf } from './generated-file.ts'

const target = 'packages/engine/src/text/generated'

/** Rows of a reference table: comments and empty lines left out, cells split at tabs. */
function readRows(root: string, name: string): readonly (readonly string[])[] {
  const lines = readFileSync(join(root, 'reference/text', `${name}.tsv`), 'utf8').split('\n')
  return lines.filter((line) => line !== '' && !line.startsWith('#')).map((line) => line.split('\t'))
}

function cell(row: readonly string[], column: number, table: string): string {
  const value = row[column]
  if (value === undefined || value === '')
    throw new Error(
      `reference/text/${table}.tsv: row "${row.join(' ')}" lacks column ${(column + 1).toString()}; add it`,
    )
  return value
}

/** A generated module with one table of pairs, in the order of the reference data. */
function pairsFile(table: string, constant: string, pairs: readonly (readonly [string, string])[]): GeneratedFile {
  const seen = new Set<string>()
  for (const [key] of pairs) {
    if (seen.has(key)) throw new Error(`reference/text/${table}.tsv: "${key}" is listed twice; keep one`)
    seen.add(key)
  }
  const rows = pairs.map((pair) => `  ${JSON.stringify(pair)},`)
  const content = [
    headerOf(`reference/text/${table}.tsv`).trimEnd(),
    '',
    `export const ${constant}: readonly (readonly [string, string])[] = [`,
    ...rows,
    ']',
    '',
  ].join('\n')
  return { path: `${target}/${table}.ts`, content }
}

function plainPairs(root: string, table: string, constant: string): GeneratedFile {
  const rows = readRows(root, table)
  return pairsFile(
    table,
    constant,
    rows.map((row) => [cell(row, 0, table), cell(row, 1, table)] as const),
  )
}

/** Key: the letter. Value: script (or `any`), a space, the Latin letter. */
function lookAlikes(root: string): GeneratedFile {
  const pairs = readRows(root, 'look-alikes').flatMap((row) =>
    cell(row, 1, 'look-alikes')
      .split(' ')
      .map((pair) => {
        const [letter = '', latin = '', ...rest] = [...pair]
        if (!/^[a-z]$/i.test(latin) || rest.length > 0)
          throw new Error(`reference/text/look-alikes.tsv: "${pair}" is not a letter and its Latin letter; correct it`)
        return [letter, `${cell(row, 0, 'look-alikes')} ${latin}`] as const
      }),
  )
  return pairsFile('look-alikes', 'lookAlikeRows', pairs)
}

function digits(root: string): GeneratedFile {
  const pairs = readRows(root, 'digits').flatMap((row) =>
    Array.from('0123456789', (digit) => {
      const zero = Number.parseInt(cell(row, 0, 'digits'), 16)
      return [String.fromCodePoint(zero + Number(digit)), digit] as const
    }),
  )
  return pairsFile('digits', 'digitRows', pairs)
}

function htmlEntities(root: string): GeneratedFile {
  const pairs = readRows(root, 'html-entities').map(
    (row) =>
      [
        cell(row, 0, 'html-entities'),
        String.fromCodePoint(Number.parseInt(cell(row, 1, 'html-entities'), 16)),
      ] as const,
  )
  return pairsFile('html-entities', 'htmlEntityRows', pairs)
}

/** Key: script, a space, the letters. Value: readings by habit, separated by spaces. */
function letters(root: string): GeneratedFile {
  const pairs = readRows(root, 'letters').map(
    (row) => [`${cell(row, 0, 'letters')} ${cell(row, 1, 'letters')}`, cell(row, 2, 'letters')] as const,
  )
  return pairsFile('letters', 'letterRows', pairs)
}

/** Every generated table of the text module. `root` is the root of the repository. */
export function generateText(root: string): readonly GeneratedFile[] {
  return [
    lookAlikes(root),
    digits(root),
    htmlEntities(root),
    letters(root),
    plainPairs(root, 'customary-words', 'customaryWordRows'),
    plainPairs(root, 'han-pinyin', 'hanPinyinRows'),
    plainPairs(root, 'han-pinyin-further', 'hanFurtherPinyinRows'),
    plainPairs(root, 'han-surnames', 'hanSurnameRows'),
    plainPairs(root, 'latin-letters', 'latinLetterRows'),
    plainPairs(root, 'letter-substitutes', 'letterSubstituteRows'),
    plainPairs(root, 'dotted-abbreviations', 'dottedAbbreviationRows'),
  ]
}
