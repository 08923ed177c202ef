// The columns of a subject file that are understood without being told, and what each means (design §5.1).

import { suggest } from './suggest.ts'

/** Property of a subject → the column names that mean it; case, spaces and underscores do not count. */
const columnNames = {
  id: ['id'],
  schema: ['schema', 'type'],
  name: ['name', 'full_name'],
  firstName: ['first_name', 'given_name'],
  middleName: ['middle_name'],
  lastName: ['last_name', 'family_name'],
  fatherName: ['father_name'],
  motherName: ['mother_name'],
  alias: ['alias', 'aka'],
  birthDate: ['birth_date', 'date_of_birth', 'dob'],
  birthPlace: ['birth_place', 'place_of_birth', 'pob'],
  nationality: ['nationality', 'citizenship'],
  gender: ['gender', 'sex'],
  country: ['country'],
  address: ['address'],
  idNumber: ['id_number'],
  passportNumber: ['passport'],
  registrationNumber: ['registration_number'],
  taxNumber: ['tax_number'],
  leiCode: ['lei'],
  swiftBic: ['bic', 'swift'],
  imoNumber: ['imo'],
  mmsi: ['mmsi'],
  publicKey: ['crypto_address', 'wallet'],
  email: ['email'],
  phone: ['phone'],
} as const

export type SubjectProperty = keyof typeof columnNames
/** Raw values of one subject as read; a property without values is left out. */
export type SubjectFields = { readonly [property in SubjectProperty]?: readonly string[] }

const properties = Object.keys(columnNames) as SubjectProperty[]
const propertyOfColumn = new Map<string, SubjectProperty>()
for (const property of properties) {
  for (const name of [property, ...columnNames[property]]) propertyOfColumn.set(foldColumn(name), property)
}

/** Every column name that is understood, for messages. */
export const knownColumns: readonly string[] = properties.flatMap((property) => columnNames[property])

/** The property that a column name means, or null. */
export function propertyOf(column: string): SubjectProperty | null {
  return propertyOfColumn.get(foldColumn(column)) ?? null
}

/** ` (did you mean "x"?)` for the nearest known column, or nothing. */
export function columnSuggestion(column: string): string {
  const nearest = suggest(column, knownColumns)
  return nearest === null ? '' : ` (did you mean "${nearest}"?)`
}

/** Same column whatever its case, spaces, underscores and hyphens. */
export function foldColumn(column: string): string {
  return column.toLowerCase().replace(/[\s_-]+/gu, '')
}
