// The 35 archetypes of false positives of the labelled corpus, each bound at run time: a real entry of the published list
// beside an innocent side that is invented here. Nothing of the list is kept.

import type { ListedParty, Subject } from '@hindsight/engine/model'
import { subject } from '@hindsight/engine/testing'

/** An innocent subject beside the listed party that it is mistaken for. */
export interface Archetype {
  readonly id: string
  readonly listed: ListedParty
  readonly innocent: Subject
}

type Fits = (party: ListedParty) => boolean
type Innocent = (party: ListedParty) => Subject

const wordsOf = (party: ListedParty): string[] => (party.name[0] ?? '').split(/[^A-Za-z]+/u).filter(Boolean)
const token = (party: ListedParty): string =>
  wordsOf(party).reduce((best, word) => (word.length > best.length ? word : best), '')
const wordOfLength = (from: number, to: number): Fits => {
  return (party) => token(party).length >= from && token(party).length <= to
}
const acronymOf = (party: ListedParty): string =>
  [...party.alias, ...party.weakAlias].find((alias) => /^[A-Z]{3,6}$/u.test(alias)) ?? ''

const isPerson: Fits = ({ schema, birthDate }) => schema === 'Person' && birthDate.length > 0
const isShip: Fits = ({ schema, identifiers }) =>
  schema === 'Vessel' && identifiers.some(({ type }) => type === 'imoNumber')
const isFirm: Fits = ({ schema }) => !['Person', 'Vessel', 'Airplane'].includes(schema)
const hasAcronym: Fits = (party) => isFirm(party) && acronymOf(party) !== ''
const named =
  (pattern: RegExp, kind: Fits = isFirm): Fits =>
  (party) =>
    kind(party) && pattern.test(party.name[0] ?? '')
const all =
  (...conditions: readonly Fits[]): Fits =>
  (party) =>
    conditions.every((fits) => fits(party))

/** An invented person: another birth date, another document, another address. */
function person(name: string, { birthDate }: ListedParty): Subject {
  const year = Number(birthDate[0]?.value.slice(0, 4) ?? '1960')
  return subject({
    schema: 'Person',
    name,
    birthDate: `${year + 27}-05-17`,
    identifiers: [{ type: 'passportNumber', value: 'KX4471903', country: null, label: null }],
    addresses: '14 Invented Lane, Kornwald 4411',
  })
}

const company = (name: string): Subject =>
  subject({ schema: 'Company', name, jurisdiction: ['is'], addresses: '3 Invented Quay, Kornwald 1200' })

const naturalOrder = ({ name }: ListedParty): string => (name[0] ?? '').replace(/^([^,]+), (.+)$/u, '$2 $1')
const otherVowels = (name: string): string => name.toLowerCase().replace(/o/gu, 'u').replace(/e/gu, 'i')
const letters: Readonly<Record<string, string>> = Object.fromEntries(
  'Amber Birch Cedar Dawn Elder Fern Glade Hazel Iris Juniper Kelp Laurel Maple Nettle Olive Poppy Quince Rowan Sage Thyme Umber Violet Willow Xenia Yarrow Zinnia'
    .split(' ')
    .map((word) => [word.slice(0, 1), word]),
)
const expanded = (acronym: string): string => [...acronym].map((letter) => letters[letter]).join(' ')
const capital = (word: string): string => word.slice(0, 1) + word.slice(1).toLowerCase()

const coded = (value: string): Subject =>
  subject({
    schema: 'Company',
    name: 'Invented Harbour Bank',
    identifiers: [{ type: 'swiftBic', value, country: null, label: null }],
  })

