// The words of a large invented population: per culture a head of frequent words by Zipf and Mandelbrot's law, and a
// long tail that is put together from the culture's letters. A word follows from its rank, so nothing has to be kept.

import { type NameCulture, nameCultures, type StockWord } from '../name-stock.ts'
import type { Random } from '../random.ts'
import { mixSeeds } from './mix-seeds.ts'

export type WordKind = 'given' | 'family'

const headWords = 4_000
const headShare = 0.72
/** Mandelbrot's shift: the most frequent word has about 1 % of its culture's words. */
const shift = 6
/** Words of all tails together; by it some 0.6 million words occur in 1 million names and 2 million in 10 million. */
const tailWords = 2_500_000
/** Cultures are drawn by `u ** skew`: the first of 32 has a ninth of all names. */
const skew = 1.6

export interface CultureWords {
  readonly culture: NameCulture
  draw(kind: WordKind, random: Random): StockWord
}

/** The stocks of all cultures; the same for every population. */
export function loadCultures(): readonly CultureWords[] {
  return nameCultures.map((culture, at) => {
    const weight = ((at + 1) / nameCultures.length) ** (1 / skew) - (at / nameCultures.length) ** (1 / skew)
    return new CultureStock(culture, { seed: 7_919 * (at + 1), tail: Math.ceil(tailWords * weight) })
  })
}

export function drawCulture(cultures: readonly CultureWords[], random: Random): CultureWords {
  return cultures[Math.floor(cultures.length * random.next() ** skew)]!
}

class CultureStock implements CultureWords {
  readonly culture: NameCulture
  readonly #letters: Letters
  readonly #heads: Readonly<Record<WordKind, readonly StockWord[]>>
  readonly #seed: number
  readonly #tail: number

  constructor(culture: NameCulture, { seed, tail }: { readonly seed: number; readonly tail: number }) {
    this.culture = culture
    this.#seed = seed
    this.#tail = tail
    this.#letters = lettersOf(culture)
    const fathers = [...culture.patronymicMale, ...culture.patronymicFemale]
    this.#heads = {
      given: this.#head([...culture.male, ...culture.female], 1),
      family: this.#head(culture.family.length > 0 ? culture.family : fathers, 2),
    }
  }

  draw(kind: WordKind, random: Random): StockWord {
    const drawn = random.next()
    if (drawn >= headShare) return this.#compose(mixSeeds(this.#seed, random.below(this.#tail)), 4)
    // Inverse of the continuous distribution with density 1 / (rank + shift).
    const rank = (shift + 1) * ((headWords + shift) / (shift + 1)) ** (drawn / headShare) - (shift + 1)
    return this.#heads[kind][Math.floor(rank)]!
  }

  #head(stock: readonly StockWord[], salt: number): StockWord[] {
    return Array.from({ length: headWords }, (_, rank) => {
      return stock[rank] ?? this.#compose(mixSeeds(this.#seed + salt, rank), 3)
    })
  }

  /** A chain of letters, each by the one before it and by its own bits of the hash. */
  #compose(hash: number, lengthMin: number): StockWord {
    const { first, next, nextVowels, ends } = this.#letters
    let bits = mixSeeds(hash, 17)
    let letter = first[hash % first.length]!
    let latin = letter.toUpperCase()
    let consonants = Number(!isVowel(letter))
    // Lengths fall off on both sides of the middle, as those of names do.
    const length = lengthMin + (bits & 3) + ((bits >>> 2) & 3)
    for (let i = 1; i < length || (i < length + 2 && !ends.has(letter)); i++) {
      // Ten bits for each letter.
      bits = i % 3 === 1 ? mixSeeds(bits, i) : bits >>> 10
      const wanted = consonants > 1 ? nextVowels.get(letter) : next.get(letter)
      const choices = wanted ?? this.#letters.vowels
      letter = choices[(bits & 1023) % choices.length]!
      consonants = isVowel(letter) ? 0 : consonants + 1
      latin += letter
    }
    return { latin, native: nativeOf(latin, this.culture.script) }
  }
}

/** What follows what in the names of a culture, as often as it does. */
interface Letters {
  readonly first: readonly string[]
  readonly next: ReadonlyMap<string, readonly string[]>
  /** The vowels among `next`: after two consonants. */
  readonly nextVowels: ReadonlyMap<string, readonly string[]>
  readonly vowels: readonly string[]
  readonly ends: ReadonlySet<string>
}

const isVowel = (letter: string): boolean => 'aeiouyæøıəœ'.includes(letter)

function lettersOf({ male, female, family, patronymicMale, patronymicFemale }: NameCulture): Letters {
  const stock = [...male, ...female, ...family, ...patronymicMale, ...patronymicFemale]
  const words = stock.flatMap(({ latin }) => plainWords(latin))
  const next = new Map<string, string[]>()
  for (const [letter, after] of words.flatMap(neighbours)) next.set(letter, [...(next.get(letter) ?? []), after])
  const onlyVowels = [...next].map(([letter, after]) => [letter, after.filter(isVowel)] as const)
  return {
    first: words.map((word) => word[0]!),
    next,
    nextVowels: new Map(onlyVowels.filter(([, after]) => after.length > 0)),
    vowels: [...words.join('')].filter(isVowel),
    ends: new Set(words.map((word) => word.at(-1)!)),
  }
}

function plainWords(latin: string): string[] {
  const plain = latin.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '')
  return plain.split(/[^\p{L}]+/u).filter((word) => word !== '')
}

function neighbours(word: string): (readonly [string, string])[] {
  return Array.from({ length: word.length - 1 }, (_, at) => [word[at]!, word[at + 1]!] as const)
}

/** Letters of Latin spellings in scripts that can be written letter by letter. */
const letters: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  Cyrillic: alphabet(
    'a а b б v в g г d д e е z з i и k к l л m м n н o о p п r р s с t т u у f ф h х y й j ж c ц w в q к x х',
  ),
  Arabic: alphabet('a ا b ب t ت j ج h ح d د r ر z ز s س f ف q ق k ك l ل m م n ن w و u و o و y ي i ي g غ v ف p ب'),
  Greek: alphabet('a α b β g γ d δ e ε z ζ i ι k κ l λ m μ n ν x ξ o ο p π r ρ s σ t τ u υ f φ h χ y υ c κ v β'),
}

function alphabet(text: string): Readonly<Record<string, string>> {
  const signs = text.split(' ')
  const entries: (readonly [string, string])[] = []
  for (let i = 0; i < signs.length; i += 2) entries.push([signs[i]!, signs[i + 1]!])
  return Object.fromEntries(entries)
}

/** The word in another script, letter by letter and without what the script does not write; null where it cannot be. */
export function nativeOf(latin: string, script: string): string | null {
  const table = letters[script]
  if (table === undefined) return null
  let native = ''
  for (const letter of latin.toLowerCase()) native += table[letter] ?? ''
  return native.length < 2 ? null : native
}
