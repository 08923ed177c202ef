// Quantities with bounds: what each word leaves of a number, and that no rendering loses it (law L11).

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findQuantities, isSameBounds, parseQuantity, presentQuantity } from './index.ts'

const context = { population: 'connected', axis: 'state', unit: 'person' } as const
const boundsOf = (text: string) => {
  const bounds = parseQuantity(text, context)?.bounds
  return bounds === undefined || bounds === null ? bounds : [bounds.min, bounds.max]
}

describe('what a word leaves of a number', () => {
  it.each([
    ['over 400 people', 401, null],
    ['Over 1,500 encounters', 1501, null],
    ['more than 150', 151, null],
    ['upwards of 30', 31, null],
    ['at least 12 arrests', 12, null],
    ['another 50', 50, 50],
    ['another more than 50', 51, null],
    ['more than another 50', 51, null],
    ['fewer than 20', 0, 19],
    ['nearly 400', 0, 399],
    ['up to 300', 0, 300],
    ['no more than 7', 0, 7],
    ['about 50', 0, null],
    ['some 50 people', 0, null],
    ['between 20 and 30 people', 20, 30],
    ['from 20 to 30', 20, 30],
    ['three officials', 3, 3],
    ['dozens of people', 24, null],
    ['None of them', 0, 0],
    ['no one', 0, 0],
    ['exactly 5', 5, 5],
    ['12,345,678', 12_345_678, 12_345_678],
  ])('%s', (text, min, max) => {
    expect(boundsOf(text)).toEqual([min, max])
  })

  it('leaves no number of a share', () => {
    expect(boundsOf('most were probably released')).toBe(null)
    const most = parseQuantity('most were probably released', { ...context, hedges: ['probably'] })!
    expect(most.share).toBe('more-than-half')
    expect(presentQuantity(most)).toBe('most (probably) [no number follows]')
    expect(presentQuantity(most)).not.toMatch(/\d/)
  })

  it('reads no dates, no parts of words and no decimals', () => {
    for (const text of ['in 2024', 'between October 2020 and May 2024', 'on 5 May', 'June 11', 'A320', '2024-05-01'])
      expect(findQuantities(text), text).toEqual([])
    expect(findQuantities('since May 2024 over 30 people')).toHaveLength(1)
  })

  it('reads nothing where a text states several numbers', () => {
    expect(parseQuantity('over 400 people, more than 150 arrested', context)).toBeUndefined()
    expect(parseQuantity('people were reached', context)).toBeUndefined()
  })
})

it('takes the unit from the noun near by and never from another sentence', () => {
  const units = (text: string) => findQuantities(text).map(({ unit, noun }) => [unit, noun])
  expect(units('over 400 of these migrants, in 17 states')).toEqual([
    ['person', 'migrants'],
    ['other', 'states'],
  ])
  expect(units('1,500 encounters. People waited')).toEqual([['event', 'encounters']])
  expect(units('it was 400. People waited')).toEqual([['unknown', null]])
})

it('keeps place and words of every number', () => {
  const text = 'Officials say Over 400 people and another 50 are known'
  for (const { start, end, words } of findQuantities(text)) expect(text.slice(start, end)).toBe(words)
  expect(findQuantities(text).map(({ words, qualifiers }) => [words, qualifiers])).toEqual([
    ['Over 400', ['over']],
    ['another 50', ['another']],
  ])
})

it('shows words, unit, period, doubts and what follows, together or not at all', () => {
  const quantity = parseQuantity('over 1,500', {
    population: 'arrivals',
    axis: 'event',
    unit: 'event',
    period: { from: '2020-10', until: '2024-05' },
    hedges: ['according to the Harbour Office'],
  })!
  expect(presentQuantity(quantity)).toBe(
    'over 1,500 events from 2020-10 to 2024-05 (according to the Harbour Office) [at least 1,501]',
  )
})

it('what is shown reads back to the same bounds, whatever the words (law L11)', () => {
  const words = ['', 'over ', 'more than ', 'at least ', 'fewer than ', 'up to ', 'about ', 'another ', 'exactly ']
  fc.assert(
    fc.property(fc.constantFrom(...words), fc.nat(2_000_000), (word, value) => {
      const quantity = parseQuantity(`${word}${value} people`, context)!
      const shown = presentQuantity(quantity)
      expect(shown).toContain(word)
      const again = parseQuantity(shown.replace(/ \[.*$/, ''), context)!
      expect(isSameBounds(again.bounds!, quantity.bounds!)).toBe(true)
    }),
    { numRuns: 500, seed: 7 },
  )
})
