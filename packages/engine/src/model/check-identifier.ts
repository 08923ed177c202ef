// Whether an identifier agrees with the check digits that its issuer defines, and whether two are easily mistaken.

import { countryCode } from './country.ts'
import type { IdentifierType } from './identifier.ts'
import { normalizeIdentifier } from './normalize-identifier.ts'

/** `valid`: the check agrees. `invalid`: it does not. `unchecked`: the issuer defines no check that we know. */
export interface IdentifierCheck {
  readonly state: 'valid' | 'invalid' | 'unchecked'
  /** Why it is invalid, as a sentence; null otherwise. */
  readonly reason: string | null
}

const unchecked: IdentifierCheck = { state: 'unchecked', reason: null }

/** Checks an identifier by the rules of its issuer; sources beside each rule. */
export function validateIdentifier(type: IdentifierType, value: string): IdentifierCheck {
  const normal = normalizeIdentifier(type, value)
  const rule = rules[type]
  if (rule === undefined) return unchecked
  const reason = rule(normal)
  return reason === null ? { state: 'valid', reason } : reason === '' ? unchecked : { state: 'invalid', reason }
}

const fillerWord = /^(?:UNKNOWN|NONE|NULL|TEST|DUMMY|SAMPLE|EXAMPLE|PENDING|NOTAVAILABLE|NOTAPPLICABLE|SINNUMERO|X{3,})/

/**
 * Whether a normal form is what people write where they have no number: a word for unknown, one digit over and over
 * (1111111), digits in a row (1234567, 0987654), with or without letters before them.
 */
export function isFillerNumber(normal: string): boolean {
  if (fillerWord.test(normal)) return true
  const digits = /^[A-Z]{0,3}(\d{5,})$/.exec(normal)?.[1]
  if (digits === undefined) return false
  const steps = new Set<number>()
  for (let at = 1; at < digits.length; at++) steps.add((digits.charCodeAt(at) - digits.charCodeAt(at - 1) + 10) % 10)
  return steps.size === 1 && [0, 1, 9].includes([...steps][0]!)
}

/**
 * Whether two different identifiers of a type become one when letters and digits that look alike are taken as the same
 * (O and 0, I, L and 1). A signal for a person; never the same as equal.
 */
export function nearIdentifier(type: IdentifierType, ours: string, theirs: string): boolean {
  const [a, b] = [normalizeIdentifier(type, ours), normalizeIdentifier(type, theirs)]
  const fold = (text: string): string => text.toUpperCase().replace(/O/gu, '0').replace(/[IL]/gu, '1')
  return a !== b && a !== '' && fold(a) === fold(b)
}

/** Per type: null when valid, a reason when not, an empty reason when the form is one that we cannot check. */
const rules: Partial<Readonly<Record<IdentifierType, (normal: string) => string | null>>> = {
  imoNumber: checkImo,
  leiCode: checkLei,
  // ISO 9362: four letters or digits, country, location, optional branch.
  swiftBic: checkBic,
  mmsi: checkMmsi,
  innCode: checkInn,
  ogrnCode: checkOgrn,
  publicKey: checkWallet,
  email: (text) => (/^[^\s@]+@[^\s@]+\.[^\s@]+$/u.test(text) ? null : 'an e-mail address has one @ and a domain'),
}

function checkBic(code: string): string | null {
  if (!/^[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}(?:[A-Z0-9]{3})?$/u.test(code)) return 'a BIC has 8 or 11 characters (ISO 9362)'
  const country = code.slice(4, 6)
  // XK is used for Kosovo without being in ISO 3166.
  return country === 'XK' || countryCode(country) !== null ? null : `a BIC names a country, and ${country} is none`
}

/** ITU-R M.585: nine digits; a ship station begins with its maritime identification digits, 201 to 775. */
function checkMmsi(digits: string): string | null {
  if (!/^\d{9}$/u.test(digits)) return 'an MMSI has 9 digits (ITU-R M.585)'
  const [first, country] = [digits[0]!, Number(digits.slice(0, 3))]
  // Groups, coast stations, handhelds, aircraft, craft and aids begin with 0, 1, 8 or 9.
  const isShip = first >= '2' && first <= '7'
  return !isShip || (country >= 201 && country <= 775) ? null : `no country has the identification digits ${country}`
}

