// Letters that look like letters of another script, read as the script of the word and of the field.
// A genuine word of another script is never destroyed: only what a reader takes for Latin becomes Latin.

import { lookAlikeRows } from './generated/look-alikes.ts'
import { scriptOf } from './script.ts'

/** Letter → Latin letter, for letters that no language writes names with. */
const anywhere = new Map<string, string>()
/** Those of them that some orthography uses (ł, ħ, ı): reading them as their base is no trick. */
const ordinary = new Map<string, string>()
/** Letter → Latin letter, for letters of scripts that names are written in. */
const inLatinContext = new Map<string, string>()
/** Scripts of which wholly confusable words are taken for Latin even without context: their names are never Latin-like. */
const scriptsWithoutContext = new Set(['Cher', 'Lisu', 'Copt', 'Dsrt', 'Tfng'])
/** Script → Latin letter → its look-alike there, for a Latin letter inside a word of that script. */
const fromLatin = new Map<string, Map<string, string>>()

for (const [letter, row] of lookAlikeRows) {
  const [script = '', latin = ''] = row.split(' ')
  ;(script === 'any' ? anywhere : inLatinContext).set(letter, latin)
  if (script === 'any' && letter < '\u0250') ordinary.set(letter, latin)
  const back = fromLatin.get(script) ?? new Map<string, string>()
  if (!back.has(latin)) back.set(latin, letter)
  fromLatin.set(script, back)
}

const isLetter = /\p{L}/u
const words = /[\p{L}\p{M}\p{N}]+/gu
const asciiLetters = /[A-Za-z]/

export interface ResolvedText {
  readonly text: string
  readonly hasLookAlikes: boolean
  readonly hasMixedScripts: boolean
}

/** What the letters of one word say about its script. */
interface WordScripts {
  /** Latin letters that no letter of the foreign script resembles. */
  readonly certainLatinCount: number
  readonly latinCount: number
  /** Letters of other scripts that resemble no Latin letter. */
  readonly certainForeignCount: number
  readonly foreignCount: number
  /** The foreign script, empty if there is none. */
  readonly foreign: string
}

/** Reads each word's look-alikes in the script that the word, or else the field, is written in. Linear in the length. */
export function resolveLookAlikes(text: string): ResolvedText {
  const plain = replaceEach(text, anywhere)
  let hasMixedScripts = false
  const unmixed = plain.replace(words, (word) => {
    const scripts = weighWord(word)
    if (scripts.latinCount === 0 || scripts.foreignCount === 0) return word
    hasMixedScripts = true
    return unmix(word, scripts)
  })
  const resolved = foldForeignWords(unmixed)
  const hasLookAlikes = resolved !== plain || plain !== replaceEach(text, ordinary)
  return { text: resolved, hasLookAlikes, hasMixedScripts }
}

/**
 * The Latin word that a wholly confusable word of another script looks like (`сара` gives `capa`), for callers that
 * want to try both readings; `undefined` where a letter has no look-alike. Takes a word of canonical text.
 */
export function lookAlikeReading(word: string): string | undefined {
  let reading = ''
  let foreignCount = 0
  for (const character of word) {
    const latin =
      inLatinContext.get(character) ?? anywhere.get(character) ?? inLatinContext.get(character.toUpperCase())
    if (latin !== undefined) foreignCount += 1
    else if (!/[a-z0-9]/.test(character)) return undefined
    reading += (latin ?? character).toLowerCase()
  }
  return foreignCount === 0 ? undefined : reading
}

function replaceEach(text: string, table: ReadonlyMap<string, string>): string {
  let result = ''
  for (const character of text) result += table.get(character) ?? character
  return result
}

function weighWord(word: string): WordScripts {
  const counts = { certainLatinCount: 0, latinCount: 0, certainForeignCount: 0, foreignCount: 0, foreign: '' }
  const latinLetters: string[] = []
  for (const character of word) {
    if (!isLetter.test(character)) continue
    const script = scriptOf(character)
    if (script === 'Latn') {
      counts.latinCount += 1
      latinLetters.push(character)
      continue
    }
    if (script === 'Zyyy') continue
    counts.foreignCount += 1
    if (!inLatinContext.has(character)) counts.certainForeignCount += 1
    if (counts.foreign === '' || !inLatinContext.has(character)) counts.foreign = script
  }
  const back = fromLatin.get(counts.foreign)
  counts.certainLatinCount = latinLetters.filter((letter) => back?.has(letter) !== true).length
  return counts
}

/** A word of Latin and foreign letters: read in the script that its unmistakable letters are of. */
function unmix(word: string, scripts: WordScripts): string {
  if (scripts.certainForeignCount === 0 || scripts.certainLatinCount >= scripts.certainForeignCount)
    return replaceEach(word, inLatinContext)
  return replaceEach(word, fromLatin.get(scripts.foreign) ?? new Map())
}

/** Words that are foreign letters only, yet all of them look Latin: Latin if the field is Latin and nothing else. */
function foldForeignWords(text: string): string {
  const weighed = (text.match(words) ?? []).map(weighWord)
  if (weighed.every((word) => word.foreignCount === 0)) return text
  const isLatinField =
    asciiLetters.test(text) &&
    weighed.some((word) => word.certainLatinCount > 0 && word.foreignCount === 0) &&
    weighed.every((word) => word.certainForeignCount === 0)
  let position = 0
  return text.replace(words, (word) => {
    const scripts = weighed[position]
    position += 1
    if (scripts === undefined || scripts.foreignCount === 0 || scripts.certainForeignCount > 0) return word
    return isLatinField || scriptsWithoutContext.has(scripts.foreign) ? replaceEach(word, inLatinContext) : word
  })
}
