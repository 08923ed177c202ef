// FollowTheMoney JSON lines (OpenSanctions entities.ftm.json, flat or nested): parties are records, edges are joined to
// them, entities of other schemata are rejected by name (law L6).

import type { PartyId } from '../model/index.ts'
import { type FaultLog, placeIn } from './faults.ts'
import {
  addAddressParts,
  addHeld,
  type FtmEntity,
  firstText,
  holderSchemata,
  linkSchemata,
  partySchemaOf,
  setFtmProperties,
  texts,
} from './ftm-properties.ts'
import { readJsonLines } from './json-lines.ts'
import { parseJsonLine } from './json-values.ts'
import { checkAgainstIndex, countBytes, readIndex } from './opensanctions-index.ts'
import { draftParty, type PartyDraft } from './party-draft.ts'
import type { ReadBody } from './read-body.ts'
import type { ListFile, Place, Reject } from './reading.ts'

const remedy = 'Fetch the file again.'

/** Parties, edges and addresses of one file, until they are joined. */
export class FtmReading {
  readonly drafts = new Map<string, PartyDraft>()
  readonly rejects: Reject[] = []
  readonly #entities = new Map<string, FtmEntity>()
  readonly #edges: FtmEntity[] = []
  readonly #addresses = new Map<string, FtmEntity>()
  readonly #joined = new Map<string, number>()
  readonly #seen = new Map<string, number | null>()
  readonly #log: FaultLog

  constructor(log: FaultLog) {
    this.#log = log
  }

  /** Entities of all schemata, edges too. */
  get entityCount(): number {
    return this.#seen.size
  }

  /** A line that is one entity. */
  takeLine(line: string, place: Place): void {
    const parsed = parseJsonLine(line)
    if (typeof parsed === 'string') this.#log.add({ code: 'bad-json', place, message: parsed, remedy })
    else this.take(parsed.value, line, place)
  }

  /** A value that is one entity, and the line that it stands in. */
  take(value: unknown, line: string, place: Place): void {
    const parsed = toEntity(value)
    if (parsed === null) {
      const message = 'the line is not an entity: it needs id, schema and properties (lists of values)'
      this.#log.add({ code: 'bad-json', place, message, remedy })
      return
    }
    const at = { ...place, recordId: parsed.id }
    const twin = this.#seen.get(parsed.id)
    if (twin !== undefined) {
      const message = `the id ${parsed.id} stands twice: on lines ${twin} and ${place.line}`
      this.#log.add({ code: 'duplicate-id', place: at, message, remedy })
      return
    }
    this.#seen.set(parsed.id, place.line)
    this.#sort(parsed, at, line)
  }

  #sort(entity: FtmEntity, place: Place, line: string): void {
    const schema = partySchemaOf.get(entity.schema)
    if (schema !== undefined) {
      if (/\\ud[89a-f]/iu.test(line) && !isWellFormed(entity)) {
        this.rejects.push({ place, code: 'bad-text', reason: 'a text holds half a character (a lone surrogate)' })
        return
      }
      const draft = draftParty(entity.id, schema, place)
      setFtmProperties(draft, entity)
      this.drafts.set(entity.id, draft)
      this.#entities.set(entity.id, entity)
      return
    }
    if (entity.schema === 'Address') this.#addresses.set(entity.id, entity)
    else if (holderSchemata.has(entity.schema) || linkSchemata.has(entity.schema)) this.#edges.push(entity)
    else {
      const reason = `the schema ${entity.schema} is not one of a party`
      this.rejects.push({ place, code: 'not-a-party', reason })
      return
    }
    this.#joined.set(entity.schema, (this.#joined.get(entity.schema) ?? 0) + 1)
  }

  /** Joins edges and addresses to parties; says how many there were and how many led nowhere. */
  join(): readonly string[] {
    let loose = 0
    for (const edge of this.#edges) if (!this.#joinEdge(edge)) loose++
    for (const [id, entity] of this.#entities) this.#joinNested(this.drafts.get(id) as PartyDraft, entity)
    const counts = [...this.#joined].map(([schema, count]) => `${count} ${schema}`).sort()
    const notes = counts.length === 0 ? [] : [`joined to parties: ${counts.join(', ')}`]
    if (loose > 0) notes.push(`${loose} edges lead to no party of this file`)
    return notes
  }

  #joinEdge(edge: FtmEntity): boolean {
    const holder = holderSchemata.get(edge.schema)
    if (holder !== undefined) {
      const holders = idsOf(edge, holder).flatMap((id) => this.drafts.get(id) ?? [])
      for (const draft of holders) addHeld(draft, edge)
      return holders.length > 0
    }
    const [from, to, there, back] = linkSchemata.get(edge.schema) ?? ['', '', '', '']
    let isJoined = false
    for (const fromId of idsOf(edge, from)) {
      for (const toId of idsOf(edge, to)) {
        isJoined = this.#link(fromId, toId, there) || isJoined
        isJoined = this.#link(toId, fromId, back) || isJoined
      }
    }
    return isJoined
  }

  #link(ownId: string, otherId: string, type: string): boolean {
    const draft = this.drafts.get(ownId)
    const other = this.#entities.get(otherId)
    const toName = other === undefined ? otherId : other.caption
    draft?.links.push({ type, toName, toId: other === undefined ? null : (otherId as PartyId) })
    return draft !== undefined
  }

  #joinNested(draft: PartyDraft, entity: FtmEntity): void {
    for (const id of texts(entity.properties.get('addressEntity') ?? [])) {
      const address = this.#addresses.get(id)
      if (address !== undefined) addAddressParts(draft, address.properties)
    }
    for (const value of [...entity.properties.values()].flat()) {
      const nested = toEntity(value)
      if (nested === null) continue
      if (nested.schema === 'Address') addAddressParts(draft, nested.properties)
      else if (holderSchemata.has(nested.schema)) addHeld(draft, nested)
      else this.#joinNestedLink(draft, nested)
    }
  }

  #joinNestedLink(draft: PartyDraft, edge: FtmEntity): void {
    const [from, to, there, back] = linkSchemata.get(edge.schema) ?? ['', '', '', '']
    const ends: readonly (readonly [string, string])[] = [
      [to, there],
      [from, back],
    ]
    for (const [property, type] of ends) {
      for (const other of (edge.properties.get(property) ?? []).flatMap((value) => toEntity(value) ?? [])) {
        if (other.id === draft.id) continue
        const toId = this.drafts.has(other.id) ? (other.id as PartyId) : null
        draft.links.push({ type, toName: firstText(other, 'name') ?? other.caption, toId })
      }
    }
  }
}

