// A word of any script becomes one or more Latin forms, by tables of our own; how it was done is part of the result.
// Law: every word with a letter or digit has at least one form, at most ten, always the same ones.

import anyAscii from 'any-ascii'
import { foldLetters } from './fold-letters.ts'
import { customaryWordRows } from './generated/customary-words.ts'
import { romanizeCyrillic } from './roman/cyrillic.ts'
import { romanizeDevanagari } from './roman/devanagari.ts'
import { romanizeHan } from './roman/han.ts'
import { romanizeHangul } from './roman/hangul.ts'
import { romanizeKana } from './roman/kana.ts'
import { romanizeLatin } from './roman/latin.ts'
import { habitCountOf, transliterate } from './roman/letters.ts'
import { pinyinInWadeGiles } from './roman/pinyin.ts'
import { romanizeArabic, romanizeHebrew } from './roman/semitic.ts'
import { scriptOf } from './script.ts'

/** How a form came to be: `latin` as written, `table` by a romaniser of ours, `fallback` by a general one. */
export type RomanMethod = 'latin' | 'table' | 'fallback'

export interface RomanWord {
  /** ISO 15924 code of the word's script, e.g. `Latn`, `Cyrl`, `Arab`; `Zyyy` for digits. */
  readonly script: string
  /** Distinct Latin forms, lower case `[a-z0-9]+`, most customary first; never empty for a word with letters. */
  readonly forms: readonly string[]
  /** The script leaves vowels out, so forms are to be compared by their consonants too. */
  readonly isVowelless: boolean
  readonly method: RomanMethod
}

const formsMax = 10
const vowellessScripts = new Set(['Arab', 'Hebr', 'Syrc', 'Thai', 'Laoo'])
const customaryWords = new Map(customaryWordRows.map(([word, forms]) => [foldLetters(word), forms.split(' ')] as const))
const romanizers = new Map<string, (word: string) => readonly string[]>([
  ['Latn', romanizeLatin],
  ['Zyyy', romanizeLatin],
  ['Cyrl', romanizeCyrillic],
  ['Arab', (word) => romanizeArabic(word, romanizeRun)],
  ['Hebr', romanizeHebrew],
  ['Hang', romanizeHangul],
  ['Hira', romanizeKana],
  ['Kana', romanizeKana],
  ['Hani', romanizeHan],
  ['Deva', romanizeDevanagari],
])

/**
 * Romanises one word of canonical text. At most ten forms; a word of several scripts is romanised run by run. Words
 * without a letter or digit have no form.
 */
export function romanize(word: string): RomanWord {
  if (/^[a-z0-9]+$/.test(word)) {
    const wade = pinyinInWadeGiles(word)
    if (wade !== null) return { script: 'Latn', forms: [word, wade], isVowelless: false, method: 'latin' }
    return { script: /[a-z]/.test(word) ? 'Latn' : 'Zyyy', forms: [word], isVowelless: false, method: 'latin' }
  }
  const script = scriptOf(word)
  const runs = splitByScript(word)
  const customary = customaryWords.get(word)
  const forms = customary ?? combine(runs.map(romanizeRun))
  const methods = customary === undefined ? runs.map((run) => methodOf(scriptOf(run))) : ['table']
  const method = methods.includes('fallback') ? 'fallback' : methods.includes('table') ? 'table' : 'latin'
  // Customary spellings have the vowels that the letters leave out.
  const isUnvoiced = customary === undefined && runs.some((run) => vowellessScripts.has(scriptOf(run)))
  const isVowelless = isForeignHan(script, word) || isUnvoiced
  return { script, forms: keepDistinct(forms, word), isVowelless, method }
}

/** Four characters and more are rarely a Chinese name but often a foreign one, whose vowels only fill its gaps. */
function isForeignHan(script: string, word: string): boolean {
  return script === 'Hani' && word.length > 3
}

function methodOf(script: string): RomanMethod {
  if (script === 'Latn' || script === 'Zyyy') return 'latin'
  return romanizers.has(script) || habitCountOf(script) > 0 ? 'table' : 'fallback'
}

function romanizeRun(run: string): readonly string[] {
  const script = scriptOf(run)
  const customary = customaryWords.get(run) ?? []
  const own = romanizers.get(script)
  if (own !== undefined) return [...customary, ...own(run)]
  const habits = Array.from({ length: habitCountOf(script) }, (_, habit) => transliterate(run, script, habit))
  return habits.length > 0 ? [...customary, ...habits] : [...customary, romanizeAnyScript(run)]
}

/** Scripts without a romaniser of ours. Thai and Lao write some vowels before the consonant that they follow. */
function romanizeAnyScript(run: string): string {
  return anyAscii(run.replace(/([เ-ไເ-ໄ])([ก-ฮກ-ຮ])/g, '$2$1')).toLowerCase()
}

/** Runs of one script; marks and digits stay with the run that they follow, both kinds of kana are one. */
function splitByScript(word: string): readonly string[] {
  const runs: string[] = []
  let current = ''
  for (const character of word) {
    const script = scriptOf(character).replace('Kana', 'Hira')
    const isNew = script !== 'Zyyy' && current !== '' && script !== current
    if (runs.length === 0 || isNew) runs.push(character)
    else runs[runs.length - 1] += character
    if (script !== 'Zyyy') current = script
  }
  return runs
}

/** The first forms of all runs joined, the second forms joined, and so on; a run without a further form repeats one. */
function combine(runs: readonly (readonly string[])[]): readonly string[] {
  const count = Math.max(0, ...runs.map((forms) => forms.length))
  return Array.from({ length: Math.min(count, formsMax * 2) }, (_, index) =>
    runs.map((forms) => forms[index] ?? forms[0] ?? '').join(''),
  )
}

function keepDistinct(forms: readonly string[], word: string): readonly string[] {
  const clean = forms.map((form) => form.replace(/[^a-z0-9]/g, '')).filter((form) => form !== '')
  const distinct = [...new Set(clean)].slice(0, formsMax)
  if (distinct.length > 0 || !/[\p{L}\p{N}]/u.test(word)) return distinct
  // Letters that no table knows keep their identity by their code points.
  return [Array.from(word, (character) => `u${(character.codePointAt(0) ?? 0).toString(16)}`).join('')]
}
