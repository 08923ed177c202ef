// FollowTheMoney schemata and properties (followthemoney 4) in our model: which entities are parties, which are edges
// that belong to parties, and where each property goes.

import { countryOrRaw, type IdentifierType, type PartySchema, parsePartialDate } from '../model/index.ts'
import { setGender } from './ofac-remarks.ts'
import { addDate, addressFrom, addText, type PartyDraft } from './party-draft.ts'

export interface FtmEntity {
  readonly id: string
  readonly schema: string
  readonly caption: string
  readonly properties: ReadonlyMap<string, readonly unknown[]>
}

/** Schemata of parties. */
export const partySchemaOf: ReadonlyMap<string, PartySchema> = new Map([
  ['Person', 'Person'],
  ['Organization', 'Organization'],
  ['PublicBody', 'Organization'],
  ['Company', 'Company'],
  ['LegalEntity', 'LegalEntity'],
  ['Vessel', 'Vessel'],
  ['Airplane', 'Airplane'],
  ['CryptoWallet', 'CryptoWallet'],
])

/** Schemata of edges between two parties: property of each end, and what the link is called from each end. */
export const linkSchemata: ReadonlyMap<string, readonly [from: string, to: string, there: string, back: string]> =
  new Map([
    ['Ownership', ['owner', 'asset', 'owner-of', 'owned-by']],
    ['Directorship', ['director', 'organization', 'director-of', 'directed-by']],
    ['Family', ['person', 'relative', 'family-of', 'family-of']],
    ['Associate', ['person', 'associate', 'associate-of', 'associate-of']],
    ['UnknownLink', ['subject', 'object', 'linked-to', 'linked-to']],
    ['Representation', ['agent', 'client', 'acting-for', 'represented-by']],
    ['Membership', ['member', 'organization', 'member-of', 'has-member']],
    ['Employment', ['employee', 'employer', 'employed-by', 'employer-of']],
    ['Succession', ['predecessor', 'successor', 'succeeded-by', 'successor-of']],
  ])

/** Schemata of edges that describe one party: the property that names it. */
export const holderSchemata: ReadonlyMap<string, string> = new Map([
  ['Sanction', 'entity'],
  ['Identification', 'holder'],
  ['Passport', 'holder'],
])

const identifierTypes: Readonly<Record<string, IdentifierType>> = {
  idNumber: 'idNumber',
  socialSecurityNumber: 'idNumber',
  passportNumber: 'passportNumber',
  taxNumber: 'taxNumber',
  vatCode: 'taxNumber',
  registrationNumber: 'registrationNumber',
  dunsCode: 'registrationNumber',
  uniqueEntityId: 'registrationNumber',
  permId: 'registrationNumber',
  okpoCode: 'registrationNumber',
  uscCode: 'registrationNumber',
  serialNumber: 'registrationNumber',
  icaoCode: 'registrationNumber',
  leiCode: 'leiCode',
  swiftBic: 'swiftBic',
  imoNumber: 'imoNumber',
  mmsi: 'mmsi',
  callSign: 'callSign',
  innCode: 'innCode',
  ogrnCode: 'ogrnCode',
  publicKey: 'publicKey',
  email: 'email',
  phone: 'phone',
  website: 'website',
}
type Setter = (draft: PartyDraft, value: string) => void
const listOf =
  (property: 'name' | 'alias' | 'weakAlias' | 'previousName' | 'fatherName' | 'motherName' | 'programs'): Setter =>
  (draft, value) =>
    addText(draft[property], value)
const countryTo =
  (property: 'nationality' | 'citizenship' | 'country' | 'jurisdiction'): Setter =>
  (draft, value) =>
    addText(draft[property], countryOrRaw(value))
const rawTo =
  (property: 'birthPlace' | 'ethnicity' | 'religion' | 'language' | 'remarks' | 'position'): Setter =>
  (draft, value) =>
    addText(draft[property], value)

