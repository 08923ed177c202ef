// The columns that a file of subjects and our own list CSV understand (docs/adr/0009): names with their spellings,
// and what each means for a party. One table for both; which of them a subject has, its reader says.

import { countryOrRaw, type IdentifierType, type PartySchema, partySchemas } from '../model/index.ts'
import { setGender } from './ofac-remarks.ts'
import { addDate, addressFrom, addText, type PartyDraft } from './party-draft.ts'

/** Property → the column names that mean it, as they are written in messages; the property's own name means it too. */
export const partyColumnNames = {
  id: ['id'],
  schema: ['schema', 'type'],
  name: ['name', 'full_name'],
  firstName: ['first_name', 'given_name'],
  middleName: ['middle_name'],
  lastName: ['last_name', 'family_name', 'surname'],
  fatherName: ['father_name'],
  motherName: ['mother_name'],
  alias: ['alias', 'aka', 'aliases'],
  weakAlias: ['weak_alias'],
  previousName: ['previous_name', 'fka'],
  birthDate: ['birth_date', 'date_of_birth', 'dob'],
  birthPlace: ['birth_place', 'place_of_birth', 'pob'],
  nationality: ['nationality', 'citizenship'],
  gender: ['gender', 'sex'],
  country: ['country'],
  jurisdiction: ['jurisdiction', 'registration_country', 'incorporation_country'],
  address: ['address'],
  idNumber: ['id_number'],
  passportNumber: ['passport'],
  registrationNumber: ['registration_number'],
  taxNumber: ['tax_number'],
  leiCode: ['lei'],
  swiftBic: ['bic', 'swift'],
  imoNumber: ['imo'],
  mmsi: ['mmsi'],
  callSign: ['call_sign'],
  publicKey: ['crypto_address', 'wallet'],
  email: ['email'],
  phone: ['phone'],
  website: ['website'],
  program: ['program', 'programs'],
  listedOn: ['listed_on', 'listing_date'],
  remarks: ['remarks', 'notes'],
  position: ['position', 'title'],
} as const satisfies Readonly<Record<string, readonly string[]>>

export type PartyColumn = keyof typeof partyColumnNames

/** All columns, in a fixed order. */
export const partyColumns = Object.keys(partyColumnNames) as readonly PartyColumn[]

const columnOfFolded = new Map<string, PartyColumn>()
for (const column of partyColumns) {
  for (const name of [column, ...partyColumnNames[column]]) columnOfFolded.set(foldColumn(name), column)
}

/** The column that a header stands for; null when unknown. */
export function partyColumn(header: string): PartyColumn | null {
  return columnOfFolded.get(foldColumn(header)) ?? null
}

/** The same for two headers that differ in case, spaces, underscores and hyphens only. */
export function foldColumn(header: string): string {
  return header.toLowerCase().replace(/[\s_-]+/gu, '')
}

/** The schema that a cell names (`person`, `Company`, `individual`, `entity`, `ship`…); null when unknown. */
export function partySchema(text: string): PartySchema | null {
  const word = text
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/gu, '')
  const known = partySchemas.find((schema) => schema.toLowerCase() === word)
  return known ?? schemaOfWord.get(word) ?? null
}

const schemaOfWord: ReadonlyMap<string, PartySchema> = new Map([
  ['individual', 'Person'],
  ['p', 'Person'],
  ['entity', 'LegalEntity'],
  ['organisation', 'Organization'],
  ['publicbody', 'Organization'],
  ['business', 'Company'],
  ['unknown', 'LegalEntity'],
  ['ship', 'Vessel'],
  ['aircraft', 'Airplane'],
  ['wallet', 'CryptoWallet'],
])

/** Every word that names a schema, for suggestions. */
export const partySchemaWords: readonly string[] = [...partySchemas, ...schemaOfWord.keys()]

type Setter = (draft: PartyDraft, value: string) => void

const identifierColumns: readonly (PartyColumn & IdentifierType)[] = [
  'idNumber',
  'passportNumber',
  'registrationNumber',
  'taxNumber',
  'leiCode',
  'swiftBic',
  'imoNumber',
  'mmsi',
  'callSign',
  'publicKey',
  'email',
  'phone',
  'website',
]
const setters = new Map<PartyColumn, Setter>([
  ['name', (draft, value) => addText(draft.name, value)],
  ['fatherName', (draft, value) => addText(draft.fatherName, value)],
  ['motherName', (draft, value) => addText(draft.motherName, value)],
  ['alias', (draft, value) => addText(draft.alias, value)],
  ['weakAlias', (draft, value) => addText(draft.weakAlias, value)],
  ['previousName', (draft, value) => addText(draft.previousName, value)],
  ['birthDate', (draft, value) => addDate(draft, 'birthDate', value)],
  ['birthPlace', (draft, value) => addText(draft.birthPlace, value)],
  ['nationality', (draft, value) => addText(draft.nationality, countryOrRaw(value))],
  ['gender', setGender],
  ['country', (draft, value) => addText(draft.country, countryOrRaw(value))],
  ['jurisdiction', (draft, value) => addText(draft.jurisdiction, countryOrRaw(value))],
  ['address', addFullAddress],
  ['program', (draft, value) => addText(draft.programs, value)],
  ['remarks', (draft, value) => addText(draft.remarks, value)],
  ['position', (draft, value) => addText(draft.position, value)],
  ...identifierColumns.map((type): [PartyColumn, Setter] => [
    type,
    (draft, value) => void draft.identifiers.push({ type, value: value.trim(), country: null, label: null }),
  ]),
])

/** Puts one value of a column into the draft; name parts, id and schema are for the caller, who sees the whole row. */
export function setPartyColumn(draft: PartyDraft, column: PartyColumn, value: string): void {
  if (value.trim() !== '') setters.get(column)?.(draft, value)
}

/** The values of a cell: separated by `;`, trimmed, blanks left out. */
export function splitCell(cell: string): readonly string[] {
  return cell.split(';').flatMap((value) => value.trim() || [])
}

function addFullAddress(draft: PartyDraft, value: string): void {
  const address = addressFrom({ street: [value], country: null })
  if (address !== null) draft.addresses.push(address)
}
