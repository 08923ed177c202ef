// Words of a name that are missing, added, joined, split, shortened to letters or cut off by a short field.

import { pickOne, type Random } from '../seeded-random.ts'
import { floors, isPerson, type ListedName, letterCount, variationsOf, wordsOf } from './variation.ts'

/** Words that name somebody: with at least two letters. */
function telling(words: readonly string[]): number[] {
  return [...words.keys()].filter((at) => letterCount(words[at]!) >= 2)
}

/** Leaves out one word, where at least two remain: of a person any, of others none of the two longest. */
function dropWord(listed: ListedName, random: Random): string | null {
  const words = wordsOf(listed)
  const places = telling(words)
  if (places.length < 3) return null
  const byLength = places.toSorted((a, b) => letterCount(words[b]!) - letterCount(words[a]!))
  const dropped = pickOne(isPerson(listed) ? places : byLength.slice(2), random)
  return words.filter((_, at) => at !== dropped).join(' ')
}

const addedNames = ['Robertson', 'Valentin', 'Ostermann', 'Celestino', 'Marchetti', 'Karolina'] as const

function addWord(listed: ListedName, random: Random): string | null {
  const words = wordsOf(listed)
  if (!isPerson(listed) || words.length < 2) return null
  const at = 1 + Math.floor(random() * (words.length - 1))
  return [...words.slice(0, at), pickOne(addedNames, random), ...words.slice(at)].join(' ')
}

const addedTerms = ['Holding', 'Group', 'International', 'Trading'] as const

function addTerm(listed: ListedName, random: Random): string | null {
  return isPerson(listed) ? null : `${listed.name} ${pickOne(addedTerms, random)}`
}

function joinWords(listed: ListedName, random: Random): string | null {
  const words = wordsOf(listed)
  const places = telling(words).filter((at) => at + 1 < words.length && letterCount(words[at + 1]!) >= 2)
  if (places.length === 0) return null
  const at = pickOne(places, random)
  return [...words.slice(0, at), `${words[at]}${words[at + 1]}`, ...words.slice(at + 2)].join(' ')
}

function splitWord(listed: ListedName, random: Random): string | null {
  const words = wordsOf(listed)
  const places = telling(words).filter((at) => [...words[at]!].length >= 6)
  if (places.length === 0) return null
  const at = pickOne(places, random)
  const letters = [...words[at]!]
  const cut = 3 + Math.floor(random() * (letters.length - 5))
  const parts = [letters.slice(0, cut).join(''), letters.slice(cut).join('')]
  return [...words.slice(0, at), ...parts, ...words.slice(at + 1)].join(' ')
}

const addedTitles = ['Dr.', 'Mr', 'Haji', 'Sheikh', 'General', 'Prof.', 'Eng.'] as const

function addTitle(listed: ListedName, random: Random): string | null {
  return isPerson(listed) ? `${pickOne(addedTitles, random)} ${wordsOf(listed).join(' ')}` : null
}

/** The family name, which stands before the comma or last, and initials of the others but for small particles. */
function initials(listed: ListedName): string | null {
  const words = wordsOf(listed)
  if (!isPerson(listed) || words.length < 2 || words.some((word) => letterCount(word) < 2)) return null
  const familyCount = listed.name.includes(',') ? listed.name.split(',')[0]!.trim().split(/\s+/u).length : 0
  const family = familyCount === 0 ? words.slice(-1) : words.slice(0, familyCount)
  const given = familyCount === 0 ? words.slice(0, -1) : words.slice(familyCount)
  if (given.length === 0) return null
  const isParticle = (word: string): boolean => /^\p{Ll}/u.test(word)
  if (given.every(isParticle)) return null
  return [...given.map((word) => (isParticle(word) ? word : `${[...word][0]}.`)), ...family].join(' ')
}

/** What a field of `length` characters keeps of a longer name. */
function cutAt(length: number): (listed: ListedName) => string | null {
  return ({ name }) => (name.length > length + 1 ? name.slice(0, length).trim() : null)
}

export const wordVariations = variationsOf([
  ['missing-word', 'one word missing, two or more left', floors.shortened, dropWord],
  ['extra-name', 'one more name of a person', floors.light, addWord],
  ['extra-term', 'one more word of a trade', floors.light, addTerm],
  ['joined', 'two words written as one', floors.light, joinWords],
  ['split', 'one word written as two', floors.light, splitWord],
  ['title', 'a title before a person', floors.light, addTitle],
  ['initials', 'initials for given names', floors.initialed, initials],
  ['cut-35', 'cut off after 35 characters', floors.shortened, cutAt(35)],
  ['cut-20', 'cut off after 20 characters', null, cutAt(20)],
  [
    'in-text',
    'inside a line of text',
    floors.light,
    (listed) => `payment of invoice 4411 on behalf of ${wordsOf(listed).join(' ')}`,
  ],
])
