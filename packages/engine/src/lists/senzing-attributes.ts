// Attributes of Senzing's generic entity specification in our model. Attributes that describe one thing stand in one
// object: a name with its type, a document with its country.

import { countryOrRaw, type IdentifierType } from '../model/index.ts'
import { textIn } from './json-values.ts'
import { addLink, setGender } from './ofac-remarks.ts'
import { addDate, addressFrom, addText, type PartyDraft } from './party-draft.ts'

type Feature = ReadonlyMap<string, unknown>

const identifierAttributes: ReadonlyMap<string, IdentifierType> = new Map([
  ['PASSPORT_NUMBER', 'passportNumber'],
  ['NATIONAL_ID_NUMBER', 'idNumber'],
  ['SSN_NUMBER', 'idNumber'],
  ['DRIVERS_LICENSE_NUMBER', 'idNumber'],
  ['OTHER_ID_NUMBER', 'idNumber'],
  ['TRUSTED_ID_NUMBER', 'idNumber'],
  ['TAX_ID_NUMBER', 'taxNumber'],
  ['VAT_NUMBER', 'taxNumber'],
  ['DUNS_NUMBER', 'registrationNumber'],
  ['REGISTRATION_NUMBER', 'registrationNumber'],
  ['LEI_NUMBER', 'leiCode'],
  ['IMO_NUMBER', 'imoNumber'],
  ['MMSI_NUMBER', 'mmsi'],
  ['CALL_SIGN', 'callSign'],
  ['SWIFT_CODE', 'swiftBic'],
  ['ACCOUNT_NUMBER', 'publicKey'],
  ['EMAIL_ADDRESS', 'email'],
  ['PHONE_NUMBER', 'phone'],
  ['WEBSITE_ADDRESS', 'website'],
])
/** Identifiers of databases, which nobody carries. */
const databases: ReadonlySet<string> = new Set(['OPEN_SANCTIONS', 'WIKIDATA'])
const nameParts = ['NAME_PREFIX', 'NAME_FIRST', 'NAME_MIDDLE', 'NAME_LAST', 'NAME_SUFFIX']
const streets = ['ADDR_LINE1', 'ADDR_LINE2', 'ADDR_LINE3', 'ADDR_LINE4', 'ADDR_LINE5', 'ADDR_LINE6']

type Setter = (draft: PartyDraft, value: string) => void
const setters: ReadonlyMap<string, Setter> = new Map<string, Setter>([
  ['DATE_OF_BIRTH', (draft, value) => addDate(draft, 'birthDate', value)],
  ['DATE_OF_DEATH', (draft, value) => addDate(draft, 'deathDate', value)],
  ['GENDER', setGender],
  ['NATIONALITY', (draft, value) => addText(draft.nationality, countryOrRaw(value))],
  ['CITIZENSHIP', (draft, value) => addText(draft.citizenship, countryOrRaw(value))],
  ['PLACE_OF_BIRTH', (draft, value) => addText(draft.birthPlace, value)],
  ['COUNTRY_OF_ASSOCIATION', (draft, value) => addText(draft.country, countryOrRaw(value))],
  ['COUNTRY', (draft, value) => addText(draft.country, countryOrRaw(value))],
  ['REGISTRATION_COUNTRY', (draft, value) => addText(draft.jurisdiction, countryOrRaw(value))],
  ['TOPIC', (draft, value) => addText(draft.programs, value)],
  ['PROGRAM', (draft, value) => addText(draft.programs, value)],
  ['REASON', (draft, value) => addText(draft.remarks, value)],
])
/** Attributes that go with others of their object, or that say nothing of who the party is. */
const accompanying: ReadonlySet<string> = new Set([
  ...['NAME_TYPE', 'NAME_FULL', 'NAME_ORG', ...nameParts, 'ADDR_TYPE', 'ADDR_FULL', ...streets, 'ADDR_CITY'],
  ...['ADDR_STATE', 'ADDR_POSTAL_CODE', 'ADDR_COUNTRY', 'REL_ANCHOR_DOMAIN', 'REL_ANCHOR_KEY', 'REL_POINTER_DOMAIN'],
  ...['REL_POINTER_KEY', 'REL_POINTER_ROLE', 'REGISTRATION_DATE', 'PHONE_TYPE', 'URL', 'LAST_CHANGE'],
  ...['DATA_SOURCE', 'RECORD_ID', 'RECORD_TYPE', 'OTHER_ID_TYPE', 'OTHER_ID_COUNTRY', 'TRUSTED_ID_TYPE'],
  ...['NATIONAL_ID_TYPE', 'NATIONAL_ID_COUNTRY', 'PASSPORT_COUNTRY', 'TAX_ID_TYPE', 'TAX_ID_COUNTRY'],
  ...['DRIVERS_LICENSE_STATE', 'ACCOUNT_DOMAIN'],
])

/** Adds what one object says; gives the attributes that are not known. */
export function addFeature(draft: PartyDraft, feature: Feature): readonly string[] {
  addName(draft, feature)
  addAddress(draft, feature)
  const role = textIn(feature, 'REL_POINTER_ROLE')
  if (role !== '') addLink(draft, role.toLowerCase().replace(/[^a-z]+/gu, '-'), textIn(feature, 'REL_POINTER_KEY'))
  const unknown: string[] = []
  for (const name of feature.keys()) {
    const type = identifierAttributes.get(name)
    const value = textIn(feature, name)
    if (type !== undefined) addIdentifier(draft, feature, { name, type, value })
    else if (setters.has(name)) setters.get(name)?.(draft, value)
    else if (!accompanying.has(name)) unknown.push(name)
  }
  return unknown
}

function addName(draft: PartyDraft, feature: Feature): void {
  const parts = nameParts.flatMap((part) => textIn(feature, part) || []).join(' ')
  const text = textIn(feature, 'NAME_FULL') || textIn(feature, 'NAME_ORG') || parts
  const type = textIn(feature, 'NAME_TYPE').toUpperCase()
  if (type === 'PRIMARY' || (type === '' && draft.name.length === 0)) addText(draft.name, text)
  else if (/WEAK|LOW/u.test(type)) addText(draft.weakAlias, text)
  else if (/FORMER|PREVIOUS|FKA/u.test(type)) addText(draft.previousName, text)
  else addText(draft.alias, text)
}

function addAddress(draft: PartyDraft, feature: Feature): void {
  const countryText = textIn(feature, 'ADDR_COUNTRY')
  const country = countryOrRaw(countryText)
  const built = addressFrom({
    street: streets.map((line) => textIn(feature, line)),
    city: textIn(feature, 'ADDR_CITY'),
    region: textIn(feature, 'ADDR_STATE'),
    postalCode: textIn(feature, 'ADDR_POSTAL_CODE'),
    country,
    countryText,
  })
  const full = textIn(feature, 'ADDR_FULL')
  const base = built ?? { full: '', street: null, city: null, region: null, postalCode: null, country }
  if (built !== null || full !== '') draft.addresses.push({ ...base, full: full || base.full })
}

function addIdentifier(
  draft: PartyDraft,
  feature: Feature,
  { name, type, value }: { readonly name: string; readonly type: IdentifierType; readonly value: string },
): void {
  const stem = name.replace(/_NUMBER$/u, '')
  const label = textIn(feature, `${stem}_TYPE`) || null
  if (value === '' || databases.has(label ?? '')) return
  draft.identifiers.push({ type, value, country: countryOrRaw(textIn(feature, `${stem}_COUNTRY`)), label })
}
