// A population of listed parties of any size from a seed: every party follows from its position, so that ten million
// names can be streamed, split among threads and drawn from at random without being kept. Nobody in it exists.

import {
  emptyParty,
  type Identifier,
  type ListedParty,
  type ListId,
  type PartialDate,
  type PartyId,
} from '../../model/index.ts'
import type { StockWord } from '../name-stock.ts'
import { type Random, seededRandom } from '../random.ts'
import { mixSeeds } from './mix-seeds.ts'
import { type CultureWords, drawCulture, loadCultures } from './population-words.ts'

/** Parties by position; the same position gives the same party whenever it is asked for. */
export interface Members {
  readonly partyCount: number
  readonly nameCount: number
  party(position: number): ListedParty
}

/** Names of parties by the last digit of their position: some have aliases. */
const namesByDigit = [1, 1, 1, 2, 1, 1, 1, 3, 1, 1] as const
const namesPerTen = 13
const listId = 'invented_population' as ListId

let cultures: readonly CultureWords[] | null = null

/** A population with at least `nameCount` names, a dozen at most above it. */
export function largePopulation(nameCount: number, seed: number): Members {
  const partyCount = Math.ceil((10 * nameCount) / namesPerTen)
  cultures ??= loadCultures()
  const stocks = cultures
  const tens = Math.floor(partyCount / 10)
  const rest = namesByDigit.slice(0, partyCount % 10).reduce<number>((sum, count) => sum + count, 0)
  return {
    partyCount,
    nameCount: tens * namesPerTen + rest,
    party: (position) => {
      const random = seededRandom(mixSeeds(seed, position))
      return inventMember({ random, stocks, position })
    },
  }
}

/** The parties in order, a block of positions at a time. */
export function* streamParties(members: Members, from = 0, to = members.partyCount): Generator<ListedParty> {
  for (let position = from; position < to; position++) yield members.party(position)
}

interface MemberPlace {
  readonly random: Random
  readonly stocks: readonly CultureWords[]
  readonly position: number
}

function inventMember({ random, stocks, position }: MemberPlace): ListedParty {
  const names = namesByDigit[position % 10]!
  const drawn = random.next()
  const culture = drawCulture(stocks, random)
  const invent = (): string =>
    drawn < 0.78
      ? personName(culture, random)
      : drawn < 0.96
        ? organizationName(culture, random)
        : vesselName(culture, random)
  const listed = {
    ...emptyParty,
    schema: drawn < 0.78 ? 'Person' : drawn < 0.96 ? (random.chance(0.7) ? 'Company' : 'LegalEntity') : 'Vessel',
    name: [invent()],
    id: `p${position}` as PartyId,
    listId,
    programs: [],
    listedOn: null,
    links: [],
    remarks: [],
    position: [],
  } as const
  const aliases = Array.from({ length: names - 1 }, invent)
  const isWeak = aliases.length > 0 && random.chance(0.15)
  const isPerson = listed.schema === 'Person'
  return {
    ...listed,
    alias: isWeak ? aliases.slice(1) : aliases,
    weakAlias: isWeak ? aliases.slice(0, 1) : [],
    birthDate: isPerson && random.chance(0.5) ? [inventDate(random)] : [],
    gender: isPerson && random.chance(0.3) ? (random.chance(0.5) ? 'male' : 'female') : null,
    fatherName: isPerson && random.chance(0.04) ? [culture.draw('given', random).latin] : [],
    identifiers: random.chance(0.15) ? [inventIdentifier(listed.schema, random)] : [],
  }
}

function inventDate(random: Random): PartialDate {
  const year = String(1935 + random.below(70))
  const month = String(1 + random.below(12)).padStart(2, '0')
  const day = String(1 + random.below(28)).padStart(2, '0')
  const value = random.chance(0.25) ? year : `${year}-${month}-${day}`
  return { value, until: null, circa: random.chance(0.05), imputed: value.endsWith('-01-01'), raw: value }
}

