// Builds the packages as they are published: compiled, with `exports` that name the compiled files, ready for `npm pack`.
// `npm run build` writes them to dist/engine and dist/hindsight. A checkout itself runs its sources without a build.

import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, sep } from 'node:path'

const ROOT = join(import.meta.dirname, '..')
const OUT = join(ROOT, 'dist')

interface Manifest {
  readonly name: string
  readonly exports?: Readonly<Record<string, string>>
  readonly [field: string]: unknown
}

/** Compiles everything, then lays out one folder per package. */
function build(): void {
  execFileSync(
    process.execPath,
    [join(ROOT, 'node_modules/typescript/bin/tsc'), '-b', 'packages/engine', 'packages/hindsight'],
    {
      cwd: ROOT,
      stdio: 'inherit',
    },
  )
  rmSync(OUT, { recursive: true, force: true })
  for (const folder of ['engine', 'hindsight']) {
    const count = layOut(folder)
    process.stdout.write(`dist/${folder}: ${count} modules; pack it with "npm pack ./dist/${folder}"\n`)
  }
}

/** Writes dist/<folder> and returns how many modules it holds. */
function layOut(folder: string): number {
  const from = join(ROOT, 'packages', folder)
  const to = join(OUT, folder)
  const manifest = JSON.parse(readFileSync(join(from, 'package.json'), 'utf8')) as Manifest
  mkdirSync(to, { recursive: true })
  writeFileSync(join(to, 'package.json'), `${JSON.stringify(published(manifest), null, 2)}\n`)
  for (const name of ['LICENSE', 'NOTICE', 'README.md', 'CHANGELOG.md'])
    if (existsSync(join(ROOT, name))) cpSync(join(ROOT, name), join(to, name))
  if (existsSync(join(from, 'bin'))) cpSync(join(from, 'bin'), join(to, 'bin'), { recursive: true })
  if (folder === 'hindsight') cpSync(join(ROOT, 'fixtures/demo'), join(to, 'fixtures/demo'), { recursive: true })
  if (existsSync(join(from, 'engines'))) cpSync(join(from, 'engines'), join(to, 'engines'), { recursive: true })
  return copyModules(from, to, manifest.exports?.['./testing'] !== undefined)
}

/** The manifest of the published package: nothing that only a checkout has. */
function published(manifest: Manifest): Manifest {
  const doors = Object.entries(manifest.exports ?? {}).map(([door, source]) => {
    const built = source.replace(/^\.\/src\//, './dist/').replace(/\.ts$/, '')
    return [door, { types: `${built}.d.ts`, default: `${built}.js` }]
  })
  const exports = doors.length === 0 ? {} : { exports: Object.fromEntries(doors) }
  return { ...manifest, ...exports, files: ['dist', 'bin', 'engines', 'fixtures', 'NOTICE', 'CHANGELOG.md'] }
}

/** Copies what was compiled from a source that still exists. Tests stay behind, and so does what only they need. */
function copyModules(from: string, to: string, isTestingPublic: boolean): number {
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(to, path)), { recursive: true })
    writeFileSync(join(to, path), compiled(text))
  }
  let count = 0
  for (const path of readdirSync(join(from, 'src'), { recursive: true, encoding: 'utf8' })) {
    if (!path.endsWith('.ts') || path.endsWith('.test.ts')) continue
    if (path.split(sep).includes('testing') && !(isTestingPublic && path.startsWith(`testing${sep}`))) continue
    const stem = join('dist', path.slice(0, -'.ts'.length))
    if (path.endsWith('.d.ts')) {
      write(`${stem}.ts`, readFileSync(join(from, 'src', path), 'utf8'))
      continue
    }
    for (const extension of ['.js', '.d.ts'])
      write(stem + extension, readFileSync(join(from, stem + extension), 'utf8'))
    count++
  }
  return count
}

/** Points addresses of sources, such as those of workers, to what they were compiled to; drops the source map. */
function compiled(text: string): string {
  return text.replace(/(['"])(\.\.?\/[^'"\n]*)\.ts\1/g, '$1$2.js$1').replace(/^\/\/# sourceMappingURL=.*\n?/m, '')
}

build()
