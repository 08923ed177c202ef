// Feeds what must never go live into a store that has something live: random cuts of every format, the classes of the
// malformed corpus, every proper subset of a set, an empty file, a web page, yesterday's file, another list's file, a
// sub-list emptied, a share of the rows dropped, all ids changed. After each the version before still answers. Exits with
// 1 where anything goes live or the answer differs. npm run bad-lists -- [--cuts N] [--seed N]

import { parseArgs } from 'node:util'
import { type Bad, badArrivals } from './bad-lists/bad-arrivals.ts'
import { openLists } from './bad-lists/open-lists.ts'

const { values } = parseArgs({
  options: { cuts: { type: 'string', default: '10000' }, seed: { type: 'string', default: '1' } },
})
const lists = await openLists()
const outcomes = new Map<string, Map<string, number>>()
let failures = 0
for (const bad of badArrivals(lists.goods, { cuts: Number(values.cuts), seed: Number(values.seed) })) {
  const { outcome, isAnswering } = await lists.feed(bad)
  const counts = outcomes.get(bad.class) ?? new Map<string, number>()
  counts.set(outcome, (counts.get(outcome) ?? 0) + 1)
  outcomes.set(bad.class, counts)
  if (outcome !== 'live' && isAnswering) continue
  failures++
  console.log(`FAILED  ${nameOf(bad)}: ${outcome}${isAnswering ? '' : ', and the version before does not answer'}`)
}
await lists.close()
for (const [name, counts] of outcomes) {
  console.log(`${name}: ${[...counts].map(([outcome, count]) => `${count} ${outcome}`).join(', ')}`)
}
console.log(`seed ${values.seed}: ${failures} went live or silenced the version before`)
process.exitCode = failures === 0 ? 0 : 1

function nameOf(bad: Bad): string {
  return `${bad.class}, ${bad.listId}: ${bad.what}`
}
