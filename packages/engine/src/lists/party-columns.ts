// The columns that a file of subjects and our own list CSV understand (design, command line): names with their spellings,
// and what each means for a party. One table for both.

import { countryOrRaw, type IdentifierType, type PartySchema, partySchemas } from '../model/index.ts'
import { setGender } from './ofac-remarks.ts'
import { addDate, addressFrom, addText, type PartyDraft } from './party-draft.ts'

const spellings = {
  id: ['id'],
  schema: ['schema', 'type'],
  name: ['name', 'fullname'],
  firstName: ['firstname', 'givenname'],
  middleName: ['middlename'],
  lastName: ['lastname', 'familyname', 'surname'],
  fatherName: ['fathername'],
  motherName: ['mothername'],
  alias: ['alias', 'aka', 'aliases'],
  weakAlias: ['weakalias'],
  previousName: ['previousname', 'fka'],
  birthDate: ['birthdate', 'dateofbirth', 'dob'],
  birthPlace: ['birthplace', 'placeofbirth', 'pob'],
  nationality: ['nationality', 'citizenship'],
  gender: ['gender', 'sex'],
  country: ['country'],
  address: ['address'],
  idNumber: ['idnumber'],
  passportNumber: ['passport', 'passportnumber'],
  registrationNumber: ['registrationnumber'],
  taxNumber: ['taxnumber'],
  leiCode: ['lei', 'leicode'],
  swiftBic: ['bic', 'swift', 'swiftbic'],
  imoNumber: ['imo', 'imonumber'],
  mmsi: ['mmsi'],
  callSign: ['callsign'],
  publicKey: ['cryptoaddress', 'wallet', 'publickey'],
  email: ['email'],
  phone: ['phone'],
  website: ['website'],
  program: ['program', 'programs'],
  listedOn: ['listedon', 'listingdate'],
  remarks: ['remarks', 'notes'],
  position: ['position', 'title'],
} as const satisfies Readonly<Record<string, readonly string[]>>

export type PartyColumn = keyof typeof spellings

const columnOfSpelling = new Map<string, PartyColumn>()
for (const [column, words] of Object.entries(spellings)) {
  for (const word of words) columnOfSpelling.set(word, column as PartyColumn)
}

/** All columns, in a fixed order. */
export const partyColumns = Object.keys(spellings) as readonly PartyColumn[]

/** The column that a header stands for (case, spaces, underscores and hyphens ignored); null when unknown. */
export function partyColumn(header: string): PartyColumn | null {
  return columnOfSpelling.get(header.toLowerCase().replace(/[\s_-]+/gu, '')) ?? null
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
  ['entity', 'Organization'],
  ['organisation', 'Organization'],
  ['publicbody', 'Organization'],
  ['business', 'Company'],
  ['unknown', 'LegalEntity'],
  ['ship', 'Vessel'],
  ['aircraft', 'Airplane'],
  ['wallet', 'CryptoWallet'],
])

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