function inventIdentifier(schema: ListedParty['schema'], random: Random): Identifier {
  const value = String(1_000_000 + random.below(90_000_000))
  const type = schema === 'Person' ? 'passportNumber' : schema === 'Vessel' ? 'callSign' : 'registrationNumber'
  return { type, value: type === 'callSign' ? value.slice(0, 4) : value, country: null, label: null }
}

/** How the words of a name stand, by the style of the culture: g given, f family, p particle, d a second given name. */
const styles: Readonly<Record<CultureWords['culture']['style'], readonly string[]>> = {
  'given-family': ['gf', 'gf', 'gf', 'gdf', 'gff'],
  'family-given': ['fg', 'fg', 'fgd'],
  'given-patronymic-family': ['gdf', 'gdf', 'gf', 'fgd'],
  arabic: ['gdf', 'gdf', 'gpdf', 'gddf', 'gf', 'gdd', 'gpdpdf'],
  'double-surname': ['gff', 'gff', 'gdff', 'gfpf', 'gf'],
  particle: ['gf', 'gf', 'gpf', 'gdf'],
  'given-father': ['gd', 'gd', 'gdd'],
  mononym: ['g', 'gf', 'gd'],
}

function personName(stock: CultureWords, random: Random): string {
  const { culture } = stock
  const words: StockWord[] = []
  for (const sign of random.pick(styles[culture.style])) {
    if (sign !== 'p') words.push(stock.draw(sign === 'f' ? 'family' : 'given', random))
    else if (culture.particles.length > 0) words.push({ latin: random.pick(culture.particles), native: null })
  }
  if (culture.script !== 'Latin' && random.chance(0.2) && words.every(({ native }) => native !== null)) {
    return words.map(({ native }) => native).join(culture.script === 'Han' || culture.script === 'Hangul' ? '' : ' ')
  }
  return asWritten(
    words.map(({ latin }) => latin),
    random,
  )
}

/** Most names as they are; some with a word twice, two joined, one split, initials, family name first, in capitals. */
function asWritten(words: string[], random: Random): string {
  const drawn = random.next()
  const at = random.below(words.length)
  const word = words[at]!
  if (drawn < 0.01) words.splice(at, 0, word)
  else if (drawn < 0.025 && at + 1 < words.length) words.splice(at, 2, word + words[at + 1]!.toLowerCase())
  else if (drawn < 0.04 && word.length > 6) words.splice(at, 1, word.slice(0, 3), word.slice(3))
  else if (drawn < 0.08) words[at] = `${word[0]!}.`
  else if (drawn < 0.1) words.push(random.pick(['Jr', 'III', 'Dr', 'Haji']))
  if (drawn > 0.97 && words.length > 1) return `${words.at(-1)!.toUpperCase()}, ${words.slice(0, -1).join(' ')}`
  return drawn > 0.85 ? words.join(' ').toUpperCase() : words.join(' ')
}

const activities = words(
  'Trading Shipping Industries Logistics Construction Holding Group Electronics Aviation Energy Bank Machinery Telecom',
)
const adjectives = words('International United First Northern National Eastern New General Royal Golden')
const legalForms = words('LLC Ltd GmbH S.A. JSC OOO FZE B.V. S.p.A. Inc. PLC AG')
const vesselWords = words('Ocean Sea Star Pride Wind Pearl Pioneer Carrier Glory Dawn')

function words(text: string): readonly string[] {
  return text.split(' ')
}

function organizationName(stock: CultureWords, random: Random): string {
  const name = [stock.draw('family', random).latin]
  if (random.chance(0.3)) name.push(stock.draw(random.chance(0.5) ? 'given' : 'family', random).latin)
  if (random.chance(0.25)) name.unshift(random.pick(adjectives))
  if (random.chance(0.8)) name.push(random.pick(activities))
  if (random.chance(0.08)) name.push(String(1 + random.below(200)))
  if (random.chance(0.75)) name.push(random.pick(legalForms))
  return name.join(' ')
}

function vesselName(stock: CultureWords, random: Random): string {
  const name = `${stock.draw('family', random).latin} ${random.pick(vesselWords)}`
  return random.chance(0.25) ? `${name} ${1 + random.below(20)}` : name
}
