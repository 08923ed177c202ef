// Builders for tests: name only what the test is about, everything else is empty.

import { assert } from '../base/index.ts'
import {
  type Address,
  emptyParty,
  type ListedParty,
  type ListId,
  noOrigin,
  type Origin,
  type PartialDate,
  type Party,
  type PartyId,
  parsePartialDate,
  type Subject,
} from '../model/index.ts'

type OneOrMany<T> = T | readonly T[]

/** What a test may say of a party: one value or several, dates and addresses as text or whole. */
export interface PartyProperties {
  readonly schema?: Party['schema']
  readonly name?: OneOrMany<string>
  readonly alias?: OneOrMany<string>
  readonly weakAlias?: OneOrMany<string>
  readonly previousName?: OneOrMany<string>
  readonly birthDate?: OneOrMany<string | PartialDate>
  readonly deathDate?: OneOrMany<string | PartialDate>
  readonly gender?: Party['gender']
  readonly identifiers?: readonly (Pick<Party['identifiers'][number], 'type' | 'value'> &
    Partial<Party['identifiers'][number]>)[]
  readonly addresses?: OneOrMany<string | Partial<Address>>
  readonly fatherName?: OneOrMany<string>
  readonly motherName?: OneOrMany<string>
  readonly jurisdiction?: OneOrMany<string>
  readonly origin?: Partial<Origin>
}

export interface SubjectProperties extends PartyProperties {
  readonly id?: string
}

export interface ListedPartyProperties extends PartyProperties {
  readonly id?: string
  readonly listId?: string
  readonly programs?: readonly string[]
  readonly remarks?: readonly string[]
}

/** A subject: a person called "Ada Example" unless the test says otherwise. */
export function subject({ id = 'subject-1', ...properties }: SubjectProperties = {}): Subject {
  return { ...party(properties), id }
}

/** A listed party: a person called "Ada Example" unless the test says otherwise. */
export function listedParty(properties: ListedPartyProperties = {}): ListedParty {
  const { id = 'party-1', listId = 'test_list', programs = ['TEST'], remarks = [], ...rest } = properties
  return {
    ...party(rest),
    id: id as PartyId,
    listId: listId as ListId,
    programs,
    listedOn: null,
    links: [],
    remarks,
    position: [],
  }
}

/** A date as the engine reads it: `1962`, `1962-03`, `1962-03-04`, `circa 1962`, `1958 to 1963`. */
export function birthDate(text: string): PartialDate {
  const { dates, reason } = parsePartialDate(text)
  assert(dates.length === 1, `"${text}" is exactly one date (${reason ?? `it has ${dates.length} readings`})`)
  return dates[0]!
}

function party(properties: PartyProperties): Party {
  return {
    ...emptyParty,
    schema: properties.schema ?? 'Person',
    name: many(properties.name ?? 'Ada Example'),
    alias: many(properties.alias ?? []),
    weakAlias: many(properties.weakAlias ?? []),
    previousName: many(properties.previousName ?? []),
    birthDate: many(properties.birthDate ?? []).map(asDate),
    deathDate: many(properties.deathDate ?? []).map(asDate),
    gender: properties.gender ?? null,
    identifiers: (properties.identifiers ?? []).map((one) => ({ country: null, label: null, ...one })),
    addresses: many(properties.addresses ?? []).map(asAddress),
    fatherName: many(properties.fatherName ?? []),
    motherName: many(properties.motherName ?? []),
    jurisdiction: many(properties.jurisdiction ?? []),
    origin: { ...noOrigin, ...properties.origin },
  }
}

function many<T>(value: OneOrMany<T>): readonly T[] {
  return Array.isArray(value) ? (value as readonly T[]) : [value as T]
}

function asDate(date: string | PartialDate): PartialDate {
  return typeof date === 'string' ? birthDate(date) : date
}

function asAddress(address: string | Partial<Address>): Address {
  const parts = typeof address === 'string' ? { full: address } : address
  return { full: '', street: null, city: null, region: null, postalCode: null, country: null, ...parts }
}
