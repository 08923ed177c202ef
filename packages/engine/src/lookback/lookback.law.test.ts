// Law L1: a lookback finds exactly what rescreening everybody would find. Generated histories of lists, subjects,
// exemptions, policies and time against the slow oracle, with scores and findings; the rest are run by
// `npm run lookback-histories`.

import { describe, expect, it } from 'vitest'
import { compareParties, defaultPolicy, type Policy } from '../matching/index.ts'
import {
  inventListedParty,
  listedParty,
  playLookbackHistory,
  resemblingSubject,
  seededRandom,
  subject,
} from '../testing/index.ts'
import { balance, endedTerms, lookBack, policyReach, resultOf, SubjectIndex } from './index.ts'

describe('law L1: a lookback finds what rescreening everybody would find', () => {
  it('in 40 generated histories, with scores and findings', () => {
    const sum = { 'newly-review': 0, 'still-review': 0, 'no-longer-review': 0, 'still-clear': 0, suppressed: 0 }
    for (let seed = 0; seed < 40; seed++) {
      const { outcomes, suppressed } = playLookbackHistory(seed)
      for (const [outcome, count] of Object.entries(outcomes)) sum[outcome as keyof typeof outcomes] += count
      sum.suppressed += suppressed
    }
    // A history in which nothing happens shows nothing.
    for (const count of Object.values(sum)) expect(count).toBeGreaterThan(10)
  }, 60_000)
})

const sleeper = subject({ id: 'sleeper', name: 'Velmaris Kornwald Zorblaxian', birthDate: '1970-02-03' })
const bystander = subject({ id: 'bystander', name: 'Ada Example' })
const listed = listedParty({ id: 'p1', name: 'Velmaris Kornwald Zorblaxian', birthDate: '1970-02-03' })
const none = { added: [], changed: [], removed: [], reidentified: [] }

function world(policy: Policy = defaultPolicy) {
  const subjects = new SubjectIndex(policy)
  subjects.put([sleeper, bystander])
  const options = {
    subjects,
    policy,
    standing: new Map(),
    holdersOf: () => [],
    suppressionOf: () => null,
    population: 2,
  }
  return options
}

describe('a lookback', () => {
  it('costs what the change costs: whoever is not near the change is not compared', () => {
    const { outcomes, counts } = lookBack({ ...none, added: [listed] }, world())
    expect(outcomes.map(({ subjectId, outcome }) => [subjectId, outcome])).toEqual([['sleeper', 'newly-review']])
    expect(counts).toEqual({
      touched: 1,
      newlyReview: 1,
      stillReview: 0,
      noLongerReview: 0,
      stillClear: 0,
      provenUnaffected: 1,
      pairsScored: 1,
    })
  })

  it('compares nobody again where nothing that is compared changed', () => {
    const changed = [{ before: listed, after: { ...listed, remarks: ['Reworded.'], programs: ['OTHER'] } }]
    const standing = new Map([['sleeper', lookBack({ ...none, added: [listed] }, world()).outcomes[0]!.after]])
    const { outcomes, counts } = lookBack({ ...none, changed }, { ...world(), standing, holdersOf: () => ['sleeper'] })
    expect(counts.pairsScored).toBe(0)
    expect(outcomes.map(({ outcome, altered }) => [outcome, altered])).toEqual([['still-review', []]])
  })

  it('taken in twice changes nothing the second time', () => {
    const first = lookBack({ ...none, added: [listed] }, world())
    const standing = new Map(first.outcomes.map(({ subjectId, after }) => [subjectId, after]))
    const [second] = lookBack({ ...none, added: [listed] }, { ...world(), standing }).outcomes
    expect(second).toMatchObject({ outcome: 'still-review', gained: [], lost: [], altered: [] })
    expect(second!.after).toEqual(first.outcomes[0]!.after)
  })

  it('is refused where its index is behind the record', () => {
    expect(() => lookBack({ ...none, added: [listed] }, { ...world(), population: 3 })).toThrow(
      'all monitored subjects (3)',
    )
    const result = resultOf([], { pairsScored: 0, provenUnaffected: 2 })
    expect(() => balance(result, 2)).not.toThrow()
    expect(() => balance({ ...result, counts: { ...result.counts, stillClear: 1 } }, 2)).toThrow('touched =')
  })
})

describe('a change of policy', () => {
  const { threshold } = defaultPolicy
  const reach = (changes: Partial<Policy>, keptFrom = threshold) =>
    policyReach(defaultPolicy, { ...defaultPolicy, version: 'next', ...changes }, { keptFrom })

  it('reaches as few as can be proven', () => {
    expect(reach({})).toBe('nobody')
    expect(reach({ lowestThreshold: 0.55 })).toBe('nobody')
    expect(reach({ mediumFrom: 0.9 })).toBe('standing')
    expect(reach({ threshold: threshold + 0.05 })).toBe('standing')
    expect(reach({ threshold: threshold - 0.05 })).toBe('everybody')
    expect(reach({ threshold: threshold - 0.05 }, 0.5)).toBe('stored-band')
    expect(reach({ threshold: threshold - 0.05 }, threshold - 0.01)).toBe('everybody')
    expect(reach({ effect: { ...defaultPolicy.effect, addressSame: 1.1 } })).toBe('everybody')
    expect(reach({ name: { ...defaultPolicy.name, floor: 0.41 } })).toBe('everybody')
  })

  it('that only moves the threshold brings no hit from below what was kept, weak aliases or not', () => {
    const random = seededRandom(64)
    let weakCount = 0
    for (let i = 0; i < 700; i++) {
      const party = inventListedParty(random, `party-${i}`)
      const alike = { ...party, name: ['Nobody Known'], alias: [], weakAlias: party.name }
      const one = random.chance(0.6) ? alike : party
      const ours = resemblingSubject(party, random, 'subject')
      const [low, high] = [0.5 + random.next() * 0.2, 0.7 + random.next() * 0.25]
      const at = (bar: number) => compareParties(ours, one, { ...defaultPolicy, threshold: bar })
      const [lower, higher] = [at(low), at(high)]
      if (lower.isHit && one === alike) weakCount++
      expect(higher.isHit && !lower.isHit).toBe(false)
      expect(lower.isHit && higher.score < low).toBe(false)
    }
    expect(weakCount).toBeGreaterThan(25)
  })
})

describe('time', () => {
  it('ends what ends at an instant, once', () => {
    const term = (id: string, until: string) => ({ kind: 'hold' as const, id, until, subjectId: 's', party: null })
    const terms = [term('b', '2026-02-01T00:00:00.000Z'), term('a', '2026-01-15T00:00:00.000Z')]
    const ids = (after: string, now: string) => endedTerms(terms, { after, now }).map(({ id }) => id)
    expect(ids('2026-01-01T00:00:00.000Z', '2026-02-01T00:00:00.000Z')).toEqual(['a', 'b'])
    expect(ids('2026-02-01T00:00:00.000Z', '2026-03-01T00:00:00.000Z')).toEqual([])
    expect(ids('2026-01-15T00:00:00.000Z', '2026-01-31T23:59:59.999Z')).toEqual([])
  })
})
