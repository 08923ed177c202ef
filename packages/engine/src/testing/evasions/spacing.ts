// Families S and O: words joined, split, spaced, punctuated; their order, number and repetition.

import type { Random } from '../random.ts'
import { nameEvasionsOf, wordsOf } from './evasion.ts'

function between(signs: readonly string[]) {
  return (name: string, random: Random): string | null => {
    const words = wordsOf(name)
    return words.length < 2 ? null : words.reduce((joined, word) => joined + random.pick(signs) + word)
  }
}

function betweenAllAlike(signs: readonly string[]) {
  return (name: string, random: Random): string | null => {
    const words = wordsOf(name)
    return words.length < 2 ? null : words.join(random.pick(signs))
  }
}

function eachLetter(name: string, sign: string): string {
  return wordsOf(name)
    .map((word) => [...word].join(sign))
    .join(' ')
}

function splitOne(name: string, random: Random): string | null {
  const words = wordsOf(name)
  const long = words.flatMap((word, at) => ([...word].length >= 5 ? [at] : []))
  if (long.length === 0) return null
  const at = random.pick(long)
  const letters = [...words[at]!]
  const cut = 2 + random.below(letters.length - 3)
  words[at] = `${letters.slice(0, cut).join('')} ${letters.slice(cut).join('')}`
  return words.join(' ')
}

function mergeTwo(name: string, random: Random): string | null {
  const words = wordsOf(name)
  if (words.length < 2) return null
  const at = random.below(words.length - 1)
  return [...words.slice(0, at), `${words[at]}${words[at + 1]}`, ...words.slice(at + 2)].join(' ')
}

function addApostrophe(name: string, random: Random): string | null {
  const sign = random.pick(['’', 'ʼ', 'ʻ', '`', '´'])
  if (/['’]/u.test(name)) return name.replace(/['’]/gu, (found) => (found === sign ? '`' : sign))
  const words = wordsOf(name)
  const at = random.below(words.length)
  const letters = [...words[at]!]
  if (letters.length < 3) return null
  words[at] = `${letters[0]}${sign}${letters.slice(1).join('')}`
  return words.join(' ')
}

const brackets: readonly (readonly [string, string])[] = [
  ['"', '"'],
  ['(', ')'],
  ['“', '”'],
  ['[', ']'],
  ['«', '»'],
]

function quoteWords(name: string, random: Random): string {
  return wordsOf(name)
    .map((word) => {
      const [open, close] = random.pick(brackets)
      return open + word + close
    })
    .join(' ')
}

function mixCase(name: string, random: Random): string {
  return [...name].map((sign) => (random.chance(0.5) ? sign.toUpperCase() : sign.toLowerCase())).join('')
}

export const spacingEvasions = nameEvasionsOf([
  ['S01', 'T', 'no spaces', (name) => wordsOf(name).join('')],
  ['S02', 'T', 'spaced letters', (name) => eachLetter(name, ' ')],
  ['S03', 'T', 'a word split in two', splitOne],
  ['S04', 'T', 'two words merged', mergeTwo],
  ['S05', 'C', 'non-breaking, thin or ideographic spaces', between(['\u00A0', '\u2009', '\u3000', '\u202F'])],
  ['S06', 'T', 'dots between letters', (name) => eachLetter(name, '.')],
  ['S07', 'C', 'hyphen variants', betweenAllAlike(['\u2010', '\u2011', '\u2013', '\u2014', '\u2212', '\uFE63'])],
  ['S08', 'C', 'apostrophe variants', addApostrophe],
  ['S09', 'C', 'slash, backslash, underscore or pipe', betweenAllAlike(['_', '\\', '|', '/'])],
  ['S10', 'C', 'line break or tab in the name', betweenAllAlike(['\r\n\t', '\t', '\n'])],
  ['S11', 'C', 'quotes and brackets', quoteWords],
  ['S12', 'C', 'random case', mixCase],
])

/** Words of the family name that a name begins with: one, and the particles before it. */
function familyWords(words: readonly string[]): number {
  return (
    Math.max(
      0,
      words.findIndex((word) => !/^\p{Ll}+$/u.test(word)),
    ) + 1
  )
}

/** Family name and the rest. */
function divide(name: string): readonly [family: string[], rest: string[]] {
  const words = wordsOf(name)
  const count = familyWords(words)
  return [words.slice(0, count), words.slice(count)]
}

function moved(arrange: (words: string[]) => string[], wordsMin = 2) {
  return (name: string): string | null => {
    const words = wordsOf(name)
    return words.length < wordsMin ? null : arrange(words).join(' ')
  }
}

function familyLast(name: string): string | null {
  const [family, rest] = divide(name)
  return rest.length === 0 ? null : [...rest, ...family].join(' ')
}

function firstAndLast(name: string): string | null {
  const [family, rest] = divide(name)
  return family.length + rest.length < 3 || rest.length === 0 ? null : [...family, rest.at(-1)!].join(' ')
}

function familyOnly(name: string): string | null {
  const [family, rest] = divide(name)
  return rest.length === 0 ? null : family.join(' ')
}

function givenToInitials(name: string): string | null {
  const [family, given] = divide(name)
  const initials = given.filter((word) => !/^\p{Ll}+$/u.test(word)).map((word) => `${[...word][0]?.toUpperCase()}.`)
  return given.length === 0 ? null : [...family, ...initials].join(' ')
}

function dropMiddle(name: string, random: Random): string | null {
  const words = wordsOf(name)
  if (words.length < 3) return null
  words.splice(1 + random.below(words.length - 2), 1)
  return words.join(' ')
}

function addMiddle(name: string, random: Random): string | null {
  const words = wordsOf(name)
  if (words.length < 2) return null
  words.splice(1, 0, random.pick(['Robert', 'Edwin', 'Martin', 'Salim', 'Andrei']))
  return words.join(' ')
}

function addSurname(name: string, random: Random): string {
  const [family, rest] = divide(name)
  return [`${family.join(' ')}-${random.pick(['Smith', 'Brown', 'Miller', 'Wagner'])}`, ...rest].join(' ')
}

const patronymic = /(?:ovich|evich|yich|ovych|ovna|evna|ichna|ivna|uly|kyzy)$/iu

function dropPatronymic(name: string): string | null {
  const words = wordsOf(name)
  const kept = words.filter((word, at) => at === 0 || !patronymic.test(word))
  return kept.length < 2 ? null : kept.join(' ')
}

function reverseWords(name: string): string {
  return wordsOf(name)
    .map((word) => [...word.normalize('NFC')].reverse().join(''))
    .join(' ')
}

export const orderEvasions = nameEvasionsOf([
  ['O01', 'T', 'family name moved last', familyLast],
  ['O02', 'T', 'words in full reversal', moved((words) => words.reverse())],
  ['O03', 'T', 'a middle name dropped', dropMiddle],
  ['O04', 'T', 'first and last word only', firstAndLast],
  ['O05', 'T+K', 'given names to initials', givenToInitials],
  ['O06', 'policy', 'family name only', familyOnly],
  ['O07', 'T', 'an invented middle name added', addMiddle],
  ['O08', 'T', 'the name twice', (name) => `${name} ${name}`],
  ['O09', 'T', 'double-barrelled with an invented name', addSurname],
  ['O10', 'T+K', 'patronymic dropped', dropPatronymic],
  ['O11', 'A', 'every word reversed', reverseWords],
])
