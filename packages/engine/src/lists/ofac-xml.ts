// OFAC's sdn.xml and consolidated.xml: the issuer's own record count must agree with the entries that were read.

import { countryOrRaw, type PartySchema } from '../model/index.ts'
import { type FaultLog, placeIn } from './faults.ts'
import { ofacIdentifier } from './ofac-labels.ts'
import { addLink, setGender } from './ofac-remarks.ts'
import { addDate, addressFrom, addText, draftParty, type PartyDraft } from './party-draft.ts'
import type { ReadBody } from './read-body.ts'
import type { ListFile } from './reading.ts'
import { childOf, childrenOf, knownPaths, readXml, textOf, type XmlNode } from './xml-reader.ts'

const entry = 'sdnList/sdnEntry'
const known = knownPaths(`
  sdnList: publshInformation sdnEntry
  sdnList/publshInformation: Publish_Date Record_Count
  ${entry}: uid firstName lastName title sdnType remarks programList idList akaList addressList nationalityList
  ${entry}: citizenshipList dateOfBirthList placeOfBirthList vesselInfo
  ${entry}/programList: program
  ${entry}/idList/id: uid idType idNumber idCountry issueDate expirationDate
  ${entry}/idList: id
  ${entry}/akaList: aka
  ${entry}/akaList/aka: uid type category lastName firstName
  ${entry}/addressList: address
  ${entry}/addressList/address: uid address1 address2 address3 city stateOrProvince postalCode country
  ${entry}/nationalityList: nationality
  ${entry}/nationalityList/nationality: uid country mainEntry
  ${entry}/citizenshipList: citizenship
  ${entry}/citizenshipList/citizenship: uid country mainEntry
  ${entry}/dateOfBirthList: dateOfBirthItem
  ${entry}/dateOfBirthList/dateOfBirthItem: uid dateOfBirth mainEntry
  ${entry}/placeOfBirthList: placeOfBirthItem
  ${entry}/placeOfBirthList/placeOfBirthItem: uid placeOfBirth mainEntry
  ${entry}/vesselInfo: callSign vesselType vesselFlag vesselOwner tonnage grossRegisteredTonnage
`)
const schemaOfType: ReadonlyMap<string, PartySchema> = new Map([
  ['Individual', 'Person'],
  ['Entity', 'Organization'],
  ['Vessel', 'Vessel'],
  ['Aircraft', 'Airplane'],
])
const aliasTypes = new Set(['a.k.a.', 'f.k.a.', 'n.k.a.'])
const remedy = 'Fetch the file again from the issuer.'

interface XmlContext {
  readonly file: string
  readonly log: FaultLog
}

/** Reads the list; null when it is not well-formed. Faults are in the log. */
export async function readOfacXml(file: ListFile, log: FaultLog): Promise<ReadBody | null> {
  const context: XmlContext = { file: file.name, log }
  const drafts = new Map<string, PartyDraft>()
  let entries = 0
  const onRecord = (node: XmlNode): void => {
    entries++
    const draft = draftFrom(node, context)
    const twin = drafts.get(draft.id)
    if (twin === undefined) drafts.set(draft.id, draft)
    else {
      const message = `uid ${draft.id} stands twice: on lines ${twin.place.line} and ${draft.place.line}`
      log.add({ code: 'duplicate-id', place: draft.place, message, remedy })
    }
  }
  const root = await readXml(file, { root: 'sdnList', known, records: new Set([entry]), onRecord }, log)
  if (root === null) return null
  const publication = childOf(root, 'publshInformation')
  checkCount(publication, entries, context)
  return { drafts: [...drafts.values()], rejects: [], publishedAt: readPublished(publication, context), notes: [] }
}

function checkCount(publication: XmlNode | null, entries: number, { file, log }: XmlContext): void {
  const declared = publication === null ? null : textOf(publication, 'Record_Count')
  const place = placeIn(file, publication ?? {})
  if (entries === 0) log.add({ code: 'no-records', place, message: 'the list has no entry', remedy })
  if (declared !== null && Number(declared) === entries) return
  const message = `Record_Count says ${declared ?? 'nothing'}, and the file has ${entries} entries`
  log.add({ code: 'record-count', place, message, remedy })
}

function readPublished(publication: XmlNode | null, { file, log }: XmlContext): string | null {
  const raw = publication === null ? null : textOf(publication, 'Publish_Date')
  const match = raw?.match(/^(\d{2})\/(\d{2})\/(\d{4})$/u)
  if (match) return `${match[3]}-${match[1]}-${match[2]}`
  const place = placeIn(file, publication ?? {})
  log.add({ code: 'published-at', place, message: `Publish_Date is "${raw ?? ''}", not a date (MM/DD/YYYY)`, remedy })
  return null
}

