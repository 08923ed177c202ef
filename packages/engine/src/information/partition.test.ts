// Vetting §5.2: counts that must reconcile. What follows from bounds is said, what does not is `undetermined`, and what
// has nothing to do with each other is refused.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { identityProblem, parseQuantity, type Quantity, ratioOf, remainderOf, sumOfQuantities } from './index.ts'

const read = (text: string, more: Partial<Quantity> = {}): Quantity => ({
  ...parseQuantity(text, { population: 'connected', axis: 'state', unit: 'person' })!,
  ...more,
})
const remainder = (whole: string, ...parts: string[]) =>
  remainderOf({ whole: read(whole), parts: parts.map((part) => read(part)), isDisjoint: true })

describe('§5.2 bounds', () => {
  it('(i) 400 = 150 + 50 + 200 passes as point values, and as bounds it is consistent', () => {
    const parts = (...texts: string[]) => texts.map((text) => read(text))
    expect(identityProblem({ whole: read('400'), parts: parts('150', '50', '200') })).toBeNull()
    const bounded = parts('more than 150', 'more than 50', '200')
    expect(identityProblem({ whole: read('over 400'), parts: bounded })).toBeNull()
    const sum = sumOfQuantities(bounded)
    expect(sum.kind === 'derived' && sum.quantity.bounds).toEqual({ min: 402, max: null })
    expect(identityProblem({ whole: read('400'), parts: bounded })).toBe(
      'the whole is exactly 400, its parts together at least 402',
    )
  })

  it('(ii) with N, A and U only as lower bounds the remainder is undetermined, and there is no number', () => {
    const answer = remainder('over 400', 'more than 150', 'over 50')
    expect(answer).toEqual({ kind: 'undetermined', because: 'not derivable from these bounds' })
    expect(JSON.stringify(answer)).not.toMatch(/\d/)
  })

  it('(iii) deported and arrested are different axes, so A cannot be reduced by it', () => {
    const answer = remainderOf({
      whole: read('150', { axis: 'action' }),
      parts: [read('30', { axis: 'event' })],
      isDisjoint: true,
    })
    expect(answer).toEqual({
      kind: 'refused',
      because: 'one counts a action, the other a event: the same person may be in both',
    })
  })

  it('(iv) an arrest is an action and no finding: the two are never put together', () => {
    const [arrested, substantiated] = [read('150', { axis: 'action' }), read('0', { axis: 'finding' })]
    expect(sumOfQuantities([arrested, substantiated]).kind).toBe('refused')
    expect(ratioOf(substantiated, arrested).kind).toBe('refused')
  })

  it('(v) 1,500 belongs to another population and unit and never enters N', () => {
    const other = read('1,500', { population: 'arrivals', unit: 'event' })
    expect(sumOfQuantities([read('over 400'), other]).kind).toBe('refused')
    expect(ratioOf(read('400'), { ...other, unit: 'person' })).toEqual({
      kind: 'refused',
      because: 'they are about different populations, "connected" and "arrivals"',
    })
    expect(sumOfQuantities([read('400'), read('50', { unit: 'unknown' })])).toEqual({
      kind: 'refused',
      because: 'a unit is unknown: people and events do not add up',
    })
  })
})

describe('a remainder is given where it follows', () => {
  it.each([
    ['400', ['150', '50'], 'exactly 200'],
    ['400', ['more than 150', 'over 50'], 'at most 198'],
    ['over 400', ['150', '50'], 'at least 201'],
    ['400', ['up to 150', '50'], 'from 200 to 350'],
  ])('%s without %j', (whole, parts, words) => {
    const answer = remainder(whole, ...parts)
    expect(answer.kind === 'derived' && answer.quantity.words).toBe(words)
  })

  it('and not where words bound nothing, a share is no number, or parts may overlap', () => {
    expect(remainder('about 400', '150').kind).toBe('undetermined')
    expect(remainder('400', 'most').kind).toBe('undetermined')
    const parts = [read('150'), read('50')]
    expect(remainderOf({ whole: read('400'), parts, isDisjoint: false }).kind).toBe('undetermined')
  })

  it('says that no numbers could be so', () => {
    expect(remainder('150', '100', 'more than 50')).toEqual({
      kind: 'inconsistent',
      because: 'the parts are at least 151, the whole exactly 150',
    })
  })

  it('gives a ratio of exact counts only', () => {
    expect(ratioOf(read('3'), read('400'))).toEqual({ kind: 'ratio', words: '3 of 400' })
    expect(ratioOf(read('3'), read('over 400')).kind).toBe('undetermined')
    expect(ratioOf(read('5'), read('3')).kind).toBe('inconsistent')
  })
})

it('a derived remainder holds for every way in which the numbers could be so, and is no wider than needed', () => {
  const words = ['', 'at least ', 'up to ', 'more than ']
  const stated = fc.tuple(fc.constantFrom(...words), fc.nat(4))
  const worldsOf = (quantity: Quantity): number[] =>
    Array.from({ length: 14 }, (_, value) => value).filter(
      (value) => value >= quantity.bounds!.min && value <= (quantity.bounds!.max ?? 13),
    )
  fc.assert(
    fc.property(stated, stated, stated, (whole, first, second) => {
      const [all, one, two] = [whole, first, second].map(([word, value]) => read(`${word}${value}`)) as [
        Quantity,
        Quantity,
        Quantity,
      ]
      const answer = remainderOf({ whole: all, parts: [one, two], isDisjoint: true })
      const rests = worldsOf(all).flatMap((n) =>
        worldsOf(one).flatMap((a) => worldsOf(two).flatMap((b) => (n - a - b >= 0 ? [n - a - b] : []))),
      )
      if (answer.kind === 'inconsistent') expect(rests).toEqual([])
      else if (answer.kind === 'undetermined') expect(Math.min(...rests)).toBe(0)
      else {
        expect(answer.kind).toBe('derived')
        const { min, max } = answer.kind === 'derived' ? answer.quantity.bounds! : { min: -1, max: null }
        expect(Math.min(...rests)).toBe(min)
        if (max !== null) expect(Math.max(...rests)).toBe(max)
      }
    }),
    { numRuns: 400, seed: 11 },
  )
})
