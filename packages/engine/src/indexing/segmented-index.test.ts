// Law L7 for an index that changes: after any additions, changes and removals it answers as a new index would.

import { describe, expect, it } from 'vitest'
import { defaultPolicy } from '../matching/index.ts'
import type { ListedParty } from '../model/index.ts'
import { inventListedParty, listedParty, resemblingSubject, seededRandom, subject } from '../testing/index.ts'
import { buildIndex, openIndex, type SavedSegment, SegmentedIndex } from './index.ts'

function expectSameAsNew(index: SegmentedIndex, live: readonly ListedParty[], seed: number): number {
  const random = seededRandom(seed)
  const anew = openIndex(buildIndex(live, defaultPolicy), defaultPolicy)
  let hitCount = 0
  for (const party of live) {
    const subject = resemblingSubject(party, random, 'subject')
    const found = index.examine(subject, { threshold: 0.5 })
    expect(found).toEqual(anew.examine(subject, { threshold: 0.5 }))
    hitCount += found.hits.length
  }
  return hitCount
}

describe('law L7: a changing index', () => {
  it('answers as a new index of the live parties, whatever was added, changed, removed, merged, saved and opened', () => {
    const random = seededRandom(2026)
    const live = new Map<string, ListedParty>()
    let index = new SegmentedIndex(defaultPolicy)
    let hitCount = 0
    for (let round = 0; round < 30; round++) {
      const count = 1 + random.below(12)
      const added = Array.from({ length: count }, () => inventListedParty(random, `party-${random.below(60)}`))
      index.put(added)
      for (const party of added) live.set(party.id, party)
      for (const party of [...live.values()].filter(() => random.chance(0.1))) {
        expect(index.remove(party)).toBe(true)
        expect(index.remove(party)).toBe(false)
        live.delete(party.id)
      }
      if (random.chance(0.1)) index.merge()
      if (random.chance(0.3)) index = new SegmentedIndex(defaultPolicy, index.save().map(copied), { verify: true })
      expect(index.partyCount).toBe(live.size)
      hitCount += expectSameAsNew(index, [...live.values()], round)
    }
    expect(hitCount).toBeGreaterThan(300)
  })

  it('keeps few segments when parties come one by one', () => {
    const random = seededRandom(11)
    const index = new SegmentedIndex(defaultPolicy)
    for (let i = 0; i < 100; i++) index.put([inventListedParty(random, `party-${i}`)])
    expect(index.partyCount).toBe(100)
    expect(index.segmentCount).toBeLessThanOrEqual(5)
  })

  it('holds nothing after the last party is gone', () => {
    const index = new SegmentedIndex(defaultPolicy)
    const party = listedParty({ name: 'Karim Zorblaxian' })
    index.put([party])
    index.remove(party)
    index.merge()
    expect(index.segmentCount).toBe(0)
    expect(index.examine(subject({ name: 'Karim Zorblaxian' })).hits).toEqual([])
  })
})

/** As if read from a file: saved bytes are not the memory that the index uses. */
function copied({ image, removed }: SavedSegment): SavedSegment {
  return { image: new Uint8Array(image).slice().buffer, removed }
}
