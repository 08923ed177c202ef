// What each kind of evidence says, unknown values and contradictions included; every observation names what it compared.

import { describe, expect, test } from 'vitest'
import { parsePartialDate } from '../../model/index.ts'
import { listedParty, subject } from '../../testing/index.ts'
import { compareParties, defaultPolicy } from '../index.ts'
import { compareBirthDates } from './birth-date.ts'
import { compareJurisdictions } from './jurisdiction.ts'

const dates = (...raw: readonly string[]) => raw.flatMap((one) => parsePartialDate(one).dates)
const birth = (ours: readonly string[], theirs: readonly string[]) =>
  compareBirthDates(dates(...ours), dates(...theirs), defaultPolicy.effect)

describe('birth dates', () => {
  test.each([
    [['1962-03-04'], ['1962-03-04'], 'birthDateSame'],
    [['1962-03-04'], ['1962-04-03'], 'birthDateSwapped'],
    [['1962'], ['1960 to 1963'], 'birthDateYear'],
    [['1962'], ['1900 to 2000'], null],
    [['1962-03-04'], ['between 1955 and 1963'], null],
    [['1999'], ['1900 to 1950'], 'birthDateDifferent'],
    [['2505-03-04'], ['1962-03-04'], 'birthDateNear'],
    [['0051-03-04'], ['1962-03-04'], 'birthDateNear'],
    [['1341-03-04'], ['1962-03-04'], 'birthDateNear'],
    [['0051-03-04'], ['1990-03-04'], null],
    [['1962-01-01'], ['1962-05-06'], null],
  ])('%j beside %j: %s', (ours, theirs, rule) => {
    expect(birth(ours, theirs).rule).toBe(rule)
    expect(birth(theirs, ours).rule).toBe(rule)
  })

  test('that agree also say which other date does not', () => {
    const { rule, because } = birth(['1962-03-04'], ['1962-03-04', '1975-08-09'])
    expect(rule).toBe('birthDateSame')
    expect(because).toBe('both 1962-03-04; the list also states 1975-08-09, which disagrees')
    expect(birth(['1962-03-04', '1950-08-09'], ['1962']).because).toContain('the subject also states 1950-08-09')
  })
})

describe('countries of registration', () => {
  test('say same, different or unknown', () => {
    expect(compareJurisdictions(['cy'], ['pa', 'cy'])?.rule).toBe('jurisdictionSame')
    expect(compareJurisdictions(['cy'], ['pa'])?.rule).toBe('jurisdictionDifferent')
    expect(compareJurisdictions([], ['pa'])?.agreement).toBe('unknown-here')
    expect(compareJurisdictions(['pa'], [])?.agreement).toBe('unknown-there')
    expect(compareJurisdictions([], [])).toBeNull()
  })

  test('count between organisations only, never for a person or a vessel', () => {
    for (const [schema, counts] of [
      ['Company', true],
      ['Organization', true],
      ['Person', false],
      ['Vessel', false],
      ['LegalEntity', false],
    ] as const) {
      const party = { schema, name: 'Velmaris Kornwald', jurisdiction: ['pa'] }
      const features = compareParties(subject(party), listedParty(party), defaultPolicy).findings.map((f) => f.feature)
      expect(features.includes('jurisdiction')).toBe(counts)
    }
  })
})

describe('identifiers', () => {
  const score = (ours: object, theirs: object) =>
    compareParties(
      subject({ schema: 'Company', name: 'Nobody Known', ...ours }),
      listedParty({ schema: 'Company', name: 'Velmaris Kornwald', ...theirs }),
      defaultPolicy,
    )
  const of = (type: string, value: string) => ({ identifiers: [{ type, value, country: null, label: null }] })

  test('a shared contact opens a review below a shared number, which is below certainty', () => {
    const mail = score(of('email', 'a@kornwald.example'), of('email', 'a@kornwald.example')).score
    const number = score(of('taxNumber', '793179677'), of('taxNumber', '793179677')).score
    expect(mail).toBeGreaterThan(defaultPolicy.threshold)
    expect(mail).toBeLessThan(defaultPolicy.strongFrom)
    expect(number).toBeGreaterThan(mail)
    expect(number).toBeLessThan(1)
  })

  test('a filler that both sides wrote opens none', () => {
    expect(score(of('taxNumber', '1111111'), of('taxNumber', '1111111')).isHit).toBe(false)
    expect(score(of('idNumber', 'UNKNOWN1234'), of('idNumber', 'UNKNOWN1234')).isHit).toBe(false)
  })

  test('two valid numbers that are given for life contradict each other, one with a typo does not', () => {
    const name = { name: 'Velmaris Kornwald' }
    const rule = (ours: string, theirs: string) =>
      score({ ...name, ...of('innCode', ours) }, of('innCode', theirs)).findings.find((f) => f.feature === 'identifier')
        ?.rule
    expect(rule('7830002293', '7707083893')).toBe('identifierDifferent')
    expect(rule('7830002293', '7707083894')).toBe(null)
  })
})
