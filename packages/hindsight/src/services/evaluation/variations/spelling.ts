// Slips of the finger and other romanisations: what people type, and what another office wrote.

import { pickOne, type Random } from '../seeded-random.ts'
import { floors, type ListedName, letterCount, variationsOf, wordsOf } from './variation.ts'

/** Shortest word in which a slip is still the same word to a reader. */
const slipLettersMin = 5

/** One letter swapped with its neighbour, left out, doubled or replaced by another letter of the same name. */
function slip(word: string, others: readonly string[], random: Random): string {
  const letters = [...word]
  const at = 1 + Math.floor(random() * (letters.length - 2))
  const kind = Math.floor(random() * 4)
  const letter = letters[at]!
  if (kind === 0 && letters[at + 1] !== letter) letters.splice(at, 2, letters[at + 1]!, letter)
  else if (kind === 1) letters.splice(at, 1)
  else if (kind === 2) letters.splice(at, 0, letter)
  else {
    const different = others.filter((other) => other.toLowerCase() !== letter.toLowerCase())
    letters[at] = different.length === 0 ? letter + letter : pickOne(different, random)
  }
  return letters.join('')
}

/** Slips in `count` different words, or null where there are not so many that are long enough. */
function slips(listed: ListedName, count: number, random: Random): string | null {
  const words = wordsOf(listed)
  const letters = [...listed.name].filter((letter) => /\p{L}/u.test(letter))
  const places = [...words.keys()].filter((at) => letterCount(words[at]!) >= slipLettersMin)
  if (places.length < count) return null
  for (let done = 0; done < count; done++) {
    const [at = 0] = places.splice(Math.floor(random() * places.length), 1)
    words[at] = slip(words[at]!, letters, random)
  }
  return words.join(' ')
}

type Rule = readonly [RegExp, string]

/** What one office writes for what another writes. */
const vowelRules: readonly Rule[] = [
  [/ou/giu, 'u'],
  [/(?<![aeiou])u(?![aeiou])/giu, 'ou'],
  [/oo/giu, 'u'],
  [/(?<![aeiou])u(?![aeiou])/giu, 'oo'],
  [/ee/giu, 'i'],
  [/(?<![aeiou])i(?![aeiou])/giu, 'ee'],
  [/aa/giu, 'a'],
  [/ai/giu, 'ay'],
  [/ay/giu, 'ai'],
  [/ei/giu, 'ey'],
  [/(?<![aeiou])o(?![aeiou])/giu, 'u'],
  [/(?<![aeiou])u(?![aeiou])/giu, 'o'],
  [/(?<![aeiou])e(?![aeiou])/giu, 'i'],
  [/(?<![aeiou])i(?![aeiou])/giu, 'e'],
]
const consonantRules: readonly Rule[] = [
  [/kh/giu, 'h'],
  [/(?<![bcdgkpstz])h(?=[aeiou])/giu, 'kh'],
  [/q/giu, 'k'],
  [/gh/giu, 'g'],
  [/dh/giu, 'd'],
  [/dh/giu, 'z'],
  [/th/giu, 't'],
  [/zh/giu, 'j'],
  [/dzh/giu, 'j'],
  [/(?<!d)j(?=[aeiou])/giu, 'dj'],
  [/dj/giu, 'j'],
  [/(?<!c)sh/giu, 'sch'],
  [/sch/giu, 'sh'],
  [/ts/giu, 'tz'],
  [/tz/giu, 'ts'],
  [/tch/giu, 'ch'],
  [/(?<![ts])ch/giu, 'tch'],
  [/v/giu, 'w'],
  [/w/giu, 'v'],
  [/ph/giu, 'f'],
  [/ks/giu, 'x'],
  [/x(?=[aeiou])/giu, 'ks'],
  [/ya/giu, 'ia'],
  [/ia/giu, 'ya'],
  [/yu/giu, 'iu'],
  [/ss/giu, 's'],
  [/mm/giu, 'm'],
  [/(?<=[aeiou])s(?=[aeiou])/giu, 'ss'],
  [/(?<=[aeiou])m(?=[aeiou])/giu, 'mm'],
]
const endingRules: readonly Rule[] = [
  [/ov\b/giu, 'off'],
  [/ev\b/giu, 'eff'],
  [/(?:iy|yy)\b/giu, 'y'],
  [/sky\b/giu, 'skiy'],
  [/skiy\b/giu, 'skij'],
  [/vich\b/giu, 'vitch'],
  [/ovic\b/giu, 'ovich'],
  [/ah\b/giu, 'a'],
  [/a\b/giu, 'ah'],
  [/\bal[- ]/giu, 'el-'],
  [/\bal[- ]/giu, 'Al '],
  [/\babd al[- ]/giu, 'Abdul '],
  [/\babdul[- ]/giu, 'Abd al-'],
]

/** Applies one rule at one place of one word in Latin letters. */
function respell(listed: ListedName, rules: readonly Rule[], random: Random): string | null {
  const text = wordsOf(listed).join(' ')
  const options = rules.flatMap(([from, to]) =>
    [...text.matchAll(from)].filter(isInWord).map(({ 0: found, index }) => ({ index, found, to })),
  )
  if (options.length === 0) return null
  const { index, found, to } = pickOne(options, random)
  return text.slice(0, index) + inCaseOf(found, to) + text.slice(index + found.length)
}

/** Whether a match lies in a word of four letters or more, or is an article before one. */
function isInWord({ 0: found, index, input }: RegExpExecArray): boolean {
  const before = /\p{L}*$/u.exec(input.slice(0, index))?.[0] ?? ''
  const after = /^\p{L}*/u.exec(input.slice(index + found.length))?.[0] ?? ''
  return letterCount(before + found + after) >= 4
}

function inCaseOf(model: string, word: string): string {
  if (model === model.toLowerCase()) return word
  const isAll = letterCount(model) > 1 && model === model.toUpperCase()
  return isAll ? word.toUpperCase() : word.charAt(0).toUpperCase() + word.slice(1)
}

export const spellingVariations = variationsOf([
  ['one-slip', 'one slip of the finger in a word of five letters or more', floors.light, one],
  ['two-slips', 'slips in two words of five letters or more', floors.light, two],
  ['romanized-vowels', 'another romanisation of a vowel', floors.romanized, vowels],
  ['romanized-consonants', 'another romanisation of a consonant', floors.romanized, consonants],
  ['romanized-ending', 'another romanisation of an ending or an article', floors.romanized, endings],
])

function one(listed: ListedName, random: Random): string | null {
  return slips(listed, 1, random)
}

function two(listed: ListedName, random: Random): string | null {
  return slips(listed, 2, random)
}

function vowels(listed: ListedName, random: Random): string | null {
  return listed.schema === 'Person' ? respell(listed, vowelRules, random) : null
}

function consonants(listed: ListedName, random: Random): string | null {
  return listed.schema === 'Person' ? respell(listed, consonantRules, random) : null
}

function endings(listed: ListedName, random: Random): string | null {
  return listed.schema === 'Person' ? respell(listed, endingRules, random) : null
}
