// Golden cases: pairs that a compliance officer can read, each with the verdict that the default policy must give and
// why. A case is changed only because its reason was wrong, never because the engine disagrees.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { listedParty, type PartyProperties, subject } from '../testing/index.ts'
import { compareParties, defaultPolicy } from './index.ts'

interface GoldenCase {
  readonly id: string
  readonly subject: PartyProperties
  readonly party: PartyProperties
  readonly expect: 'review' | 'clear'
  readonly why: string
  readonly source?: string
}

const folder = join(import.meta.dirname, '../../../../fixtures/cases')
const files = readdirSync(folder)
  .filter((name) => name.endsWith('.jsonl'))
  .toSorted()

function loadCases(file: string): GoldenCase[] {
  const lines = readFileSync(join(folder, file), 'utf8').split('\n')
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as GoldenCase)
}

describe.each(files)('%s', (file) => {
  test.each(loadCases(file))('$id: $expect, because $why', (golden) => {
    const { score, findings } = compareParties(subject(golden.subject), listedParty(golden.party), defaultPolicy)
    const verdict = score >= defaultPolicy.threshold ? 'review' : 'clear'
    const explanation = findings.map(({ feature, effect, because }) => `${feature} ${effect.toFixed(2)}: ${because}`)
    expect(verdict, `${golden.why}\n  score ${score.toFixed(3)}\n  ${explanation.join('\n  ')}\n`).toBe(golden.expect)
  })
})

test('there are at least 200 cases, each with an id of its own and a reason', () => {
  const cases = files.flatMap(loadCases)
  expect(cases.length).toBeGreaterThanOrEqual(200)
  expect(new Set(cases.map(({ id }) => id)).size).toBe(cases.length)
  for (const { why } of cases) expect(why.length).toBeGreaterThan(8)
})
