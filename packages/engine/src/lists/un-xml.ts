// The consolidated list of the UN Security Council (XML): individuals and entities, each record whole or refused.
// Elements and values are those of publications of 2018 to 2025; one that is not among them refuses the file.

import { countryOrRaw, type Identifier, type PartialDate, parsePartialDate } from '../model/index.ts'
import { type FaultLog, placeIn } from './faults.ts'
import { setGender } from './ofac-remarks.ts'
import { addressFrom, addText, draftParty, type PartyDraft } from './party-draft.ts'
import type { ReadBody } from './read-body.ts'
import type { ListFile } from './reading.ts'
import { childrenOf, knownPaths, readXml, textOf, type XmlNode } from './xml-reader.ts'

const person = 'CONSOLIDATED_LIST/INDIVIDUALS/INDIVIDUAL'
const entity = 'CONSOLIDATED_LIST/ENTITIES/ENTITY'
const common = 'DATAID VERSIONNUM FIRST_NAME UN_LIST_TYPE REFERENCE_NUMBER LISTED_ON NAME_ORIGINAL_SCRIPT COMMENTS1'
const dates = 'SUBMITTED_ON SUBMITTED_BY DELISTED_ON SORT_KEY SORT_KEY_LAST_MOD'
const address = 'STREET CITY STATE_PROVINCE ZIP_CODE COUNTRY NOTE'

const known = knownPaths(`
  CONSOLIDATED_LIST: INDIVIDUALS ENTITIES @dateGenerated
  CONSOLIDATED_LIST/INDIVIDUALS: INDIVIDUAL
  CONSOLIDATED_LIST/ENTITIES: ENTITY
  ${person}: ${common} SECOND_NAME THIRD_NAME FOURTH_NAME GENDER ${dates}
  ${person}/TITLE: VALUE
  ${person}/DESIGNATION: VALUE
  ${person}/NATIONALITY: VALUE
  ${person}/NATIONALITY2: VALUE
  ${person}/LIST_TYPE: VALUE
  ${person}/LAST_DAY_UPDATED: VALUE
  ${person}/INDIVIDUAL_ALIAS: QUALITY ALIAS_NAME DATE_OF_BIRTH CITY_OF_BIRTH COUNTRY_OF_BIRTH NOTE
  ${person}/INDIVIDUAL_ADDRESS: ${address}
  ${person}/INDIVIDUAL_DATE_OF_BIRTH: TYPE_OF_DATE NOTE DATE YEAR FROM_YEAR TO_YEAR
  ${person}/INDIVIDUAL_PLACE_OF_BIRTH: ${address}
  ${person}/INDIVIDUAL_DOCUMENT: TYPE_OF_DOCUMENT TYPE_OF_DOCUMENT2 NUMBER ISSUING_COUNTRY COUNTRY_OF_ISSUE
  ${person}/INDIVIDUAL_DOCUMENT: DATE_OF_ISSUE CITY_OF_ISSUE NOTE
  ${entity}: ${common} SECOND_NAME THIRD_NAME FOURTH_NAME ${dates}
  ${entity}/LIST_TYPE: VALUE
  ${entity}/LAST_DAY_UPDATED: VALUE
  ${entity}/ENTITY_ALIAS: QUALITY ALIAS_NAME DATE_OF_BIRTH CITY_OF_BIRTH COUNTRY_OF_BIRTH NOTE
  ${entity}/ENTITY_ADDRESS: ${address}
`)

const strongQualities = new Set(['Good', 'a.k.a.', ''])

interface UnContext {
  readonly file: string
  readonly log: FaultLog
}

/** Reads the list; null when it is not well-formed. Faults are in the log. */
export async function readUnXml(file: ListFile, log: FaultLog): Promise<ReadBody | null> {
  const context: UnContext = { file: file.name, log }
  const drafts = new Map<string, PartyDraft>()
  const onRecord = (node: XmlNode, path: string): void => {
    const draft = draftFrom(node, path === person, context)
    const twin = drafts.get(draft.id)
    if (draft.id === '' || twin !== undefined) addIdFault(draft, twin, context)
    else drafts.set(draft.id, draft)
  }
  const shape = { root: 'CONSOLIDATED_LIST', known, records: new Set([person, entity]), onRecord }
  const root = await readXml(file, shape, log)
  if (root === null) return null
  const publishedAt = readPublished(root, context)
  for (const section of ['INDIVIDUALS', 'ENTITIES']) {
    if (childrenOf(root, section).length === 1) continue
    const message = `the list has ${childrenOf(root, section).length} <${section}> sections; it needs exactly one`
    log.add({ code: 'section', place: placeIn(file.name, root), message, remedy })
  }
  if (drafts.size === 0) {
    log.add({ code: 'no-records', place: placeIn(file.name, root), message: 'the list has no entry', remedy })
  }
  return { drafts: [...drafts.values()], rejects: [], publishedAt, notes: [] }
}

