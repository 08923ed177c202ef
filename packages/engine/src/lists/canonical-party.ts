// What a party says, apart from how a file happens to write it: order, spacing, notation of dates and composition of
// letters do not count. Equal content gives equal bytes and one digest, so a version is a set of digests (laws L3, L6).

import { compareText } from '../base/index.ts'
import type { Address, Identifier, ListedLink, ListedParty, PartialDate } from '../model/index.ts'
import { canonicalJson } from './canonical-json.ts'
import { withoutStop } from './link-parties.ts'
import { sha256 } from './sha256.ts'

/**
 * The party in its canonical form, which is a party again: texts composed (NFC) and with single spaces, every list of
 * values without repetition and in order of code units, dates written from their value. The caption is the first name
 * in that order, names with Latin letters before others, so it hangs on no order of the file. A link that the issuer
 * gives by name keeps only the name, one that it gives by id keeps only the id: `linkParties` restores the other half.
 */
export function canonicalParty(party: ListedParty): ListedParty {
  const seen = new Set<string>()
  const name = namesOf(party.name, seen)
  const previousName = namesOf(party.previousName, seen)
  const alias = namesOf(party.alias, seen)
  const weakAlias = namesOf(party.weakAlias, seen)
  const { origin } = party
  return {
    id: party.id,
    listId: party.listId,
    schema: party.schema,
    name,
    alias,
    weakAlias,
    previousName,
    birthDate: inOrder(party.birthDate.map(canonicalDate)),
    deathDate: inOrder(party.deathDate.map(canonicalDate)),
    gender: party.gender,
    identifiers: inOrder(party.identifiers.map(canonicalIdentifier)),
    addresses: inOrder(party.addresses.map(canonicalAddress)),
    fatherName: textsInOrder(party.fatherName),
    motherName: textsInOrder(party.motherName),
    jurisdiction: textsInOrder(party.jurisdiction),
    origin: {
      nationality: textsInOrder(origin.nationality),
      citizenship: textsInOrder(origin.citizenship),
      birthPlace: textsInOrder(origin.birthPlace),
      country: textsInOrder(origin.country),
      ethnicity: textsInOrder(origin.ethnicity),
      religion: textsInOrder(origin.religion),
      language: textsInOrder(origin.language),
    },
    programs: textsInOrder(party.programs),
    listedOn: party.listedOn === null ? null : canonicalDate(party.listedOn),
    links: inOrder(party.links.map(canonicalLink)),
    remarks: textsInOrder(party.remarks),
    position: textsInOrder(party.position),
  }
}

/**
 * The text that the digest of a party is taken of: canonical JSON of its canonical form without the id of the list,
 * which belongs to the version. Whoever has SHA-256 can check a digest with it.
 */
export function partyText(party: ListedParty): string {
  const { listId: _, ...content } = canonicalParty(party)
  return canonicalJson(content)
}

/** SHA-256 of `partyText`, hex. Two parties have the same digest exactly if they say the same under the same id. */
export function partyDigest(party: ListedParty): string {
  return sha256(partyText(party))
}

/** Text composed, trimmed and with single spaces. */
export function canonicalText(text: string): string {
  const composed = isPlain(text) ? text : text.normalize('NFC')
  return /^\s|\s$|\s\s|[^\S ]/u.test(composed) ? composed.replace(/\s+/gu, ' ').trim() : composed
}

/** A date as its value says it: `1962-03`, `circa 1962`, `1958 to 1963`. */
function dateText({ value, until, circa }: Pick<PartialDate, 'value' | 'until' | 'circa'>): string {
  return `${circa ? 'circa ' : ''}${value}${until === null ? '' : ` to ${until}`}`
}

function isPlain(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 0x7e) return false
  return true
}

function namesOf(names: readonly string[], seen: Set<string>): readonly string[] {
  const kept = textsInOrder(names).filter((name) => !seen.has(name))
  for (const name of kept) seen.add(name)
  return kept.length < 2 ? kept : [...kept.filter(isLatin), ...kept.filter((name) => !isLatin(name))]
}

function isLatin(name: string): boolean {
  return /\p{Script=Latin}/u.test(name)
}

function textsInOrder(texts: readonly string[]): readonly string[] {
  if (texts.length < 2) return texts.map(canonicalText)
  return [...new Set(texts.map(canonicalText))].sort(compareText)
}

/** Objects without repetition, in order of their canonical JSON. */
function inOrder<T>(values: readonly T[]): readonly T[] {
  if (values.length < 2) return values
  const byText = new Map(values.map((value) => [canonicalJson(value), value]))
  return [...byText].sort(([a], [b]) => compareText(a, b)).map(([, value]) => value)
}

function canonicalDate(date: PartialDate): PartialDate {
  const { value, until, circa, imputed } = date
  return { value, until, circa, imputed, raw: dateText(date) }
}

function canonicalIdentifier({ type, value, country, label }: Identifier): Identifier {
  return { type, value: canonicalText(value), country: textOrNull(country), label: textOrNull(label) }
}

function canonicalAddress({ full, street, city, region, postalCode, country }: Address): Address {
  return {
    full: canonicalText(full),
    street: textOrNull(street),
    city: textOrNull(city),
    region: textOrNull(region),
    postalCode: textOrNull(postalCode),
    country: textOrNull(country),
  }
}

/** The full stop at the end of a name is OFAC's end of remarks or the name's own: which, only the whole list tells. */
function canonicalLink({ type, toName, toId, isFoundByName }: ListedLink): ListedLink {
  if (toId !== null && isFoundByName !== true) return { type, toName: '', toId }
  return { type, toName: withoutStop(canonicalText(toName)), toId: null }
}

function textOrNull(text: string | null): string | null {
  return text === null ? null : canonicalText(text)
}
