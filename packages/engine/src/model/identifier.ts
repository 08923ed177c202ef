// Typed identifiers under FollowTheMoney property names, with the check digits that their issuers define.

export const identifierTypes = [
  'idNumber',
  'passportNumber',
  'taxNumber',
  'registrationNumber',
  'leiCode',
  'swiftBic',
  'imoNumber',
  'mmsi',
  'callSign',
  'innCode',
  'ogrnCode',
  'publicKey',
  'email',
  'phone',
  'website',
] as const
export type IdentifierType = (typeof identifierTypes)[number]

export interface Identifier {
  readonly type: IdentifierType
  /** Raw, as published or given. */
  readonly value: string
  /** Issuing country, ISO 3166-1 alpha-2 lower case, where stated: part of a document number, not origin. */
  readonly country: string | null
  /** The issuer's word for the document, e.g. `National ID No.`, `Digital Currency Address - XBT`. */
  readonly label: string | null
}
