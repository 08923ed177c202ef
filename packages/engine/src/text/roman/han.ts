// Chinese characters: pinyin, Wade-Giles without marks, and the customary spellings of surnames. Simplified and
// traditional characters have the same readings, so they meet here.

import { hanPinyinRows } from '../generated/han-pinyin.ts'
import { hanFurtherPinyinRows } from '../generated/han-pinyin-further.ts'
import { hanSurnameRows } from '../generated/han-surnames.ts'
import { wadeGiles } from './pinyin.ts'

const pinyin = new Map<string, string>()
const further = new Map<string, string[]>()
const surnames = new Map<string, readonly string[]>()
for (const [reading, characters] of hanPinyinRows) for (const character of characters) pinyin.set(character, reading)
for (const [reading, characters] of hanFurtherPinyinRows) {
  for (const character of characters) further.set(character, [...(further.get(character) ?? []), reading])
}
for (const [characters, spellings] of hanSurnameRows) {
  for (const character of characters) surnames.set(character, spellings.split(' '))
}

const foreignLengthMin = 3

/** Characters that write a foreign syllable by another reading than their first: 什 is shi in Bush and Tereshkova. */
const inForeignNames = new Map([['什', 'shi']])

/** Syllables that only write a consonant of a foreign name, and vowels that are its nearest ones. */
const foreignSounds: readonly (readonly [RegExp, string])[] = [
  [/^(?:si|zi)$/, 's'],
  [/^shi$/, 'sh'],
  [/^([tdkg])e$/, '$1'],
  [/^([bpfm])u$/, '$1'],
  [/^er$/, 'r'],
  [/^ci$/, 'ts'],
  [/^xi/, 'si'],
  [/^qi/, 'chi'],
  [/^yi/, 'i'],
  [/^wu$/, 'u'],
  [/^w/, 'v'],
  [/uo$|ao$/, 'o'],
  [/[ae]i$/, 'e'],
  [/ng$/, 'n'],
]

/** A foreign name without the vowels that Chinese fills it with. */
function withoutFillers(syllables: readonly string[]): string {
  return syllables
    .map((syllable) => foreignSounds.reduce((text, [sound, written]) => text.replace(sound, written), syllable))
    .join('')
}

/** Foreign names written by their sound: Chinese has one liquid at the start of a syllable, and writes n and ng alike. */
function asForeignName(syllables: readonly string[]): readonly string[] {
  if (syllables.length < foreignLengthMin) return []
  const spelled = syllables.map((syllable) => (syllable === 'er' ? 'R' : syllable.replace(/ng$/, 'n')))
  const liquids = [
    ['l', 'l'],
    ['r', 'r'],
    ['l', 'r'],
    ['r', 'l'],
  ] as const
  return liquids.map(([initial, final]) => spelled.join('').replaceAll('l', initial).replaceAll('R', final))
}

/** Forms of a Han word, most customary first; a single character has all its readings, a longer word the first ones. */
export function romanizeHan(word: string): readonly string[] {
  const characters = [...word]
  const first = characters.map((character) => pinyin.get(character) ?? '')
  const [only = ''] = characters
  const wade = first.map(wadeGiles).join('')
  if (characters.length > 1) {
    const foreign = characters.map((character, i) => inForeignNames.get(character) ?? first[i]!)
    return [first.join(''), withoutFillers(foreign), wade, ...asForeignName(foreign)]
  }
  return [first.join(''), ...(surnames.get(only) ?? []), wade, ...(further.get(only) ?? [])]
}
