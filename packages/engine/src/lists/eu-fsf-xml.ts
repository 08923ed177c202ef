// The European Union's consolidated financial sanctions list (FSF) as XML, schema 1.0 and 1.1: both write the same
// document, and 1.1 may say more. Attributes are those of the published schema; another one refuses the file.

import { countryOrRaw, type IdentifierType, type PartySchema, parsePartialDate } from '../model/index.ts'
import { type FaultLog, placeIn } from './faults.ts'
import { addReading, keepEarliest } from './issuer-dates.ts'
import { setGender } from './ofac-remarks.ts'
import { addressFrom, addText, draftParty, type PartyDraft } from './party-draft.ts'
import type { ReadBody } from './read-body.ts'
import type { ListFile } from './reading.ts'
import { childrenOf, knownPaths, readXml, type XmlNode } from './xml-reader.ts'

const entity = 'export/sanctionEntity'
const source = '@regulationLanguage@logicalId'
const summary = 'remark regulationSummary@regulationType@publicationDate@numberTitle@publicationUrl'
const country = '@region@countryIso2Code@countryDescription'

const known = knownPaths(`
  export: @generationDate@globalFileId
  ${entity}: @designationDate@designationDetails@unitedNationId@euReferenceNumber@logicalId remark
  ${entity}/regulation: @regulationType@organisationType@publicationDate@entryIntoForceDate@numberTitle@programme
  ${entity}/regulation: @logicalId publicationUrl remark
  ${entity}/subjectType: @code@classificationCode
  ${entity}/nameAlias: @firstName@middleName@lastName@wholeName@function@gender@title@nameLanguage@strong
  ${entity}/nameAlias: ${source} ${summary}
  ${entity}/citizenship: ${country}${source} ${summary}
  ${entity}/birthdate: @circa@calendarType@city@zipCode@birthdate@dayOfMonth@monthOfYear@year@yearRangeFrom
  ${entity}/birthdate: @yearRangeTo@place${country}${source} ${summary}
  ${entity}/address: @city@street@poBox@zipCode@place@asAtListingTime${country}${source} ${summary}
  ${entity}/address: contactInfo@key@value
  ${entity}/identification: @diplomatic@knownExpired@knownFalse@reportedLost@revokedByIssuer@issuedBy@issuedDate
  ${entity}/identification: @validFrom@validTo@latinNumber@nameOnDocument@number@identificationTypeCode
  ${entity}/identification: @identificationTypeDescription${country}${source} ${summary}
`)

const schemaOfCode: ReadonlyMap<string, PartySchema> = new Map([
  ['P', 'Person'],
  ['E', 'Organization'],
])
const identifierOfCode: ReadonlyMap<string, IdentifierType> = new Map([
  ['passport', 'passportNumber'],
  ['diplomaticpassport', 'passportNumber'],
  ['traveldoc', 'passportNumber'],
  ['fiscalcode', 'taxNumber'],
  ['taxid', 'taxNumber'],
  ['regnumber', 'registrationNumber'],
  ['tradelic', 'registrationNumber'],
  ['swiftbic', 'swiftBic'],
  ['bic', 'swiftBic'],
  ['imo', 'imoNumber'],
  ['imonumber', 'imoNumber'],
])
const contactTypes: ReadonlyMap<string, IdentifierType> = new Map([
  ['PHONE', 'phone'],
  ['FAX', 'phone'],
  ['EMAIL', 'email'],
  ['WEB', 'website'],
])
const remedy = 'Fetch the file again from the issuer.'

interface EuContext {
  readonly file: string
  readonly log: FaultLog
}

