// A record of raw values becomes a subject of the model. Law L4: origin goes to its own block. A value that cannot be
// read is left out and said, never guessed; a record without a name is rejected.

import { partySchema, partySchemaWords } from '@hindsight/engine/lists'
import {
  countryOrRaw,
  type Gender,
  type Identifier,
  noOrigin,
  type Origin,
  type PartialDate,
  type PartySchema,
  parsePartialDate,
  partySchemas,
  type Subject,
} from '@hindsight/engine/model'
import {
  type SubjectFields,
  type SubjectProperty,
  type SubjectRecord,
  subjectIdentifiers,
  suggest,
} from '../sources/index.ts'

/** Said beside the state of a subject that was screened without a value that could not be read. */
export type UnreadableReason = 'birth_date_unreadable' | 'gender_unreadable'

export type SubjectReading =
  | { readonly state: 'read'; readonly subject: Subject; readonly reasons: readonly UnreadableReason[] }
  | { readonly state: 'rejected'; readonly id: string; readonly detail: string }

const genderWords: Readonly<Record<string, Gender>> = {
  f: 'female',
  female: 'female',
  m: 'male',
  male: 'male',
  other: 'other',
  x: 'other',
  nonbinary: 'other',
}
const personProperties = [
  'birthDate',
  'firstName',
  'middleName',
  'lastName',
  'fatherName',
  'motherName',
  'gender',
] as const satisfies readonly SubjectProperty[]

/** Reads a subject from its record. */
export function readSubject(record: SubjectRecord): SubjectReading {
  const { fields, fault } = record
  const id = fields.id?.[0] ?? `row:${record.row}`
  if (fault !== null) return { state: 'rejected', id, detail: fault }
  const names = namesOf(fields)
  if (names.name.length === 0) return { state: 'rejected', id, detail: 'the subject has no name' }
  const word = fields.schema?.[0]
  const schema = word === undefined ? inferSchema(fields) : partySchema(word)
  if (schema === null) return { state: 'rejected', id, detail: unknownSchema(word ?? '') }
  const birth = datesOf(fields.birthDate ?? [])
  const gender = genderOf(fields.gender?.[0])
  const reasons: UnreadableReason[] = []
  if (birth.isUnreadable) reasons.push('birth_date_unreadable')
  if (gender === 'unreadable') reasons.push('gender_unreadable')
  const subject: Subject = {
    id,
    schema,
    name: names.name,
    alias: names.alias,
    weakAlias: [],
    previousName: [],
    birthDate: birth.dates,
    deathDate: [],
    gender: gender === 'unreadable' ? null : gender,
    identifiers: identifiersOf(fields),
    addresses: (fields.address ?? []).map(addressOf),
    fatherName: fields.fatherName ?? [],
    motherName: fields.motherName ?? [],
    jurisdiction: (fields.jurisdiction ?? []).flatMap((raw) => countryOrRaw(raw) ?? []),
    origin: originOf(fields),
  }
  return { state: 'read', subject, reasons }
}

/**
 * The kind of party that a row without a schema is: a person where it has what only people have, a vessel by its
 * numbers, a wallet where it is nothing else; otherwise "kind not stated", which is compared with everything.
 */
function inferSchema(fields: SubjectFields): PartySchema {
  if (personProperties.some((property) => fields[property] !== undefined)) return 'Person'
  if (fields.imoNumber !== undefined || fields.mmsi !== undefined) return 'Vessel'
  return fields.publicKey !== undefined && isNameless(fields) ? 'CryptoWallet' : 'LegalEntity'
}

/** Names as given, and composed of their parts where that says something else. A lone wallet is its own name. */
function namesOf(fields: SubjectFields): { name: readonly string[]; alias: readonly string[] } {
  const given = fields.name ?? []
  const parts = [...(fields.firstName ?? []), ...(fields.middleName ?? []), ...(fields.lastName ?? [])]
  const composed = parts.join(' ')
  const name = composed === '' || given.includes(composed) ? given : [...given, composed]
  const alias = fields.alias ?? []
  if (name.length > 0) return { name, alias }
  if (alias.length > 0) return { name: alias, alias: [] }
  return { name: fields.publicKey ?? [], alias: [] }
}

function isNameless(fields: SubjectFields): boolean {
  return fields.name === undefined && fields.alias === undefined
}

function unknownSchema(word: string): string {
  const nearest = partySchema(suggest(word, partySchemaWords) ?? '')
  const known = partySchemas.join(', ')
  return `the schema "${word}" is not known${nearest === null ? '' : ` (did you mean ${nearest}?)`}; known are ${known}`
}

function genderOf(word: string | undefined): Gender | null | 'unreadable' {
  if (word === undefined) return null
  return genderWords[word.toLowerCase().replace(/[\s_-]+/gu, '')] ?? 'unreadable'
}

function datesOf(values: readonly string[]): { dates: readonly PartialDate[]; isUnreadable: boolean } {
  const dates: PartialDate[] = []
  let isUnreadable = false
  for (const value of values) {
    const reading = parsePartialDate(value)
    dates.push(...reading.dates)
    if (reading.reason !== null) isUnreadable = true
  }
  return { dates, isUnreadable }
}

function identifiersOf(fields: SubjectFields): readonly Identifier[] {
  const identifiers: Identifier[] = []
  for (const type of subjectIdentifiers) {
    for (const value of fields[type] ?? []) identifiers.push({ type, value, country: null, label: null })
  }
  return identifiers
}

function addressOf(full: string): Subject['addresses'][number] {
  return { full, street: null, city: null, region: null, postalCode: null, country: null }
}

function originOf(fields: SubjectFields): Origin {
  const { nationality, birthPlace, country } = fields
  if (nationality === undefined && birthPlace === undefined && country === undefined) return noOrigin
  return {
    ...noOrigin,
    nationality: nationality ?? [],
    birthPlace: birthPlace ?? [],
    country: country ?? [],
  }
}
