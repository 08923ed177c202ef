// What each threshold costs: false alarms among a million pairs of unrelated names, invented and real, and by what the
// words of the alarms were paired. Run by hand: npm run unrelated-pairs [-- --policy FILE]

import type { Policy } from '@hindsight/engine/matching'
import { largePopulation, streamParties, subject as subjectNamed } from '@hindsight/engine/testing'
import { dataPath } from '../packages/hindsight/src/testing/data-folder.ts'
import { readPeople, realParties } from './corpora.ts'
import { policyOption } from './policy-option.ts'
import { type Asked, inventStrangers, type Price, perMillion, priceOf, strangerList } from './unrelated.ts'

const thresholds = [0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95]
const inventedCount = 10_000
const subjectSeed = 2028

function print(title: string, price: Price, { threshold }: Policy): void {
  process.stdout.write(`${title}: ${(price.pairs / 1e6).toFixed(0)} million pairs\n  from   alarms  in a million\n`)
  for (const from of thresholds) {
    const count = price.alarms.filter(({ score }) => score >= from).length
    process.stdout.write(
      `  ${from.toFixed(2)} ${String(count).padStart(8)} ${perMillion(price, from).toFixed(2).padStart(13)}\n`,
    )
  }
  const reasons = new Map<string, number>()
  for (const { score, reason } of price.alarms) {
    if (score >= threshold) reasons.set(reason, (reasons.get(reason) ?? 0) + 1)
  }
  const sorted = [...reasons].sort(([, a], [, b]) => b - a).map(([reason, count]) => `${reason} ${count}`)
  process.stdout.write(`  from ${threshold}, by the weakest pair of words: ${sorted.join('; ')}\n`)
}

function inventedSubjects(schema: 'Person' | 'Company'): Asked[] {
  const asked: Asked[] = []
  for (const { schema: own, name } of streamParties(largePopulation(20 * inventedCount, subjectSeed))) {
    if (own !== schema) continue
    asked.push({ subject: subjectNamed({ schema, name: name[0]! }), realName: name[0]! })
    if (asked.length === inventedCount) return asked
  }
  throw new Error(`the population has ${asked.length} of schema ${schema}`)
}

const policy = policyOption(process.argv)
process.stdout.write(`policy ${policy.version}, threshold ${policy.threshold}; namesakes left out\n`)
for (const schema of ['Person', 'Company'] as const) {
  const list = strangerList(inventStrangers(schema, inventedCount), policy)
  print(`invented, ${schema}`, priceOf(inventedSubjects(schema), list, policy), policy)
}
const people = dataPath('labelled', 'yente', 'candidate_generation_benchmark', 'fixtures', 'negatives_us.csv.gz')
const parties = await realParties()
if (people !== null && parties !== null) {
  const strangers = await readPeople(people, inventedCount)
  const asked = strangers.map((one) => ({ subject: { ...one, birthDate: [] }, realName: one.name[0]! }))
  print(
    'synthetic people of negatives_us by name alone, against OFAC and UN',
    priceOf(asked, strangerList(parties, policy), policy),
    policy,
  )
}