/** Reads the list; null when it is not well-formed. Faults are in the log. */
export async function readEuFsfXml(file: ListFile, log: FaultLog): Promise<ReadBody | null> {
  const context: EuContext = { file: file.name, log }
  const drafts = new Map<string, PartyDraft>()
  const onRecord = (node: XmlNode): void => {
    const draft = draftFrom(node, context)
    const twin = drafts.get(draft.id)
    if (/^\d+$/u.test(draft.id) && twin === undefined) drafts.set(draft.id, draft)
    else {
      const message =
        twin === undefined
          ? `logicalId is "${draft.id}", not a whole number`
          : `logicalId ${draft.id} stands twice: on lines ${twin.place.line} and ${draft.place.line}`
      log.add({ code: twin === undefined ? 'bad-id' : 'duplicate-id', place: draft.place, message, remedy })
    }
  }
  const root = await readXml(file, { root: 'export', known, records: new Set([entity]), onRecord }, log)
  if (root === null) return null
  const published = root.attributes.get('generationDate') ?? ''
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})?$/u.test(published)) {
    const message = `generationDate is "${published}", not a date and time`
    log.add({ code: 'published-at', place: placeIn(file.name, root), message, remedy })
  }
  if (drafts.size === 0) {
    log.add({ code: 'no-records', place: placeIn(file.name, root), message: 'the list has no entity', remedy })
  }
  return { drafts: [...drafts.values()], rejects: [], publishedAt: published, notes: [] }
}

function draftFrom(node: XmlNode, { file, log }: EuContext): PartyDraft {
  const id = node.attributes.get('logicalId') ?? ''
  const place = placeIn(file, { line: node.line, offset: node.offset, recordId: id })
  const codes = childrenOf(node, 'subjectType').map(({ attributes }) => attributes.get('classificationCode') ?? '')
  const schema = schemaOfCode.get(codes[0] ?? '')
  if (schema === undefined || codes.length !== 1) {
    const message = `classificationCode is "${codes.join(', ')}"; known are P and E, one for each entity`
    log.add({ code: 'unknown-value', place, message, remedy })
  }
  const draft = draftParty(id, schema ?? 'LegalEntity', place)
  addNames(draft, childrenOf(node, 'nameAlias'), log)
  keepEarliest(draft, parsePartialDate(node.attributes.get('designationDate') ?? ''))
  addText(draft.remarks, node.attributes.get('designationDetails'))
  for (const remark of childrenOf(node, 'remark')) addText(draft.remarks, remark.text)
  for (const [label, name] of references) {
    const value = node.attributes.get(name) ?? ''
    if (value !== '') addText(draft.remarks, `${label}: ${value}`)
  }
  for (const child of node.children) readers.get(child.name)?.(draft, child)
  return draft
}

const references = [
  ['EU reference', 'euReferenceNumber'],
  ['UN reference', 'unitedNationId'],
] as const

/** The list marks no name as the first one: it is the first strong one in full parts, else the first strong one, else the first. */
function addNames(draft: PartyDraft, aliases: readonly XmlNode[], log: FaultLog): void {
  const names = aliases.flatMap((node) => {
    const { attributes } = node
    const strong = attributes.get('strong') ?? ''
    if (strong !== 'true' && strong !== 'false') {
      const message = `strong is "${strong}"; known are true and false`
      log.add({ code: 'unknown-value', place: { ...draft.place, line: node.line }, message, remedy })
    }
    const parts = ['firstName', 'middleName', 'lastName'].flatMap((part) => attributes.get(part)?.trim() || [])
    const text = attributes.get('wholeName')?.trim() || parts.join(' ')
    addText(draft.position, attributes.get('function'))
    addText(draft.position, attributes.get('title'))
    setGender(draft, attributes.get('gender') ?? '')
    for (const remark of childrenOf(node, 'remark')) addText(draft.remarks, `${text}: ${remark.text.trim()}`)
    const language = attributes.get('nameLanguage') ?? ''
    return text === ''
      ? []
      : [{ text, isStrong: strong === 'true', isFull: parts.length > 1 && /^(?:EN)?$/u.test(language) }]
  })
  const first =
    names.find(({ isStrong, isFull }) => isStrong && isFull) ?? names.find(({ isStrong }) => isStrong) ?? names[0]
  addText(draft.name, first?.text)
  for (const { text, isStrong } of names) addText(isStrong ? draft.alias : draft.weakAlias, text)
}

