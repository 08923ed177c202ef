// Check digits by the issuers' rules, and one normal form that never corrects a letter into a digit.

import { describe, expect, test } from 'vitest'
import { isFillerNumber, nearIdentifier, validateIdentifier } from './check-identifier.ts'
import { countryCode, countryOrRaw } from './country.ts'
import type { IdentifierType } from './identifier.ts'
import { normalizeIdentifier } from './normalize-identifier.ts'

// Numbers of public examples: IMO resolution A.1117(30), ISO 17442, the standards' own samples, BIP 173; no person's.
test.each<[IdentifierType, string, 'valid' | 'invalid' | 'unchecked']>([
  ['imoNumber', 'IMO 9074729', 'valid'],
  ['imoNumber', '0009074729', 'valid'],
  ['imoNumber', '9074728', 'invalid'],
  ['imoNumber', '90747', 'invalid'],
  ['leiCode', '5493001KJTIIGC8Y1R12', 'valid'],
  ['leiCode', '5493001KJTIIGC8Y1R13', 'invalid'],
  ['swiftBic', 'DEUT DE FF', 'valid'],
  ['swiftBic', 'DEUTDE', 'invalid'],
  ['swiftBic', 'DEUTZZFF', 'invalid'],
  ['mmsi', '572 469 210', 'valid'],
  ['mmsi', '799469210', 'invalid'],
  ['mmsi', '57246921', 'invalid'],
  ['innCode', '7830002293', 'valid'],
  ['innCode', '7830002294', 'invalid'],
  ['innCode', '500100732259', 'valid'],
  ['ogrnCode', '1027700132195', 'valid'],
  ['ogrnCode', '1027700132196', 'invalid'],
  ['publicKey', 'BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4', 'valid'],
  ['publicKey', 'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5', 'invalid'],
  ['publicKey', '0x0000', 'invalid'],
  ['publicKey', '1BoatSLRHtKNngkdXEeobR76b53LETtpyT', 'unchecked'],
  ['passportNumber', 'X1234567', 'unchecked'],
  ['email', 'nobody', 'invalid'],
])('%s %s is %s', (type, value, state) => {
  const check = validateIdentifier(type, value)
  expect(check.state).toBe(state)
  expect(check.reason === null).toBe(state !== 'invalid')
})

describe('normal forms', () => {
  test.each<[IdentifierType, string, string]>([
    ['passportNumber', ' x-123.456/7 ', 'X1234567'],
    ['passportNumber', 'X١٢٣٤', 'X1234'],
    ['registrationNumber', '00-417', '417'],
    ['passportNumber', 'X\u200b12𝟑', 'X123'],
    ['imoNumber', 'IMO9187629', '9187629'],
    ['swiftBic', `DEUTDEFF${'X'.repeat(3)}`, 'DEUTDEFF'],
    ['swiftBic', 'DEUTDEFF500', 'DEUTDEFF500'],
    ['publicKey', '0xAbCdEf', '0xabcdef'],
    ['publicKey', '1BoatSLRHtKNngkdXEeobR76b53LETtpyT', '1BoatSLRHtKNngkdXEeobR76b53LETtpyT'],
    ['phone', '+44 (0)20 7946 0000', '442079460000'],
    ['phone', '0044 20 7946 0000', '442079460000'],
    ['email', 'mailto:A.B@Example.ORG', 'a.b@example.org'],
    ['website', 'https://www.Example.org/', 'example.org'],
  ])('%s %j is %j', (type, raw, normal) => {
    expect(normalizeIdentifier(type, raw)).toBe(normal)
  })

  test('O and 0 stay apart, and are reported as near', () => {
    expect(normalizeIdentifier('passportNumber', 'O1')).not.toBe(normalizeIdentifier('passportNumber', '01'))
    expect(nearIdentifier('passportNumber', 'XO1', 'X0I')).toBe(true)
    expect(nearIdentifier('passportNumber', 'X01', 'X01')).toBe(false)
    expect(nearIdentifier('passportNumber', 'X01', 'X02')).toBe(false)
  })
})

test.each([
  ['UNKNOWN1234', true],
  ['1111111', true],
  ['AB0000000', true],
  ['1234567', true],
  ['9876543', true],
  ['8901234', true],
  ['X'.repeat(6), true],
  ['1111112', false],
  ['AB1357902', false],
  ['X123Y456', false],
])('%s is a filler: %s', (normal, expected) => {
  expect(isFillerNumber(normal)).toBe(expected)
})

test('countries are known by code, by English name and by the issuers’ spellings; others stay raw', () => {
  expect(
    ['IR', 'irn', 'Iran (Islamic Republic of)', "Cote d'Ivoire", 'Korea, North', 'Region: Gaza'].map(countryCode),
  ).toEqual(['ir', 'ir', 'ir', 'ci', 'kp', 'ps'])
  expect(countryCode('Freedonia')).toBeNull()
  expect(countryOrRaw(' Freedonia ')).toBe('Freedonia')
  expect(countryOrRaw('  ')).toBeNull()
})
