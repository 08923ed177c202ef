// Law L7: the index hides nothing. Whatever brute force over every pair finds, at any threshold that a policy may use,
// the index finds, with the same comparison; and nothing else. Law L8: what else is listed changes no score.

import { describe, expect, it } from 'vitest'
import { type Comparison, compareParties, defaultPolicy, type Policy } from '../matching/index.ts'
import type { ListedParty, Subject } from '../model/index.ts'
import {
  inventListedParty,
  inventSubject,
  type ListedPartyProperties,
  listedParty,
  nameEvasions,
  partyEvasions,
  resemblingSubject,
  type SubjectProperties,
  seededRandom,
  subject,
} from '../testing/index.ts'
import { buildIndex, IndexImageError, openIndex } from './index.ts'

/** The first finds whatever has any score: what the index leaves out has none. */
const thresholds = [1e-6, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95]

interface Found {
  readonly partyId: string
  readonly comparison: Comparison
}

function bruteForce(subject: Subject, parties: readonly ListedParty[], policy: Policy): Found[] {
  return parties.map((party) => ({ partyId: party.id, comparison: compareParties(subject, party, policy) }))
}

function expectSameAsBruteForce(subjects: readonly Subject[], parties: readonly ListedParty[], policy: Policy): number {
  const index = openIndex(buildIndex(parties, policy), policy)
  let hitCount = 0
  for (const subject of subjects) {
    const all = bruteForce(subject, parties, policy)
    for (const threshold of thresholds) {
      const expected = all.filter(({ comparison }) => comparison.score >= threshold)
      const found = index.search(subject, { threshold })
      const ours = found.map(({ party, comparison }) => ({ partyId: party.id as string, comparison }))
      if (ours.length !== expected.length || JSON.stringify(ours) !== JSON.stringify(sortFound(expected))) {
        expect({ subject, threshold, found: ours }).toEqual({ subject, threshold, found: sortFound(expected) })
      }
      hitCount += expected.length
    }
  }
  return hitCount
}

function sortFound(found: readonly Found[]): Found[] {
  return found.toSorted(
    (a, b) => b.comparison.score - a.comparison.score || (a.partyId < b.partyId ? -1 : a.partyId > b.partyId ? 1 : 0),
  )
}

describe('law L7: the index hides nothing', () => {
  it('agrees with brute force on 100,000 pairs of invented parties at every threshold', () => {
    const random = seededRandom(7)
    const parties = Array.from({ length: 250 }, (_, i) => inventListedParty(random, `party-${i}`))
    const subjects = Array.from({ length: 400 }, (_, i) =>
      random.chance(0.8)
        ? resemblingSubject(random.pick(parties), random, `subject-${i}`)
        : inventSubject(random, `subject-${i}`),
    )
    expect(expectSameAsBruteForce(subjects, parties, defaultPolicy)).toBeGreaterThan(500)
  })

  it('agrees with brute force on every family of evasions', () => {
    const random = seededRandom(77)
    const parties = Array.from({ length: 60 }, (_, i) => inventListedParty(random, `party-${i}`))
    const subjects: Subject[] = []
    for (const evasion of nameEvasions) {
      for (let i = 0; i < 6; i++) {
        const party = random.pick(parties)
        const name = evasion.apply(random.pick([...party.name, ...party.alias]), random)
        if (name !== null) subjects.push({ ...party, id: `${evasion.id}-${i}`, name: [name], alias: [], weakAlias: [] })
      }
    }
    for (const evasion of partyEvasions) {
      for (let i = 0; i < 6; i++) {
        const party = evasion.applyToParty(random.pick(parties), random)
        if (party !== null) subjects.push({ ...party, id: `${evasion.id}-${i}` })
      }
    }
    expect(subjects.length).toBeGreaterThan(300)
    expect(expectSameAsBruteForce(subjects, parties, defaultPolicy)).toBeGreaterThan(500)
  })

  it('agrees with brute force under a looser policy', () => {
    const random = seededRandom(777)
    const loose: Policy = {
      ...defaultPolicy,
      version: 'loose',
      name: { ...defaultPolicy.name, floor: 0.4, wordFloor: 0.45, theirUnpaired: 0.1, excessShare: 0.2 },
    }
    const parties = Array.from({ length: 80 }, (_, i) => inventListedParty(random, `party-${i}`))
    const subjects = parties.map((party, i) => resemblingSubject(party, random, `subject-${i}`))
    expect(expectSameAsBruteForce(subjects, parties, loose)).toBeGreaterThan(200)
  })
})

