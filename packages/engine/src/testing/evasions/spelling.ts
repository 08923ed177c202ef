// Family E: slips of the finger and of the eye, and what a short field leaves of a long name.

import type { Random } from '../random.ts'
import { innerPositions, nameEvasionsOf, wordsOf } from './evasion.ts'

const neighbours: Readonly<Record<string, string>> = {
  q: 'wa',
  w: 'qes',
  e: 'wrd',
  r: 'etf',
  t: 'ryg',
  y: 'tuh',
  u: 'yij',
  i: 'uok',
  o: 'ipl',
  p: 'ol',
  a: 'qsz',
  s: 'adw',
  d: 'sfe',
  f: 'dgr',
  g: 'fht',
  h: 'gjy',
  j: 'hku',
  k: 'jli',
  l: 'ko',
  z: 'xa',
  x: 'zcs',
  c: 'xvd',
  v: 'cbf',
  b: 'vng',
  n: 'bmh',
  m: 'nj',
}

interface Edit {
  readonly edit: (signs: string[], at: number) => void
  readonly fits?: (signs: readonly string[], at: number) => boolean
}

/** Changes the signs at a place inside a word, at which a letter stands after a letter. */
function editInside(name: string, random: Random, { edit, fits = () => true }: Edit): string | null {
  const signs = [...name.normalize('NFC')]
  const places = innerPositions(signs).filter((at) => fits(signs, at))
  if (places.length === 0) return null
  edit(signs, random.pick(places))
  return signs.join('')
}

function swapNeighbours(name: string, random: Random): string | null {
  return editInside(name, random, {
    edit: (signs, at) => signs.splice(at - 1, 2, signs[at]!, signs[at - 1]!),
    fits: (signs, at) => signs[at] !== signs[at - 1] && /\p{Ll}/u.test(signs[at - 1]!),
  })
}

function deleteLetter(name: string, random: Random): string | null {
  return editInside(name, random, { edit: (signs, at) => signs.splice(at, 1), fits: isInLongWord })
}

function isInLongWord(signs: readonly string[], at: number): boolean {
  const before = signs.slice(0, at).join('').split(/\s/u).at(-1) ?? ''
  const after = signs.slice(at).join('').split(/\s/u)[0] ?? ''
  return before.length + after.length >= 4
}

function doubleLetter(name: string, random: Random): string | null {
  return editInside(name, random, { edit: (signs, at) => signs.splice(at, 0, signs[at]!) })
}

function undoubleLetters(name: string): string {
  return name.replace(/(\p{L})\1/giu, '$1')
}

function pressNeighbour(name: string, random: Random): string | null {
  return editInside(name, random, {
    edit: (signs, at) => signs.splice(at, 1, random.pick([...neighbours[signs[at]!]!])),
    fits: (signs, at) => neighbours[signs[at]!] !== undefined && isInLongWord(signs, at),
  })
}

function changeFirst(name: string, random: Random): string | null {
  const first = [...name.normalize('NFC')][0] ?? ''
  const letters = [...'ABDFGKLMNPRST'].filter((letter) => letter !== first.toUpperCase())
  const letter = random.pick(letters)
  return wordsOf(name)[0]!.length < 3 ? null : letter + name.normalize('NFC').slice(first.length)
}

function dropFirstLetters(name: string): string {
  return wordsOf(name.normalize('NFC'))
    .map((word) => (word.length > 3 ? word.slice(1) : word))
    .join(' ')
}

function editTwice(name: string, random: Random): string | null {
  const words = wordsOf(name.normalize('NFC'))
  const longest = words.reduce((best, word) => (word.length > best.length ? word : best))
  if (longest.length < 7) return null
  const letters = [...longest]
  const first = 1 + random.below(letters.length - 3)
  const second = first + 1 + random.below(letters.length - first - 1)
  for (const at of [first, second]) {
    const letter = letters[at]!
    const other = random.pick([...'aeioulnr'].filter((one) => one !== letter))
    letters[at] = random.pick(['', other, other, other + letter, letter + other])
  }
  return words.map((word) => (word === longest ? letters.join('') : word)).join(' ')
}

function swapVowel(name: string, random: Random): string | null {
  return editInside(name, random, {
    edit: (signs, at) => signs.splice(at, 1, random.pick([...'aeiou'].filter((vowel) => vowel !== signs[at]))),
    fits: (signs, at) => /[aeiou]/u.test(signs[at]!) && isInLongWord(signs, at),
  })
}

function dropVowels(name: string): string {
  return wordsOf(name)
    .map(
      (word) =>
        word.slice(0, 1) +
        word
          .slice(1)
          .normalize('NFD')
          .replace(/[aeiou]\p{M}*/giu, ''),
    )
    .join(' ')
}

function truncate(name: string, random: Random): string | null {
  const limits = [20, 35].filter((limit) => name.length > limit)
  return limits.length === 0 ? null : name.slice(0, random.pick(limits)).trim()
}

export const spellingEvasions = nameEvasionsOf([
  ['E01', 'E', 'two neighbours swapped', swapNeighbours],
  ['E02', 'E', 'one letter deleted', deleteLetter],
  ['E03', 'E', 'one letter doubled', doubleLetter],
  ['E04', 'E/P', 'double letters written once', undoubleLetters],
  ['E05', 'E', 'a neighbouring key', pressNeighbour],
  ['E06', 'E', 'first letter changed', changeFirst],
  ['E07', 'E', 'first letter of every word removed', dropFirstLetters],
  ['E08', 'E', 'two edits in the longest word', editTwice],
  ['E09', 'E/P', 'one vowel swapped', swapVowel],
  ['E10', 'P', 'all vowels removed', dropVowels],
  ['E11', 'T/E', 'cut at 20 or 35 characters', truncate],
])