type NodeReader = (draft: PartyDraft, node: XmlNode) => void
const readers: ReadonlyMap<string, NodeReader> = new Map<string, NodeReader>([
  ['regulation', (draft, node) => addText(draft.programs, node.attributes.get('programme'))],
  ['citizenship', (draft, node) => addText(draft.citizenship, countryOf(node))],
  ['birthdate', addBirth],
  ['address', addAddress],
  ['identification', addIdentification],
])

/** `00` stands for an unknown country. */
function countryOf({ attributes }: XmlNode): string | null {
  const code = attributes.get('countryIso2Code') ?? ''
  return /^[A-Z]{2}$/u.test(code) ? code.toLowerCase() : null
}

function addBirth(draft: PartyDraft, node: XmlNode): void {
  const { attributes } = node
  const text = (name: string): string => attributes.get(name)?.trim() ?? ''
  const place = [
    text('place'),
    text('city'),
    text('region'),
    text('countryIso2Code') === '00' ? '' : text('countryDescription'),
  ]
  addText(draft.birthPlace, place.filter((part) => part !== '').join(', '))
  for (const remark of childrenOf(node, 'remark')) addText(draft.remarks, `Birth: ${remark.text.trim()}`)
  const month = text('monthOfYear').padStart(2, '0')
  const yearOrMonth = month === '00' ? text('year') : `${text('year')}-${month}`
  const span = [text('yearRangeFrom'), text('yearRangeTo')].filter((year) => year !== '').join(' to ')
  const raw = text('birthdate') || (text('year') === '' ? span : yearOrMonth)
  const calendar = text('calendarType')
  if (raw === '') return
  if (calendar !== '' && calendar !== 'GREGORIAN') addText(draft.remarks, `Birth date ${raw} (calendar ${calendar})`)
  else addReading(draft, parsePartialDate(text('circa') === 'true' ? `circa ${raw}` : raw), raw)
}

function addAddress(draft: PartyDraft, node: XmlNode): void {
  const { attributes } = node
  const box = attributes.get('poBox')?.trim() ?? ''
  const code = attributes.get('countryIso2Code')
  const address = addressFrom({
    street: [attributes.get('street'), box === '' ? null : `PO Box ${box}`, attributes.get('place')],
    city: attributes.get('city'),
    region: attributes.get('region'),
    postalCode: attributes.get('zipCode'),
    country: countryOf(node),
    countryText: code === '00' ? null : attributes.get('countryDescription'),
  })
  if (address !== null) draft.addresses.push(address)
  for (const remark of childrenOf(node, 'remark')) addText(draft.remarks, `Address: ${remark.text.trim()}`)
  for (const contact of childrenOf(node, 'contactInfo')) {
    const key = contact.attributes.get('key') ?? ''
    const value = contact.attributes.get('value')?.trim() ?? ''
    const type = contactTypes.get(key)
    if (type !== undefined && value !== '') draft.identifiers.push({ type, value, country: null, label: key })
    else if (value !== '') addText(draft.remarks, `${key}: ${value}`)
  }
}

function addIdentification(draft: PartyDraft, node: XmlNode): void {
  const { attributes } = node
  const number = attributes.get('number')?.trim() || attributes.get('latinNumber')?.trim() || ''
  const code = attributes.get('identificationTypeCode') ?? ''
  const doubts = ['knownExpired', 'knownFalse', 'reportedLost', 'revokedByIssuer'].filter(
    (doubt) => attributes.get(doubt) === 'true',
  )
  const described = attributes.get('identificationTypeDescription')?.trim() || code
  const label = doubts.length === 0 ? described : `${described} (${doubts.join(', ')})`
  for (const remark of childrenOf(node, 'remark'))
    addText(draft.remarks, `${described} ${number}: ${remark.text.trim()}`)
  if (number === '') return
  const plain = draft.schema === 'Person' ? 'idNumber' : 'registrationNumber'
  const type = identifierOfCode.get(code.toLowerCase()) ?? plain
  draft.identifiers.push({ type, value: number, country: countryOrRaw(countryOf(node)), label })
}