const setters = new Map<string, Setter>([
  ['name', listOf('name')],
  ['alias', listOf('alias')],
  ['weakAlias', listOf('weakAlias')],
  ['abbreviation', listOf('weakAlias')],
  ['previousName', listOf('previousName')],
  ['fatherName', listOf('fatherName')],
  ['motherName', listOf('motherName')],
  ['birthDate', (draft, value) => addDate(draft, 'birthDate', value)],
  ['deathDate', (draft, value) => addDate(draft, 'deathDate', value)],
  ['gender', setGender],
  ['nationality', countryTo('nationality')],
  ['citizenship', countryTo('citizenship')],
  ['country', countryTo('country')],
  ['jurisdiction', countryTo('jurisdiction')],
  ['flag', countryTo('jurisdiction')],
  ['birthPlace', rawTo('birthPlace')],
  ['ethnicity', rawTo('ethnicity')],
  ['religion', rawTo('religion')],
  ['spokenLanguage', rawTo('language')],
  ['position', rawTo('position')],
  ['title', rawTo('position')],
  ['notes', rawTo('remarks')],
  ['summary', rawTo('remarks')],
  ['programId', listOf('programs')],
  ['address', (draft, value) => addAddressParts(draft, new Map([['full', [value]]]))],
])

/** Fills the draft from the entity's own properties. */
export function setFtmProperties(draft: PartyDraft, entity: FtmEntity): void {
  for (const [property, values] of entity.properties) {
    const setter = setters.get(property)
    const type = Object.hasOwn(identifierTypes, property) ? identifierTypes[property] : undefined
    for (const value of texts(values)) {
      if (type !== undefined) draft.identifiers.push({ type, value: value.trim(), country: null, label: property })
      else setter?.(draft, value)
    }
  }
  if (draft.name.length > 0) return
  const parts = ['firstName', 'middleName', 'lastName'].flatMap((part) => firstText(entity, part) ?? [])
  addText(draft.name, parts.join(' '))
}

/** Adds an Address entity, or the parts of one. */
export function addAddressParts(draft: PartyDraft, parts: ReadonlyMap<string, readonly unknown[]>): void {
  const text = (name: string): string | null => texts(parts.get(name) ?? [])[0] ?? null
  const countryText = text('country')
  const country = countryOrRaw(countryText)
  const built = addressFrom({
    street: [text('street'), text('street2'), text('postOfficeBox')],
    city: text('city'),
    region: text('state') ?? text('region'),
    postalCode: text('postalCode'),
    country,
    countryText,
  })
  const full = text('full')
  const base = built ?? { full: '', street: null, city: null, region: null, postalCode: null, country }
  if (built !== null || full !== null) draft.addresses.push({ ...base, full: full?.trim() ?? base.full })
}

/** Adds what a Sanction, Identification or Passport says about its holder. */
export function addHeld(draft: PartyDraft, entity: FtmEntity): void {
  if (entity.schema !== 'Sanction') {
    const type = entity.schema === 'Passport' ? 'passportNumber' : 'idNumber'
    const country = countryOrRaw(firstText(entity, 'country') ?? '')
    for (const value of texts(entity.properties.get('number') ?? [])) {
      draft.identifiers.push({ type, value: value.trim(), country, label: firstText(entity, 'type') })
    }
    return
  }
  for (const property of ['programId', 'program']) {
    for (const value of texts(entity.properties.get(property) ?? [])) addText(draft.programs, value)
  }
  const since = firstText(entity, 'listingDate') ?? firstText(entity, 'startDate')
  const date = since === null ? null : (parsePartialDate(since).dates[0] ?? null)
  if (date !== null && (draft.listedOn === null || date.value < draft.listedOn.value)) draft.listedOn = date
  addText(draft.remarks, firstText(entity, 'reason'))
}

/** First text of a property. */
export function firstText(entity: FtmEntity, property: string): string | null {
  return texts(entity.properties.get(property) ?? [])[0] ?? null
}

/** The values that are text; numbers are read as text, nested entities are left out. */
export function texts(values: readonly unknown[]): readonly string[] {
  return values.flatMap((value) => (typeof value === 'string' ? value : typeof value === 'number' ? String(value) : []))
}
