// Puts names together from the stock of a tradition, as its patterns say: the neutral population of the parity test.

import { pickOne, type Random, seededRandom, seedOf } from '../seeded-random.ts'
import { eastOfEurope } from './east-of-europe.ts'
import { nearEast } from './near-east.ts'
import { southAndEastAsia } from './south-and-east-asia.ts'
import type { NamingTradition, StockWord } from './tradition.ts'
import { westAndSouth } from './west-and-south.ts'

export const namingTraditions: readonly NamingTradition[] = [
  ...westAndSouth,
  ...eastOfEurope,
  ...nearEast,
  ...southAndEastAsia,
]

/** A name of nobody, in Latin letters and, where the tradition has one, in its own script. */
export interface NeutralName {
  readonly latin: string
  readonly native: string | null
}

/** `count` names drawn from the stock, the same in every run. */
export function inventNames(tradition: NamingTradition, count: number): readonly NeutralName[] {
  const random = seededRandom(seedOf(tradition.id))
  return Array.from({ length: count }, () => inventName(tradition, random))
}

function inventName(tradition: NamingTradition, random: Random): NeutralName {
  const isFemale = random() < 0.5
  const pattern = pickOne(tradition.patterns, random)
  const words: StockWord[] = []
  for (const part of pattern) words.push(wordOf(part, { tradition, isFemale, words, random }))
  const isWritten = tradition.script !== 'Latn' && words.every((word) => word.native !== null)
  return {
    latin: words.map((word) => word.latin).join(' '),
    native: isWritten ? words.map((word) => word.native).join(tradition.glue) : null,
  }
}

interface Making {
  readonly tradition: NamingTradition
  readonly isFemale: boolean
  /** The words before it, none of which is drawn twice. */
  readonly words: readonly StockWord[]
  readonly random: Random
}

/** Words between names that say whose son or daughter somebody is, as the tradition's script writes them. */
const nativeLinks: Readonly<Record<string, string>> = { bin: 'بن', bint: 'بنت' }

function wordOf(part: string, { tradition, isFemale, words, random }: Making): StockWord {
  const stocks: Readonly<Record<string, readonly StockWord[]>> = {
    G: isFemale ? tradition.female : tradition.male,
    S: isFemale ? tradition.female : tradition.male,
    P: isFemale ? tradition.fatherOfWoman : tradition.fatherOfMan,
    F: tradition.family,
    E: tradition.family,
  }
  const stock = stocks[part]
  if (stock === undefined) {
    const [forMan = part, forWoman = forMan] = part.split('/')
    const latin = isFemale ? forWoman : forMan
    return { latin, native: nativeLinks[latin] ?? null }
  }
  const free = stock.filter((word) => !words.includes(word) && !words.some(({ latin }) => latin === word.latin))
  const word = pickOne(free, random)
  const isInflected = isFemale && (part === 'F' || part === 'E')
  return isInflected ? feminine(word, tradition) : word
}

function feminine({ latin, native }: StockWord, { feminine: rules }: NamingTradition): StockWord {
  const inflect = (word: string): string => {
    const rule = rules.find(([ending]) => ending.test(word))
    return rule === undefined ? word : word.replace(...rule)
  }
  return { latin: inflect(latin), native: native === null ? null : inflect(native) }
}
