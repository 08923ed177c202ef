// What the generators promise: the same seed gives the same parties, variety, valid check digits, a swapped origin.

import { describe, expect, test } from 'vitest'
import {
  birthDate,
  inventListedParty,
  inventOrigin,
  inventPerson,
  inventVessel,
  listedParty,
  nameCultures,
  resemblingSubject,
  seededRandom,
  subject,
  swapOrigin,
} from './index.ts'

describe('invented parties', () => {
  test('come out the same from the same seed and different from another', () => {
    const draw = (seed: number) => {
      const random = seededRandom(seed)
      return Array.from({ length: 50 }, (_, i) => inventListedParty(random, `p${i}`))
    }
    expect(draw(7)).toEqual(draw(7))
    expect(draw(7)).not.toEqual(draw(8))
  })

  test('cover many scripts, schemata and date precisions, each with a name', () => {
    const random = seededRandom(1)
    const parties = Array.from({ length: 3000 }, (_, i) => inventListedParty(random, `p${i}`))
    const text = parties.flatMap(({ name }) => name).join(' ')
    for (const script of 'Latin Cyrillic Arabic Hebrew Greek Georgian Armenian Hangul Katakana Han Devanagari Thai'.split(
      ' ',
    ))
      expect(text).toMatch(new RegExp(`\\p{Script=${script}}`, 'u'))
    expect(parties.every(({ name }) => name.every((one) => one.trim() !== ''))).toBe(true)
    expect(new Set(parties.map(({ schema }) => schema)).size).toBe(7)
    const dates = parties.flatMap((party) => party.birthDate)
    expect(new Set(dates.map(({ value }) => value.length))).toEqual(new Set([4, 7, 10]))
    expect(dates.some(({ circa }) => circa) && dates.some(({ imputed }) => imputed)).toBe(true)
    expect(dates.some(({ until }) => until !== null)).toBe(true)
  })

  test('have native and Latin names of as many words in every culture that spaces its words', () => {
    for (const culture of nameCultures) {
      const random = seededRandom(2)
      for (let i = 0; i < 50; i++)
        expect(inventPerson(random, { culture, isLatin: true }).name[0]).toMatch(/\p{Script=Latin}/u)
      const isNative = culture.script !== 'Latin'
      expect(culture.male.every(({ native }) => (native !== null) === isNative)).toBe(true)
    }
  })

  test('give vessels IMO numbers that pass their check digit', () => {
    const random = seededRandom(3)
    for (let i = 0; i < 200; i++) {
      const imo = inventVessel(random).identifiers.find(({ type }) => type === 'imoNumber')
      if (imo === undefined) continue
      const digits = imo.value.replace(/\D/g, '')
      const sum = [...digits.slice(0, 6)].reduce((total, digit, at) => total + Number(digit) * (7 - at), 0)
      expect(digits).toMatch(/^\d{7}$/)
      expect(Number(digits[6])).toBe(sum % 10)
    }
  })
})

describe('swapped origin', () => {
  test('differs in every property and leaves everything else as it was', () => {
    const random = seededRandom(4)
    for (let i = 0; i < 500; i++) {
      const before = inventListedParty(random, 'p')
      const after = swapOrigin(before, random)
      expect({ ...after, origin: null }).toEqual({ ...before, origin: null })
      for (const property of Object.keys(before.origin) as (keyof typeof before.origin)[])
        expect(after.origin[property]).not.toEqual(before.origin[property])
    }
    expect(inventOrigin(random, ['de']).religion.length).toBeLessThan(2)
  })
})

describe('builders', () => {
  test('fill in what the test does not name', () => {
    const built = listedParty({
      name: 'Zoya Velegradova',
      birthDate: ['1962', 'circa 1963'],
      addresses: '1 Pier, Kornwald',
    })
    expect(built.birthDate.map(({ value, circa }) => [value, circa])).toEqual([
      ['1962', false],
      ['1963', true],
    ])
    expect(built.addresses[0]?.full).toBe('1 Pier, Kornwald')
    expect(subject().name).toEqual(['Ada Example'])
  })

  test('refuse a date that is not one date', () => {
    expect(() => birthDate('03/04/1962')).toThrow('exactly one date')
    expect(() => birthDate('1962-02-31')).toThrow('no day 31')
  })

  test('resembling subjects always have a name', () => {
    const random = seededRandom(5)
    for (let i = 0; i < 1000; i++) {
      const party = inventListedParty(random, 'p')
      expect(resemblingSubject(party, random, 's').name[0]?.trim()).not.toBe('')
    }
  })
})
