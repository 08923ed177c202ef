// Generates the table of country names from reference/countries/countries.tsv.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { GeneratedFile } from './generated-file.ts'

const source = 'reference/countries/countries.tsv'

/** The one file of the country table. Throws when a spelling stands for two codes. */
export function generateCountries(root: string): readonly GeneratedFile[] {
  const lines = readFileSync(join(root, source), 'utf8').split('\n')
  const rows = lines.filter((line) => line !== '' && !line.startsWith('#')).map((line) => line.split('\t'))
  const codes = new Map<string, string>()
  for (const [alpha2 = '', alpha3 = '', spellings = ''] of rows) {
    for (const spelling of [alpha2, alpha3, ...spellings.split(';')]) {
      const key = spelling.toLowerCase()
      const other = codes.get(key) ?? alpha2
      if (other !== alpha2) throw new Error(`${source}: "${spelling}" stands for ${other} and for ${alpha2}; keep one`)
      codes.set(key, alpha2)
    }
  }
  const body = rows.map((row) => `  [${row.map((cell) => JSON.stringify(cell)).join(', ')}],\n`).join('')
  const content = `// Generated from ${source} by scripts/generate-reference.ts: do not edit.
// Names of countries (Unicode CLDR, Unicode License v3) and spellings that issuers use, with their ISO 3166-1 codes.

/** Alpha-2 code, alpha-3 code, spellings separated by \`;\`. */
export const countryRows: readonly (readonly [alpha2: string, alpha3: string, spellings: string])[] = [
${body}]
`
  return [{ path: 'packages/engine/src/model/generated/countries.ts', content }]
}
