// A subject that resembles a listed party more or less: what random pairs alone would almost never give.

import type { ListedParty, PartialDate, Party, Subject } from '../model/index.ts'
import { inventBirthDate, inventParty } from './invented-parties.ts'
import { inventOrigin } from './origin.ts'
import type { Random } from './random.ts'

/** The party under one of its names, altered a little or a lot, with some of its evidence kept, lost or contradicted. */
export function resemblingSubject(party: ListedParty, random: Random, id: string): Subject {
  const stranger = inventParty(random)
  const names = [...party.name, ...party.alias, ...party.weakAlias, ...party.previousName]
  return {
    ...party,
    id,
    schema: random.chance(0.9) ? party.schema : 'LegalEntity',
    name: [alterName(random.pick(names), random)],
    alias: random.chance(0.2) ? [alterName(random.pick(names), random)] : [],
    weakAlias: [],
    previousName: [],
    birthDate: random.chance(0.4)
      ? party.birthDate.map((date) => alterDate(date, random))
      : keepOrLose(party.birthDate, stranger.birthDate, random),
    ...evidenceNear(party, stranger, random),
    origin: inventOrigin(random, ['ru', 'iq', 'de', 'cn']),
  }
}

/** What a subject states besides names and birth date: as the party, as a stranger, or nothing. */
export function evidenceNear(
  party: Party,
  stranger: Party,
  random: Random,
): Pick<Party, 'gender' | 'identifiers' | 'addresses' | 'fatherName' | 'motherName'> {
  return {
    gender: random.pick([party.gender, party.gender, null, 'male', 'female'] as readonly Party['gender'][]),
    identifiers: keepOrLose(party.identifiers, stranger.identifiers, random),
    addresses: keepOrLose(party.addresses, stranger.addresses, random),
    fatherName: keepOrLose(party.fatherName, stranger.fatherName, random),
    motherName: [],
  }
}

/** Values of one's own in half of all cases, else those of another, or none. */
export function keepOrLose<T>(own: readonly T[], others: readonly T[], random: Random): readonly T[] {
  return random.pick([own, own, others, []] as readonly (readonly T[])[])
}

function alterName(name: string, random: Random): string {
  const words = name.split(' ')
  const drawn = random.next()
  if (drawn < 0.25) return name
  if (drawn < 0.4) return random.shuffle(words).join(' ')
  if (drawn < 0.5 && words.length > 1) return words.filter((_, i) => i !== random.below(words.length)).join(' ') || name
  if (drawn < 0.55) return words.join('')
  if (drawn < 0.65) return `${name} ${random.pick(inventParty(random).name).split(' ')[0] ?? ''}`.trim()
  return alterLetter(drawn < 0.8 ? name : alterLetter(name, random), random)
}

function alterLetter(name: string, random: Random): string {
  const signs = [...name]
  const at = random.below(signs.length)
  const drawn = random.next()
  if (drawn < 0.35 && signs.length > 2) signs.splice(at, 1)
  else if (drawn < 0.6) signs.splice(at, 0, signs[at]!)
  else if (drawn < 0.8) signs[at] = random.pick([...'aeioukmnrst'])
  else signs.splice(at, 2, ...signs.slice(at, at + 2).reverse())
  const altered = signs.join('')
  return altered.trim() === '' ? name : altered
}

function alterDate(date: PartialDate, random: Random): PartialDate {
  if (random.chance(0.3)) return inventBirthDate(random)
  const value = date.value.slice(0, random.pick([4, 7, 10]))
  return { ...date, value, imputed: value.endsWith('-01-01') && date.imputed, raw: value }
}
