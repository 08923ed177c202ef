// The UK Sanctions List of the British foreign office as XML: one designation a record. No real file was at hand: element
// names and values are those of the published schema and of its known readers (ADR 0010); another element refuses the file.

import { countryOrRaw, type IdentifierType, type PartySchema } from '../model/index.ts'
import { type FaultLog, placeIn } from './faults.ts'
import { addReading, keepEarliest, parseDayFirst } from './issuer-dates.ts'
import { addLink, setGender } from './ofac-remarks.ts'
import { addressFrom, addText, draftParty, type PartyDraft } from './party-draft.ts'
import type { ReadBody } from './read-body.ts'
import type { ListFile } from './reading.ts'
import { childrenOf, knownPaths, readXml, textOf, type XmlNode } from './xml-reader.ts'

const record = 'Designations/Designation'
const person = `${record}/IndividualDetails/Individual`
const company = `${record}/EntityDetails/Entity`
const ship = `${record}/ShipDetails/Ship`
const lines = [1, 2, 3, 4, 5, 6].map((line) => `AddressLine${line}`)
const nameParts = [1, 2, 3, 4, 5, 6].map((part) => `Name${part}`)
const measures =
  'AssetFreeze ArmsEmbargo TargetedArmsEmbargo CharteringOfShips ClosureOfRepresentativeOffices CrewServicingOfShipsAndAircraft Deflag PreventionOfBusinessArrangements ProhibitionOfPortEntry TravelBan PreventionOfCharteringOfShips PreventionOfCharteringOfShipsAndAircraft TechnicalAssistanceRelatedToAircraft TrustServicesSanctions DirectorDisqualificationSanction'

const known = knownPaths(`
  Designations: DateGenerated
  ${record}: LastUpdated DateDesignated UniqueID OFSIGroupID UNReferenceNumber RegimeName IndividualEntityShip
  ${record}: DesignationSource SanctionsImposed OtherInformation UKStatementofReasons
  ${record}/Names: Name
  ${record}/Names/Name: ${nameParts.join(' ')} NameType AliasStrength
  ${record}/NonLatinNames/NonLatinName: NameNonLatinScript NonLatinScriptType NonLatinScriptLanguage
  ${record}/NonLatinNames: NonLatinName
  ${record}/Titles: Title
  ${record}/Addresses: Address
  ${record}/Addresses/Address: ${lines.join(' ')} AddressPostalCode AddressCountry
  ${record}/PhoneNumbers: PhoneNumber
  ${record}/EmailAddresses: EmailAddress
  ${record}/Websites: Website
  ${record}/SanctionsImposedIndicators: ${measures}
  ${record}/IndividualDetails: Individual
  ${person}/DOBs: DOB
  ${person}/BirthDetails: Location
  ${person}/BirthDetails/Location: TownOfBirth CountryOfBirth
  ${person}/Genders: Gender
  ${person}/Nationalities: Nationality
  ${person}/Positions: Position
  ${person}/PassportDetails: Passport
  ${person}/PassportDetails/Passport: PassportNumber PassportAdditionalInformation
  ${person}/NationalIdentifierDetails: NationalIdentifier
  ${person}/NationalIdentifierDetails/NationalIdentifier: NationalIdentifierNumber
  ${person}/NationalIdentifierDetails/NationalIdentifier: NationalIdentifierAdditionalInformation
  ${record}/EntityDetails: Entity
  ${company}/BusinessRegistrationNumbers: BusinessRegistrationNumber
  ${company}/TypeOfEntities: TypeOfEntity
  ${company}/ParentCompanies: ParentCompany
  ${company}/Subsidiaries: Subsidiary
  ${record}/ShipDetails: Ship
  ${ship}/IMONumbers: IMONumber
  ${ship}/CurrentOwnerOperators: CurrentOwnerOperator
  ${ship}/PreviousOwnerOperators: PreviousOwnerOperator
  ${ship}/CurrentBelievedFlagOfShips: CurrentBelievedFlagOfShip
  ${ship}/PreviousFlags: PreviousFlag
  ${ship}/TypeOfShipDetails: TypeOfShip
  ${ship}/TonnageOfShipDetails: TonnageOfShip
  ${ship}/LengthOfShipDetails: LengthOfShip
  ${ship}/YearsBuilt: YearBuilt
`)

