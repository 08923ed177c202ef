// Laws of the scorer over generated pairs: origin never counts (L4), a score belongs to the pair (L8), every score is
// rebuilt from its findings (L9), and the same pair gives the same bytes (L3).

import { describe, expect, it } from 'vitest'
import type { Identifier } from '../model/index.ts'
import {
  inventListedParty,
  inventSubject,
  type Random,
  rebuildScore,
  resemblingSubject,
  seededRandom,
  swapOrigin,
} from '../testing/index.ts'
import { compareParties, defaultPolicy, type Policy } from './index.ts'

const swapCount = Number(process.env['HINDSIGHT_SWAPS'] ?? 100_000)
const pairCount = 5_000

/** A pair that agrees often enough for every branch of the scorer to be visited. */
function inventPair(random: Random, id: number) {
  const party = inventListedParty(random, `party-${id}`)
  const subject = random.chance(0.85)
    ? resemblingSubject(party, random, `subject-${id}`)
    : inventSubject(random, `subject-${id}`)
  if (!random.chance(0.1)) return { subject, party }
  const email: Identifier = { type: 'email', value: `post-${id % 9}@example.org`, country: null, label: null }
  return { subject: { ...subject, identifiers: [email] }, party: { ...party, identifiers: [email] } }
}

const policies: readonly Policy[] = [
  defaultPolicy,
  {
    ...defaultPolicy,
    version: 'other',
    threshold: 0.6,
    name: { ...defaultPolicy.name, floor: 0.4, conflict: 1.2, evidencePrice: 0 },
    effect: { ...defaultPolicy.effect, nameRarity: 0.2, birthDateSame: 1, identifierAlone: 0.3 },
  },
]

describe('law L4: origin never counts', () => {
  it(`${swapCount} swaps of origin on either side change no score, no finding and no word`, () => {
    const random = seededRandom(4)
    let scored = 0
    for (let i = 0; i < swapCount / 2; i++) {
      const { subject, party } = inventPair(random, i)
      const before = JSON.stringify(compareParties(subject, party, defaultPolicy))
      const ours = JSON.stringify(compareParties(swapOrigin(subject, random), party, defaultPolicy))
      const theirs = JSON.stringify(compareParties(subject, swapOrigin(party, random), defaultPolicy))
      if (before !== ours || before !== theirs) expect({ ours, theirs }).toEqual({ ours: before, theirs: before })
      if (!before.includes('"score":0,')) scored++
    }
    expect(scored).toBeGreaterThan(swapCount / 10)
  })
})

describe('law L9: every score explains itself', () => {
  it('the score is rebuilt to 1e-9 from findings and the policy table by independent code', () => {
    const random = seededRandom(9)
    const features = new Set<string>()
    for (let i = 0; i < pairCount; i++) {
      const { subject, party } = inventPair(random, i)
      for (const policy of policies) {
        const comparison = compareParties(subject, party, policy)
        expect(Math.abs(rebuildScore(comparison, policy) - comparison.score)).toBeLessThan(1e-9)
        for (const { feature, because } of comparison.findings) {
          features.add(feature)
          expect(because).not.toBe('')
        }
      }
    }
    expect([...features].sort()).toEqual([
      'address',
      'alias-quality',
      'birth-date',
      'contact',
      'father-name',
      'gender',
      'identifier',
      'jurisdiction',
      'name',
      'registration',
      'vessel',
      'vessel-radio',
      'wallet',
    ])
  })
})

describe('laws L3 and L8: a score belongs to the pair and the policy', () => {
  it('is the same whatever was compared before', () => {
    const random = seededRandom(8)
    const pairs = Array.from({ length: 500 }, (_, i) => inventPair(random, i))
    const once = pairs.map(({ subject, party }) => JSON.stringify(compareParties(subject, party, defaultPolicy)))
    const again = pairs.toReversed().map(({ subject, party }) => {
      return JSON.stringify(compareParties(subject, party, defaultPolicy))
    })
    expect(again.toReversed()).toEqual(once)
  })
})
