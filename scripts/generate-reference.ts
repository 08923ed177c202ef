// Writes the engine's generated tables from reference/; with --check it writes nothing and fails on any difference.

import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { generateCountries } from './generate-reference/countries.ts'
import type { GeneratedFile } from './generate-reference/generated-file.ts'
import { generateNames } from './generate-reference/names.ts'
import { generateText } from './generate-reference/text.ts'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')

/** Every generated file of the repository, path relative to the root. */
function generateAll(): readonly GeneratedFile[] {
  return [...generateCountries(root), ...generateNames(root), ...generateText(root)]
}

/** Generated files that lie on disk although nothing generates them any more. */
function findLeftovers(files: readonly GeneratedFile[]): readonly string[] {
  const expected = new Set(files.map((file) => file.path))
  const folders = new Set(files.map((file) => dirname(file.path)))
  const leftovers: string[] = []
  for (const folder of folders) {
    if (!existsSync(join(root, folder))) continue
    for (const name of readdirSync(join(root, folder))) {
      const path = join(folder, name)
      if (!expected.has(path)) leftovers.push(path)
    }
  }
  return leftovers
}

function check(files: readonly GeneratedFile[]): number {
  const faults = findLeftovers(files).map((path) => `${path}: nothing generates it`)
  for (const file of files) {
    const full = join(root, file.path)
    if (!existsSync(full)) faults.push(`${file.path}: missing`)
    else if (readFileSync(full, 'utf8') !== file.content) faults.push(`${file.path}: differs from its reference data`)
  }
  for (const fault of faults)
    console.error(`generate-reference: ${fault}; run "npm run generate" and commit the result`)
  if (faults.length === 0) console.error(`generate-reference: ${files.length} files agree with reference/`)
  return faults.length === 0 ? 0 : 1
}

function write(files: readonly GeneratedFile[]): number {
  for (const path of findLeftovers(files)) rmSync(join(root, path))
  for (const file of files) {
    const full = join(root, file.path)
    mkdirSync(dirname(full), { recursive: true })
    writeFileSync(full, file.content)
    console.error(`generate-reference: ${relative(root, full)} (${file.content.length.toString()} characters)`)
  }
  return 0
}

const files = generateAll()
process.exitCode = process.argv.includes('--check') ? check(files) : write(files)
