// A policy file is read whole or refused with every problem named; what would break the scorer or the bound of the index
// is out of range.

import { describe, expect, it } from 'vitest'
import { listedParty, subject } from '../testing/index.ts'
import { compareParties, defaultPolicy, parsePolicy } from './index.ts'

function problemsOf(json: unknown): readonly string[] {
  const reading = parsePolicy(json)
  return reading.ok ? [] : reading.problems
}

describe('a policy file', () => {
  it('keeps the default for everything that it does not state', () => {
    const reading = parsePolicy({ version: 'ours-1', threshold: 0.8, name: { conflict: 1 } })
    expect(reading).toEqual({
      ok: true,
      policy: { ...defaultPolicy, version: 'ours-1', threshold: 0.8, name: { ...defaultPolicy.name, conflict: 1 } },
    })
  })

  it('is refused with every problem at once, each with its place', () => {
    const problems = problemsOf({ threshold: 0.2, name: { floor: 'high', colour: 1 }, effect: { birthDateSame: -1 } })
    expect(problems.map((problem) => problem.split(':')[0])).toEqual(['version', 'name.floor', 'name.colour'])
    expect(problemsOf({ version: 'x', threshold: 0.2, effect: { birthDateSame: -1 } }).length).toBe(2)
  })

  it.each([
    ['name.floor', { name: { floor: 1 } }],
    ['name.wordFloor', { name: { wordFloor: 0 } }],
    ['name.initialSimilarity', { name: { initialSimilarity: 2 } }],
    ['name.symbolSimilarity', { name: { symbolSimilarity: 10 } }],
    ['name.soundSimilarity', { name: { soundSimilarity: 1.1 } }],
    ['name.rarityShare', { name: { rarityShare: 1.5 } }],
    ['name.excessShare', { name: { excessShare: 10 } }],
    ['name.doubt', { name: { doubt: -1 } }],
    ['name.roleWeight.name', { name: { roleWeight: { name: 2 } } }],
    ['effect.birthDateDifferent', { effect: { birthDateDifferent: 1 } }],
    ['threshold', { threshold: 0.3 }],
    ['rarity', { rarity: '2020.1' }],
  ])('%s out of range is named', (place, json) => {
    expect(problemsOf({ version: 'x', ...json })).toEqual([expect.stringMatching(`^${place}: `)])
  })

  it.each([
    { name: { floor: 0.95, wordFloor: 0.95, rarityShare: 1, excessShare: 1, ourRestMax: 0 } },
    { name: { floor: 0.3, wordFloor: 0.3, rarityShare: 0, doubt: 0, conflict: 0, ourUnpaired: 0, theirUnpaired: 0 } },
    { name: { roleWeight: { name: 0, patronymic: 0, generic: 0, number: 0 } } },
  ])('at the edge of its ranges gives a score that is a number: %j', (json) => {
    const reading = parsePolicy({ version: 'edge', ...json })
    expect(reading.ok).toBe(true)
    if (!reading.ok) return
    const [ours, theirs] = [subject({ name: 'Zorblax Kwamenta' }), listedParty({ name: 'Zorblax Kwamenta' })]
    expect(compareParties(ours, theirs, reading.policy).score).toBeGreaterThanOrEqual(0)
  })

  it.each([null, [], 'strict', 7])('that is no object is refused: %j', (json) => {
    expect(problemsOf(json).length).toBe(1)
  })
})
