// Switzerland's whole sanctions list (SECO) as XML. It keeps parties that are no longer listed, which are told apart.
// An amendment has the same form and is no list: read as one, it would delist everybody else (law L12).

import { countryOrRaw, type PartyId, type PartySchema, parsePartialDate } from '../model/index.ts'
import { namesIn, partIn } from './ch-seco-names.ts'
import { secoShape } from './ch-seco-shape.ts'
import { type FaultLog, placeIn } from './faults.ts'
import { addReading, keepEarliest, parseDayFirst } from './issuer-dates.ts'
import { setGender } from './ofac-remarks.ts'
import { addressFrom, addText, draftParty, type PartyDraft } from './party-draft.ts'
import type { ReadBody } from './read-body.ts'
import type { ListFile, Place, Reject } from './reading.ts'
import { imoIn } from './text-parts.ts'
import { childOf, childrenOf, readXml, textOf, type XmlNode } from './xml-reader.ts'

const remedy = 'Fetch the whole list again from the issuer.'
const wholeList = 'whole-list'

interface SecoPlace {
  readonly text: string
  readonly country: string | null
}

/** What a target says of places and programmes, which stand elsewhere in the file. */
interface Pending {
  readonly draft: PartyDraft
  readonly sets: readonly string[]
  readonly births: readonly string[]
  readonly addresses: readonly XmlNode[]
}

class SecoReading {
  readonly pending: Pending[] = []
  readonly removed: Reject[] = []
  readonly places = new Map<string, SecoPlace>()
  readonly programs = new Map<string, string>()
  readonly #lines = new Map<string, number>()
  readonly #file: string
  readonly #log: FaultLog

  constructor(file: string, log: FaultLog) {
    this.#file = file
    this.#log = log
  }

  take(node: XmlNode): void {
    if (node.name === 'place') this.#takePlace(node)
    else if (node.name === 'sanctions-program') this.#takeProgram(node)
    else this.#takeTarget(node)
  }

  fault(code: string, place: Place, message: string): void {
    this.#log.add({ code, place, message, remedy })
  }

