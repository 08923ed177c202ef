// The self-test notices an index that loses names (law L7), and tells it from a name that scores too low.

import { buildIndex, openIndex } from '@hindsight/engine/indexing'
import { defaultPolicy } from '@hindsight/engine/matching'
import { emptyParty, type ListedParty, type ListId, type PartyId, parsePartialDate } from '@hindsight/engine/model'
import { describe, expect, test } from 'vitest'
import { testNames } from './test-names.ts'

const listing = { programs: [], listedOn: null, links: [], remarks: [], position: [] }
const party: ListedParty = {
  ...emptyParty,
  ...listing,
  id: 'p1' as PartyId,
  listId: 'invented' as ListId,
  schema: 'Person',
  name: ['Ottokar Beskydzan'],
  weakAlias: ['Otta'],
  birthDate: parsePartialDate('1961-12-30').dates,
}
const index = openIndex(buildIndex([party], defaultPolicy), defaultPolicy)
const name = { position: 0, name: 'Ottokar Beskydzan', isWeak: false }

describe('testing listed names', () => {
  test('a whole index finds the name as published', () => {
    const { trials, misses } = testNames([name], index, defaultPolicy)
    expect(trials.find(({ id }) => id === 'verbatim')).toEqual({
      id: 'verbatim',
      script: 'Latn',
      tried: 1,
      found: 1,
    })
    expect(misses.filter(({ isLostByIndex }) => isLostByIndex)).toEqual([])
  })

  test('an index that loses the party is caught, since comparing finds it', () => {
    const broken = { party: () => party, search: () => [] }
    const { misses } = testNames([name], broken, defaultPolicy)
    const verbatim = misses.find(({ variation }) => variation === 'verbatim')
    expect(verbatim).toMatchObject({ isLostByIndex: true, partyId: 'p1' })
    expect(verbatim?.score).toBeGreaterThanOrEqual(defaultPolicy.threshold)
  })

  test('a name that scores too low is missed with its reason, and is not the fault of the index', () => {
    const strict = { ...defaultPolicy, threshold: 0.999 }
    const own = openIndex(buildIndex([party], strict), strict)
    const { misses } = testNames([name], own, strict)
    expect(misses.length).toBeGreaterThan(0)
    expect(misses.every(({ isLostByIndex, because }) => !isLostByIndex && because !== '')).toBe(true)
  })

  test('a weak alias is tried alone, and with what its record has beside it', () => {
    const { trials } = testNames([{ position: 0, name: 'Otta', isWeak: true }], index, defaultPolicy)
    expect(trials).toEqual([
      { id: 'weak-alone', script: 'Latn', tried: 1, found: 0 },
      { id: 'weak-corroborated', script: 'Latn', tried: 1, found: 1 },
    ])
  })
})
