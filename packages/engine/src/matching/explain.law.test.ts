// Law L9 over generated pairs: every possible match and every other pair explains itself, each score in it is rebuilt
// from what is stored, and origin changes no byte (L4).

import { describe, expect, it } from 'vitest'
import type { ListedParty, Subject } from '../model/index.ts'
import {
  inventListedParty,
  inventSubject,
  type Random,
  rebuildExplanation,
  rebuildWhyNot,
  resemblingSubject,
  seededRandom,
  swapOrigin,
} from '../testing/index.ts'
import { compareParties, compareSupposed, defaultPolicy, explainComparison, type Rescored, whyNot } from './index.ts'

const pairCount = 1_500
const policy = defaultPolicy

function inventPair(random: Random, id: number): { subject: Subject; party: ListedParty } {
  const party = inventListedParty(random, `party-${id}`)
  const subject = random.chance(0.9)
    ? resemblingSubject(party, random, `subject-${id}`)
    : inventSubject(random, `subject-${id}`)
  return { subject, party }
}

/** What a file holds of it. */
function stored<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T
}

function expectRescored(rescored: readonly Rescored[], pair: { subject: Subject; party: ListedParty }): void {
  for (const { supposed, score, isHit, band } of rescored) {
    const again = compareSupposed({ ...pair, policy }, supposed)
    expect([again.score, again.isHit, again.band]).toEqual([score, isHit, band])
  }
}

describe('law L9: what would settle a possible match', () => {
  it('is rebuilt from what is stored to 1e-9, and gives the same when it is scored again', () => {
    const random = seededRandom(91)
    const seen = { hits: 0, settled: 0, cleared: 0, features: new Set<string>() }
    for (let i = 0; i < pairCount; i++) {
      const pair = inventPair(random, i)
      const comparison = compareParties(pair.subject, pair.party, policy)
      if (!comparison.isHit) continue
      const explanation = stored(explainComparison({ ...pair, policy }, comparison))
      for (const { what, stated, rebuilt } of rebuildExplanation(explanation, stored(comparison), policy)) {
        expect(Math.abs(stated - rebuilt), what).toBeLessThan(1e-9)
      }
      expectRescored(
        explanation.settle.flatMap(({ answers }) => answers),
        pair,
      )
      for (const { feature } of explanation.settle) seen.features.add(feature)
      seen.hits += 1
      if (explanation.settle.some(({ settles }) => settles)) seen.settled += 1
      if (explanation.clearedBy !== null) seen.cleared += 1
      expect(explanation.sentence).toMatch(/^Possible match, /u)
    }
    expect(seen.hits).toBeGreaterThan(pairCount / 10)
    expect(seen.settled).toBeGreaterThan(seen.hits / 10)
    expect([...seen.features]).toEqual(
      expect.arrayContaining(['birth-date', 'gender', 'identifier', 'vessel', 'name', 'father-name', 'address']),
    )
  })

  it('states the rarity and role from which the weight of each word was made', () => {
    const random = seededRandom(92)
    const { rarityShare, roleWeight } = policy.name
    let checked = 0
    for (let i = 0; i < pairCount; i++) {
      const pair = inventPair(random, i)
      for (const word of explainComparison({ ...pair, policy }).words) {
        if (word.reason !== 'no-partner') continue
        const weight = roleWeight[word.role] * (1 - rarityShare + rarityShare * word.rarity)
        expect(word.weight).toBeCloseTo(weight, 9)
        checked += 1
      }
    }
    expect(checked).toBeGreaterThan(100)
  })
})

describe('law L9: why a pair is no possible match', () => {
  it('is rebuilt from what is stored to 1e-9, and gives the same when it is scored again', () => {
    const random = seededRandom(93)
    const states = new Map<string, number>()
    let answered = 0
    for (let i = 0; i < pairCount; i++) {
      const pair = inventPair(random, i)
      const found = stored(whyNot({ ...pair, policy }))
      states.set(found.state, (states.get(found.state) ?? 0) + 1)
      if (found.state === 'possible-match') continue
      for (const { what, stated, rebuilt } of rebuildWhyNot(found, policy)) {
        expect(Math.abs(stated - rebuilt), what).toBeLessThan(1e-9)
      }
      expectRescored(found.changes, pair)
      expect(found.reasons.length).toBeGreaterThan(0)
      if (found.changes.some(({ isHit }) => isHit)) answered += 1
    }
    const others = pairCount - (states.get('possible-match') ?? 0)
    expect([...states.keys()]).toEqual(expect.arrayContaining(['below-threshold', 'below-floor', 'unrelated']))
    expect(answered).toBeGreaterThan(0.9 * others)
  })
})

describe('law L4: explanations know no origin', () => {
  it('swapping the origin of either side changes no byte of them', () => {
    const random = seededRandom(94)
    for (let i = 0; i < pairCount / 3; i++) {
      const { subject, party } = inventPair(random, i)
      const told = (ours: Subject, theirs: ListedParty): string => {
        const pair = { subject: ours, party: theirs, policy }
        return JSON.stringify([explainComparison(pair), whyNot(pair)])
      }
      const before = told(subject, party)
      expect(told(swapOrigin(subject, random), party)).toBe(before)
      expect(told(subject, swapOrigin(party, random))).toBe(before)
    }
  })
})
