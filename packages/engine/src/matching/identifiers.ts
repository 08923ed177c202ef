// Identifiers made ready for comparing: grouped by what they can be compared with, in one normal form, with a say in
// whether equality alone is worth a look. A country is here only as the issuer of a document number.

import { type Identifier, type IdentifierType, normalizeIdentifier, validateIdentifier } from '../model/index.ts'

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
  /** Long enough that equality by chance is remote. */
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
  contact: Number.POSITIVE_INFINITY,
}

export function prepareIdentifiers(identifiers: readonly Identifier[]): PreparedIdentifier[] {
  const prepared: PreparedIdentifier[] = []
  for (const { type, value, country } of identifiers) {
    const normal = normalizeIdentifier(type, value)
    if (normal === '') continue
    const group = classOf[type]
    const digits = normal.replace(/\D/g, '').length
    const isDistinctive =
      normal.length >= distinctiveLengthMin[group] && (group !== 'document' || (digits >= 4 && !/^0*$/.test(normal)))
    const isInvalid = validateIdentifier(type, value).state === 'invalid'
    prepared.push({
      class: group,
      type,
      normal,
      raw: value,
      issuer: country?.toLowerCase() ?? null,
      isDistinctive,
      isInvalid,
    })
  }
  return prepared
}

/** Key under which a distinctive identifier is filed; equal keys are what `sameIdentifier` needs. */
export function identifierKey(identifier: PreparedIdentifier): string {
  return `${identifier.class}:${identifier.normal}`
}

/** Same class, same normal form, and no two different issuers. */
export function sameIdentifier(a: PreparedIdentifier, b: PreparedIdentifier): boolean {
  return identifierKey(a) === identifierKey(b) && (a.issuer === null || b.issuer === null || a.issuer === b.issuer)
}
