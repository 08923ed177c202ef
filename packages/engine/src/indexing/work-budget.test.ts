// Law L5: an examination that takes more work than it is allowed says so and finds nobody; the next one is unharmed.

import { describe, expect, it } from 'vitest'
import { defaultPolicy } from '../matching/index.ts'
import { listedParty, subject } from '../testing/index.ts'
import { buildIndex, openIndex, SegmentedIndex } from './index.ts'

const given = ['Mohammed', 'Ahmed', 'Ali', 'Hassan', 'Omar', 'Yusuf', 'Ibrahim', 'Khalid', 'Said', 'Mustafa']
const parties = given.flatMap((first) =>
  given.map((last) => listedParty({ id: `${first}-${last}`, name: `${first} ${last} Zorblaxian` })),
)
const index = openIndex(buildIndex(parties, defaultPolicy), defaultPolicy)
/** Every listed name in one row. */
const monster = subject({ name: given.flatMap((first) => given.map((last) => `${first} ${last} Zorblaxian`)) })
const ordinary = subject({ name: 'Omar Said Zorblaxian' })

describe('an examination within a budget of work', () => {
  it('is given up where the budget ends, and says so instead of clearing anybody', () => {
    expect(index.examine(monster, { workMax: 50_000 })).toEqual({ hits: [], cutNames: [], isOverBudget: true })
    expect(index.examine(monster).isOverBudget).toBe(false)
    expect(index.examine(monster).hits.length).toBe(parties.length)
  })

  it('ends at the same work wherever it runs, and leaves nothing behind', () => {
    const before = index.examine(ordinary, { workMax: 50_000 })
    expect(before.hits.length).toBeGreaterThan(0)
    const fresh = openIndex(buildIndex(parties, defaultPolicy), defaultPolicy)
    const enough = (one: typeof index): number => {
      let [low, high] = [0, 50_000]
      while (low + 1 < high) {
        const middle = (low + high) >> 1
        if (one.examine(ordinary, { workMax: middle }).isOverBudget) low = middle
        else high = middle
      }
      return high
    }
    index.examine(monster, { workMax: 1_000 })
    expect(enough(index)).toBe(enough(fresh))
    expect(index.examine(ordinary, { workMax: 50_000 })).toEqual(before)
  })

  it('is given up in an index of segments, too', () => {
    const segments = new SegmentedIndex(defaultPolicy)
    segments.put(parties)
    expect(segments.examine(monster, { workMax: 50_000 }).isOverBudget).toBe(true)
    expect(segments.examine(ordinary, { workMax: 50_000 })).toEqual(index.examine(ordinary))
  })
})
