// One entry of the United States' Consolidated Screening List, which joins lists of several agencies: its sub-list is kept
// as a programme. The list gives no lasting identifiers, so the id is a hash of the entry's source and number or facts.

import { countryCode, countryOrRaw, type PartySchema, parsePartialDate } from '../model/index.ts'
import type { FaultLog } from './faults.ts'
import type { IdMint } from './minted-id.ts'
import { ofacIdentifier } from './ofac-labels.ts'
import { addLink, setGender } from './ofac-remarks.ts'
import { addDate, addressFrom, addText, draftParty, type PartyDraft } from './party-draft.ts'
import type { Place } from './reading.ts'

/** Columns of the CSV and fields of the JSON; those with several values are told apart by their reader. */
export const cslColumns = [
  ...['source', 'entity_number', 'type', 'programs', 'name', 'title', 'addresses', 'federal_register_notice'],
  ...['start_date', 'end_date', 'standard_order', 'license_requirement', 'license_policy', 'call_sign', 'vessel_type'],
  ...['gross_tonnage', 'gross_registered_tonnage', 'vessel_flag', 'vessel_owner', 'remarks', 'source_list_url'],
  ...[
    'alt_names',
    'citizenships',
    'dates_of_birth',
    'nationalities',
    'places_of_birth',
    'source_information_url',
    'ids',
  ],
]

export interface CslAddress {
  readonly full: string
  readonly country: string | null
}

export interface CslDocument {
  readonly label: string
  readonly number: string
  readonly country: string | null
}

export interface CslEntry {
  readonly place: Place
  /** A field with one value. */
  readonly text: (field: string) => string
  /** A field with several values. */
  readonly values: (field: string) => readonly string[]
  readonly addresses: readonly CslAddress[]
  readonly documents: readonly CslDocument[]
}

const schemaOfType: ReadonlyMap<string, PartySchema> = new Map([
  ['', 'LegalEntity'],
  ['Individual', 'Person'],
  ['Entity', 'Organization'],
  ['Vessel', 'Vessel'],
  ['Aircraft', 'Airplane'],
])
const remedy = 'Fetch the file again from the issuer.'
/** Fields that a person reads, and nothing is compared with. */
const remarked = [
  ['', 'remarks'],
  ['Federal Register', 'federal_register_notice'],
  ['Ends', 'end_date'],
  ['Standard order', 'standard_order'],
  ['License requirement', 'license_requirement'],
  ['License policy', 'license_policy'],
  ['Vessel type', 'vessel_type'],
  ['Gross tonnage', 'gross_tonnage'],
  ['Gross registered tonnage', 'gross_registered_tonnage'],
] as const

/** The entry as a draft; an unknown type is a fault. */
export function cslDraft(
  entry: CslEntry,
  { mint, log }: { readonly mint: IdMint; readonly log: FaultLog },
): PartyDraft {
  const { text, values } = entry
  const number = text('entity_number')
  const facts = [text('name'), entry.addresses.map(({ full }) => full).join('; '), text('start_date')]
  const id = mint.mint([text('source'), ...(number === '' ? [...facts, text('federal_register_notice')] : [number])])
  const place = { ...entry.place, recordId: id }
  const type = text('type')
  const schema = schemaOfType.get(type)
  if (schema === undefined) {
    const message = `type is "${type}"; known are ${[...schemaOfType.keys()].filter((key) => key !== '').join(', ')}`
    log.add({ code: 'unknown-value', place, message, remedy })
  }
  const draft = draftParty(id, schema ?? 'LegalEntity', place)
  addText(draft.name, text('name'))
  for (const name of values('alt_names')) addText(draft.alias, name)
  for (const date of values('dates_of_birth')) addDate(draft, 'birthDate', date)
  for (const born of values('places_of_birth')) addText(draft.birthPlace, born)
  for (const country of values('citizenships')) addText(draft.citizenship, countryOrRaw(country))
  for (const country of values('nationalities')) addText(draft.nationality, countryOrRaw(country))
  addText(draft.programs, text('source'))
  for (const program of values('programs')) addText(draft.programs, program)
  addText(draft.position, text('title'))
  draft.listedOn = parsePartialDate(text('start_date')).dates[0] ?? null
  addText(draft.jurisdiction, countryOrRaw(text('vessel_flag')))
  addLink(draft, 'owned-by', text('vessel_owner'))
  const callSign = text('call_sign')
  if (callSign !== '') draft.identifiers.push({ type: 'callSign', value: callSign, country: null, label: 'Call sign' })
  for (const address of entry.addresses) addAddress(draft, address)
  for (const document of entry.documents) addDocument(draft, document)
  for (const [label, field] of remarked) {
    const remark = text(field)
    if (remark !== '') addText(draft.remarks, label === '' ? remark : `${label}: ${remark}`)
  }
  for (const [, name = ''] of text('remarks').matchAll(/\(Linked To: ((?:[^()]|\([^()]*\))+)\)/gu)) {
    addLink(draft, 'linked-to', name)
  }
  return draft
}

function addAddress(draft: PartyDraft, { full, country }: CslAddress): void {
  const isCountryOnly = full === '' || countryCode(full) !== null
  const address = addressFrom({ street: isCountryOnly ? [] : [full], country, countryText: '' })
  if (address !== null) draft.addresses.push({ ...address, street: null })
}

function addDocument(draft: PartyDraft, { label, number, country }: CslDocument): void {
  const identifier = ofacIdentifier(label, number, country)
  if (label === 'Gender') setGender(draft, number)
  else if (label === 'Nationality of Registration') addText(draft.jurisdiction, countryOrRaw(number))
  else if (identifier !== null) draft.identifiers.push(identifier)
  else addText(draft.remarks, [label, number, country ?? ''].filter((part) => part !== '').join(' '))
}
