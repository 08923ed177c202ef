// The parties of an index as bytes: each as published, without what it does not state, and beside it the evidence that
// bounds a score before the party itself is read. Origin is among what is published, never among the evidence (law L4).

import { assert } from '../base/index.ts'
import { type PreparedParty, type StatedEvidence, statedEvidence } from '../matching/index.ts'
import {
  emptyParty,
  type ListedParty,
  noOrigin,
  type Origin,
  type PartialDate,
  type PartySchema,
  partySchemas,
} from '../model/index.ts'
import { BucketsBuilder } from './buckets.ts'
import { GrowableBytes, GrowableUint32 } from './growable.ts'
import { hashText } from './hash.ts'
import type { Sections } from './image.ts'

/** Under what a party is found again: its list and its identifier there. */
export function partyKeyHash({ listId, id }: Pick<ListedParty, 'listId' | 'id'>): number {
  return hashText(`${listId}\n${id}`)
}

const fatherBit = 8
const addressBit = 16
const identifierBit = 32
/** A birth date of the party has no packed form: it may add whatever a birth date can. */
const looseDateBit = 64
const schemaMask = 7

export class PartyPacker {
  readonly #encoder = new TextEncoder()
  readonly #textStart = new GrowableUint32()
  readonly #text = new GrowableBytes()
  readonly #evidence = new GrowableBytes()
  readonly #dateStart = new GrowableUint32()
  readonly #dates = new GrowableUint32()
  readonly #keys = new BucketsBuilder()

  constructor() {
    this.#textStart.push(0)
    this.#dateStart.push(0)
  }

  get count(): number {
    return this.#evidence.length
  }

  add(party: ListedParty, prepared: PreparedParty): void {
    this.#keys.add(partyKeyHash(party), this.count)
    this.#text.append(this.#encoder.encode(JSON.stringify(withoutEmpty(party))))
    assert(this.#text.length < 2 ** 32, 'the parties of one index fit into 4 GiB')
    this.#textStart.push(this.#text.length)
    const stated = statedEvidence(prepared)
    this.#evidence.push(
      partySchemas.indexOf(stated.schema) |
        (stated.hasFatherName ? fatherBit : 0) |
        (stated.hasAddress ? addressBit : 0) |
        (stated.hasIdentifier ? identifierBit : 0) |
        (stated.birthDate.every(isPackable) ? 0 : looseDateBit),
    )
    for (const date of stated.birthDate) for (const part of packDate(date)) this.#dates.push(part)
    this.#dateStart.push(this.#dates.length)
  }

  sections(): Sections {
    return {
      partyTextStart: this.#textStart.view().slice(),
      partyText: this.#text.view(),
      partyEvidence: this.#evidence.view().slice(),
      partyDateStart: this.#dateStart.view().slice(),
      partyDate: this.#dates.view().slice(),
      ...this.#keys.sections('partyKey', 4),
    }
  }
}

type Packed = Partial<Omit<ListedParty, 'origin'>> & { readonly origin: Partial<Origin> }

/** The party without the fields that are as in an empty one. */
function withoutEmpty({ origin, ...party }: ListedParty): Packed {
  return { ...stated(party), origin: stated(origin) }
}

function stated<T extends object>(fields: T): Partial<T> {
  const kept = Object.entries(fields).filter(([, value]) => value !== null && !isEmptyArray(value))
  return Object.fromEntries(kept) as Partial<T>
}

const isEmptyArray = (value: unknown): boolean => Array.isArray(value) && value.length === 0

const emptyListing = { ...emptyParty, programs: [], listedOn: null, links: [], remarks: [], position: [] }

/** The party that was packed into these bytes. */
export function unpackParty(json: string): ListedParty {
  const packed = JSON.parse(json) as Packed
  return { ...emptyListing, ...packed, origin: { ...noOrigin, ...packed.origin } } as ListedParty
}

const circaBit = 1 << 21
const imputedBit = 1 << 22
const untilBit = 1 << 23
const precisionShift = 24

/** One number: year, month, day, marks and precision; a second one where the date is a span. */
function packDate({ value, until, circa, imputed }: PartialDate): number[] {
  const marks = (circa ? circaBit : 0) | (imputed ? imputedBit : 0) | (until === null ? 0 : untilBit)
  return until === null ? [packDay(value) | marks] : [packDay(value) | marks, packDay(until)]
}

function packDay(value: string): number {
  const [year = '0', month = '0', day = '0'] = value.split('-')
  const precision = value.length > 7 ? 3 : value.length > 4 ? 2 : 1
  return (precision << precisionShift) | (Number(year) << 9) | (Number(month) << 5) | Number(day)
}

function isPackable({ value, until }: PartialDate): boolean {
  return unpackDay(packDay(value)) === value && (until === null || unpackDay(packDay(until)) === until)
}

function unpackDay(packed: number): string {
  const precision = (packed >>> precisionShift) & 3
  const year = String((packed >>> 9) & 0xfff).padStart(4, '0')
  const month = String((packed >>> 5) & 15).padStart(2, '0')
  const day = String(packed & 31).padStart(2, '0')
  return [year, month, day].slice(0, precision).join('-')
}

/** The evidence of a party as it was packed; null where it has no packed form. */
export function unpackEvidence(evidence: number, dates: Uint32Array): StatedEvidence | null {
  if (hasLooseDate(evidence)) return null
  const birthDate: PartialDate[] = []
  for (let i = 0; i < dates.length; i++) {
    const packed = dates[i]!
    const until = (packed & untilBit) === 0 ? null : unpackDay(dates[++i]!)
    const marks = { circa: (packed & circaBit) !== 0, imputed: (packed & imputedBit) !== 0 }
    birthDate.push({ value: unpackDay(packed), until, ...marks, raw: '' })
  }
  return { schema: schemaOf(evidence), birthDate, ...marksOf(evidence) }
}

/** What the marks say; those of several parties may be put together. */
export function marksOf(evidence: number): Pick<StatedEvidence, 'hasFatherName' | 'hasAddress' | 'hasIdentifier'> {
  return {
    hasFatherName: (evidence & fatherBit) !== 0,
    hasAddress: (evidence & addressBit) !== 0,
    hasIdentifier: (evidence & identifierBit) !== 0,
  }
}

export const hasLooseDate = (evidence: number): boolean => (evidence & looseDateBit) !== 0

export function schemaOf(evidence: number): PartySchema {
  return partySchemas[evidence & schemaMask]!
}
