// From raw values to a subject: kinds, names, dates and origin.

import { noOrigin } from '@hindsight/engine/model'
import { describe, expect, it } from 'vitest'
import type { SubjectFields } from '../sources/index.ts'
import { readSubject } from './subject-of-record.ts'

function read(fields: SubjectFields): ReturnType<typeof readSubject> {
  return readSubject({ line: 2, row: 1, fields, fault: null })
}

function subjectOf(fields: SubjectFields): Extract<ReturnType<typeof readSubject>, { state: 'read' }>['subject'] {
  const reading = read(fields)
  if (reading.state === 'rejected') throw new Error(reading.detail)
  return reading.subject
}

describe('readSubject', () => {
  it.each<[string, SubjectFields, string]>([
    ['a birth date makes a person', { name: ['Somebody'], birthDate: ['1980'] }, 'Person'],
    ['a family name makes a person', { lastName: ['Else'] }, 'Person'],
    ['an IMO number makes a vessel', { name: ['Blue'], imoNumber: ['9074729'] }, 'Vessel'],
    ['a wallet alone is a wallet', { publicKey: ['0x00'] }, 'CryptoWallet'],
    ['a wallet with a name is of no stated kind', { name: ['Somebody'], publicKey: ['0x00'] }, 'LegalEntity'],
    ['a name alone is of no stated kind', { name: ['Somebody'] }, 'LegalEntity'],
    ['a nationality makes nobody a person', { name: ['Somebody'], nationality: ['fr'] }, 'LegalEntity'],
    ['what is stated holds', { name: ['Somebody'], birthDate: ['1980'], schema: ['organisation'] }, 'Organization'],
  ])('%s', (_, fields, schema) => {
    expect(subjectOf(fields).schema).toBe(schema)
  })

  it('adds the name composed of its parts where it says something else', () => {
    const parts = { firstName: ['Anna'], middleName: ['Maria'], lastName: ['Else'] }
    expect(subjectOf({ name: ['Else, Anna'], ...parts }).name).toEqual(['Else, Anna', 'Anna Maria Else'])
    expect(subjectOf({ name: ['Anna Maria Else'], ...parts }).name).toEqual(['Anna Maria Else'])
    expect(subjectOf(parts).name).toEqual(['Anna Maria Else'])
  })

  it('the country of registration is apart from the country, which is origin', () => {
    const { jurisdiction, origin } = subjectOf({
      name: ['Somebody Ltd'],
      jurisdiction: ['Cyprus'],
      country: ['Panama'],
    })
    expect(jurisdiction).toEqual(['cy'])
    expect(origin.country).toEqual(['Panama'])
  })

  it('a date or a gender that cannot be read is left out and said', () => {
    const reading = read({ name: ['Somebody'], birthDate: ['31 Feb 1980', '1981'], gender: ['?'] })
    expect(reading.state === 'read' && reading.reasons).toEqual(['birth_date_unreadable', 'gender_unreadable'])
    expect(reading.state === 'read' && reading.subject.birthDate.map((date) => date.value)).toEqual(['1981'])
    expect(reading.state === 'read' && reading.subject.gender).toBeNull()
  })

  it('puts origin apart from what identifies', () => {
    const fields = { nationality: ['fr'], country: ['de'], birthPlace: ['Somewhere'] }
    const { origin, ...identifying } = subjectOf({ name: ['Somebody'], ...fields })
    expect(origin).toEqual({ ...noOrigin, ...fields })
    const { origin: none, ...same } = subjectOf({ name: ['Somebody'] })
    expect(none).toEqual(noOrigin)
    expect(identifying).toEqual(same)
  })

  it('rejects a subject without a name and one of an unknown kind', () => {
    expect(read({ id: ['7'], birthDate: ['1980'] })).toEqual({
      state: 'rejected',
      id: '7',
      detail: 'the subject has no name',
    })
    const unknown = read({ name: ['Somebody'], schema: ['Persn'] })
    expect(unknown.state === 'rejected' && unknown.detail).toContain('"Persn" is not known (did you mean Person?)')
  })
})