function draftFrom(node: XmlNode, { file, log }: XmlContext): PartyDraft {
  const id = textOf(node, 'uid') ?? ''
  const place = placeIn(file, { line: node.line, offset: node.offset, recordId: id })
  const type = textOf(node, 'sdnType') ?? ''
  const schema = schemaOfType.get(type)
  if (!/^[1-9]\d*$/u.test(id)) log.add({ code: 'bad-id', place, message: `uid is "${id}", not a whole number`, remedy })
  if (schema === undefined) {
    const message = `sdnType is "${type}"; known are ${[...schemaOfType.keys()].join(', ')}`
    log.add({ code: 'unknown-value', place, message, remedy })
  }
  const draft = draftParty(id, schema ?? 'LegalEntity', place)
  addText(draft.name, nameOf(node))
  for (const program of items(node, 'programList', 'program')) addText(draft.programs, program.text)
  addText(draft.position, textOf(node, 'title'))
  addRemarks(draft, textOf(node, 'remarks'))
  for (const alias of items(node, 'akaList', 'aka')) addAlias(draft, alias, { file, log })
  for (const item of items(node, 'idList', 'id')) addIdentifier(draft, item)
  for (const item of items(node, 'addressList', 'address')) addAddress(draft, item)
  addOrigins(draft, node)
  const vessel = childOf(node, 'vesselInfo')
  if (vessel !== null) addVessel(draft, vessel)
  return draft
}

function items(node: XmlNode, list: string, item: string): readonly XmlNode[] {
  return childrenOf(node, list).flatMap((found) => childrenOf(found, item))
}

/** `LAST, First` as the flat files write it. */
function nameOf(node: XmlNode): string {
  return [textOf(node, 'lastName'), textOf(node, 'firstName')].flatMap((part) => part ?? []).join(', ')
}

function addRemarks(draft: PartyDraft, remarks: string | null): void {
  if (remarks === null) return
  draft.remarks.push(remarks)
  for (const [, name] of remarks.matchAll(/\(Linked To: ([^;]+?)\)(?=[;.]|$| \()/gu))
    addLink(draft, 'linked-to', name ?? '')
}

function addAlias(draft: PartyDraft, node: XmlNode, { file, log }: XmlContext): void {
  const category = textOf(node, 'category') ?? ''
  const type = textOf(node, 'type') ?? ''
  if (!aliasTypes.has(type) || !/^(?:strong|weak)$/u.test(category)) {
    const place = placeIn(file, { line: node.line, offset: node.offset, recordId: draft.id })
    const message = `an alias has the type "${type}" and the category "${category}", which are not known`
    log.add({ code: 'unknown-value', place, message, remedy })
  }
  const strong = type === 'f.k.a.' ? draft.previousName : draft.alias
  addText(category === 'weak' ? draft.weakAlias : strong, nameOf(node))
}

function addIdentifier(draft: PartyDraft, node: XmlNode): void {
  const label = textOf(node, 'idType') ?? ''
  const number = textOf(node, 'idNumber') ?? ''
  if (label === 'Gender') setGender(draft, number)
  else if (label === 'Nationality of Registration') addText(draft.jurisdiction, countryOrRaw(number))
  else if (label === 'Aircraft Operator') addLink(draft, 'operated-by', number)
  else {
    const identifier = ofacIdentifier(label, number, textOf(node, 'idCountry'))
    if (identifier !== null) draft.identifiers.push(identifier)
    else addText(draft.remarks, `${label} ${number}`)
  }
}

function addAddress(draft: PartyDraft, node: XmlNode): void {
  const countryText = textOf(node, 'country')
  const address = addressFrom({
    street: [textOf(node, 'address1'), textOf(node, 'address2'), textOf(node, 'address3')],
    city: textOf(node, 'city'),
    region: textOf(node, 'stateOrProvince'),
    postalCode: textOf(node, 'postalCode'),
    country: countryOrRaw(countryText),
    countryText,
  })
  if (address !== null) draft.addresses.push(address)
}

function addOrigins(draft: PartyDraft, node: XmlNode): void {
  for (const item of items(node, 'nationalityList', 'nationality')) {
    addText(draft.nationality, countryOrRaw(textOf(item, 'country')))
  }
  for (const item of items(node, 'citizenshipList', 'citizenship')) {
    addText(draft.citizenship, countryOrRaw(textOf(item, 'country')))
  }
  for (const item of items(node, 'dateOfBirthList', 'dateOfBirthItem')) {
    addDate(draft, 'birthDate', textOf(item, 'dateOfBirth') ?? '')
  }
  for (const item of items(node, 'placeOfBirthList', 'placeOfBirthItem')) {
    addText(draft.birthPlace, textOf(item, 'placeOfBirth'))
  }
}

function addVessel(draft: PartyDraft, node: XmlNode): void {
  const callSign = textOf(node, 'callSign')
  if (callSign !== null) {
    draft.identifiers.push({ type: 'callSign', value: callSign, country: null, label: 'Vessel Call Sign' })
  }
  addText(draft.jurisdiction, countryOrRaw(textOf(node, 'vesselFlag')))
  addLink(draft, 'owned-by', textOf(node, 'vesselOwner') ?? '')
  const parts = ['vesselType', 'tonnage', 'grossRegisteredTonnage'].flatMap((name) => textOf(node, name) ?? [])
  if (parts.length > 0) draft.remarks.push(`Vessel type, tonnage: ${parts.join(', ')}`)
}