const schemaOfType: ReadonlyMap<string, PartySchema> = new Map([
  ['Individual', 'Person'],
  ['Entity', 'Organization'],
  ['Ship', 'Vessel'],
])
const nameTypes: ReadonlyMap<string, 'name' | 'alias' | 'previousName'> = new Map([
  ['primary name', 'name'],
  ['primary name variation', 'alias'],
  ['alias', 'alias'],
  ['aka', 'alias'],
  ['fka', 'previousName'],
])
const weakStrength = /^low quality/iu
const knownStrength = /^(?:|(?:good|low) quality(?: a\.?k\.?a\.?)?)$/iu
const remedy = 'Fetch the file again from the issuer.'

interface UkContext {
  readonly file: string
  readonly log: FaultLog
}

/** Reads the list; null when it is not well-formed. Faults are in the log. */
export async function readUkSanctionsXml(file: ListFile, log: FaultLog): Promise<ReadBody | null> {
  const context: UkContext = { file: file.name, log }
  const drafts = new Map<string, PartyDraft>()
  const onRecord = (node: XmlNode): void => {
    const draft = draftFrom(node, context)
    const twin = drafts.get(draft.id)
    if (draft.id !== '' && twin === undefined) drafts.set(draft.id, draft)
    else {
      const message =
        twin === undefined
          ? 'the designation has no UniqueID'
          : `UniqueID ${draft.id} stands twice: on lines ${twin.place.line} and ${draft.place.line}`
      log.add({ code: twin === undefined ? 'id-missing' : 'duplicate-id', place: draft.place, message, remedy })
    }
  }
  const root = await readXml(file, { root: 'Designations', known, records: new Set([record]), onRecord }, log)
  if (root === null) return null
  if (drafts.size === 0) {
    log.add({ code: 'no-records', place: placeIn(file.name, root), message: 'the list has no designation', remedy })
  }
  const generated = textOf(root, 'DateGenerated')
  const publishedAt = generated === null ? null : (parseDayFirst(generated).dates[0]?.value ?? null)
  return { drafts: [...drafts.values()], rejects: [], publishedAt, notes: [] }
}

function draftFrom(node: XmlNode, { file, log }: UkContext): PartyDraft {
  const id = textOf(node, 'UniqueID') ?? ''
  const type = textOf(node, 'IndividualEntityShip') ?? ''
  const place = placeIn(file, { line: node.line, offset: node.offset, recordId: id })
  const schema = schemaOfType.get(type)
  if (schema === undefined) {
    const message = `IndividualEntityShip is "${type}"; known are ${[...schemaOfType.keys()].join(', ')}`
    log.add({ code: 'unknown-value', place, message, remedy })
  }
  const draft = draftParty(id, schema ?? 'LegalEntity', place)
  for (const name of below(node, 'Names', 'Name')) addName(draft, name, log)
  for (const name of below(node, 'NonLatinNames', 'NonLatinName'))
    addText(draft.alias, textOf(name, 'NameNonLatinScript'))
  for (const title of below(node, 'Titles', 'Title')) addText(draft.position, title.text)
  for (const address of below(node, 'Addresses', 'Address')) addAddress(draft, address)
  addText(draft.programs, textOf(node, 'RegimeName'))
  keepEarliest(draft, parseDayFirst(textOf(node, 'DateDesignated') ?? ''))
  for (const [label, element] of remarked) {
    const text = textOf(node, element)
    if (text !== null) addText(draft.remarks, label === '' ? text : `${label}: ${text}`)
  }
  for (const [list, item, kind] of identifierLists) addIdentifiers(draft, below(node, ...list.split('/'), item), kind)
  for (const details of below(node, 'IndividualDetails', 'Individual')) addPerson(draft, details)
  for (const details of below(node, 'EntityDetails', 'Entity')) addCompany(draft, details)
  for (const details of below(node, 'ShipDetails', 'Ship')) addShip(draft, details)
  return draft
}

const remarked = [
  ['', 'OtherInformation'],
  ['', 'UKStatementofReasons'],
  ['Sanctions imposed', 'SanctionsImposed'],
  ['OFSI group', 'OFSIGroupID'],
  ['UN reference', 'UNReferenceNumber'],
] as const
const identifierLists = [
  ['PhoneNumbers', 'PhoneNumber', 'phone'],
  ['EmailAddresses', 'EmailAddress', 'email'],
  ['Websites', 'Website', 'website'],
  ['EntityDetails/Entity/BusinessRegistrationNumbers', 'BusinessRegistrationNumber', 'registrationNumber'],
  ['ShipDetails/Ship/IMONumbers', 'IMONumber', 'imoNumber'],
] as const

