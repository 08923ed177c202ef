// Invents whole parties from a seeded generator: people of many cultures and scripts, organisations, vessels, wallets,
// with dates at all precisions, identifiers that pass their check digits, and an origin that must never count (law L4).

import {
  emptyParty,
  type Identifier,
  type ListedParty,
  type PartialDate,
  type Party,
  type Subject,
} from '../model/index.ts'
import { birthDate, listedParty } from './builders.ts'
import { inventOrganizationName, inventPersonName, inventVesselName } from './invented-names.ts'
import { type NameCulture, nameCultures } from './name-stock.ts'
import { inventOrigin } from './origin.ts'
import type { Random } from './random.ts'

export interface PersonOptions {
  readonly culture?: NameCulture
  /** Writes the primary name in Latin letters whatever the culture. */
  readonly isLatin?: boolean
}

/** A person; the name in the culture's own script or romanised, the rest present or absent as in real records. */
export function inventPerson(random: Random, options: PersonOptions = {}): Party {
  const culture = options.culture ?? random.pick(nameCultures)
  const isFemale = random.chance(0.4)
  const name = inventPersonName(random, { culture, isFemale })
  const isNative = options.isLatin !== true && name.native !== null && random.chance(0.4)
  const shown = isNative && name.native !== null ? name.native : name.latin
  const other = isNative ? name.latin : name.native
  const alias = other !== null && random.chance(0.5) ? [other] : []
  if (random.chance(0.3)) alias.push(inventPersonName(random, { culture, isFemale }).latin)
  return {
    ...emptyParty,
    schema: random.chance(0.95) ? 'Person' : 'LegalEntity',
    name: [shown],
    alias,
    weakAlias: random.chance(0.25) ? [random.chance(0.5) ? name.given : inventNickname(random)] : [],
    previousName: random.chance(0.1) ? [inventPersonName(random, { culture, isFemale }).latin] : [],
    birthDate: Array.from({ length: random.pick([0, 1, 1, 1, 1, 2]) }, () => inventBirthDate(random)),
    gender: random.chance(0.6) ? (isFemale ? 'female' : 'male') : null,
    identifiers: random.chance(0.4) ? [inventDocument(random, culture)] : [],
    addresses: random.chance(0.4) ? [inventAddress(random, culture)] : [],
    fatherName: random.chance(0.2) ? [inventPersonName(random, { culture, isFemale: false }).latin] : [],
    motherName: random.chance(0.1) ? [inventPersonName(random, { culture, isFemale: true }).latin] : [],
    origin: inventOrigin(random, culture.countries),
  }
}

/** A company or another organisation with registry numbers. */
export function inventOrganization(random: Random): Party {
  const culture = random.pick(nameCultures)
  const identifiers: Identifier[] = []
  if (random.chance(0.5))
    identifiers.push(identifier('registrationNumber', digits(random, 10), random.pick(culture.countries)))
  if (random.chance(0.2)) identifiers.push(identifier('taxNumber', digits(random, 11)))
  if (random.chance(0.2)) identifiers.push(identifier('leiCode', inventLei(random)))
  if (random.chance(0.1)) identifiers.push(identifier('swiftBic', inventBic(random)))
  identifiers.push(...inventContacts(random))
  return {
    ...emptyParty,
    schema: random.pick(['Company', 'Company', 'Organization', 'LegalEntity']),
    name: [inventOrganizationName(random)],
    alias: random.chance(0.3) ? [inventOrganizationName(random)] : [],
    weakAlias: random.chance(0.1) ? [letters(random, 4)] : [],
    previousName: random.chance(0.1) ? [inventOrganizationName(random)] : [],
    identifiers,
    addresses: random.chance(0.6) ? [inventAddress(random, culture)] : [],
    jurisdiction: random.chance(0.5) ? [random.pick(culture.countries)] : [],
    origin: inventOrigin(random, culture.countries),
  }
}

/** A vessel with an IMO number that passes its check digit, most of the time. */
export function inventVessel(random: Random): Party {
  const identifiers: Identifier[] = []
  if (random.chance(0.85)) identifiers.push(identifier('imoNumber', `IMO ${inventImo(random)}`))
  if (random.chance(0.4)) identifiers.push(identifier('mmsi', `${2 + random.below(6)}${digits(random, 8)}`))
  if (random.chance(0.3)) identifiers.push(identifier('callSign', letters(random, 4)))
  return {
    ...emptyParty,
    schema: 'Vessel',
    name: [inventVesselName(random)],
    previousName: random.chance(0.4) ? [inventVesselName(random)] : [],
    identifiers,
    jurisdiction: random.chance(0.5) ? [random.pick(random.pick(nameCultures).countries)] : [],
  }
}

/** An aircraft with its tail number, named by type or not at all. */
export function inventAirplane(random: Random): Party {
  const tail = `${random.pick(['EP', 'RA', 'T7', 'YV'])}-${letters(random, 3)}`
  return {
    ...emptyParty,
    schema: 'Airplane',
    name: [random.chance(0.5) ? `${inventVesselName(random)} Air` : tail],
    identifiers: [identifier('registrationNumber', tail), identifier('callSign', tail)],
  }
}

