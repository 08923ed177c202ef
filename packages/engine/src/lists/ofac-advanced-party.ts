// One DistinctParty of OFAC's ADVANCED XML becomes a draft: names by part and script, features, documents.

import { countryOrRaw, type PartialDate, type PartySchema } from '../model/index.ts'
import { placeIn } from './faults.ts'
import { type AdvancedIndex, addFault, addUnresolved, meaningOf, referenceOf } from './ofac-advanced-index.ts'
import { ofacIdentifier } from './ofac-labels.ts'
import { addLink, setGender } from './ofac-remarks.ts'
import { addressFrom, addText, draftParty, type PartyDraft } from './party-draft.ts'
import { childOf, childrenOf, textOf, type XmlNode } from './xml-reader.ts'

const familyParts = new Set(['Last Name', 'Maiden Name', 'Matronymic'])
const partOrder = ['Last Name', 'Maiden Name', 'Matronymic', 'First Name', 'Middle Name', 'Patronymic', 'Nickname']
/** Scripts that write a name without blanks between its parts. */
const unspacedScripts = new Set(['Hans', 'Hant', 'Japanese', 'Korean', 'Jpan', 'Kore', 'Hani', 'Hang'])
const walletWord = 'Digital Currency Address'

/** Builds the draft of a party. Places, documents and reference values stand before it in the file. */
export function draftProfile(node: XmlNode, index: AdvancedIndex): PartyDraft {
  const id = node.attributes.get('FixedRef') ?? ''
  const place = placeIn(index.file, { line: node.line, offset: node.offset, recordId: id })
  const profiles = childrenOf(node, 'Profile')
  if (profiles.length !== 1)
    addFault(index, node, { code: 'section', message: `party ${id} has ${profiles.length} profiles; it needs one` })
  const profile = profiles[0] ?? node
  const draft = draftParty(id, schemaOf(profile, index), place)
  addText(draft.remarks, textOf(node, 'Comment'))
  for (const identity of childrenOf(profile, 'Identity')) {
    addNames(draft, identity, index)
    addDocuments(draft, identity.attributes.get('ID') ?? '', index)
  }
  for (const feature of childrenOf(profile, 'Feature')) addFeature(draft, feature, index)
  return draft
}

function schemaOf(profile: XmlNode, index: AdvancedIndex): PartySchema {
  const subType = referenceOf(index, profile, 'PartySubTypeID')
  if (subType === null) return 'LegalEntity'
  const type = meaningOf(index, subType, 'PartyTypeID')
  const word = type === 'Transport' ? subType.text.trim() : type
  const schema = { Individual: 'Person', Entity: 'Organization', Vessel: 'Vessel', Aircraft: 'Airplane' }[word]
  if (schema === undefined) {
    addFault(index, profile, { code: 'unknown-value', message: `the party type is "${word}", which is not known` })
  }
  return (schema ?? 'LegalEntity') as PartySchema
}

function addNames(draft: PartyDraft, identity: XmlNode, index: AdvancedIndex): void {
  const typeOfGroup = new Map<string, string>()
  for (const group of childrenOf(identity, 'NamePartGroups').flatMap((groups) => groups.children)) {
    for (const part of group.children) {
      typeOfGroup.set(part.attributes.get('ID') ?? '', meaningOf(index, part, 'NamePartTypeID'))
    }
  }
  const isFalse = identity.attributes.get('False') === 'true'
  for (const alias of childrenOf(identity, 'Alias')) {
    const type = meaningOf(index, alias, 'AliasTypeID')
    const isPrimary = alias.attributes.get('Primary') === 'true' && !isFalse
    for (const documented of childrenOf(alias, 'DocumentedName')) {
      const { text, isLatin } = nameOf(documented, typeOfGroup, index)
      if (alias.attributes.get('LowQuality') === 'true') addText(draft.weakAlias, text)
      else if (isPrimary && isLatin) addText(draft.name, text)
      else addText(type === 'F.K.A.' ? draft.previousName : draft.alias, text)
    }
  }
  if (draft.name.length === 0 && draft.alias.length > 0) draft.name.push(...draft.alias.splice(0, 1))
}

