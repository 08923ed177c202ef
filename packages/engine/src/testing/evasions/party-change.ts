// Small changes of whole parties, from which the evasions of families V and D are made.

import type { Identifier, IdentifierType, PartialDate, Party } from '../../model/index.ts'
import type { Random } from '../random.ts'
import type { EvasionFamily, PartyEvasion } from './evasion.ts'

export type ApplyToParty = PartyEvasion['applyToParty']

/** Builds evasions from rows `[id, stopped by, what, how]`. */
export function partyEvasionsOf(
  rows: readonly (readonly [string, string, string, ApplyToParty])[],
): readonly PartyEvasion[] {
  return rows.map(([id, stoppedBy, what, applyToParty]) => ({
    id,
    family: id.slice(0, 1) as EvasionFamily,
    what,
    stoppedBy,
    applyToParty,
  }))
}

/** Rewrites the first identifier of one of the types; null where there is none or nothing changes. */
export function onIdentifier(
  types: readonly IdentifierType[],
  rewrite: (value: string, random: Random, identifier: Identifier) => string | Partial<Identifier> | null,
): ApplyToParty {
  return (party, random) => {
    const at = party.identifiers.findIndex(({ type }) => types.includes(type))
    const before = party.identifiers[at]
    if (before === undefined) return null
    const written = rewrite(before.value, random, before)
    if (written === null || written === before.value) return null
    const after = { ...before, ...(typeof written === 'string' ? { value: written } : written) }
    return { ...party, identifiers: party.identifiers.with(at, after) }
  }
}

/** Rewrites the first birth date that has day and month; null where there is none or nothing changes. */
export function onFullDate(
  rewrite: (parts: readonly [string, string, string], random: Random) => Partial<PartialDate> | null,
): ApplyToParty {
  return (party, random) => {
    const at = party.birthDate.findIndex(({ value }) => value.length === 10)
    const before = party.birthDate[at]
    if (before === undefined) return null
    const written = rewrite(before.value.split('-') as unknown as [string, string, string], random)
    if (written === null) return null
    const after = { ...before, raw: written.value ?? before.raw, ...written }
    return after.value === before.value && after.raw === before.raw
      ? null
      : { ...party, birthDate: party.birthDate.with(at, after) }
  }
}

/** The party under another first name; null where the name stays. */
export function onName(rewrite: (name: string, random: Random) => string | null): ApplyToParty {
  return (party: Party, random) => {
    const before = party.name[0] ?? ''
    const written = rewrite(before, random)
    return written === null || written === before ? null : { ...party, name: [written, ...party.name.slice(1)] }
  }
}

/** Swaps two neighbouring digits that differ. */
export function swapDigits(value: string, random: Random): string | null {
  const places = [...value].flatMap((sign, at) =>
    /\d\d/.test(value.slice(at, at + 2)) && sign !== value[at + 1] ? [at] : [],
  )
  if (places.length === 0) return null
  const at = random.pick(places)
  return value.slice(0, at) + value[at + 1] + value[at] + value.slice(at + 2)
}
