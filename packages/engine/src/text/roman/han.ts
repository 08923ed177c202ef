// Chinese characters: pinyin, Wade-Giles without marks, and the customary spellings of surnames. Simplified and
// traditional characters have the same readings, so they meet here.

import { hanPinyinRows } from '../generated/han-pinyin.ts'
import { hanFurtherPinyinRows } from '../generated/han-pinyin-further.ts'
import { hanSurnameRows } from '../generated/han-surnames.ts'

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

/** Pinyin initials in Wade-Giles, the apostrophe of aspiration left out as passports do; longest first. */
const wadeGilesInitials: readonly (readonly [RegExp, string])[] = [
  [/^zh/, 'ch'],
  [/^x/, 'hs'],
  [/^q/, 'ch'],
  [/^j/, 'ch'],
  [/^r/, 'j'],
  [/^[zc](?!h)/, 'ts'],
  [/^b/, 'p'],
  [/^d/, 't'],
  [/^g/, 'k'],
]
const wadeGilesFinals: readonly (readonly [RegExp, string])[] = [
  [/^(tsi|si)$/, 'tzu'],
  [/^(ch|sh|j)i$/, '$1ih'],
  [/ong$/, 'ung'],
  [/^you$/, 'yu'],
  [/^yan$/, 'yen'],
  [/ian$/, 'ien'],
  [/([^y])ie$/, '$1ieh'],
  [/ue$/, 'ueh'],
  [/^ye$/, 'yeh'],
  [/([kh])e$/, '$1o'],
  [/uo$/, 'o'],
]

/** Forms of a Han word, most customary first; a single character has all its readings, a longer word the first ones. */
export function romanizeHan(word: string): readonly string[] {
  const characters = [...word]
  const first = characters.map((character) => pinyin.get(character) ?? '')
  const [only = ''] = characters
  const wade = first.map(wadeGiles).join('')
  if (characters.length > 1) return [first.join(''), wade]
  return [first.join(''), ...(surnames.get(only) ?? []), wade, ...(further.get(only) ?? [])]
}

function wadeGiles(syllable: string): string {
  const initial = wadeGilesInitials.find(([pattern]) => pattern.test(syllable))
  const changed = initial === undefined ? syllable : syllable.replace(initial[0], initial[1])
  const final = wadeGilesFinals.find(([pattern]) => pattern.test(changed))
  return final === undefined ? changed : changed.replace(final[0], final[1])
}