/** IMO ship number (A.1117(30)) or IMO company number (same resolution): seven digits, each with its own weights. */
function checkImo(digits: string): string | null {
  if (!/^\d{7}$/u.test(digits)) return 'an IMO number has 7 digits'
  const check = Number(digits[6])
  const ship = weighted(digits, [7, 6, 5, 4, 3, 2]) % 10
  const company = (11 - (weighted(digits, [8, 6, 4, 2, 9, 7]) % 11)) % 10
  if (check === ship || check === company) return null
  return `the check digit is ${check}; a ship's would be ${ship}, a company's ${company}`
}

/** Whether an IMO number has the check digit of a ship: companies have another. */
export function isShipNumber(value: string): boolean {
  const digits = normalizeIdentifier('imoNumber', value)
  return /^\d{7}$/u.test(digits) && Number(digits[6]) === weighted(digits, [7, 6, 5, 4, 3, 2]) % 10
}

/** ISO 17442 with ISO 7064 MOD 97-10. */
function checkLei(code: string): string | null {
  if (!/^[A-Z0-9]{18}\d{2}$/u.test(code)) return 'a LEI has 18 letters or digits and 2 check digits (ISO 17442)'
  let rest = 0
  for (const character of code) {
    const value = Number.parseInt(character, 36)
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97
  }
  return rest === 1 ? null : 'the check digits do not agree (ISO 7064 MOD 97-10)'
}

/** Russian taxpayer number: order of the Federal Tax Service MMV-7-6/435, 10 digits for organisations, 12 for people. */
function checkInn(digits: string): string | null {
  const weights = [3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8]
  const controls = (last: number): number => (weighted(digits, weights.slice(-last)) % 11) % 10
  const isValid =
    (digits.length === 10 && controls(9) === Number(digits[9])) ||
    (digits.length === 12 && controls(10) === Number(digits[10]) && controls(11) === Number(digits[11]))
  if (isValid) return null
  return digits.length === 10 || digits.length === 12 ? 'the check digits do not agree' : 'an INN has 10 or 12 digits'
}

/** Russian state registration number: 13 digits (organisation, remainder by 11) or 15 (entrepreneur, by 13). */
function checkOgrn(digits: string): string | null {
  if (digits.length !== 13 && digits.length !== 15) return 'an OGRN has 13 digits, an OGRNIP 15'
  const divisor = BigInt(digits.length - 2)
  const control = Number((BigInt(digits.slice(0, -1)) % divisor) % 10n)
  return control === Number(digits.at(-1)) ? null : 'the check digit does not agree'
}

function checkWallet(address: string): string | null {
  if (address.startsWith('0x')) {
    return /^0x[0-9a-f]{40}$/u.test(address) ? '' : 'an address that begins with 0x has 40 hexadecimal digits'
  }
  if (/^(?:bc|tb|ltc)1[02-9ac-hj-np-z]+$/u.test(address)) return checkBech32(address)
  return ''
}

/** BIP 173 and BIP 350: the polynomial of prefix and data leaves 1 (bech32) or 0x2bc830a3 (bech32m). */
function checkBech32(address: string): string | null {
  const alphabet = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l'
  const generator = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3]
  const split = address.lastIndexOf('1')
  const prefix = [...address.slice(0, split)].map((character) => character.charCodeAt(0))
  const data = [...address.slice(split + 1)].map((character) => alphabet.indexOf(character))
  let sum = 1
  for (const value of [...prefix.map((code) => code >> 5), 0, ...prefix.map((code) => code & 31), ...data]) {
    const top = sum >>> 25
    sum = ((sum & 0x1ffffff) << 5) ^ value
    for (const [bit, factor] of generator.entries()) if ((top >>> bit) & 1) sum ^= factor
  }
  return sum === 1 || sum === 0x2bc830a3 ? null : 'the checksum of the bech32 address does not agree'
}

function weighted(digits: string, weights: readonly number[]): number {
  return weights.reduce((sum, weight, index) => sum + weight * Number(digits[index]), 0)
}
