// Families H and L: letters of other scripts that look the same, digits and symbols for letters, masked letters.

import type { Random } from '../random.ts'
import { lettersTable, nameEvasionsOf, replaceLetters } from './evasion.ts'

const cyrillic = lettersTable('aа AА BВ cс CС eе EЕ HН iі IІ jј JЈ KК MМ oо OО pр PР sѕ SЅ TТ xх XХ yу YУ')
const greek = lettersTable('AΑ BΒ EΕ HΗ IΙ KΚ MΜ NΝ oο OΟ PΡ TΤ vν XΧ YΥ ZΖ')
const latinAndArmenian = lettersTable('aɑ gɡ hհ nո oօ uս')
const lisu = lettersTable('Aꓮ Bꓐ Dꓓ Eꓰ Fꓝ Gꓖ Hꓧ Iꓲ Jꓙ Kꓗ Lꓡ Mꓟ Nꓠ Oꓳ Pꓑ Rꓣ Sꓢ Tꓔ Uꓴ Vꓦ Wꓪ Xꓫ Yꓬ Zꓜ')
const digits = lettersTable('a4 A4 e3 E3 i1 I1 o0 O0 s5 S5')
const moreDigits = lettersTable('a4 A4 b8 B8 e3 E3 g9 i1 I1 l1 o0 O0 s5 S5 t7 T7 z2 Z2')
const symbols = lettersTable('a@ A@ c¢ C¢ e€ E€ i! I! l| s$ S$')
const pairsOfLetters: readonly (readonly [RegExp, string])[] = [
  [/m/gu, 'rn'],
  [/M/gu, 'RN'],
  [/w/gu, 'vv'],
  [/W/gu, 'VV'],
  [/d/gu, 'cl'],
]

/** One letter that the table has, by its row. */
function replaceOne(name: string, table: Readonly<Record<string, string>>, random: Random): string | null {
  const signs = [...name]
  const places = signs.flatMap((sign, at) => (table[sign] === undefined ? [] : [at]))
  if (places.length === 0) return null
  const at = random.pick(places)
  signs[at] = table[signs[at]!]!
  return signs.join('')
}

function splitIntoPairs(name: string): string {
  return pairsOfLetters.reduce((written, [from, to]) => written.replace(from, to), name)
}

function swapStrokes(name: string): string {
  return replaceLetters(name, { i: 'l', l: 'I', I: 'l', 1: 'l' })
}

/** One letter inside a word behind a sign. */
function maskOne(name: string, random: Random): string | null {
  const signs = [...name]
  const places = signs.flatMap((sign, at) =>
    at > 0 && /\p{L}/u.test(sign) && /\p{L}/u.test(signs[at - 1]!) ? [at] : [],
  )
  if (places.length === 0) return null
  signs[random.pick(places)] = '*'
  return signs.join('')
}

/** What an old system leaves of accented letters: two of the vowels, or every letter beyond ASCII, as question marks. */
function loseLetters(name: string, random: Random): string | null {
  if (/[^\p{ASCII}]/u.test(name)) return name.normalize('NFC').replace(/[^\p{ASCII}]/gu, '?')
  const vowels = ['a', 'e', 'i', 'o', 'u'].filter((vowel) => name.slice(1).includes(vowel))
  if (vowels.length === 0) return null
  const lost = random.shuffle(vowels).slice(0, 2).join('')
  return name.slice(0, 1) + name.slice(1).replace(new RegExp(`[${lost}]`, 'gu'), '?')
}

export const lookAlikeEvasions = nameEvasionsOf([
  ['H01', 'C+A', 'one Cyrillic look-alike', (name, random) => replaceOne(name, cyrillic, random)],
  ['H02', 'C+A', 'all possible Cyrillic look-alikes', (name) => replaceLetters(name, cyrillic)],
  ['H03', 'C+A', 'Greek look-alikes', (name) => replaceLetters(name, greek)],
  ['H04', 'C+A', 'Latin-extended and Armenian look-alikes', (name) => replaceLetters(name, latinAndArmenian)],
  ['H05', 'C+A', 'Lisu capitals', (name) => replaceLetters(name.toUpperCase(), lisu)],
  ['H06', 'C/E', 'rn for m, vv for w, cl for d', splitIntoPairs],
  ['H07', 'C/E', 'l, I and 1 swapped', swapStrokes],
  ['L01', 'C/E', 'one digit for a letter', (name, random) => replaceOne(name, moreDigits, random)],
  ['L02', 'C', 'digits for all letters that have one', (name) => replaceLetters(name, digits)],
  ['L03', 'C', 'symbols for letters', (name) => replaceLetters(name, symbols)],
  ['L04', 'E+A', 'one letter masked by an asterisk', maskOne],
  ['L05', 'E+A', 'letters lost as question marks', loseLetters],
])
