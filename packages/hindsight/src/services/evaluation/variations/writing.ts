// The same name in another writing: case, marks, punctuation, order of words, signs that no reader sees.

import { pickOne, type Random } from '../seeded-random.ts'
import { floors, isPerson, type ListedName, letterCount, variationsOf, wordsOf } from './variation.ts'

const dropMarks = (name: string): string => name.normalize('NFD').replace(/\p{M}/gu, '').normalize('NFC')

function dropPunctuation(name: string): string {
  return name
    .replace(/['’ʼ‘`´.]/gu, '')
    .replace(/[-‐‑–—_/,"()]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim()
}

function rotate(listed: ListedName): string | null {
  const words = wordsOf(listed)
  return isPerson(listed) && words.length > 1 ? [...words.slice(1), words[0]].join(' ') : null
}

function reverse(listed: ListedName): string | null {
  const words = wordsOf(listed)
  return isPerson(listed) && words.length > 1 ? words.toReversed().join(' ') : null
}

/** Signs that take no place on the page: zero-width space and joiners, soft hyphen, word joiner. */
const invisible = ['\u200b', '\u200c', '\u200d', '\u00ad', '\u2060']

function hideSign({ name }: ListedName, random: Random): string | null {
  const places = [...name.matchAll(/(?<=\p{Script=Latin})(?=\p{Script=Latin})/gu)].map((match) => match.index)
  if (places.length === 0) return null
  const at = pickOne(places, random)
  return name.slice(0, at) + pickOne(invisible, random) + name.slice(at)
}

const lookAlikes: Readonly<Record<string, string>> = {
  a: 'а',
  c: 'с',
  e: 'е',
  i: 'і',
  o: 'о',
  p: 'р',
  x: 'х',
  y: 'у',
  A: 'А',
  B: 'В',
  C: 'С',
  E: 'Е',
  H: 'Н',
  I: 'І',
  K: 'К',
  M: 'М',
  O: 'О',
  P: 'Р',
  T: 'Т',
  X: 'Х',
}
const digits: Readonly<Record<string, string>> = { o: '0', O: '0', l: '1', I: '1', e: '3', E: '3', s: '5', S: '5' }

/** One letter by the sign that looks like it, inside a word of at least four letters. */
function replaceOne({ name }: ListedName, table: Readonly<Record<string, string>>, random: Random): string | null {
  const places = [...name.matchAll(/\p{Script=Latin}+/gu)]
    .filter(([word]) => letterCount(word) >= 4)
    .flatMap(({ 0: word, index }) => [...word].map((letter, at) => ({ letter, at: index + at })))
    .filter(({ letter }) => table[letter] !== undefined)
  if (places.length === 0) return null
  const { letter, at } = pickOne(places, random)
  return name.slice(0, at) + table[letter] + name.slice(at + 1)
}

export const writingVariations = variationsOf([
  ['upper-case', 'in capitals', floors.exact, ({ name }) => name.toUpperCase()],
  ['lower-case', 'in small letters', floors.exact, ({ name }) => name.toLowerCase()],
  ['no-diacritics', 'without marks on letters', floors.exact, ({ name }) => dropMarks(name)],
  ['no-punctuation', 'without hyphens, apostrophes, stops', floors.light, ({ name }) => dropPunctuation(name)],
  ['reversed', 'words in reverse order', floors.exact, reverse],
  ['rotated', 'first word last', floors.light, rotate],
  ['invisible-sign', 'a sign that cannot be seen inside a word', floors.exact, hideSign],
  [
    'look-alike',
    'one letter of another script that looks the same',
    floors.exact,
    (listed, random) => replaceOne(listed, lookAlikes, random),
  ],
  ['digit', 'one digit for a letter', floors.light, (listed, random) => replaceOne(listed, digits, random)],
])