/** A wallet, known by its address; its name is the address. */
export function inventWallet(random: Random): Party {
  const address = `0x${Array.from({ length: 40 }, () => random.pick([...'0123456789abcdef'])).join('')}`
  return { ...emptyParty, schema: 'CryptoWallet', name: [address], identifiers: [identifier('publicKey', address)] }
}

/** A party of any kind, people most often. */
export function inventParty(random: Random): Party {
  const drawn = random.next()
  if (drawn < 0.65) return inventPerson(random)
  if (drawn < 0.88) return inventOrganization(random)
  if (drawn < 0.96) return inventVessel(random)
  return drawn < 0.98 ? inventAirplane(random) : inventWallet(random)
}

/** The same as a listed party, with the given identifier. */
export function inventListedParty(random: Random, id: string): ListedParty {
  return { ...listedParty({ id }), ...inventParty(random) }
}

/** The same as a subject, with the given identifier. */
export function inventSubject(random: Random, id: string): Subject {
  return { ...inventParty(random), id }
}

/** A valid IMO number: six digits and their check digit. */
export function inventImo(random: Random): string {
  const six = `${8 + random.below(2)}${digits(random, 5)}`
  let sum = 0
  for (let i = 0; i < 6; i++) sum += Number(six[i]) * (7 - i)
  return `${six}${sum % 10}`
}

/** A birth date: day, month, year, span, circa or a filled-in 1 January. */
export function inventBirthDate(random: Random): PartialDate {
  const year = 1935 + random.below(70)
  const month = String(1 + random.below(12)).padStart(2, '0')
  const day = String(2 + random.below(27)).padStart(2, '0')
  const drawn = random.next()
  if (drawn < 0.6) return birthDate(`${year}-${month}-${day}`)
  if (drawn < 0.7) return birthDate(`${year}-${month}`)
  if (drawn < 0.85) return birthDate(`${year}`)
  if (drawn < 0.9) return birthDate(`${year}-01-01`)
  return birthDate(drawn < 0.96 ? `circa ${year}` : `${year} to ${year + 1 + random.below(5)}`)
}

function inventDocument(random: Random, culture: NameCulture): Identifier {
  const type = random.pick(['passportNumber', 'idNumber', 'taxNumber'] as const)
  const value = `${random.chance(0.5) ? letters(random, 2) : ''}${digits(random, 7 + random.below(3))}`
  return identifier(type, value, random.chance(0.6) ? random.pick(culture.countries) : null)
}

function inventAddress(random: Random, culture: NameCulture): Party['addresses'][number] {
  const country = random.pick(culture.countries)
  const city = random.pick(['Zarechnoye', 'Port Almadraz', 'Kornwald', 'Dunaveld', 'Tavrobaltsk', 'Qamarabad'])
  if (random.chance(0.2)) return { full: '', street: null, city: null, region: null, postalCode: null, country }
  const street = `${1 + random.below(200)} ${random.pick(['Harbour', 'Lindens', 'Factory', 'Orchard', 'Minaret'])} Street`
  const postalCode = digits(random, 5)
  return { full: `${street}, ${postalCode} ${city}`, street, city, region: null, postalCode, country }
}

function inventNickname(random: Random): string {
  return random.pick([
    'Abu Layth',
    'The Falcon',
    'Grisha',
    'El Zurdo',
    'Doc',
    'Kuzya',
    'Haji Baba',
    'Shorty',
    'Abu Omar',
  ])
}

function inventContacts(random: Random): Identifier[] {
  const domain = `${letters(random, 9).toLowerCase()}a.example`
  const contacts: Identifier[] = []
  if (random.chance(0.1)) contacts.push(identifier('email', `orders@${domain}`))
  if (random.chance(0.1)) contacts.push(identifier('phone', `+${digits(random, 11)}`))
  if (random.chance(0.1)) contacts.push(identifier('website', `www.${domain}`))
  return contacts
}

function inventLei(random: Random): string {
  const body = `0000${letters(random, 4)}${digits(random, 10)}`
  const asNumber = [...`${body}00`].map((sign) => Number.parseInt(sign, 36)).join('')
  return `${body}${String(98n - (BigInt(asNumber) % 97n)).padStart(2, '0')}`
}

function inventBic(random: Random): string {
  return `${letters(random, 4)}${random.pick(['RU', 'DE', 'AE', 'CN'])}${letters(random, 2)}`
}

function identifier(type: Identifier['type'], value: string, country: string | null = null): Identifier {
  return { type, value, country, label: null }
}

function digits(random: Random, count: number): string {
  return Array.from({ length: count }, (_, position) =>
    String(position === 0 ? 1 + random.below(9) : random.below(10)),
  ).join('')
}

function letters(random: Random, count: number): string {
  return Array.from({ length: count }, () => String.fromCharCode(65 + random.below(26))).join('')
}
