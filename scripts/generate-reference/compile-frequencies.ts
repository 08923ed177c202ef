// Compiles reference/names/frequencies-*.txt from two public packages. Run by hand when a source changes, never in a
// build: node scripts/generate-reference/compile-frequencies.ts NAMES_FOLDER FAKER_FOLDER
// NAMES_FOLDER: folder `names` of the PyPI package names 0.3.0; FAKER_FOLDER: npm package @faker-js/faker 10.6.0.

import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { canonicalize, romanize } from '@hindsight/engine/text'

const root = join(dirname(fileURLToPath(import.meta.url)), '../..')
/** Smallest share of bearers for tiers 0 to 6; half a decade each. Everything rarer that is listed is tier 7. */
const tierFloors = [1e-2, 3.2e-3, 1e-3, 3.2e-4, 1e-4, 3.2e-5, 1e-5]
/** Surnames by rank: the tail below is as good as unknown. */
const surnameRankMax = 30_000

function tierOf(share: number): number {
  const tier = tierFloors.findIndex((floor) => share >= floor)
  return tier === -1 ? tierFloors.length : tier
}

function writeTiers(name: string, header: readonly string[], shares: ReadonlyMap<string, number>): void {
  const tiers = Array.from({ length: tierFloors.length + 1 }, () => [] as string[])
  for (const [form, share] of shares) tiers[tierOf(share)]?.push(form)
  const lines = tiers.flatMap((forms, tier) => {
    const rows: string[] = []
    forms.sort()
    for (let start = 0; start < forms.length; start += 40) {
      rows.push(`${tier.toString()}: ${forms.slice(start, start + 40).join(' ')}`)
    }
    return rows
  })
  writeFileSync(join(root, `reference/names/${name}.txt`), `${[...header.map((h) => `# ${h}`), ...lines].join('\n')}\n`)
}

function compileCensus(folder: string): void {
  const shares = new Map<string, number>()
  for (const file of ['dist.all.last', 'dist.female.first', 'dist.male.first']) {
    const isGiven = file.endsWith('first')
    const rows = readFileSync(join(folder, file), 'utf8').trim().split('\n')
    for (const [rank, row] of rows.entries()) {
      const [name = '', percent = ''] = row.trim().split(/\s+/)
      const form = name.toLowerCase()
      if (!/^[a-z]{2,}$/.test(form) || (!isGiven && rank >= surnameRankMax)) continue
      shares.set(form, (shares.get(form) ?? 0) + (Number(percent) / 100) * (isGiven ? 0.5 : 1))
    }
  }
  writeTiers(
    'frequencies-census',
    [
      'Shares of surnames (30,000 most frequent) and given names in the United States Census of 1990.',
      'Source: U.S. Census Bureau, dist.all.last, dist.female.first, dist.male.first, as in the PyPI package names 0.3.0.',
      'Licence: public domain (United States Government work). Rule: surnames by rank, all published given names.',
      'Made by scripts/generate-reference/compile-frequencies.ts; the tier is the half decade of the share.',
    ],
    shares,
  )
}

interface NameLists {
  readonly person?: Readonly<Record<string, unknown>>
}

/** Every string inside a locale's list, however it is nested and weighted. */
function* stringsIn(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value
  else if (Array.isArray(value)) for (const item of value) yield* stringsIn(item)
  else if (typeof value === 'object' && value !== null) for (const item of Object.values(value)) yield* stringsIn(item)
}

async function compileLocales(folder: string): Promise<void> {
  const module: unknown = await import(pathToFileURL(resolve(folder, 'dist/index.js')).href)
  const locales = Object.entries((module as { allLocales: Record<string, NameLists> }).allLocales)
  const shares = new Map<string, number>()
  for (const [, locale] of locales) {
    for (const list of ['first_name', 'last_name', 'middle_name']) {
      const names = new Set(stringsIn(locale.person?.[list]))
      // A list without frequencies: a third of its bearers is spread evenly, the rest belongs to names it leaves out.
      const share = 0.33 / Math.max(100, names.size) / locales.length
      for (const name of names) addName(name, share, shares)
    }
  }
  writeTiers(
    'frequencies-locales',
    [
      'Given and family names in the locale lists of @faker-js/faker 10.6.0 (npm), all locales together, as Latin forms.',
      'Licence: MIT, Copyright (c) 2022-2025 Faker.',
      'Rule: every word of first_name, middle_name and last_name; the tier comes from list lengths, as lists carry no shares.',
      'Made by scripts/generate-reference/compile-frequencies.ts; names only, no locale is kept.',
    ],
    shares,
  )
}

function addName(name: string, share: number, shares: Map<string, number>): void {
  for (const word of canonicalize(name).text.split(/[^\p{L}\p{M}\p{N}]+/u)) {
    const form = romanize(word).forms[0]
    if (form !== undefined && /^[a-z]{2,24}$/.test(form)) shares.set(form, (shares.get(form) ?? 0) + share)
  }
}

const [namesFolder, fakerFolder] = process.argv.slice(2)
if (namesFolder === undefined || fakerFolder === undefined) {
  console.error('usage: node scripts/generate-reference/compile-frequencies.ts NAMES_FOLDER FAKER_FOLDER')
  process.exitCode = 2
} else {
  compileCensus(namesFolder)
  await compileLocales(fakerFolder)
}
