// The same party on two lists: by an identifier that is given once, by a reference that one list states to the other, or
// by a full name with the same day of birth. It puts items into one case; it changes no score.

import { areComparable, defaultPolicy, identifierKeys, prepareParty } from '../matching/index.ts'
import type { ListedParty } from '../model/index.ts'
import { canonicalize } from '../text/index.ts'

/** Puts parties that are the same on different lists together; groups and members keep the order of the parties. */
export function groupSameParties<T>(items: readonly T[], partyOf: (item: T) => ListedParty): readonly (readonly T[])[] {
  const known = items.map((item) => ({ item, party: partyOf(item), signs: signsOf(partyOf(item)) }))
  let groups: (typeof known)[] = []
  for (const one of known) {
    const isKin = (group: typeof known): boolean =>
      group.some((other) => areSame(one.party, other.party, [one.signs, other.signs]))
    const kin = groups.filter(isKin)
    const joined = [...kin.flat(), one]
    // The group stands where its first member stands.
    groups =
      kin.length === 0
        ? [...groups, joined]
        : groups.flatMap((group) => (group === kin[0] ? [joined] : kin.includes(group) ? [] : [group]))
  }
  return groups.map((group) => group.map(({ item }) => item))
}

/** Whether two listed parties of different lists are the same, as far as the lists themselves say. */
export function isSameListedParty(a: ListedParty, b: ListedParty): boolean {
  return areSame(a, b, [signsOf(a), signsOf(b)])
}

function areSame(a: ListedParty, b: ListedParty, [ours, theirs]: readonly [Signs, Signs]): boolean {
  // An issuer that lists two parties says that they are two.
  if (a.listId === b.listId || !areComparable(a.schema, b.schema)) return false
  for (const [sign, issuer] of ours) {
    const other = theirs.get(sign)
    if (other !== undefined && (issuer === '' || other === '' || issuer === other)) return true
  }
  return false
}

/** What a party shares with itself on another list and hardly with anybody else; with who issued it, where that counts. */
type Signs = ReadonlyMap<string, string>

function signsOf(party: ListedParty): Signs {
  return new Map([...identifierSigns(party), ...referenceSigns(party), ...birthSigns(party)])
}

type Sign = readonly [sign: string, issuer: string]

function identifierSigns(party: ListedParty): Sign[] {
  const nameless = { ...party, name: [], alias: [], weakAlias: [], previousName: [], fatherName: [] }
  return prepareParty(nameless, defaultPolicy).identifiers.flatMap((identifier) => {
    if (!identifier.isDistinctive || identifier.isInvalid || identifier.class === 'contact') return []
    return identifierKeys(identifier).map((key): Sign => [`identifier ${key}`, identifier.issuer ?? ''])
  })
}

/** Other lists repeat the reference of the Security Council. */
function referenceSigns(party: ListedParty): Sign[] {
  return party.remarks.flatMap((remark): Sign[] => {
    const found = /^(?:UN )?reference(?: number)?: *([A-Z]{2,3}[ie]\.\d{3})\b/i.exec(remark.trim())
    return found === null ? [] : [[`reference ${found[1]!.toUpperCase()}`, '']]
  })
}

function birthSigns(party: ListedParty): Sign[] {
  const days = party.birthDate.filter(
    ({ value, until, circa, imputed }) => until === null && !circa && !imputed && value.length === dayLength,
  )
  if (days.length === 0) return []
  const names = [...party.name, ...party.alias]
    .map((name) =>
      canonicalize(name)
        .text.split(/[^\p{L}\p{N}]+/u)
        .filter((word) => word !== ''),
    )
    .filter((words) => words.length > 1)
  return days.flatMap(({ value }) => names.map((words): Sign => [`born ${value} ${words.toSorted().join(' ')}`, '']))
}

const dayLength = '1962-03-04'.length
