// Puts names together from the stock, as their cultures do: patronymics, particles, double surnames, order.

import { type NameCulture, nameCultures, type StockWord } from './name-stock.ts'
import type { Random } from './random.ts'

export interface InventedName {
  readonly latin: string
  /** The same with the family name first, as lists and registers sort it; in the culture's order where there is none. */
  readonly familyFirst: string
  /** In the culture's own script; null where that is Latin. */
  readonly native: string | null
  readonly given: string
  readonly family: string
  /** Father's name where the name itself carries it, in Latin letters. */
  readonly father: string | null
}

export interface PersonNameOptions {
  readonly culture?: NameCulture
  readonly isFemale?: boolean
}

/** A full name as its culture writes it, with its parts. */
export function inventPersonName(random: Random, options: PersonNameOptions = {}): InventedName {
  const culture = options.culture ?? random.pick(nameCultures)
  const isFemale = options.isFemale ?? random.chance(0.4)
  const given = random.pick(isFemale ? culture.female : culture.male)
  const patronymics = isFemale ? culture.patronymicFemale : culture.patronymicMale
  const father = patronymics.length > 0 ? random.pick(patronymics) : null
  const family = culture.family.length > 0 ? familyName(culture, isFemale, random) : null
  const parts = order({ culture, given, family, father }, random)
  const native = parts.every((part) => part.native !== null) && culture.script !== 'Latin'
  const familyAt = family === null ? 0 : startOfFamily(parts, family)
  const glue = culture.script === 'Han' || culture.script === 'Hangul' ? '' : ' '
  return {
    latin: parts.map((part) => part.latin).join(' '),
    familyFirst: [...parts.slice(familyAt), ...parts.slice(0, familyAt)].map((part) => part.latin).join(' '),
    native: native ? parts.map((part) => part.native).join(glue) : null,
    given: given.latin,
    family: family?.latin ?? father?.latin ?? given.latin,
    father: father?.latin ?? null,
  }
}

/** Where the family name begins, with the particle before it; the father's name is not a part of it. */
function startOfFamily(parts: readonly StockWord[], family: StockWord): number {
  const at = parts.indexOf(family)
  return at > 1 && /^\p{Ll}/u.test(parts[at - 1]!.latin) ? at - 1 : at
}

function familyName(culture: NameCulture, isFemale: boolean, random: Random): StockWord {
  const name = random.pick(culture.family)
  if (!isFemale || culture.feminine === null) return name
  const [latin, native] = culture.feminine
  return { latin: name.latin + latin, native: name.native === null ? null : name.native + native }
}

interface Parts {
  readonly culture: NameCulture
  readonly given: StockWord
  readonly family: StockWord | null
  readonly father: StockWord | null
}

const nativeParticles: Readonly<Record<string, string>> = { bin: 'بن', ibn: 'ابن', ben: 'بن' }

function order({ culture, given, family, father }: Parts, random: Random): StockWord[] {
  const present = (...parts: readonly (StockWord | null)[]): StockWord[] => parts.filter((part) => part !== null)
  const particle = (): StockWord | null => {
    if (culture.particles.length === 0 || !random.chance(0.4)) return null
    const latin = random.pick(culture.particles)
    return { latin, native: nativeParticles[latin] ?? null }
  }
  if (culture.style === 'mononym') return [given]
  if (culture.style === 'given-father') return present(given, father)
  if (culture.style === 'family-given') return present(family, given)
  if (culture.style === 'given-family') return present(given, family)
  if (culture.style === 'particle') return present(given, particle(), family)
  if (culture.style === 'double-surname') return present(given, family, particle(), random.pick(culture.family))
  if (culture.style === 'arabic')
    return random.chance(0.5) ? present(given, particle(), father, family) : present(given, family)
  return present(given, random.chance(0.6) ? father : null, family)
}

const forms: readonly string[] = [
  'LLC',
  'OOO',
  'GmbH',
  'S.A.',
  'Ltd',
  'Limited',
  'd.o.o.',
  'JSC',
  'AO',
  'Co., Ltd.',
  'FZE',
  'A.Ş.',
  'S.p.A.',
  'B.V.',
  'Pte. Ltd.',
  'Sdn Bhd',
  'PJSC',
  'Sp. z o.o.',
  'S.A.R.L.',
  '',
]
const rareWords: readonly string[] = [
  'Velmaris',
  'Kornwald',
  'Astrakhim',
  'Zephyrion',
  'Tavrobalt',
  'Nordlyssen',
  'Qamarstan',
  'Borealtek',
  'Orvantis',
  'Dunaveld',
  'Sirvantes',
  'Halcyonix',
  'Karavanli',
  'Mirzoprom',
  'Tethysol',
  'Rubinovka',
  'Almadraz',
  'Ostankoved',
]
const activities: readonly string[] = [
  'Trading',
  'Shipping',
  'Industries',
  'Logistics',
  'Petrochemical',
  'Construction',
  'Bank',
  'Holding',
  'Group',
  'Electronics',
  'Import Export',
  'Aviation',
  'Machinery',
  'General Trading',
  '& Sons',
  'Oil and Gas',
  'Investments',
  'Telecom',
]
const adjectives: readonly string[] = [
  'International',
  'United',
  'First',
  'Northern',
  'Gulf',
  'National',
  'Eastern',
  'New',
]

/** A company name with a legal form, most of the time. */
export function inventOrganizationName(random: Random): string {
  const words = [random.pick(rareWords)]
  if (random.chance(0.3)) words.unshift(random.pick(adjectives))
  if (random.chance(0.2)) words.push(random.pick(rareWords))
  words.push(random.pick(activities))
  const form = random.pick(forms)
  if (form === '') return words.join(' ')
  return (random.chance(0.15) ? [form, ...words] : [...words, form]).join(' ')
}

const vesselWords: readonly string[] = [
  'Ocean',
  'Sea',
  'Star',
  'Pride',
  'Wind',
  'Pearl',
  'Pioneer',
  'Carrier',
  'Glory',
  'Dawn',
]

/** A vessel name, some with a number. */
export function inventVesselName(random: Random): string {
  const name = `${random.pick(rareWords)} ${random.pick(vesselWords)}`
  return random.chance(0.25) ? `${name} ${1 + random.below(12)}` : name
}