const remedy = 'Fetch the file again from the issuer.'

function readPublished(root: XmlNode, { file, log }: UnContext): string | null {
  const raw = root.attributes.get('dateGenerated') ?? ''
  if (/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})?$/u.test(raw)) return raw
  const message = `dateGenerated is "${raw}", not a date and time`
  log.add({ code: 'published-at', place: placeIn(file, root), message, remedy })
  return null
}

function addIdFault(draft: PartyDraft, twin: PartyDraft | undefined, { log }: UnContext): void {
  const message =
    twin === undefined
      ? 'the record has no DATAID'
      : `DATAID ${draft.id} stands twice: on lines ${twin.place.line} and ${draft.place.line}`
  log.add({ code: twin === undefined ? 'id-missing' : 'duplicate-id', place: draft.place, message, remedy })
}

function draftFrom(node: XmlNode, isPerson: boolean, context: UnContext): PartyDraft {
  const id = textOf(node, 'DATAID') ?? ''
  const place = placeIn(context.file, { line: node.line, offset: node.offset, recordId: id })
  const draft = draftParty(id, isPerson ? 'Person' : 'Organization', place)
  const parts = ['FIRST_NAME', 'SECOND_NAME', 'THIRD_NAME', 'FOURTH_NAME']
  addText(draft.name, parts.flatMap((part) => textOf(node, part) ?? []).join(' '))
  addText(draft.alias, textOf(node, 'NAME_ORIGINAL_SCRIPT'))
  addText(draft.programs, textOf(node, 'UN_LIST_TYPE'))
  const listedOn = textOf(node, 'LISTED_ON')
  draft.listedOn = listedOn === null ? null : (parsePartialDate(listedOn).dates[0] ?? null)
  addText(draft.remarks, textOf(node, 'COMMENTS1'))
  addParents(draft, textOf(node, 'COMMENTS1') ?? '')
  addText(draft.remarks, labelled('Reference', textOf(node, 'REFERENCE_NUMBER')))
  for (const child of node.children) readers.get(child.name)?.(draft, child, context)
  return draft
}

