// A sample of what npm run bad-lists feeds: nothing that is short, foreign or broken goes live, and what was live answers.

import { expect, test } from 'vitest'
import { badArrivals } from './bad-arrivals.ts'
import { openLists } from './open-lists.ts'

test('of every class some are fed, none goes live, and the version before still answers', async () => {
  const lists = await openLists()
  try {
    const perClass = new Map<string, number>()
    const failures: string[] = []
    for (const bad of badArrivals(lists.goods, { cuts: 25, seed: 7 })) {
      const count = (perClass.get(bad.class) ?? 0) + 1
      perClass.set(bad.class, count)
      // The classes of broken files are many; a few hundredths of them are enough here.
      if (bad.class === 'malformed' ? count % 40 !== 0 : count % 5 !== 1) continue
      const { outcome, isAnswering } = await lists.feed(bad)
      if (outcome === 'live' || !isAnswering) failures.push(`${bad.class}, ${bad.listId}: ${bad.what}: ${outcome}`)
    }
    expect(failures).toEqual([])
    expect([...perClass.keys()]).toHaveLength(12)
  } finally {
    await lists.close()
  }
})