  #takePlace(node: XmlNode): void {
    const country = childOf(node, 'country')
    const parts = [textOf(node, 'location'), textOf(node, 'area'), country?.text.trim()]
    const code = country?.attributes.get('iso-code') ?? country?.text ?? null
    const text = parts.flatMap((part) => part || []).join(', ')
    this.places.set(node.attributes.get('ssid') ?? '', { text, country: countryOrRaw(code) })
  }

  #takeProgram(node: XmlNode): void {
    const keys = childrenOf(node, 'program-key')
    const key = (keys.find(({ attributes }) => attributes.get('lang') === 'eng') ?? keys[0])?.text.trim() ?? ''
    for (const set of childrenOf(node, 'sanctions-set')) this.programs.set(set.attributes.get('ssid') ?? '', key)
  }

  #takeTarget(node: XmlNode): void {
    const id = node.attributes.get('ssid') ?? ''
    const place = placeIn(this.#file, { line: node.line, offset: node.offset, recordId: id })
    const twin = this.#lines.get(id)
    if (!/^\d+$/u.test(id)) this.fault('bad-id', place, `ssid is "${id}", not a whole number`)
    if (twin !== undefined)
      this.fault('duplicate-id', place, `ssid ${id} stands twice: on lines ${twin} and ${node.line}`)
    this.#lines.set(id, node.line)
    const bodies = node.children.filter(({ name }) => schemaOfBody.has(name))
    const [body] = bodies
    if (body === undefined || bodies.length > 1) {
      this.fault('unknown-value', place, `the target is ${bodies.length} of individual, entity or object; it is one`)
      return
    }
    for (const { attributes } of childrenOf(node, 'modification')) {
      const type = attributes.get('modification-type') ?? ''
      if (modificationTypes.has(type)) continue
      this.fault(
        'unknown-value',
        place,
        `modification-type is "${type}"; known are ${[...modificationTypes].join(', ')}`,
      )
    }
    const gone = delistedOn(node)
    if (gone !== null) {
      this.removed.push({ place, code: 'delisted', reason: `the list says that it was removed on ${gone}` })
      return
    }
    this.pending.push(this.#read(node, body, draftParty(id, this.#schemaOf(body, place), place)))
  }

  #schemaOf(body: XmlNode, place: Place): PartySchema {
    const type = body.attributes.get('object-type') ?? ''
    const schema = body.name === 'object' ? schemaOfObject.get(type) : schemaOfBody.get(body.name)
    if (schema !== undefined) return schema
    this.fault('unknown-value', place, `object-type is "${type}"; known are ${[...schemaOfObject.keys()].join(', ')}`)
    return 'LegalEntity'
  }

  #read(node: XmlNode, body: XmlNode, draft: PartyDraft): Pending {
    setGender(draft, body.attributes.get('sex') ?? '')
    const identities = childrenOf(body, 'identity')
    for (const identity of identities) this.#addIdentity(draft, identity)
    for (const name of ['justification', 'other-information']) {
      for (const { text } of childrenOf(body, name)) addText(draft.remarks, text)
    }
    for (const { attributes, text } of [node, body].flatMap((holder) => childrenOf(holder, 'generic-attribute'))) {
      if (text.trim() !== '') addText(draft.remarks, `${attributes.get('name') ?? 'Attribute'}: ${text.trim()}`)
    }
    const imo = childrenOf(body, 'other-information').flatMap(({ text }) => imoIn(text) ?? [])
    for (const value of imo) draft.identifiers.push({ type: 'imoNumber', value, country: null, label: null })
    for (const relation of childrenOf(body, 'relation')) {
      const toId = relation.attributes.get('target-id') ?? ''
      const type = relation.attributes.get('relation-type') ?? 'related-to'
      draft.links.push({ type, toName: toId, toId: toId as PartyId })
    }
    addText(draft.remarks, textOf(node, 'foreign-identifier') && `Reference: ${textOf(node, 'foreign-identifier')}`)
    const listed = childrenOf(node, 'modification').filter(
      (found) => found.attributes.get('modification-type') === 'listed',
    )
    for (const { attributes } of listed) {
      keepEarliest(
        draft,
        parsePartialDate(attributes.get('effective-date') ?? attributes.get('publication-date') ?? ''),
      )
    }
    const single = node.attributes.get('sanctions-set-id')
    const sets = [
      ...(single === undefined ? [] : [single]),
      ...childrenOf(node, 'sanctions-set-id').map(({ text }) => text.trim()),
    ]
    const births = identities.flatMap((identity) =>
      childrenOf(identity, 'place-of-birth').map(({ attributes }) => attributes.get('place-id') ?? ''),
    )
    return { draft, sets, births, addresses: identities.flatMap((identity) => childrenOf(identity, 'address')) }
  }

  #addIdentity(draft: PartyDraft, identity: XmlNode): void {
    const isMain = identity.attributes.get('main') !== 'false'
    for (const name of childrenOf(identity, 'name')) {
      const faults = namesIn(name, isMain, draft)
      for (const message of faults) this.fault('unknown-value', { ...draft.place, line: name.line }, message)
    }
    for (const nationality of childrenOf(identity, 'nationality')) {
      const country = childOf(nationality, 'country')
      addText(draft.nationality, countryOrRaw(country?.attributes.get('iso-code') ?? country?.text ?? ''))
    }
    for (const { attributes } of childrenOf(identity, 'day-month-year')) addBirth(draft, attributes)
    for (const document of childrenOf(identity, 'identification-document')) addDocument(draft, document)
  }

  /** Joins places and programmes; a number that leads nowhere is a fault. */
  finish(): readonly PartyDraft[] {
    const placeOf = (id: string, { place }: PartyDraft): SecoPlace | null => {
      const found = this.places.get(id) ?? null
      if (found === null) this.fault('unresolved', place, `the place ${id} is not in the file`)
      return found
    }
    for (const { draft, sets, births, addresses } of this.pending) {
      for (const id of sets) {
        const program = this.programs.get(id)
        addText(draft.programs, program)
        if (program === undefined) this.fault('unresolved', draft.place, `the sanctions set ${id} is not in the file`)
      }
      for (const id of births) addText(draft.birthPlace, placeOf(id, draft)?.text)
      for (const node of addresses) {
        const id = node.attributes.get('place-id') ?? ''
        addAddress(draft, node, id === '' ? null : placeOf(id, draft))
      }
    }
    const byId = new Map(this.pending.map(({ draft }) => [draft.id, draft]))
    for (const { draft } of this.pending) {
      for (const [index, link] of draft.links.entries()) {
        const target = byId.get(link.toId ?? '')
        draft.links[index] = {
          ...link,
          toName: target?.name[0] ?? link.toName,
          toId: target === undefined ? null : link.toId,
        }
      }
    }
    return this.pending.map(({ draft }) => draft)
  }
}