const parentNames =
  /(?:^|[.,;] )(?<which>Mother|Father)['’]s name(?: is| was|:)? (?<name>\p{L}[\p{L}\p{M} '’-]{1,80}?) ?(?=[.,;(]|$)/giu

/** The comments name the parents in a fixed wording; the comments themselves stay a remark. */
function addParents(draft: PartyDraft, comments: string): void {
  for (const { groups = {} } of comments.replace(/\s+/gu, ' ').matchAll(parentNames)) {
    addText(groups.which?.toLowerCase() === 'mother' ? draft.motherName : draft.fatherName, groups.name)
  }
}

type ChildReader = (draft: PartyDraft, node: XmlNode, context: UnContext) => void

const addValuesTo =
  (property: 'position' | 'nationality', convert: (text: string) => string | null): ChildReader =>
  (draft, node) => {
    for (const value of childrenOf(node, 'VALUE')) addText(draft[property], convert(value.text))
  }
const readers: ReadonlyMap<string, ChildReader> = new Map<string, ChildReader>([
  ['INDIVIDUAL_ALIAS', addAlias],
  ['ENTITY_ALIAS', addAlias],
  ['INDIVIDUAL_ADDRESS', addAddress],
  ['ENTITY_ADDRESS', addAddress],
  ['INDIVIDUAL_DATE_OF_BIRTH', addBirthDate],
  ['INDIVIDUAL_PLACE_OF_BIRTH', (draft, node) => addText(draft.birthPlace, placeText(node))],
  ['INDIVIDUAL_DOCUMENT', addDocument],
  ['GENDER', (draft, node) => setGender(draft, node.text)],
  ['NATIONALITY', addValuesTo('nationality', countryOrRaw)],
  ['NATIONALITY2', addValuesTo('nationality', countryOrRaw)],
  ['TITLE', addValuesTo('position', String)],
  ['DESIGNATION', addValuesTo('position', String)],
])

function addAlias(draft: PartyDraft, node: XmlNode, { file, log }: UnContext): void {
  const quality = textOf(node, 'QUALITY') ?? ''
  const names = splitAliasNames(textOf(node, 'ALIAS_NAME') ?? '')
  if (quality === 'Low') draft.weakAlias.push(...names)
  else if (quality === 'f.k.a.') draft.previousName.push(...names)
  else if (strongQualities.has(quality)) draft.alias.push(...names)
  else {
    const place = placeIn(file, { line: node.line, offset: node.offset, recordId: draft.id })
    const message = `alias QUALITY is "${quality}"; known are Good, Low, a.k.a. and f.k.a.`
    log.add({ code: 'unknown-value', place, message, remedy })
  }
  addText(draft.remarks, labelled(`Alias ${names.join('; ')}`, textOf(node, 'NOTE')))
  const birth = textOf(node, 'DATE_OF_BIRTH')
  if (birth !== null) draft.birthDate.push(...parsePartialDate(birth).dates)
  const city = textOf(node, 'CITY_OF_BIRTH')
  const country = textOf(node, 'COUNTRY_OF_BIRTH')
  addText(draft.birthPlace, [city, country].flatMap((part) => part ?? []).join(', '))
}

/** Some entity aliases hold several names separated by semicolons. */
function splitAliasNames(text: string): readonly string[] {
  return text.split(';').flatMap((name) => name.trim() || [])
}

function addAddress(draft: PartyDraft, node: XmlNode): void {
  const countryText = textOf(node, 'COUNTRY')
  const built = addressFrom({
    street: [textOf(node, 'STREET')],
    city: textOf(node, 'CITY'),
    region: textOf(node, 'STATE_PROVINCE'),
    postalCode: textOf(node, 'ZIP_CODE'),
    country: countryOrRaw(countryText),
    countryText,
  })
  if (built !== null) draft.addresses.push(built)
  addText(draft.remarks, labelled('Address', textOf(node, 'NOTE')))
}

function placeText(node: XmlNode): string {
  const parts = ['STREET', 'CITY', 'STATE_PROVINCE', 'COUNTRY']
  return parts.flatMap((part) => textOf(node, part) ?? []).join(', ')
}

function addBirthDate(draft: PartyDraft, node: XmlNode, { file, log }: UnContext): void {
  const type = textOf(node, 'TYPE_OF_DATE') ?? 'EXACT'
  const from = textOf(node, 'FROM_YEAR')
  const to = textOf(node, 'TO_YEAR')
  const note = textOf(node, 'NOTE')
  const raw = textOf(node, 'DATE') ?? textOf(node, 'YEAR') ?? [from, to].flatMap((year) => year ?? []).join(' to ')
  if (!/^(?:EXACT|APPROXIMATELY|BETWEEN)$/u.test(type)) {
    const place = placeIn(file, { line: node.line, offset: node.offset, recordId: draft.id })
    const message = `TYPE_OF_DATE is "${type}"; known are EXACT, APPROXIMATELY and BETWEEN`
    log.add({ code: 'unknown-value', place, message, remedy })
  }
  addText(draft.remarks, labelled('Birth date', note))
  if (raw === '') return
  const { dates: read, reason } = parsePartialDate(raw)
  const isApproximate = type === 'APPROXIMATELY' || /approx/iu.test(note ?? '')
  const circa = (date: PartialDate): PartialDate => (isApproximate ? { ...date, circa: true } : date)
  if (reason === null) draft.birthDate.push(...read.map(circa))
  else addText(draft.remarks, `birthDate "${raw}" was not read: ${reason}`)
}

function addDocument(draft: PartyDraft, node: XmlNode): void {
  const number = textOf(node, 'NUMBER')
  const note = textOf(node, 'NOTE')
  const label = textOf(node, 'TYPE_OF_DOCUMENT') ?? textOf(node, 'TYPE_OF_DOCUMENT2')
  addText(draft.remarks, labelled([label ?? 'Document', number ?? ''].join(' ').trim(), note))
  if (number === null) return
  const country = textOf(node, 'ISSUING_COUNTRY') ?? textOf(node, 'COUNTRY_OF_ISSUE')
  const type: Identifier['type'] = /pas[sz]?\w*port/iu.test(label ?? '') ? 'passportNumber' : 'idNumber'
  draft.identifiers.push({ type, value: number, country: countryOrRaw(country), label })
}

function labelled(label: string, text: string | null): string | null {
  return text === null ? null : `${label}: ${text}`
}
