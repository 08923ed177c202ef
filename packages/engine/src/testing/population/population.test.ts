// What a large population promises: any party without the others, the shape that makes indexes slow, subjects near it.

import { describe, expect, test } from 'vitest'
import { adversarialSubjects, largePopulation, sourceOf, streamParties, subjectsNear } from '../index.ts'

const population = largePopulation(50_000, 1)

describe('a large population', () => {
  test('gives the same party at a position whether it is streamed or asked for alone', () => {
    const streamed = [...streamParties(population, 700, 760)]
    const again = largePopulation(1_000_000, 1)
    expect(streamed.map((_, i) => again.party(700 + i))).toEqual(streamed)
    expect(largePopulation(50_000, 2).party(700)).not.toEqual(streamed[0])
  })

  test('has as many names as it says, nearly as many as were asked for', () => {
    let names = 0
    for (const { name, alias, weakAlias } of streamParties(population))
      names += name.length + alias.length + weakAlias.length
    expect(names).toBe(population.nameCount)
    expect(Math.abs(names - 50_000)).toBeLessThan(13)
  })

  test('repeats words as names do: a heavy head, a long tail, words said twice, other scripts', () => {
    const counts = new Map<string, number>()
    let words = 0
    let twice = 0
    let foreign = 0
    for (const { name } of streamParties(population)) {
      const own = name[0]!.toLowerCase().split(/[ ,]+/u)
      if (own.some((word, i) => word === own[i + 1])) twice += 1
      if (/\p{Script=Cyrillic}|\p{Script=Arabic}|\p{Script=Greek}|\p{Script=Han}/u.test(name[0]!)) foreign += 1
      words += own.length
      for (const word of own) counts.set(word, (counts.get(word) ?? 0) + 1)
    }
    expect(words / population.partyCount).toBeGreaterThan(2.4)
    expect(words / population.partyCount).toBeLessThan(3)
    expect(counts.size).toBeGreaterThan(0.3 * words)
    expect(Math.max(...counts.values())).toBeGreaterThan(0.002 * words)
    expect(twice).toBeGreaterThan(100)
    expect(foreign).toBeGreaterThan(1_000)
  })
})

describe('subjects near a population', () => {
  test('depend on their number alone', () => {
    const all = subjectsNear(population, { seed: 5, count: 300 })
    expect(subjectsNear(population, { seed: 5, from: 200, count: 100 })).toEqual(all.slice(200))
  })

  test('are members whose names were edited, and strangers', () => {
    const subjects = subjectsNear(population, { seed: 5, count: 1_000 })
    const sources = subjects.map((_, i) => sourceOf(population, 5, i))
    const verbatim = subjects.filter(({ name }, i) => {
      const source = sources[i]
      return typeof source === 'number' && population.party(source).name.includes(name[0]!)
    })
    expect(sources.filter((source) => source === null).length).toBeGreaterThan(150)
    expect(verbatim.length).toBeGreaterThan(50)
    expect(verbatim.length).toBeLessThan(500)
    expect(subjects.every(({ name }) => name[0]!.trim() !== '')).toBe(true)
  })
})

test('adversarial subjects come in every kind and the same from the same seed', () => {
  const hot = ['ali', 'muhammad', 'trading']
  const subjects = adversarialSubjects(hot, 3, 500)
  expect(adversarialSubjects(hot, 3, 500)).toEqual(subjects)
  expect(new Set(subjects.map(({ kind }) => kind)).size).toBe(25)
  expect(Math.max(...subjects.map(({ subject }) => subject.alias.length))).toBe(20)
})