function nameOf(
  documented: XmlNode,
  typeOfGroup: ReadonlyMap<string, string>,
  index: AdvancedIndex,
): { readonly text: string; readonly isLatin: boolean } {
  const parts = childrenOf(documented, 'DocumentedNamePart').flatMap((part) => childrenOf(part, 'NamePartValue'))
  const read = parts.map((part) => ({
    text: part.text.trim(),
    type: typeOfGroup.get(part.attributes.get('NamePartGroupID') ?? '') ?? '',
    script: referenceOf(index, part, 'ScriptID')?.attributes.get('ScriptCode') ?? '',
  }))
  const ordered = read.toSorted((a, b) => partOrder.indexOf(a.type) - partOrder.indexOf(b.type))
  const family = ordered.filter(({ type }) => familyParts.has(type)).map(({ text }) => text)
  const other = ordered.filter(({ type }) => !familyParts.has(type)).map(({ text }) => text)
  const isLatin = read.every(({ script }) => script === 'Latin' || script === 'Latn')
  if (read.length > 0 && read.every(({ script }) => unspacedScripts.has(script))) {
    return { text: [...family, ...other].join(''), isLatin }
  }
  return { text: [family.join(' '), other.join(' ')].filter((text) => text !== '').join(', '), isLatin }
}

function addDocuments(draft: PartyDraft, identityId: string, index: AdvancedIndex): void {
  for (const document of index.documents.get(identityId) ?? []) {
    const label = meaningOf(index, document, 'IDRegDocTypeID')
    const number = textOf(document, 'IDRegistrationNo') ?? ''
    const country = document.attributes.has('IssuedBy-CountryID')
      ? meaningOf(index, document, 'IssuedBy-CountryID')
      : null
    const identifier = ofacIdentifier(label, number, country)
    if (identifier !== null) draft.identifiers.push(identifier)
    else addText(draft.remarks, `${label} ${number}`)
    if (meaningOf(index, document, 'ValidityID') === 'Fraudulent') {
      addText(draft.remarks, `${label} ${number}: fraudulent`)
    }
  }
  index.documents.delete(identityId)
}

function addFeature(draft: PartyDraft, feature: XmlNode, index: AdvancedIndex): void {
  const type = meaningOf(index, feature, 'FeatureTypeID')
  for (const version of childrenOf(feature, 'FeatureVersion')) {
    const location = locationOf(version, index)
    const text = detailOf(version, index) ?? ''
    const country = location === null ? null : locationCountry(location, index)
    if (type === 'Location' && location !== null) addAddress(draft, location, index)
    else if (type === 'Birthdate') addBirthDate(draft, version)
    else if (!addNamed(draft, type, country ?? text)) addOther(draft, { type, text, version })
  }
}

/** Features that go to a property of their own; false when the type is another one. */
function addNamed(draft: PartyDraft, type: string, value: string): boolean {
  const targets: Readonly<Record<string, string[]>> = {
    'Nationality Country': draft.nationality,
    'Citizenship Country': draft.citizenship,
    'Vessel Flag': draft.jurisdiction,
    'Nationality of Registration': draft.jurisdiction,
    'Registration Country': draft.jurisdiction,
  }
  const target = Object.hasOwn(targets, type) ? targets[type] : undefined
  if (target !== undefined) addText(target, countryOrRaw(value))
  else if (type === 'Place of Birth') addText(draft.birthPlace, value)
  else if (type === 'Title') addText(draft.position, value)
  else if (type === 'Gender') setGender(draft, value)
  else if (type === 'Vessel Owner') addLink(draft, 'owned-by', value)
  else if (type === 'Aircraft Operator') addLink(draft, 'operated-by', value)
  else return false
  return true
}

function addOther(
  draft: PartyDraft,
  feature: { readonly type: string; readonly text: string; readonly version: XmlNode },
): void {
  const { type, text, version } = feature
  const identifier = ofacIdentifier(type, text, null)
  if (identifier !== null && (text !== '' || !type.startsWith(walletWord))) draft.identifiers.push(identifier)
  else {
    const period = childOf(version, 'DatePeriod')
    const date = period === null ? '' : (periodDate(period)?.value ?? '')
    addText(draft.remarks, [type, text, date].filter((part) => part !== '').join(' '))
  }
}

