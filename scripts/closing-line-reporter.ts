// The last line of `npm test`, plain and countable: `N passed, N failed`, and before it every skipped test with its
// reason. Where CI=true a skip is a failure: there everything that a test needs has to be present.

import { writeSync } from 'node:fs'
import type { Reporter, TestCase, TestModule } from 'vitest/node'

interface Tally {
  passed: number
  failed: number
  /** Full names with the reason printed by the test. */
  skipped: string[]
  /** Files that failed outside their tests, and errors that no test caught. */
  broken: string[]
}

/** A vitest reporter; stands last in the list, beside the one that prints failures. */
export class ClosingLineReporter implements Reporter {
  readonly #isStrict: boolean
  #tally: Tally | null = null

  constructor(isStrict: boolean) {
    this.#isStrict = isStrict
  }

  onTestRunEnd(modules: ReadonlyArray<TestModule>, errors: ReadonlyArray<{ readonly message: string }>): void {
    // Other reporters print at the same moment, so the line waits until the process leaves.
    if (this.#tally === null) process.once('exit', () => writeSync(1, this.#closing()))
    this.#tally = count(modules, errors)
    if (this.#isStrict && this.#tally.skipped.length > 0) process.exitCode = 1
  }

  #closing(): string {
    const { passed, failed, skipped, broken } = this.#tally ?? count([], [])
    const lines = [...broken.map((one) => `failed outside a test: ${one}`), ...skipped.map((one) => `skipped: ${one}`)]
    const isFailure = this.#isStrict && skipped.length > 0
    if (isFailure) lines.push('CI=true: a skipped test counts as failed, see the reasons above')
    const failures = failed + broken.length + (isFailure ? skipped.length : 0)
    const tail = skipped.length > 0 && !isFailure ? `, ${skipped.length} skipped` : ''
    return `${[...lines, `${passed} passed, ${failures} failed${tail}`].join('\n')}\n`
  }
}

function count(modules: ReadonlyArray<TestModule>, errors: ReadonlyArray<{ readonly message: string }>): Tally {
  const tally: Tally = { passed: 0, failed: 0, skipped: [], broken: errors.map((error) => error.message) }
  for (const module of modules) {
    for (const test of module.children.allTests()) add(tally, test)
    const isBroken =
      module.errors().length > 0 || [...module.children.allSuites()].some((one) => one.errors().length > 0)
    if (isBroken) tally.broken.push(module.relativeModuleId)
  }
  return tally
}

function add(tally: Tally, test: TestCase): void {
  const result = test.result()
  if (result.state === 'passed') tally.passed++
  else if (result.state === 'skipped')
    tally.skipped.push(`${test.module.relativeModuleId} > ${test.fullName}: ${result.note ?? 'no reason given'}`)
  else tally.failed++
}
