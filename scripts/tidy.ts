// Checks what the compiler and the linter do not: our own rules about the shape of the code, listed in STYLE.md.
// Run by `npm run check`. A rule that no tool checks is a preference.

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, posix, relative } from 'node:path'
import { checkBans } from './tidy/bans.ts'
import { checkCycles, checkDeadFiles, checkUnusedExports, type Roots } from './tidy/graph.ts'
import { checkLine } from './tidy/line.ts'
import { checkShape } from './tidy/shape.ts'
import { loadSources, type Problem } from './tidy/source-file.ts'

const OPENING_CHARACTERS = 2_000

/** Every broken rule below `root`, the root of the repository, in the order of files and lines. */
export function tidy(root: string): Problem[] {
  const files = loadSources(root)
  const roots = findRoots(root)
  const problems = [
    ...checkLine(files),
    ...checkCycles(files),
    ...checkDeadFiles(files, roots),
    ...checkUnusedExports(files, roots),
    ...files.flatMap((file) => [...checkShape(file), ...checkBans(file)]),
  ]
  return problems.sort((a, b) => (a.path === b.path ? a.line - b.line : a.path < b.path ? -1 : 1))
}

/** Reads from package.json files, configuration and reference data which sources are started from outside. */
function findRoots(root: string): Roots {
  const entries = new Set<string>()
  const publicDoors = new Set<string>()
  for (const path of [
    'package.json',
    'vitest.config.ts',
    '.ci/run',
    'CONTRIBUTING.md',
    'packages/hindsight/bin/hindsight.js',
  ]) {
    if (!existsSync(join(root, path))) continue
    for (const [named] of readFileSync(join(root, path), 'utf8').matchAll(/[\w./-]+\.ts\b/g))
      entries.add(path.startsWith('packages/') ? posix.join(posix.dirname(path), named) : posix.normalize(named))
  }
  for (const path of referenceFiles(root))
    for (const [named] of openingOf(join(root, path)).matchAll(/\bscripts\/[\w./-]+\.ts\b/g)) entries.add(named)
  for (const workspace of ['packages/engine', 'packages/hindsight']) {
    const manifest = join(root, workspace, 'package.json')
    if (!existsSync(manifest)) continue
    const { exports = {} } = JSON.parse(readFileSync(manifest, 'utf8')) as { exports?: Record<string, string> }
    for (const door of Object.values(exports)) publicDoors.add(posix.join(workspace, door))
  }
  return { entries, publicDoors }
}

/** Data whose opening lines say which script, run by hand, made it from a source outside the repository. */
function referenceFiles(root: string): string[] {
  if (!existsSync(join(root, 'reference'))) return []
  const below = readdirSync(join(root, 'reference'), { recursive: true, withFileTypes: true })
  return below.filter((entry) => entry.isFile()).map((entry) => join(relative(root, entry.parentPath), entry.name))
}

function openingOf(path: string): string {
  return readFileSync(path, 'utf8').slice(0, OPENING_CHARACTERS)
}

if (import.meta.main) {
  const problems = tidy(join(import.meta.dirname, '..'))
  for (const { path, line, rule, remedy } of problems) process.stderr.write(`${path}:${line}: ${rule}: ${remedy}\n`)
  process.stdout.write(problems.length === 0 ? 'tidy: every rule holds\n' : `tidy: ${problems.length} problems\n`)
  if (problems.length > 0) process.exitCode = 1
}
