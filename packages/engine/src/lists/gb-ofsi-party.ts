// One row of the British Treasury's consolidated list fills in one party: a row is a name with one address and one birth
// date, and a party has as many rows as it takes to write them all out.

import { countryOrRaw, type PartySchema } from '../model/index.ts'
import type { HeaderRow } from './header-csv.ts'
import { addReading, keepEarliest, parseDayFirst, parseSpreadsheetDay } from './issuer-dates.ts'
import { addLink, setGender } from './ofac-remarks.ts'
import { addressFrom, addText, type PartyDraft } from './party-draft.ts'
import { documentsIn, enumerated, squeeze } from './text-parts.ts'

export const ofsiSchemaOfType: ReadonlyMap<string, PartySchema> = new Map([
  ['Individual', 'Person'],
  ['Entity', 'Organization'],
  ['Ship', 'Vessel'],
])

type NameList = 'name' | 'alias' | 'previousName'
/** Alias types as written until 2022 and since. */
export const ofsiNameLists: ReadonlyMap<string, NameList> = new Map([
  ['Prime Alias', 'name'],
  ['Primary name', 'name'],
  ['Primary name variation', 'alias'],
  ['AKA', 'alias'],
  ['FKA', 'previousName'],
])
export const ofsiQualities: ReadonlySet<string> = new Set(['', 'Good quality', 'Low quality'])

const nameColumns = ['Name 1', 'Name 2', 'Name 3', 'Name 4', 'Name 5', 'Name 6']
const streetColumns = ['Address 1', 'Address 2', 'Address 3', 'Address 4', 'Address 5']

/** Adds what a row says; its types and quality must be known. */
export function addOfsiRow(draft: PartyDraft, { cells }: HeaderRow): void {
  const cell = (column: string): string => cells.get(column)?.trim() ?? ''
  const list = ofsiNameLists.get(cell('Alias Type')) ?? 'alias'
  const names = cell('Alias Quality') === 'Low quality' && list === 'alias' ? draft.weakAlias : draft[list]
  addText(names, nameColumns.flatMap((column) => cell(column) || []).join(' '))
  addText(draft.alias, cell('Name Non-Latin Script'))
  addText(draft.position, cell('Title'))
  for (const position of enumerated(cell('Position'))) addText(draft.position, position)
  const birth = cell('DOB')
  addReading(draft, parseSpreadsheetDay(birth) ?? parseDayFirst(birth), birth)
  addText(draft.birthPlace, [cell('Town of Birth'), cell('Country of Birth')].filter((part) => part !== '').join(', '))
  for (const nationality of enumerated(cell('Nationality'))) addText(draft.nationality, countryOrRaw(nationality))
  addDocuments(draft, cell)
  addAddress(draft, cell)
  addText(draft.programs, cell('Regime'))
  const listed = cell('Listed On')
  keepEarliest(draft, parseSpreadsheetDay(listed) ?? parseDayFirst(listed))
  addInformation(draft, cell('Other Information'))
}

function addDocuments(draft: PartyDraft, cell: (column: string) => string): void {
  const documents = [
    ['passportNumber', 'Passport Number', 'Passport Details'],
    ['idNumber', 'National Identification Number', 'National Identification Details'],
    ['idNumber', 'NI Number', 'NI Details'],
  ] as const
  for (const [type, numberColumn, detailColumn] of documents) {
    const [number, details] = [cell(numberColumn), cell(detailColumn)]
    const text = number === '' ? details : number
    draft.identifiers.push(...documentsIn(text, type))
    const label = type === 'passportNumber' ? 'Passport' : 'National identification'
    if (number !== '' || details !== '') {
      addText(draft.remarks, `${label}: ${[number, details].filter((part) => part !== '').join('; ')}`)
    }
  }
}

function addAddress(draft: PartyDraft, cell: (column: string) => string): void {
  const countryText = cell('Country')
  const address = addressFrom({
    street: streetColumns.map(cell),
    city: cell('Address 6'),
    postalCode: cell('Post/Zip Code'),
    country: countryOrRaw(squeeze(countryText).replace(/ ?\([^()]*\)$/u, '')),
    countryText,
  })
  if (address !== null) draft.addresses.push(address)
}

type Reader = (draft: PartyDraft, text: string) => void
/** Longer texts of phones and addresses stay remarks. */
const contactsMax = 2000
const identifiersOf =
  (type: 'phone' | 'website' | 'email'): Reader =>
  (draft, text) => {
    if (text.length > contactsMax) return
    for (const part of enumerated(text).flatMap((value) => value.split(/[;,\s]+(?=\S*[@+]|www|http)|;\s*/u))) {
      const value = part.trim().replace(/[.,]$/u, '')
      if (value !== '') draft.identifiers.push({ type, value, country: null, label: null })
    }
  }
const linksOf =
  (type: string): Reader =>
  (draft, text) => {
    for (const name of enumerated(text)) addLink(draft, type, name)
  }

/** What the labels inside `Other Information` mean; all others stay in the remarks. Source: the issue of June 2023. */
const labelReaders: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ['Gender', setGender],
  ['Phone number', identifiersOf('phone')],
  ['Website', identifiersOf('website')],
  ['Email address', identifiersOf('email')],
  ['Business Reg No', (draft, text) => void draft.identifiers.push(...documentsIn(text, 'registrationNumber'))],
  ['IMO number', addImo],
  ['Flag of ship', (draft, text) => addText(draft.jurisdiction, countryOrRaw(text))],
  ['Current owners', linksOf('owned-by')],
  ['Parent company', linksOf('owned-by')],
  ['Subsidiaries', linksOf('owner-of')],
])

function addInformation(draft: PartyDraft, text: string): void {
  addText(draft.remarks, text)
  // Until 2020 ships stood among the entities, with `IMO: 1234567.` at the beginning.
  if (/^IMO\b/u.test(text)) addImo(draft, text)
  const gender = text.match(/(?:^|[.] )Gender: ?(male|female)\b/iu)?.[1]
  if (gender !== undefined) setGender(draft, gender)
  const labels = [...text.matchAll(/\(([A-Z][^():]{1,50})\):/gu)]
  for (const [index, match] of labels.entries()) {
    const end = labels[index + 1]?.index ?? text.length
    const value = text.slice(match.index + match[0].length, end).trim()
    if (value !== '') labelReaders.get(match[1] ?? '')?.(draft, value)
  }
}

function addImo(draft: PartyDraft, text: string): void {
  const value = text.match(/\b\d{7}\b/u)?.[0]
  if (value !== undefined) draft.identifiers.push({ type: 'imoNumber', value, country: null, label: null })
  const mmsi = text.match(/\bMMSI:?\s*(\d{9})\b/u)?.[1]
  if (mmsi !== undefined) draft.identifiers.push({ type: 'mmsi', value: mmsi, country: null, label: null })
}
