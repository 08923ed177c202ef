// What may be said of a party on the command line besides its name, for `compare` (each twice) and `why-not`.

import { type Command, Option } from 'commander'
import type { SubjectFields } from '../services/index.ts'

interface PartyOption {
  readonly property: keyof SubjectFields
  readonly flag: string
  readonly what: string
}

const partyOptions: readonly PartyOption[] = [
  { property: 'alias', flag: 'alias', what: 'another name' },
  { property: 'birthDate', flag: 'birth-date', what: 'birth date, e.g. 1962, 1962-03 or 1962-03-04' },
  { property: 'gender', flag: 'gender', what: 'female, male or other' },
  { property: 'fatherName', flag: 'father-name', what: "father's name" },
  { property: 'address', flag: 'address', what: 'full postal address' },
  { property: 'idNumber', flag: 'id-number', what: 'number of a document or registration' },
  { property: 'leiCode', flag: 'lei', what: 'legal entity identifier' },
  { property: 'imoNumber', flag: 'imo', what: 'IMO number' },
]

/** Values of options by their names in commander, e.g. `birthDate1`. */
export type PartyValues = Readonly<Record<string, unknown>>

/** Adds the options; `number` tells those of the first party from those of the second, `null` where there is one. */
export function addPartyOptions(command: Command, number: 1 | 2 | null): Command {
  const whose = number === null ? '' : number === 1 ? ' of the first' : ' of the second'
  for (const { flag, what } of partyOptions) {
    command.addOption(new Option(`--${flag}${number ?? ''} <value>`, `${what}${whose}; several with ;`))
  }
  return command
}

/** The fields of a party from its name and the options given. */
export function partyFields(name: string, schema: string | undefined, { values, number }: GivenValues): SubjectFields {
  const fields: Record<string, readonly string[]> = { name: [name.trim()].filter((text) => text !== '') }
  if (schema !== undefined && schema.trim() !== '') fields['schema'] = [schema.trim()]
  for (const { property, flag } of partyOptions) {
    const given = values[optionName(flag, number)]
    if (typeof given !== 'string') continue
    fields[property] = given
      .split(';')
      .map((value) => value.trim())
      .filter((value) => value !== '')
  }
  return fields
}

export interface GivenValues {
  readonly values: PartyValues
  readonly number: 1 | 2 | null
}

/** Whether any of the options was given: they say nothing about a file of pairs. */
export function givenPartyOption(values: PartyValues): string | null {
  for (const { flag } of partyOptions) {
    for (const number of [1, 2] as const)
      if (values[optionName(flag, number)] !== undefined) return `--${flag}${number}`
  }
  return null
}

function optionName(flag: string, number: 1 | 2 | null): string {
  return `${flag.replace(/-(?<letter>[a-z])/gu, (_, letter: string) => letter.toUpperCase())}${number ?? ''}`
}
