// OFAC's ADVANCED XML: parties, documents, places, relations and entries that refer to each other by number. Every
// reference must lead somewhere, or the file is refused as incomplete (laws L6, L12).

import { partialDateOf } from '../model/index.ts'
import type { FaultLog } from './faults.ts'
import { type AdvancedIndex, addFault, addUnresolved, meaningOf, selectionRemedy } from './ofac-advanced-index.ts'
import { draftProfile } from './ofac-advanced-party.ts'
import { advancedPaths } from './ofac-advanced-shape.ts'
import type { PartyDraft } from './party-draft.ts'
import type { ReadBody } from './read-body.ts'
import type { ListFile } from './reading.ts'
import { childOf, childrenOf, readXml, textOf, type XmlNode } from './xml-reader.ts'

const paths = {
  reference: 'Sanctions/ReferenceValueSets',
  location: 'Sanctions/Locations/Location',
  document: 'Sanctions/IDRegDocuments/IDRegDocument',
  party: 'Sanctions/DistinctParties/DistinctParty',
  relation: 'Sanctions/ProfileRelationships/ProfileRelationship',
  entry: 'Sanctions/SanctionsEntries/SanctionsEntry',
}
const sections = [
  'DateOfIssue',
  'Locations',
  'IDRegDocuments',
  'DistinctParties',
  'ProfileRelationships',
  'SanctionsEntries',
]

/** Reads the list; null when it is not well-formed. Also says whether all parties are on the SDN list. */
export async function readOfacAdvancedXml(
  file: ListFile,
  log: FaultLog,
): Promise<{ readonly body: ReadBody | null; readonly isSdn: boolean }> {
  const index: AdvancedIndex = { file: file.name, log, values: new Map(), locations: new Map(), documents: new Map() }
  const drafts = new Map<string, PartyDraft>()
  const relations: XmlNode[] = []
  const entries: XmlNode[] = []
  const takers: Readonly<Record<string, (node: XmlNode) => void>> = {
    [paths.reference]: (node) => indexReferences(node, index),
    [paths.location]: (node) => void index.locations.set(attribute(node, 'ID'), node),
    [paths.document]: (node) => addTo(index.documents, attribute(node, 'IdentityID'), node),
    [paths.party]: (node) => addParty(node, drafts, index),
    [paths.relation]: (node) => void relations.push(node),
    [paths.entry]: (node) => void entries.push(node),
  }
  const onRecord = (node: XmlNode, path: string): void => takers[path]?.(node)
  const shape = { root: 'Sanctions', known: advancedPaths, records: new Set(Object.values(paths)), onRecord }
  const root = await readXml(file, shape, log)
  if (root === null) return { body: null, isSdn: false }
  checkSections(root, index)
  if (drafts.size === 0) addFault(index, root, { code: 'no-records', message: 'the list has no party' })
  joinEntries(entries, drafts, index)
  const notes = joinRelations(relations, drafts, index)
  for (const identity of index.documents.keys()) {
    const document = index.documents.get(identity)?.[0] ?? root
    addUnresolved(index, document, `identity ${identity} of a document is unknown`)
  }
  const onSdn = entries.filter((entry) => meaningOf(index, entry, 'ListID') === 'SDN List')
  // Parties of the consolidated list may stand on the SDN list too; in the SDN file all of them do.
  const isSdn = new Set(onSdn.map((entry) => attribute(entry, 'ProfileID'))).size >= drafts.size
  const publishedAt = readDate(childOf(root, 'DateOfIssue'))
  return { body: { drafts: [...drafts.values()], rejects: [], publishedAt, notes }, isSdn }
}

function attribute(node: XmlNode, name: string): string {
  return node.attributes.get(name) ?? ''
}

function addTo(map: Map<string, XmlNode[]>, key: string, node: XmlNode): void {
  const nodes = map.get(key)
  if (nodes === undefined) map.set(key, [node])
  else nodes.push(node)
}

function indexReferences(node: XmlNode, index: AdvancedIndex): void {
  for (const item of node.children.flatMap((set) => set.children)) {
    const values = index.values.get(item.name) ?? new Map<string, XmlNode>()
    values.set(attribute(item, 'ID'), item)
    index.values.set(item.name, values)
  }
}

function checkSections(root: XmlNode, index: AdvancedIndex): void {
  for (const section of sections) {
    const count = childrenOf(root, section).length
    if (count !== 1)
      addFault(index, root, { code: 'section', message: `the file has ${count} <${section}> sections; it needs one` })
  }
}

function addParty(node: XmlNode, drafts: Map<string, PartyDraft>, index: AdvancedIndex): void {
  const draft = draftProfile(node, index)
  const twin = drafts.get(draft.id)
  if (twin === undefined) drafts.set(draft.id, draft)
  else {
    const message = `FixedRef ${draft.id} stands twice: on lines ${twin.place.line} and ${draft.place.line}`
    addFault(index, node, { code: 'duplicate-id', message })
  }
}

function joinEntries(entries: readonly XmlNode[], drafts: ReadonlyMap<string, PartyDraft>, index: AdvancedIndex): void {
  const listed = new Set<string>()
  for (const entry of entries) {
    const id = attribute(entry, 'ProfileID')
    const draft = drafts.get(id)
    if (draft === undefined) {
      addUnresolved(index, entry, `ProfileID ${id} of an entry is not among the parties`)
      continue
    }
    listed.add(id)
    for (const measure of childrenOf(entry, 'SanctionsMeasure')) {
      const program = textOf(measure, 'Comment')
      if (program !== null && meaningOf(index, measure, 'SanctionsTypeID') === 'Program') {
        draft.programs.push(program)
      }
    }
    const event = childOf(entry, 'EntryEvent')
    const date = readDate(event === null ? null : childOf(event, 'Date'))
    if (date !== null && (draft.listedOn === null || date < draft.listedOn.value)) draft.listedOn = dateOf(date)
  }
  for (const [id, draft] of drafts) {
    if (listed.has(id)) continue
    const message = `party ${id} has no sanctions entry`
    index.log.add({ code: 'unresolved', place: draft.place, message, remedy: selectionRemedy })
  }
}

function joinRelations(
  relations: readonly XmlNode[],
  drafts: ReadonlyMap<string, PartyDraft>,
  index: AdvancedIndex,
): readonly string[] {
  let outside = 0
  for (const relation of relations) {
    const from = drafts.get(attribute(relation, 'From-ProfileID'))
    const toId = attribute(relation, 'To-ProfileID')
    const to = drafts.get(toId)
    const type = meaningOf(index, relation, 'RelationTypeID').toLowerCase().replaceAll(' ', '-')
    if (from === undefined) addUnresolved(index, relation, 'From-ProfileID of a relation is not among the parties')
    if (to === undefined) outside++
    const toName = to?.name[0] ?? toId
    from?.links.push({ type, toName, toId: to === undefined ? null : (toId as never) })
  }
  return outside === 0 ? [] : [`${index.file}: ${outside} relations lead to parties of other lists`]
}

function readDate(node: XmlNode | null): string | null {
  if (node === null) return null
  const [year, month, day] = ['Year', 'Month', 'Day'].map((name) => Number(textOf(node, name) ?? Number.NaN))
  const parts = { year: year ?? Number.NaN, month: month ?? null, day: day ?? null }
  return partialDateOf(parts, '').dates[0]?.value ?? null
}

function dateOf(value: string): PartyDraft['listedOn'] {
  return { value, until: null, circa: false, imputed: false, raw: value }
}