function locationOf(version: XmlNode, index: AdvancedIndex): XmlNode | null {
  const reference = childOf(version, 'VersionLocation')
  if (reference === null) return null
  const id = reference.attributes.get('LocationID') ?? ''
  const location = index.locations.get(id)
  if (location === undefined) addUnresolved(index, reference, `LocationID ${id} is not among the locations`)
  return location ?? null
}

function locationCountry(location: XmlNode, index: AdvancedIndex): string | null {
  const country = childOf(location, 'LocationCountry')
  if (country !== null) return meaningOf(index, country, 'CountryID')
  const area = childOf(location, 'LocationAreaCode')
  return area === null ? null : (referenceOf(index, area, 'AreaCodeID')?.attributes.get('Description') ?? null)
}

function detailOf(version: XmlNode, index: AdvancedIndex): string | null {
  const detail = childOf(version, 'VersionDetail')
  if (detail === null) return null
  if (detail.attributes.has('DetailReferenceID')) return meaningOf(index, detail, 'DetailReferenceID')
  return detail.text.trim()
}

function addAddress(draft: PartyDraft, location: XmlNode, index: AdvancedIndex): void {
  const parts = new Map<string, string[]>()
  for (const part of childrenOf(location, 'LocationPart')) {
    const type = meaningOf(index, part, 'LocPartTypeID')
    const values = childrenOf(part, 'LocationPartValue').flatMap((value) => textOf(value, 'Value') ?? [])
    parts.set(type, [...(parts.get(type) ?? []), ...values])
  }
  const text = (type: string): string => (parts.get(type) ?? []).join(', ')
  const countryText = locationCountry(location, index)
  const address = addressFrom({
    street: [text('ADDRESS1'), text('ADDRESS2'), text('ADDRESS3'), text('Unknown')],
    city: text('CITY'),
    region: [text('STATE/PROVINCE'), text('REGION')].filter((part) => part !== '').join(', '),
    postalCode: text('POSTAL CODE'),
    country: countryOrRaw(countryText),
    countryText,
  })
  if (address !== null) draft.addresses.push(address)
}

function addBirthDate(draft: PartyDraft, version: XmlNode): void {
  const period = childOf(version, 'DatePeriod')
  const date = period === null ? null : periodDate(period)
  if (date !== null) draft.birthDate.push(date)
  else addText(draft.remarks, 'birthDate: the period could not be read')
}

/** A period from the first to the last possible day becomes a day, a month, a year or a span of years. */
function periodDate(period: XmlNode): PartialDate | null {
  const start = childOf(period, 'Start')
  const end = childOf(period, 'End')
  const from = dayOf(start === null ? null : childOf(start, 'From'))
  const to = dayOf(end === null ? null : childOf(end, 'To'))
  if (from === null || to === null || start === null || end === null) return null
  const circa = [start, end].some((node) => node.attributes.get('Approximate') === 'true')
  const raw = `${from.text} to ${to.text}`
  const base = { until: null, circa, imputed: false, raw }
  if (from.text === to.text) return { ...base, value: from.text, imputed: from.text.endsWith('-01-01'), raw: from.text }
  if (from.year !== to.year) return { ...base, value: from.year, until: to.year }
  const isMonth = from.text.slice(0, 7) === to.text.slice(0, 7) && from.text.endsWith('-01')
  return { ...base, value: isMonth ? from.text.slice(0, 7) : from.year }
}

function dayOf(node: XmlNode | null): { readonly text: string; readonly year: string } | null {
  if (node === null) return null
  const [year = '', month = '', day = ''] = ['Year', 'Month', 'Day'].map((name) => textOf(node, name) ?? '')
  if (!/^\d{1,4}$/u.test(year) || !/^\d{1,2}$/u.test(month) || !/^\d{1,2}$/u.test(day)) return null
  const text = [year.padStart(4, '0'), month.padStart(2, '0'), day.padStart(2, '0')].join('-')
  return { text, year: year.padStart(4, '0') }
}
