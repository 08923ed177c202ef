// Laws L1 and L7 turned round: asked for a listed party, the index of subjects gives every subject that brute force over
// all pairs finds, at every threshold, with the same comparison; and nothing else.

import { describe, expect, it } from 'vitest'
import type { SubjectPair } from '../indexing/index.ts'
import {
  type Comparison,
  comparePrepared,
  compareWords,
  defaultPolicy,
  type Policy,
  prepareParty,
} from '../matching/index.ts'
import type { ListedParty, Subject } from '../model/index.ts'
import {
  inventListedParty,
  inventSubject,
  listedParty,
  nameEvasions,
  partyEvasions,
  resemblingSubject,
  seededRandom,
  subject,
} from '../testing/index.ts'
import { SubjectIndex } from './index.ts'

const thresholds = [0.5, 0.6, 0.7, 0.85]

interface World {
  readonly subjects: readonly Subject[]
  readonly parties: readonly ListedParty[]
  readonly policy?: Policy
}

interface Tally {
  found: number
  scored: number
}

/** Compares the index with brute force at every threshold; gives the number of pairs found and of pairs scored. */
function expectSameAsBruteForce({ subjects, parties, policy = defaultPolicy }: World): Tally {
  const index = new SubjectIndex(policy)
  const half = Math.ceil(subjects.length / 2)
  index.put(subjects.slice(0, half))
  index.put(subjects.slice(half))
  const prepared = subjects.map((one) => ({ id: one.id, prepared: prepareParty(one, policy) }))
  const tally = { found: 0, scored: 0 }
  for (const party of parties) {
    const listed = prepareParty(party, policy)
    const all = prepared.map(({ id, prepared: ours }): [string, Comparison] => [
      id,
      comparePrepared(ours, listed, { partyId: party.id, policy }),
    ])
    for (const threshold of thresholds) {
      const expected = new Map(all.filter(([, { score }]) => score >= threshold))
      const pairs = index.subjectsOf(party, threshold)
      expectSamePairs(pairs, expected)
      tally.found += expected.size
      tally.scored += pairs.length
    }
  }
  return tally
}

function expectSamePairs(pairs: readonly SubjectPair[], expected: ReadonlyMap<string, Comparison>): void {
  const hits = pairs.filter(({ comparison }) => comparison !== null)
  const found = hits.map(({ subjectId, comparison }) => [subjectId, comparison] as const)
  expect(found.map(([id]) => id).sort()).toEqual([...expected.keys()].sort())
  for (const [id, comparison] of found)
    if (JSON.stringify(comparison) !== JSON.stringify(expected.get(id))) expect(comparison).toEqual(expected.get(id))
}

/** Subjects near listed parties, and the listed parties the other way round: what is long on one side is short on the other. */
function worldOf(seed: number, count: number): World {
  const random = seededRandom(seed)
  const parties = Array.from({ length: count }, (_, i) => inventListedParty(random, `party-${i}`))
  const subjects = Array.from({ length: count }, (_, i) =>
    random.chance(0.85)
      ? resemblingSubject(random.pick(parties), random, `subject-${i}`)
      : inventSubject(random, `subject-${i}`),
  )
  const turned = subjects
    .slice(0, count / 4)
    .map((one, i) => ({ ...parties[i]!, ...resemblingSubject(listOf(one), random, ''), id: parties[i]!.id }))
  return {
    subjects,
    parties: [...parties, ...turned.map((one, i) => ({ ...one, id: `turned-${i}` as typeof one.id }))],
  }
}

const listOf = (one: Subject): ListedParty => ({ ...listedParty({ id: one.id }), ...one, id: listedParty({}).id })

describe('laws L1 and L7: the index of subjects hides nobody', () => {
  it('agrees with brute force on 17,000 pairs of invented parties', () => {
    const { found, scored } = expectSameAsBruteForce(worldOf(61, 120))
    expect(found).toBeGreaterThan(200)
    // It is an index: most pairs are never compared.
    expect(scored).toBeLessThan(17_000)
  })

  it('agrees with brute force on every family of evasions', () => {
    const random = seededRandom(62)
    const parties = Array.from({ length: 50 }, (_, i) => inventListedParty(random, `party-${i}`))
    const subjects: Subject[] = []
    for (const evasion of nameEvasions) {
      for (let i = 0; i < 2; i++) {
        const party = random.pick(parties)
        const name = evasion.apply(random.pick([...party.name, ...party.alias]), random)
        if (name !== null) subjects.push({ ...party, id: `${evasion.id}-${i}`, name: [name], alias: [], weakAlias: [] })
      }
    }
    for (const evasion of partyEvasions) {
      for (let i = 0; i < 2; i++) {
        const party = evasion.applyToParty(random.pick(parties), random)
        if (party !== null) subjects.push({ ...party, id: `${evasion.id}-${i}` })
      }
    }
    expect(expectSameAsBruteForce({ subjects, parties }).found).toBeGreaterThan(150)
  })

  it('agrees with brute force under a policy whose sides differ more', () => {
    const name = { ...defaultPolicy.name, ourUnpaired: 0.05, theirUnpaired: 1.2, ourRestMax: 3, wordFloor: 0.45 }
    const policy: Policy = { ...defaultPolicy, version: 'one-sided', name }
    expect(expectSameAsBruteForce({ ...worldOf(63, 50), policy }).found).toBeGreaterThan(40)
  })

  it('rests on similarities of words that have no side', () => {
    const random = seededRandom(66)
    const parties = Array.from({ length: 150 }, (_, i) => inventListedParty(random, `party-${i}`))
    const readings = parties
      .flatMap((party) => [party, resemblingSubject(party, random, 'subject')])
      .flatMap((party) => prepareParty(party, defaultPolicy).readings)
    const words = [...new Set(readings.flatMap(({ reading }) => reading.words))]
    expect(words.length).toBeGreaterThan(300)
    const { name: rules } = defaultPolicy
    const oneWay = words.flatMap((a, i) =>
      words
        .slice(0, i)
        .filter((b) => compareWords(a, b, rules).similarity !== compareWords(b, a, rules).similarity)
        .map((b) => `${a.text} ${b.text}`),
    )
    expect(oneWay).toEqual([])
  })

  it('keeps the sides of a comparison apart: a weak alias is weak on the list only', () => {
    const index = new SubjectIndex(defaultPolicy)
    const name = 'Velmaris Kornwald Zorblaxian'
    index.put([subject({ id: 'weak-here', name: 'Somebody Else', weakAlias: name })])
    const strong = index.subjectsOf(listedParty({ name }))
    const weak = index.subjectsOf(listedParty({ name: 'Nobody Known', weakAlias: name }))
    expect(strong.map(({ comparison }) => comparison?.isHit)).toEqual([true])
    expect(weak.filter(({ comparison }) => comparison !== null)).toEqual([])
  })
})