const modificationTypes = new Set(['listed', 'amended', 'de-listed'])
const schemaOfBody: ReadonlyMap<string, PartySchema> = new Map([
  ['individual', 'Person'],
  ['entity', 'Organization'],
  ['object', 'Vessel'],
])
const schemaOfObject: ReadonlyMap<string, PartySchema> = new Map([
  ['vessel', 'Vessel'],
  ['aircraft', 'Airplane'],
])

/** Reads the list; null when it is not well-formed. Faults are in the log. */
export async function readSecoXml(file: ListFile, acceptIncomplete: boolean, log: FaultLog): Promise<ReadBody | null> {
  const reading = new SecoReading(file.name, log)
  const root = await readXml(file, { ...secoShape, onRecord: (node) => reading.take(node) }, log)
  if (root === null) return null
  const place = placeIn(file.name, root)
  const date = root.attributes.get('date') ?? ''
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(date)) reading.fault('published-at', place, `date is "${date}", not a day`)
  const type = root.attributes.get('list-type') ?? ''
  const isWhole = type === wholeList
  if (!isWhole && !acceptIncomplete) {
    const message = `the file is of the type "${type}", not "${wholeList}": it says what changed, not who is listed`
    const words = `${remedy} Or accept an incomplete list, which never gives "clear".`
    log.add({ code: 'not-whole', place, message, remedy: words })
  }
  const drafts = reading.finish()
  if (drafts.length === 0) reading.fault('no-records', place, 'the list has no target')
  const incomplete = isWhole ? [] : [`every party that the ${type} does not name`]
  return { drafts, rejects: [], removed: reading.removed, publishedAt: date, notes: [], incomplete }
}

/** When the party was removed, if it was not listed again since. Modifications stand newest first. */
function delistedOn(target: XmlNode): string | null {
  const modifications = childrenOf(target, 'modification').map(({ attributes }, index) => ({
    type: attributes.get('modification-type') ?? '',
    date: attributes.get('effective-date') ?? attributes.get('publication-date') ?? '',
    index,
  }))
  const changes = modifications.filter(({ type }) => type === 'listed' || type === 'de-listed')
  const [latest] = changes.toSorted((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : a.index - b.index))
  return latest?.type === 'de-listed' ? latest.date || 'an unknown day' : null
}

function addBirth(draft: PartyDraft, attributes: ReadonlyMap<string, string>): void {
  const part = (name: string): string => attributes.get(name) ?? '0'
  const calendar = attributes.get('calendar') ?? 'Gregorian'
  const raw = `${part('day')}/${part('month')}/${part('year')}`
  if (calendar !== 'Gregorian') addText(draft.remarks, `Birth date ${raw} (calendar ${calendar})`)
  else {
    const reading = parseDayFirst(raw)
    const isDoubtful = (attributes.get('quality') ?? 'good') !== 'good'
    const dates = reading.dates.map((date) => (isDoubtful ? { ...date, circa: true } : date))
    addReading(draft, { ...reading, dates }, raw)
  }
}

function addDocument(draft: PartyDraft, node: XmlNode): void {
  const value = textOf(node, 'number')
  const label = node.attributes.get('document-type') ?? null
  if (value === null) return
  const issuer = childOf(node, 'issuer')
  const country = countryOrRaw(issuer?.attributes.get('code') ?? issuer?.text ?? null)
  const plain = draft.schema === 'Person' ? 'idNumber' : 'registrationNumber'
  const type = /passport/iu.test(label ?? '') ? 'passportNumber' : plain
  draft.identifiers.push({ type, value, country, label })
}

function addAddress(draft: PartyDraft, node: XmlNode, place: SecoPlace | null): void {
  const address = addressFrom({
    street: [partIn(node, 'c-o', 'c/o '), textOf(node, 'address-details'), partIn(node, 'p-o-box', 'PO Box ')],
    postalCode: textOf(node, 'zip-code'),
    city: place?.text ?? null,
    country: place?.country ?? null,
    countryText: '',
  })
  if (address !== null) draft.addresses.push(address)
  addText(draft.remarks, textOf(node, 'remark'))
}