/** Reads the list; null when the file itself is broken. With its index, it must be what that says. Faults are in the log. */
export async function readFtmJson(file: ListFile, index: ListFile | null, log: FaultLog): Promise<ReadBody | null> {
  const datasets = index === null ? [] : await readIndex(index, log)
  if (datasets === null) return null
  const [dataset, ...others] = datasets
  if (others.length > 0) {
    const message = `${index?.name ?? ''} is a catalogue of ${datasets.length} datasets, not the index of this one`
    log.add({
      code: 'catalogue',
      place: placeIn(index?.name ?? ''),
      message,
      remedy: 'Put the index of the dataset there.',
    })
    return null
  }
  const reading = new FtmReading(log)
  const counted = countBytes(file)
  const lines = await readJsonLines(counted.file, (text, place) => reading.takeLine(text, place), log)
  if (lines === null) return null
  const count = reading.drafts.size + reading.rejects.length
  if (count === 0) log.add({ code: 'no-records', place: placeIn(file.name), message: 'the file has no party', remedy })
  const notes = [...(lines.isUnterminated ? [`${file.name}: unterminated`] : []), ...reading.join()]
  const drafts = [...reading.drafts.values()]
  if (dataset === undefined) return { drafts, rejects: reading.rejects, publishedAt: null, notes }
  checkAgainstIndex(dataset, { file: file.name, bytes: counted.bytes(), entities: reading.entityCount }, log)
  const told = `index: ${dataset.name}, ${dataset.entityCount ?? 'unknown'} entities, last change ${dataset.lastChange ?? 'unknown'}`
  return { drafts, rejects: reading.rejects, publishedAt: dataset.updatedAt, notes: [...notes, told] }
}

function toEntity(value: unknown): FtmEntity | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null
  const fields = new Map<string, unknown>(Object.entries(value))
  const id = fields.get('id')
  const schema = fields.get('schema')
  const properties = fields.get('properties')
  if (typeof id !== 'string' || id === '' || typeof schema !== 'string') return null
  if (typeof properties !== 'object' || properties === null || Array.isArray(properties)) return null
  const entries: [string, readonly unknown[]][] = []
  for (const [name, values] of Object.entries(properties)) {
    if (!Array.isArray(values)) return null
    entries.push([name, values])
  }
  const caption = fields.get('caption')
  return { id, schema, caption: typeof caption === 'string' ? caption : id, properties: new Map(entries) }
}

function idsOf(entity: FtmEntity, property: string): readonly string[] {
  return (entity.properties.get(property) ?? []).flatMap((value) =>
    typeof value === 'string' ? value : (toEntity(value)?.id ?? []),
  )
}

function isWellFormed(entity: FtmEntity): boolean {
  return [...entity.properties.values()].every((values) => texts(values).every((text) => text.isWellFormed()))
}
