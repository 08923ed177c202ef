// Identifiers that are the same, nearly the same, or neither; what is filed is what decides, so the index sees all (L7).

import { describe, expect, test } from 'vitest'
import type { Identifier, IdentifierType } from '../model/index.ts'
import { identifierKeys, type PreparedIdentifier, prepareIdentifiers, relateIdentifiers } from './identifiers.ts'

const prepared = (type: IdentifierType, value: string, country: string | null = null): PreparedIdentifier => {
  const identifier: Identifier = { type, value, country, label: null }
  return prepareIdentifiers([identifier], 'LegalEntity')[0]!
}

type Side = readonly [IdentifierType, string, (string | null)?]

test.each<[Side, Side, 'same' | 'near' | null]>([
  [['passportNumber', 'AB 123-4591'], ['idNumber', 'ab1234591'], 'same'],
  [['passportNumber', '004123991'], ['passportNumber', '4123991'], 'same'],
  [['passportNumber', 'XJ4398673'], ['passportNumber', 'XJ439B673'], 'near'],
  [['passportNumber', 'XJ4398673'], ['passportNumber', 'XJ4398637'], null],
  [['passportNumber', 'XJ4398673', 'aa'], ['passportNumber', 'XJ4398673', 'bb'], null],
  [['taxNumber', 'DE793179677'], ['taxNumber', '793179677'], 'near'],
  [['taxNumber', 'ATU53652669'], ['registrationNumber', '53652669'], 'near'],
  [['taxNumber', 'ZZ793179677'], ['taxNumber', '793179677'], null],
  [['passportNumber', 'DE793179677'], ['taxNumber', '793179677'], null],
  [
    ['publicKey', '0x8889bf66be0f825e9defe45b25a6d52adc38082c'],
    ['publicKey', '0x8889bf66be0f825e9defe45b25a6d52аdc38082c'],
    'near',
  ],
  [['publicKey', '1BoatSLRHtKNngkdXEeobR76b53LETtpyT'], ['publicKey', '1boatslrhtknngkdxeeobr76b53letTPYT'], 'near'],
  [['swiftBic', 'DEUTDEFF500'], ['swiftBic', 'DEUTDEFF'], 'near'],
  [['email', 'or.ders+promo@kornwald.example'], ['email', 'orders@kornwald.example'], 'near'],
  [['email', 'orders@kоrnwald.example'], ['email', 'orders@kornwald.example'], 'near'],
  [['email', 'sales@kornwald.example'], ['email', 'orders@kornwald.example'], null],
  [['phone', '+44 (0)20 7946 0000'], ['phone', '0044 20 7946 0000'], 'same'],
  [['website', 'https://www.kornwald.example/'], ['website', 'kornwаld.example'], 'near'],
])('%j and %j: %s', (a, b, expected) => {
  const [ours, theirs] = [prepared(...a), prepared(...b)]
  expect(relateIdentifiers(ours, theirs)).toBe(expected)
  expect(relateIdentifiers(theirs, ours)).toBe(expected)
  const isFiledTogether = identifierKeys(ours).some((key) => identifierKeys(theirs).includes(key))
  if (expected !== null) expect(isFiledTogether).toBe(true)
})

describe('what is worth a look on its own', () => {
  test.each<[IdentifierType, string, boolean]>([
    ['passportNumber', 'XJ4398673', true],
    ['passportNumber', 'XJ43', false],
    ['idNumber', 'UNKNOWN1234', false],
    ['idNumber', '1111111', false],
    ['taxNumber', '123456789', false],
    ['imoNumber', 'IMO 9074729', true],
    ['email', 'orders@kornwald.example', true],
    ['phone', '+44 20 7946 0000', true],
    ['phone', '7946 000', false],
    ['website', 'kornwald.example', true],
    ['website', 'https://facebook.com/', false],
    ['website', 'https://facebook.com/kornwald', true],
    ['callSign', 'T7ABC', false],
  ])('%s %s: %s', (type, value, expected) => {
    expect(prepared(type, value).isDistinctive).toBe(expected)
  })

  test('the mark of an aircraft is, the same letters for a company are not', () => {
    const mark: Identifier = { type: 'registrationNumber', value: 'T7-YYC', country: null, label: null }
    expect(prepareIdentifiers([mark], 'Airplane')[0]?.isDistinctive).toBe(true)
    expect(prepareIdentifiers([mark], 'Company')[0]?.isDistinctive).toBe(false)
  })
})

test('a ship number with two digits changed about contradicts none, though a company could have it', () => {
  const number: Identifier = { type: 'imoNumber', value: 'IMO 8109867', country: null, label: null }
  expect(prepareIdentifiers([number], 'Vessel')[0]?.isInvalid).toBe(true)
  expect(prepareIdentifiers([number], 'Company')[0]?.isInvalid).toBe(false)
})