/** All elements at the end of a path of names. */
function below(node: XmlNode, ...path: readonly string[]): readonly XmlNode[] {
  return path.reduce<readonly XmlNode[]>((nodes, name) => nodes.flatMap((found) => childrenOf(found, name)), [node])
}

function addName(draft: PartyDraft, node: XmlNode, log: FaultLog): void {
  const type = textOf(node, 'NameType') ?? ''
  const strength = textOf(node, 'AliasStrength') ?? ''
  const list = nameTypes.get(type.toLowerCase())
  if (list === undefined || !knownStrength.test(strength)) {
    const message = `a name has the type "${type}" and the strength "${strength}", which are not known`
    log.add({ code: 'unknown-value', place: { ...draft.place, line: node.line }, message, remedy })
  }
  const text = nameParts.flatMap((part) => textOf(node, part) ?? []).join(' ')
  addText(list === 'alias' && weakStrength.test(strength) ? draft.weakAlias : draft[list ?? 'alias'], text)
}

function addAddress(draft: PartyDraft, node: XmlNode): void {
  const countryText = textOf(node, 'AddressCountry')
  const address = addressFrom({
    street: lines.slice(0, 5).map((line) => textOf(node, line)),
    city: textOf(node, 'AddressLine6'),
    postalCode: textOf(node, 'AddressPostalCode'),
    country: countryOrRaw(countryText),
    countryText,
  })
  if (address !== null) draft.addresses.push(address)
}

function addIdentifiers(draft: PartyDraft, nodes: readonly XmlNode[], type: IdentifierType): void {
  for (const node of nodes) {
    const value = node.text.trim()
    if (value !== '') draft.identifiers.push({ type, value, country: null, label: node.name })
  }
}

function addPerson(draft: PartyDraft, node: XmlNode): void {
  for (const { text } of below(node, 'DOBs', 'DOB')) {
    // An unknown day or month is written as `dd` or `mm`.
    addReading(draft, parseDayFirst(text.trim().replace(/[dm]{2}/giu, '00')), text)
  }
  for (const location of below(node, 'BirthDetails', 'Location')) {
    const parts = ['TownOfBirth', 'CountryOfBirth'].flatMap((part) => textOf(location, part) ?? [])
    addText(draft.birthPlace, parts.join(', '))
  }
  for (const { text } of below(node, 'Genders', 'Gender')) setGender(draft, text)
  for (const { text } of below(node, 'Nationalities', 'Nationality')) addText(draft.nationality, countryOrRaw(text))
  for (const { text } of below(node, 'Positions', 'Position')) addText(draft.position, text)
  for (const [list, item, type] of [
    ['PassportDetails', 'Passport', 'passportNumber'],
    ['NationalIdentifierDetails', 'NationalIdentifier', 'idNumber'],
  ] as const) {
    for (const document of below(node, list, item)) {
      const value = textOf(document, `${item}Number`)
      const label = textOf(document, `${item}AdditionalInformation`)
      if (value !== null) draft.identifiers.push({ type, value, country: null, label })
      else addText(draft.remarks, label)
    }
  }
}

function addCompany(draft: PartyDraft, node: XmlNode): void {
  for (const { text } of below(node, 'ParentCompanies', 'ParentCompany')) addLink(draft, 'owned-by', text)
  for (const { text } of below(node, 'Subsidiaries', 'Subsidiary')) addLink(draft, 'owner-of', text)
  for (const { text } of below(node, 'TypeOfEntities', 'TypeOfEntity')) addText(draft.remarks, text)
}

function addShip(draft: PartyDraft, node: XmlNode): void {
  for (const { text } of below(node, 'CurrentOwnerOperators', 'CurrentOwnerOperator')) addLink(draft, 'owned-by', text)
  for (const { text } of below(node, 'CurrentBelievedFlagOfShips', 'CurrentBelievedFlagOfShip')) {
    addText(draft.jurisdiction, countryOrRaw(text))
  }
  for (const list of node.children) {
    if (!/^(?:Previous|TypeOf|Tonnage|Length|Years)/u.test(list.name)) continue
    const values = list.children.flatMap(({ text }) => text.trim() || [])
    if (values.length > 0) addText(draft.remarks, `${list.name}: ${values.join('; ')}`)
  }
}
