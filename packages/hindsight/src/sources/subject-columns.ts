// The columns of a subject file that are understood without being told (docs/adr/0009): those of a party that a subject has.

import { type PartyColumn, partyColumn, partyColumnNames } from '@hindsight/engine/lists'
import type { IdentifierType } from '@hindsight/engine/model'
import { suggest } from './suggest.ts'

/** Identifiers that a subject may state. */
export const subjectIdentifiers = [
  'idNumber',
  'passportNumber',
  'registrationNumber',
  'taxNumber',
  'leiCode',
  'swiftBic',
  'imoNumber',
  'mmsi',
  'publicKey',
  'email',
  'phone',
] as const satisfies readonly (PartyColumn & IdentifierType)[]

/** Properties of a subject; what only an issuer says of a party (programme, listing date…) is none. */
const subjectProperties = [
  'id',
  'schema',
  'name',
  'firstName',
  'middleName',
  'lastName',
  'fatherName',
  'motherName',
  'alias',
  'birthDate',
  'birthPlace',
  'nationality',
  'gender',
  'country',
  'jurisdiction',
  'address',
  ...subjectIdentifiers,
] as const satisfies readonly PartyColumn[]

export type SubjectProperty = (typeof subjectProperties)[number]
/** Raw values of one subject as read; a property without values is left out. */
export type SubjectFields = { readonly [property in SubjectProperty]?: readonly string[] }

/** Every column name that is understood, for messages. */
export const knownColumns: readonly string[] = subjectProperties.flatMap((property) => partyColumnNames[property])

/** The property that a column name means, or null. */
export function propertyOf(column: string): SubjectProperty | null {
  const found = partyColumn(column)
  return subjectProperties.find((property) => property === found) ?? null
}

/** ` (did you mean "x"?)` for the nearest known column, or nothing. */
export function columnSuggestion(column: string): string {
  const nearest = suggest(column, knownColumns)
  return nearest === null ? '' : ` (did you mean "${nearest}"?)`
}
