// Identifiers made ready for comparing: grouped by what they can be compared with, in one normal form, with a say in
// whether equality alone is worth a look. A country is here only as the issuer of a document number.

import {
  countryCode,
  type Identifier,
  type IdentifierType,
  isFillerNumber,
  isShipNumber,
  normalizeIdentifier,
  type PartySchema,
  validateIdentifier,
} from '../model/index.ts'
import { lookAlikeReading } from '../text/index.ts'

/**
 * `document`: numbers that one office gives once (comparable with each other, since subjects rarely say which).
 * `contact`: reaches a party, may be shared. The others are registries of their own.
 */
export type IdentifierClass = 'document' | 'lei' | 'bic' | 'imo' | 'mmsi' | 'call-sign' | 'wallet' | 'contact'

export interface PreparedIdentifier {
  readonly class: IdentifierClass
  readonly type: IdentifierType
  readonly normal: string
  readonly raw: string
  readonly issuer: string | null
  /** Keys under which it is filed: two identifiers are the same, or nearly, if and only if they share one. */
  readonly keys: readonly string[]
  /** Long enough that equality by chance is remote, and no filler. */
  readonly isDistinctive: boolean
  /** Its check digits disagree: it cannot contradict another. */
  readonly isInvalid: boolean
}

const classOf: Readonly<Record<IdentifierType, IdentifierClass>> = {
  idNumber: 'document',
  passportNumber: 'document',
  taxNumber: 'document',
  registrationNumber: 'document',
  innCode: 'document',
  ogrnCode: 'document',
  leiCode: 'lei',
  swiftBic: 'bic',
  imoNumber: 'imo',
  mmsi: 'mmsi',
  callSign: 'call-sign',
  publicKey: 'wallet',
  email: 'contact',
  phone: 'contact',
  website: 'contact',
}

const distinctiveLengthMin: Readonly<Record<IdentifierClass, number>> = {
  document: 6,
  lei: 20,
  bic: 8,
  imo: 7,
  mmsi: 9,
  'call-sign': Number.POSITIVE_INFINITY,
  wallet: 20,
  contact: 7,
}
/** Digits of a telephone number with its country code; shorter ones are local and given many times. */
const phoneDigitsMin = 10
/** Nationality and registration mark of an aircraft (ICAO annex 7): borne by one aircraft at a time. */
const tailMark = /^(?=.*[A-Z])[A-Z0-9]{4,7}$/
/** Sites on which everybody may have a page: their bare address says nothing. */
const sharedSite =
  /^(?:m\.)?(?:facebook|twitter|x|instagram|linkedin|youtube|telegram|t|vk|ok|weibo|tiktok|wordpress|blogspot|google|yahoo|gmail|hotmail|outlook|mail|yandex|wikipedia)\.[a-z.]{2,6}$/

/** Identifiers in their normal forms; what has none is left out, a filler is kept and is not distinctive. */
export function prepareIdentifiers(identifiers: readonly Identifier[], schema: PartySchema): PreparedIdentifier[] {
  const prepared: PreparedIdentifier[] = []
  for (const { type, value, country } of identifiers) {
    const normal = normalizeIdentifier(type, value)
    if (normal === '') continue
    prepared.push({
      class: classOf[type],
      type,
      normal,
      raw: value,
      issuer: country?.toLowerCase() ?? null,
      keys: keysOf(type, normal),
      isDistinctive: isDistinctive(type, normal, schema),
      isInvalid: isInvalid(type, value, schema),
    })
  }
  return prepared
}

function isDistinctive(type: IdentifierType, normal: string, schema: PartySchema): boolean {
  const group = classOf[type]
  if (schema === 'Airplane' && type === 'registrationNumber') return tailMark.test(normal)
  if (normal.length < distinctiveLengthMin[group] || isFillerNumber(normal)) return false
  if (type === 'phone') return normal.length >= phoneDigitsMin
  if (type === 'website') return !sharedSite.test(normal)
  return group !== 'document' || normal.replace(/\D/g, '').length >= 4
}

/** Of a ship only a ship's check digit is valid: it shows any two digits that changed places. */
function isInvalid(type: IdentifierType, value: string, schema: PartySchema): boolean {
  if (validateIdentifier(type, value).state === 'invalid') return true
  return type === 'imoNumber' && schema === 'Vessel' && !isShipNumber(value)
}

/** Keys under which an identifier is filed and looked up. */
export function identifierKeys(identifier: PreparedIdentifier): readonly string[] {
  return identifier.keys
}

function keysOf(type: IdentifierType, normal: string): readonly string[] {
  const group = classOf[type]
  const keys = [normal, ...nearForms(type, normal)].map((text) => `${group}:${text}`)
  if (!isRegistryNumber(type)) return [...new Set(keys)]
  return [...new Set([...keys, `registry:${normal}`, `registry:${withoutCountry(normal)}`])]
}

/** How else the same identifier is written by mistake or on purpose; both sides have the form, so equality is the test. */
function nearForms(type: IdentifierType, normal: string): readonly string[] {
  switch (classOf[type]) {
    case 'document':
      return [foldLookAlikes(normal)]
    case 'wallet':
      return [inLatin(normal).toLowerCase()]
    case 'bic':
      return [normal.slice(0, 8)]
    case 'contact':
      return [type === 'email' ? withoutDots(inLatin(normal)) : inLatin(normal)]
    default:
      return []
  }
}

const twins: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1', S: '5', B: '8' }

function foldLookAlikes(text: string): string {
  return inLatin(text)
    .toUpperCase()
    .replace(/[OILSB]/g, (letter) => twins[letter] ?? letter)
}

/** Letters of other scripts as the Latin ones that they look like, where all of them look like one. */
function inLatin(text: string): string {
  return text.replace(/[^\x00-\x7f]+/g, (part) => {
    const reading = lookAlikeReading(part.toLowerCase())
    return reading ?? part
  })
}

function withoutDots(email: string): string {
  const [local = '', domain = ''] = email.split('@')
  return `${local.replace(/\./g, '')}@${domain}`
}

/** Numbers of tax offices and company registers, which may be written with the country before them. */
function isRegistryNumber(type: IdentifierType): boolean {
  return type === 'taxNumber' || type === 'registrationNumber' || type === 'innCode' || type === 'ogrnCode'
}

/** `DE123456789`, `ATU12345678` without their country, if what is left has a digit first. */
function withoutCountry(normal: string): string {
  const parts = /^([A-Z]{2})U?((?:[A-Z]{2})?\d.{5,})$/.exec(normal)
  return parts === null || countryCode(parts[1]!) === null ? normal : parts[2]!
}

export type IdentifierRelation = 'same' | 'near' | null

/** `same`: one normal form and no two different issuers. `near`: another key is shared instead. */
export function relateIdentifiers(a: PreparedIdentifier, b: PreparedIdentifier): IdentifierRelation {
  if (a.class !== b.class || !a.keys.some((key) => b.keys.includes(key))) return null
  if (a.issuer !== null && b.issuer !== null && a.issuer !== b.issuer) return null
  return a.normal === b.normal ? 'same' : 'near'
}
