// How full each field of a list is: a field that nobody has is one that the issuer does not publish, or one that we fail
// to read. Law L6: rates are counts over the parties that can have the field.

import type { ListedParty } from '../model/index.ts'
import { fieldsOf } from './diff-fields.ts'

export interface FillRate {
  /** FollowTheMoney name; identifiers also by type: `identifiers.passportNumber`. */
  readonly field: string
  readonly filled: number
  /** Parties that can have it: persons for what only persons have, else all. */
  readonly of: number
}

/** What only a person has. */
const personal: ReadonlySet<string> = new Set([
  ...['birthDate', 'deathDate', 'gender', 'fatherName', 'motherName', 'position', 'birthPlace', 'nationality'],
  ...['citizenship', 'ethnicity', 'religion', 'language'],
])

/** The rate of every field, in the order of a party's properties; identifiers once for all and once by type found. */
export function fillRates(parties: readonly ListedParty[]): readonly FillRate[] {
  const persons = parties.filter(({ schema }) => schema === 'Person')
  const filled = new Map<string, number>()
  for (const party of parties) {
    for (const field of filledFields(party)) filled.set(field, (filled.get(field) ?? 0) + 1)
  }
  const names = parties[0] === undefined ? [] : Object.keys(fieldsOf(parties[0]))
  const types = [...filled.keys()].filter((field) => field.startsWith('identifiers.')).sort()
  return [...names, ...types].map((field) => {
    const of = personal.has(field) ? persons.length : parties.length
    return { field, filled: filled.get(field) ?? 0, of }
  })
}

function filledFields(party: ListedParty): readonly string[] {
  const isPerson = party.schema === 'Person'
  const fields = Object.entries(fieldsOf(party)).flatMap(([field, value]) => {
    const isFilled = Array.isArray(value) ? value.length > 0 : value !== null
    return isFilled && (isPerson || !personal.has(field)) ? [field] : []
  })
  return [...fields, ...new Set(party.identifiers.map(({ type }) => `identifiers.${type}`))]
}
