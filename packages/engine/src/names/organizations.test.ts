// Names of organisations and vessels: legal forms of many registers, acronyms, places, fields of business, numbers, sites.

import { describe, expect, test } from 'vitest'
import { analyzeName } from './analyze.ts'
import type { NameKind, NameWord } from './name.ts'

const wordsOf = (raw: string, kind: NameKind = 'organization'): readonly NameWord[] =>
  analyzeName(raw, kind).readings[0]?.words ?? []
const symbolsOf = (raw: string, prefix: string, kind?: NameKind): readonly string[] =>
  wordsOf(raw, kind).flatMap(({ symbols }) => symbols.filter((symbol) => symbol.startsWith(prefix)))
const rolesOf = (raw: string, kind?: NameKind): string =>
  wordsOf(raw, kind)
    .map(({ text, role }) => `${role}:${text.replaceAll(' ', '_')}`)
    .join(' ')

describe('legal forms', () => {
  test.each([
    ['Velmaris GmbH', 'llc'],
    ['Velmaris Ges.m.b.H.', 'llc'],
    ['Velmaris d.o.o.', 'llc'],
    ['Velmaris j.d.o.o.', 'llc'],
    ['Velmaris Sp. z o.o.', 'llc'],
    ['Velmaris Kft.', 'llc'],
    ['Velmaris s.r.o.', 'llc'],
    ['Velmaris Unipessoal Lda', 'llc'],
    ['Velmaris S. de R.L. de C.V.', 'llc'],
    ['Societatea cu Răspundere Limitată Velmaris', 'llc'],
    ['Velmaris SARL', 'llc'],
    ['ТОО Велмарис', 'llc'],
    ['ООО «Велмарис»', 'llc'],
    ['Velmaris San. ve Tic. Ltd. Şti.', 'llc'],
    ['Velmaris (Pvt) Ltd', 'llc'],
    ['Velmaris Sdn. Bhd.', 'llc'],
    ['Cong ty TNHH Velmaris', 'llc'],
    ['شركة فلماريس ذ.م.م', 'llc'],
    ['维尔马有限公司', 'llc'],
    ['株式会社ヴェルマリス', 'jsc'],
    ['주식회사 벨마리스', 'jsc'],
    ['ПАО Велмарис', 'jsc'],
    ['Velmaris A.Ş.', 'jsc'],
    ['Velmaris S.A. de C.V.', 'jsc'],
    ['PT Velmaris Tbk', 'jsc'],
    ['Velmaris Oyj', 'jsc'],
    ['Velmaris W.L.L.', 'llc'],
    ['Velmaris FZCO', 'llc'],
    ['Velmaris GmbH & Co. KG', 'partnership'],
    ['Velmaris Inc.', 'corp'],
    ['ИП Велмарис', 'sole'],
    ['Stichting Velmaris', 'foundation'],
    ['ФГУП Велмарис', 'state'],
  ])('%s is of the family %s', (raw, family) => {
    expect(symbolsOf(raw, 'form:')).toContain(`form:${family}`)
  })
})

describe('acronyms', () => {
  const acronymOf = (raw: string): readonly string[] =>
    analyzeName(raw, 'organization').readings.find(({ reason }) => reason === 'acronym')?.words[0]?.symbols ?? []

  test('of a long name count joining words and the legal form, or not', () => {
    expect(acronymOf('Northern Zephyrion Oil and Gas Corporation')).toEqual([
      'acronym:nzoag',
      'acronym:nzog',
      'acronym:nzogc',
    ])
  })

  test('are not made of two words or of initials', () => {
    for (const raw of ['Velmaris Shipping', 'A. B. Velmaris Shipping']) {
      expect(acronymOf(raw)).toEqual([])
    }
  })

  test('may be a short word that is all there is of a name', () => {
    expect(symbolsOf('NZOG JSC', 'acronym:')).toEqual(['acronym:nzog'])
    expect(symbolsOf('NZOG Bank', 'acronym:')).toEqual(['acronym:nzog'])
    expect(symbolsOf('NZOG Velmaris', 'acronym:')).toEqual([])
    expect(symbolsOf('Velmarisov Ltd', 'acronym:')).toEqual([])
  })
})

