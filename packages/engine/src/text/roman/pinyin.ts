// Pinyin and what Wade-Giles writes for it, without apostrophes and marks, as passports do.

import { hanPinyinRows } from '../generated/han-pinyin.ts'

/** Pinyin initials in Wade-Giles, the apostrophe of aspiration left out; longest first. */
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

/** One pinyin syllable in Wade-Giles: `xue` gives `hsueh`. */
export function wadeGiles(syllable: string): string {
  const initial = wadeGilesInitials.find(([pattern]) => pattern.test(syllable))
  const changed = initial === undefined ? syllable : syllable.replace(initial[0], initial[1])
  const final = wadeGilesFinals.find(([pattern]) => pattern.test(changed))
  return final === undefined ? changed : changed.replace(final[0], final[1])
}

const syllables = new Set(hanPinyinRows.map(([reading]) => reading))
const syllableLettersMax = 6
const wordLettersMax = 18

/** A Latin word that begins as only pinyin writes it (q, x) and is pinyin to its end, in Wade-Giles; null for others. */
export function pinyinInWadeGiles(word: string): string | null {
  const first = word.charCodeAt(0)
  if ((first !== 113 && first !== 120) || word.length > wordLettersMax) return null
  return readSyllables(word)?.map(wadeGiles).join('') ?? null
}

/** The longest syllables first; null where the rest cannot be read. */
function readSyllables(word: string): readonly string[] | null {
  if (word === '') return []
  for (let length = Math.min(syllableLettersMax, word.length); length > 0; length -= 1) {
    const syllable = word.slice(0, length)
    const rest = syllables.has(syllable) ? readSyllables(word.slice(length)) : null
    if (rest !== null) return [syllable, ...rest]
  }
  return null
}