const pairs: readonly (readonly [why: string, subject: SubjectProperties, party: ListedPartyProperties])[] = [
  [
    'a light reading is more alike than a heavy one',
    { name: 'عبدالله eistrppss' },
    { name: ['Zheng', 'عبدالله eistrppss'] },
  ],
  [
    'a longer name after an alias marker',
    { name: 'Karim Hassan aka Zorblaxian Kwamenta' },
    { name: 'Karim Hassan aka Zorblaxian Kwamenta Ali' },
  ],
  [
    'a symbol shared by a name and a particle',
    { name: 'Du Li', birthDate: '1970-02-03' },
    { name: 'Wang de Li', birthDate: '1970-02-03' },
  ],
  ['a join that looks like a shorter word', { name: 'Sam Li' }, { name: 'Sa Rn Li' }],
  ['a look-alike of another length', { name: 'Duc Li' }, { name: 'Cl Uc Li' }],
  ['a name written without spaces, family name listed first', { name: 'YinMinThu' }, { name: 'THU, Yin Min' }],
  [
    'the same passport under another name',
    { name: 'Maria Zorblaxian', identifiers: [{ type: 'passportNumber', value: 'AB1234567' }] },
    { name: 'Boris Zorblaxian', identifiers: [{ type: 'passportNumber', value: 'AB1234567' }] },
  ],
]

describe('law L7 on pairs that once differed', () => {
  it.each(pairs)('%s', (_, ours, theirs) => {
    expectSameAsBruteForce([subject(ours)], [listedParty(theirs)], defaultPolicy)
  })

  it.each([
    ['four letters', 'Zorblaxian Orna', 'Zorblaxian Oma'],
    ['five letters', 'Zorblaxian Karna', 'Zorblaxian Kama'],
    ['six letters', 'Zorblaxian Clarno', 'Zorblaxian Darno'],
  ])('finds words of %s that only look alike', (_, ours, theirs) => {
    const [one, other] = [subject({ name: ours }), listedParty({ name: theirs })]
    expect(expectSameAsBruteForce([one], [other], defaultPolicy)).toBeGreaterThan(0)
  })

  it('what was searched before changes nothing', () => {
    const parties = [listedParty({ name: 'Th Li' })]
    const index = openIndex(buildIndex(parties, defaultPolicy), defaultPolicy)
    index.search(subject({ name: 'Omar Zorb 14th' }))
    expect(index.search(subject({ name: 'Th Li' })).length).toBe(1)
  })
})

describe('law L8: a score belongs to the pair', () => {
  it('is equal alone and inside any list', () => {
    const random = seededRandom(8)
    const parties = Array.from({ length: 120 }, (_, i) => inventListedParty(random, `party-${i}`))
    const whole = openIndex(buildIndex(parties, defaultPolicy), defaultPolicy)
    for (const party of parties) {
      const subject = resemblingSubject(party, random, 'subject')
      const alone = openIndex(buildIndex([party], defaultPolicy), defaultPolicy).search(subject, { threshold: 0.5 })
      const within = whole.search(subject, { threshold: 0.5 }).filter((hit) => hit.party.id === party.id)
      expect(within).toEqual(alone)
    }
  })
})

describe('an index image', () => {
  const random = seededRandom(1)
  const parties = Array.from({ length: 30 }, (_, i) => inventListedParty(random, `party-${i}`))
  const image = buildIndex(parties, defaultPolicy)
  const copy = (): Uint8Array<ArrayBuffer> => new Uint8Array(image).slice()

  it('is the same bytes whenever it is built from the same parties', () => {
    expect(Buffer.compare(copy(), new Uint8Array(buildIndex(parties, defaultPolicy)).slice())).toBe(0)
  })

  it('gives back every party as it was, in order', () => {
    const index = openIndex(copy().buffer, defaultPolicy, { verify: true })
    expect(parties.map((_, position) => index.party(position))).toEqual(parties)
  })

  it('is refused when a byte differs, when it is cut, and when it is something else', () => {
    for (let at = 4; at < image.byteLength; at += Math.ceil(image.byteLength / 97)) {
      const damaged = copy()
      damaged[at]! ^= 1
      expect(() => openIndex(damaged.buffer, defaultPolicy, { verify: true })).toThrow()
    }
    expect(() => openIndex(copy().slice(0, -9).buffer, defaultPolicy, { verify: true })).toThrow(IndexImageError)
    expect(() => openIndex(new Uint8Array(100).buffer, defaultPolicy)).toThrow(IndexImageError)
  })

  it('is refused under another policy', () => {
    const other = { ...defaultPolicy, threshold: 0.71 }
    expect(() => openIndex(image, other)).toThrow('build it again')
  })
})