describe('places', () => {
  test('are words of their own role, of one word or two', () => {
    expect(rolesOf('Velmaris Cyprus Ltd')).toBe('name:velmaris place:cyprus legal-form:ltd')
    expect(rolesOf('Velmaris Bank (Hong Kong) Limited')).toBe(
      'name:velmaris generic:bank place:hong_kong legal-form:limited',
    )
    expect(symbolsOf('Velmaris Deutschland', 'place:')).toEqual(symbolsOf('Velmaris Germany', 'place:'))
  })

  test('are the name where there is no other, and are none in the name of a person or a vessel', () => {
    expect(rolesOf('Bank of China')).toBe('generic:bank generic:of name:china')
    expect(rolesOf('Panama Star', 'vessel')).toBe('name:panama name:star')
    expect(rolesOf('India Velmarisova', 'person')).not.toContain('place')
  })
})

describe('words that stand for each other', () => {
  test.each([
    ['Velmaris Intl', 'Velmaris International', 'word:'],
    ['Velmaris Mfg', 'Velmaris Manufacturing', 'word:'],
    ['Velmaris Bros', 'Velmaris Brothers', 'word:'],
    ['Velmaris Engg', 'Velmaris Engineering', 'word:'],
    ['Velmaris Trading', 'Velmaris Ticaret', 'word:'],
    ['Velmaris Logistics', 'Velmaris Transport', 'field:'],
    ['Velmaris Holding', 'Velmaris Group', 'field:'],
    ['Ocean Star 7', 'Ocean Star VII', 'number:'],
    ['Ocean Star Twenty-One', 'Ocean Star 21', 'number:'],
    ['Brigade Forty 4', 'Brigade 44', 'number:'],
    ['II Velmaris Bank', 'Second Velmaris Bank', 'number:'],
  ])('%s and %s', (a, b, prefix) => {
    const shared = symbolsOf(a, prefix).filter((symbol) => symbolsOf(b, prefix).includes(symbol))
    expect(shared.length).toBeGreaterThan(0)
  })

  test('Murom plant and Muromskiy zavod share a form', () => {
    expect(wordsOf('Муромский завод')[0]?.forms).toContain('murom')
  })
})

describe('web addresses', () => {
  test.each([
    ['velmarisbank.com', 'velmarisbank'],
    ['https://www.velmaris-bank.co.uk/', 'velmaris bank'],
  ])('%s is read as %s', (raw, name) => {
    const reading = analyzeName(raw, 'organization').readings.find(({ reason }) => reason === 'web-name')
    expect(reading?.words.map(({ text }) => text).join(' ')).toBe(name)
  })

  test('are not seen in a name with dots', () => {
    for (const raw of ['Velmaris d.o.o.', 'Velmaris & Co. Ltd.', 'St. Velmaris']) {
      expect(analyzeName(raw, 'organization').readings.map(({ reason }) => reason)).not.toContain('web-name')
    }
  })
})

describe('vessels', () => {
  test.each([
    'MV Velmaris Glory',
    'M/V Velmaris Glory',
    'S.S. Velmaris Glory',
    'MT Velmaris Glory',
    'LPG/C Velmaris Glory',
  ])('%s has a prefix that is shared by many', (raw) => {
    expect(wordsOf(raw, 'vessel')[0]?.role).toBe('generic')
  })
})

describe('digits and cut fields in names of organisations', () => {
  test('a word that ends in one digit is also read with a letter', () => {
    const { readings } = analyzeName('BUTEMB0 AIRLINES', 'organization')
    expect(readings.map(({ words }) => words.map(({ text }) => text).join(' '))).toContain('butembo airlines')
  })

  test('a number that counts stays a number', () => {
    const { readings } = analyzeName('ROUTE 66 TRADING', 'organization')
    expect(readings.map(({ reason }) => reason)).not.toContain('letters-as-digits')
  })

  test('a name that fills a field of 35 characters may go on', () => {
    const { readings } = analyzeName('ORMESTAD REHABILITATION FOUNDATION L', 'organization')
    expect(readings.map(({ reason }) => reason)).not.toContain('cut-field')
    const cut = analyzeName('ORMESTADTER WARENHANDEL UND KONTORG', 'organization').readings
    expect(cut.find(({ reason }) => reason === 'cut-field')?.words.at(-1)?.role).toBe('initial')
  })
})
