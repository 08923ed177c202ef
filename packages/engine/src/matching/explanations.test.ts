// Golden explanations: pairs that a compliance officer can read, each with what must be said of it and why. Numbers are
// left to the laws; here it counts that the right thing is named.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { listedParty, type PartyProperties, subject } from '../testing/index.ts'
import { explainComparison, defaultPolicy as policy, type WhyNot, whyNot } from './index.ts'

interface GoldenExplanation {
  readonly id: string
  readonly subject: PartyProperties
  readonly party: PartyProperties
  readonly state: WhyNot['state']
  /** Features whose answer alone decides a possible match. */
  readonly settledBy?: readonly string[]
  /** Texts that the explanation of a possible match has. */
  readonly says?: readonly string[]
  /** Rules that kept the pair down. */
  readonly rules?: readonly string[]
  /** Beginnings or parts of changes that make it a possible match. */
  readonly changed?: readonly string[]
  readonly why: string
}

const path = join(import.meta.dirname, '../../../../fixtures/explanations/cases.jsonl')
const cases = readFileSync(path, 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line) as GoldenExplanation)

describe('golden explanations', () => {
  test.each(cases)('$id: $why', (golden) => {
    const pair = { subject: subject(golden.subject), party: listedParty(golden.party), policy }
    const found = whyNot(pair)
    expect(found.state, found.sentence).toBe(golden.state)
    expect(found.reasons.map(({ rule }) => rule)).toEqual(expect.arrayContaining([...(golden.rules ?? [])]))
    const enough = found.changes.filter(({ isHit }) => isHit).map(({ change }) => change)
    for (const change of golden.changed ?? []) expect(enough.join('; ')).toContain(change)
    const { sentence, settle } = explainComparison(pair)
    const settling = settle.filter(({ settles }) => settles).map(({ feature }) => feature)
    expect(settling).toEqual(expect.arrayContaining([...(golden.settledBy ?? [])]))
    const told = [sentence, ...settle.map(({ because }) => because)].join('\n')
    for (const text of golden.says ?? []) expect(told).toContain(text)
  })

  test('no sentence says more of a person than possible match', () => {
    for (const golden of cases) {
      const pair = { subject: subject(golden.subject), party: listedParty(golden.party), policy }
      const { sentence, settle, against } = explainComparison(pair)
      const told = [sentence, whyNot(pair).sentence, ...against, ...settle.map(({ because }) => because)].join('\n')
      expect(told.replaceAll(/possible match/giu, '')).not.toMatch(/\b(?:match|hit)/iu)
    }
  })
})
