// The closing line as other programs read it: a whole run of vitest in a folder of its own, and its last line.

import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'

const VITEST = join(import.meta.dirname, '../node_modules/vitest/vitest.mjs')
const REPORTER = join(import.meta.dirname, 'closing-line-reporter.ts')
const PASSES = "test('passes', () => {})\n"
const SKIPS = "test('needs data', (context) => context.skip('no data beside the checkout'))\n"

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'closing-line-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

/** Runs vitest over one file of tests and gives its exit code and its lines on stdout. */
function run(tests: string, isStrict = false): { exit: number | null; lines: string[] } {
  const config = [
    `import { ClosingLineReporter } from ${JSON.stringify(REPORTER)}`,
    `export default { test: { globals: true, reporters: ['default', new ClosingLineReporter(${isStrict})] } }`,
  ]
  writeFileSync(join(folder, 'vitest.config.mjs'), `${config.join('\n')}\n`)
  writeFileSync(join(folder, 'sample.test.ts'), tests)
  const { status, stdout } = spawnSync(process.execPath, [VITEST, 'run', '--root', folder], { encoding: 'utf8' })
  return { exit: status, lines: stdout.trimEnd().split('\n') }
}

test('a run that passes ends with its count', () => {
  const { exit, lines } = run(PASSES)
  expect([exit, lines.at(-1)]).toEqual([0, '1 passed, 0 failed'])
})

test('a failing test is counted', () => {
  const { exit, lines } = run(`${PASSES}test('fails', () => expect(1).toBe(2))\n`)
  expect([exit, lines.at(-1)]).toEqual([1, '1 passed, 1 failed'])
})

test('a file that does not load is a failure and not nothing', () => {
  const { exit, lines } = run("import './absent.ts'\n")
  expect([exit, lines.at(-1)]).toEqual([1, '0 passed, 1 failed'])
  expect(lines).toContain('failed outside a test: sample.test.ts')
})

test('an error that no test catches is a failure', () => {
  const { exit, lines } = run("test('leaves', () => void Promise.reject(new Error('left alone')))\n")
  expect([exit, lines.at(-1)]).toEqual([1, '1 passed, 1 failed'])
})

test('a skipped test is listed with its reason', () => {
  const { exit, lines } = run(PASSES + SKIPS)
  expect([exit, lines.at(-1)]).toEqual([0, '1 passed, 0 failed, 1 skipped'])
  expect(lines).toContain('skipped: sample.test.ts > needs data: no data beside the checkout')
})

test('where everything has to be present a skipped test fails', () => {
  const { exit, lines } = run(PASSES + SKIPS, true)
  expect([exit, lines.at(-1)]).toEqual([1, '1 passed, 1 failed'])
})