const bindings: Readonly<Record<string, readonly [Fits, Innocent]>> = {
  'fp-001': [named(/\b(?:Ali|Khan|Hassan|Ahmed|Garcia)\b/iu, isPerson), (p) => person(`${naturalOrder(p)} Bradley`, p)],
  'fp-002': [all(isFirm, wordOfLength(5, 6)), (p) => company(`New${token(p).toLowerCase()}ton Gardens Ltd`)],
  'fp-003': [all(isShip, wordOfLength(6, 12)), (p) => company(`${capital(token(p))} Onshore Accounting GmbH`)],
  'fp-004': [hasAcronym, (p) => coded(`${acronymOf(p).padEnd(4, 'X').slice(0, 4)}DEFF`)],
  'fp-005': [hasAcronym, (p) => company(`${expanded(acronymOf(p))} Ltd`)],
  'fp-006': [all(isPerson, ({ alias }) => alias.length > 1), (p) => person(otherVowels(naturalOrder(p)), p)],
  'fp-007': [all(isFirm, wordOfLength(5, 7)), (p) => company(`Port ${capital(token(p))} Leisure Complex`)],
  'fp-008': [
    named(/\b(?:GOLDEN|PIONEER|ROYAL|GLOBAL)\b/u),
    () => company('Golden Pioneer Bakery and Royal Global Catering'),
  ],
  'fp-009': [named(/TRADING.*(?:LTD|LLC|CO)/iu), (p) => company((p.name[0] ?? '').replace(token(p), 'Kornwaldian'))],
  'fp-010': [named(/^MINISTRY OF/u), (p) => company(`${wordsOf(p).slice(2).map(capital).join(' ')} Catering Ltd`)],
  'fp-011': [named(/(?:OV|EV|SKY|SKIY),/u, isPerson), (p) => person(naturalOrder(p).replace(/v/giu, 'w'), p)],
  'fp-012': [named(/^[A-Z]+ [A-Z]+, /u, isPerson), (p) => person(naturalOrder(p).replace(/ \S+$/u, ' Quintanares'), p)],
  'fp-013': [named(/^(?:KIM|LI|CHEN|WANG|RI|PAK), /u, isPerson), (p) => person(naturalOrder(p), p)],
  'fp-014': [all(hasAcronym, named(/BANK/u)), (p) => coded(`${acronymOf(p).padEnd(4, 'B').slice(0, 4)}CHZZ`)],
  'fp-015': [
    named(/^MINISTRY OF/u),
    (p) => company(`Indemnity for works of ${wordsOf(p).slice(2).join(' ')} under the bond`),
  ],
  'fp-016': [
    all(isShip, wordOfLength(5, 7)),
    (p) => subject({ schema: 'Vessel', name: `${capital(token(p))}ia Spirit` }),
  ],
  'fp-017': [hasAcronym, (p) => company(`REF${acronymOf(p)}00123`)],
  'fp-018': [isShip, (p) => subject({ schema: 'Company', name: 'Invented Mills', identifiers: [accountOf(p)] })],
  'fp-019': [all(isFirm, wordOfLength(9, 20)), (p) => company(`no relationship or involvement with ${p.name[0]}`)],
  'fp-020': [named(/\bBANK\b/u), (p) => company(`${capital(token(p))} Nordic Equity Fund SICAV`)],
  'fp-021': [all(isShip, wordOfLength(4, 6)), (p) => company(`XS${token(p)}0097`)],
  'fp-022': [hasAcronym, (p) => company(`${acronymOf(p)} Tranche B Facility Agent`)],
  'fp-023': [isPerson, (p) => company(`${naturalOrder(p)} Plumbing GmbH`)],
  'fp-024': [hasAcronym, (p) => company(`POOL-${acronymOf(p)}-77 Sweep`)],
  'fp-025': [hasAcronym, (p) => company(`Pump model ${acronymOf(p)}X200`)],
  'fp-026': [named(/\bAL-/u, isPerson), (p) => person(otherVowels(naturalOrder(p)), p)],
  'fp-027': [
    named(/^[A-Z]+ [A-Z]+, .*O$/u, isPerson),
    (p) => ({ ...person(naturalOrder(p).replace(/o\b/iu, 'a'), p), gender: 'female' }),
  ],
  'fp-028': [all(isFirm, wordOfLength(4, 5)), (p) => company(`Family ${token(p).toLowerCase()}ing holiday`)],
  'fp-029': [({ schema }) => schema === 'Airplane', (p) => company(`Compressor ${p.name[0]} spare part`)],
  'fp-030': [all(isFirm, wordOfLength(9, 20)), (p) => company(`Court trustee of the estate of ${p.name[0]}`)],
  'fp-031': [named(/^[A-Z]+, [A-Z]+$/iu, isPerson), (p) => company(`${naturalOrder(p)} Ltd`)],
  'fp-032': [hasAcronym, (p) => company(`000000${acronymOf(p)}000000`)],
  'fp-033': [
    named(/^(?:KING|ROSE|LEON|PAZ|LUNA|COSTA|ROMAN|MARIN|RIOS)[, ]/u, isPerson),
    (p) => company(`${token(p)} supply`),
  ],
  'fp-034': [named(/SHIPPING/u), (p) => company(`${capital(token(p))} Software GmbH`)],
  'fp-035': [named(/BANK OF/u), (p) => company(`${capital(token(p))} Telehealth Ltd`)],
}

function accountOf({ identifiers }: ListedParty): Subject['identifiers'][number] {
  const value = identifiers.find(({ type }) => type === 'imoNumber')?.value.replace(/\D/gu, '') ?? ''
  return { type: 'idNumber', value, country: null, label: 'account' }
}

/** Each archetype with the first entry of the list that fits it; those that none fits by their ids. */
export function bindArchetypes(parties: readonly ListedParty[]): {
  readonly bound: readonly Archetype[]
  readonly unbound: readonly string[]
} {
  const bound: Archetype[] = []
  const unbound: string[] = []
  for (const [id, [fits, innocent]] of Object.entries(bindings)) {
    const listed = parties.find(fits)
    if (listed === undefined) unbound.push(id)
    else bound.push({ id, listed, innocent: innocent(listed) })
  }
  return { bound, unbound }
}
