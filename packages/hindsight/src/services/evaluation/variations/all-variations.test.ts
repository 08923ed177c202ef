// Variations keep their promises: the same in every run, never the name itself, and what each says it does.

import type { PartySchema } from '@hindsight/engine/model'
import { describe, expect, test } from 'vitest'
import { seededRandom } from '../seeded-random.ts'
import { allVariations } from './all-variations.ts'

interface Typed {
  readonly schema?: PartySchema
  readonly seed?: number
}

function vary(id: string, name: string, { schema = 'Person', seed = 1 }: Typed = {}): string | null {
  const variation = allVariations.find((each) => each.id === id)
  if (variation === undefined) throw new Error(`no variation ${id}`)
  return variation.apply({ name, schema }, seededRandom(seed))
}

describe('variations of a listed name', () => {
  test.each([
    ['verbatim', 'BESKYDZAN, Ottokar', 'BESKYDZAN, Ottokar'],
    ['upper-case', 'Ottokar Beskydzan', 'OTTOKAR BESKYDZAN'],
    ['upper-case', 'OTTOKAR', null],
    ['no-diacritics', 'Ňáď Beskydzán', 'Nad Beskydzan'],
    ['no-diacritics', 'Ottokar', null],
    ['no-punctuation', "O'Vesk-Tarn, J.", 'OVesk Tarn J'],
    ['reversed', 'BESKYDZAN, Ottokar Ivo', 'Ivo Ottokar BESKYDZAN'],
    ['rotated', 'BESKYDZAN, Ottokar Ivo', 'Ottokar Ivo BESKYDZAN'],
    ['initials', 'BESKYDZAN, Ottokar Ivo', 'O. I. BESKYDZAN'],
    ['initials', 'Ottokar Ivo Beskydzan', 'O. I. Beskydzan'],
    ['cut-35', 'Ottokar Beskydzan', null],
    ['missing-word', 'Ottokar Beskydzan', null],
    ['one-slip', 'Li An', null],
    ['two-slips', 'Ottokar Li', null],
  ])('%s of %j is %j', (id, name, expected) => {
    expect(vary(id, name)).toBe(expected)
  })

  test.each([
    ['form-changed', 'VESK TRADING LLC', /^VESK TRADING (?:L\.L\.C\.|Limited Liability Company|OOO)$/u],
    ['form-dropped', 'VESK TRADING CO., LTD.', /^VESK TRADING CO\.$/u],
    ['and', 'VESK & SONS', /^VESK and SONS$/u],
    ['number-word', 'MINE 5 VESK', /^MINE five VESK$/u],
    ['missing-word', 'THE VESKAREN MOVEMENT', /^VESKAREN MOVEMENT$/u],
  ])('%s of %s', (id, name, expected) => {
    expect(vary(id, name, { schema: 'Organization' })).toMatch(expected)
  })

  test('names of people have no legal form, and names of companies no title', () => {
    expect(vary('form-changed', 'Ottokar LLC')).toBeNull()
    expect(vary('title', 'VESK LLC', { schema: 'Company' })).toBeNull()
    expect(vary('extra-term', 'Ottokar Beskydzan')).toBeNull()
  })

  test('a slip changes one word by one or two letters, whatever the script', () => {
    for (let seed = 0; seed < 200; seed++) {
      for (const name of ['Ottokar Beskydzan', 'Оттокар Бескидзан']) {
        const slipped = vary('one-slip', name, { seed }) ?? ''
        expect(slipped).not.toBe(name)
        const words = slipped.split(' ')
        expect(words.filter((word, at) => word !== name.split(' ')[at])).toHaveLength(1)
        expect(Math.abs(slipped.length - name.length)).toBeLessThanOrEqual(1)
      }
    }
  })

  test('the same seed gives the same names, and no variation gives the name back', () => {
    const name = 'ZHELEZNYAKOV-SCHMIDT, Yusuf Abd al-Karim'
    for (const variation of allVariations) {
      for (let seed = 0; seed < 20; seed++) {
        const once = variation.apply({ name, schema: 'Person' }, seededRandom(seed))
        expect(variation.apply({ name, schema: 'Person' }, seededRandom(seed))).toBe(once)
        if (variation.id !== 'verbatim') expect(once).not.toBe(name)
      }
    }
  })

  test('ids are different, and the exact classes have the floor of all', () => {
    expect(new Set(allVariations.map(({ id }) => id)).size).toBe(allVariations.length)
    expect(allVariations.find(({ id }) => id === 'verbatim')?.floor).toBe(1)
    expect(allVariations.every(({ floor }) => floor === null || (floor > 0.8 && floor <= 1))).toBe(true)
  })
})
