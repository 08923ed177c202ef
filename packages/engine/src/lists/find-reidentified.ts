// A party that the issuer lists under another id goes on: taken for a removal and an addition it would reopen what was
// decided about it. Only pairs without a rival are joined; what is doubtful stays a removal and an addition (law L1).

import type { Identifier, ListedParty } from '../model/index.ts'
import type { ReidentifiedParty } from './delta.ts'
import { diffFields } from './diff-fields.ts'

/** Addresses of a party on the net are shared by many; they do not tell who it is. */
const contacts: ReadonlySet<Identifier['type']> = new Set(['email', 'phone', 'website'])

type KeysOf = (party: ListedParty) => readonly string[]

/** From certain to sufficient; each pass sees only what the earlier ones left. Keys hold canonical values. */
const passes: readonly KeysOf[] = [
  (party) => [JSON.stringify([party.schema, allNamesOf(party), documentsOf(party), datesOf(party)])],
  (party) => [JSON.stringify([party.schema, [...party.name].sort(), documentsOf(party), datesOf(party)])],
  (party) =>
    documentsOf(party).flatMap((document) => allNamesOf(party).map((name) => JSON.stringify([document, name]))),
]

/**
 * Joins removed with added parties (both in canonical form): the same names, identifiers and birth dates; then the same
 * primary names, identifiers and birth dates; then one document and one name in common while no birth date contradicts.
 * A pair counts only if neither side has another partner in the same pass. In the order of `removed`.
 */
export function findReidentified(
  removed: readonly ListedParty[],
  added: readonly ListedParty[],
): readonly ReidentifiedParty[] {
  const pairs = new Map<ListedParty, ListedParty>()
  for (const keysOf of passes) {
    const taken = new Set(pairs.values())
    const leftBefore = removed.filter((party) => !pairs.has(party))
    const leftAfter = added.filter((party) => !taken.has(party))
    for (const [before, after] of pairUp({ before: leftBefore, after: leftAfter }, keysOf)) pairs.set(before, after)
  }
  return [...removed].flatMap((before) => {
    const after = pairs.get(before)
    if (after === undefined) return []
    return [{ previousId: before.id, partyId: after.id, before, after, fields: diffFields(before, after) }]
  })
}

interface Sides {
  readonly before: readonly ListedParty[]
  readonly after: readonly ListedParty[]
}

function pairUp({ before, after }: Sides, keysOf: KeysOf): readonly (readonly [ListedParty, ListedParty])[] {
  const later = new Map<string, ListedParty[]>()
  for (const party of after) {
    for (const key of keysOf(party)) later.set(key, [...(later.get(key) ?? []), party])
  }
  const partnersOf = new Map<ListedParty, Set<ListedParty>>()
  const rivalCount = new Map<ListedParty, number>()
  for (const party of before) {
    const partners = new Set(
      keysOf(party)
        .flatMap((key) => later.get(key) ?? [])
        .filter((other) => agree(party, other)),
    )
    partnersOf.set(party, partners)
    for (const partner of partners) rivalCount.set(partner, (rivalCount.get(partner) ?? 0) + 1)
  }
  return [...partnersOf].flatMap(([party, [partner, ...others]]) =>
    partner !== undefined && others.length === 0 && rivalCount.get(partner) === 1 ? [[party, partner] as const] : [],
  )
}

/** No birth date of one stands against those of the other. */
function agree(before: ListedParty, after: ListedParty): boolean {
  const [ours, theirs] = [datesOf(before), datesOf(after)]
  return ours.length === 0 || theirs.length === 0 || ours.some((date) => theirs.includes(date))
}

function allNamesOf({ name, alias, weakAlias, previousName }: ListedParty): readonly string[] {
  return [...new Set([...name, ...alias, ...weakAlias, ...previousName])].sort()
}

function documentsOf({ identifiers }: ListedParty): readonly string[] {
  const documents = identifiers.filter(({ type }) => !contacts.has(type))
  return [...new Set(documents.map(({ type, value }) => `${type} ${value}`))].sort()
}

function datesOf({ birthDate }: ListedParty): readonly string[] {
  return birthDate.map(({ raw }) => raw)
}
