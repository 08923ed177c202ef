// Roles in names of persons: honorifics, particles, patronymics, suffixes, initials; and the symbols of given names.

import { addSymbols, type Draft } from './draft.ts'
import { markDigits, romanValueOf } from './numbers.ts'
import { addSurnameSymbols } from './surnames.ts'
import { lookUp, vocabulary } from './vocabulary.ts'

const patronymicEnding =
  /(?:ovich|evich|ovych|evych|yovych|iovych|ovitch|evitch|ovic|evic|ovna|evna|ivna|yivna|ichna|inichna|yevna|ovits|evits|avich|avichus|auna|eyna|ouna|dottir)$/
const patronymicWhole = /^(?:ilyich|ilich|ilyitch|kuzmich|lukich|fomich|nikitich|savvich|ignatich)$/
/** Never inside one person's name. */
const joining = /^(?:and|or|aka|alias|fka|nka)$/
const glueSon = /(?:oglu|oghlu|ogly|ogli|qizi|kizi|kyzy|gizi|uly|uulu)$/

/** Finds the roles of a person's name. The words keep their places and their number. */
export function assignPersonRoles(words: readonly Draft[]): void {
  for (let index = 0; index < words.length; index += 1) markSingle(words, index)
  markSuffixes(words)
  markHonorifics(words)
  markParticles(words)
  markPatronymics(words)
  const names = words.filter((word) => word.role === 'name' || word.role === 'patronymic')
  if (names.length === 0) keepOneIdentity(words)
  for (const word of words) if (word.role === 'name') addNameSymbols(word)
}

/** Digits, single letters, and the words that join two names in one field. */
function markSingle(words: readonly Draft[], index: number): void {
  const word = words[index] as Draft
  if (word.role !== 'name' || markDigits(word)) return
  if (index > 0 && index < words.length - 1 && joining.test(word.form)) {
    word.role = 'generic'
    addSymbols(word, lookUp(vocabulary().stop, word))
  }
  // Ortega y Gasset: two family names make at least four words.
  if (word.form === 'y' && words.length > 3 && index > 1 && index < words.length - 1) {
    word.role = 'particle'
    word.symbols = ['particle:y']
  } else if (isInitial(word)) word.role = 'initial'
}

/** Letters that one letter of another script is romanised by may stand for a name as that one letter does: Yu., Zh. */
const initialDigraph = /^(?:zh|kh|ch|sh|th|ts|ph)$/

function isInitial({ form, text, script }: Draft): boolean {
  if (script === 'Hani') return false
  return (form.length === 1 && text.length <= 2) || (script === 'Latn' && initialDigraph.test(form))
}

function namesLeft(words: readonly Draft[]): number {
  let count = 0
  for (const word of words) if (word.role === 'name') count += 1
  return count
}

function markSuffixes(words: readonly Draft[]): void {
  for (let index = 1; index < words.length; index += 1) {
    const word = words[index] as Draft
    if (word.role !== 'name' && word.role !== 'initial') continue
    const symbols = lookUp(vocabulary().suffixes, word)
    const value = word.form.length > 1 ? romanValueOf(word.form) : 0
    if (symbols === undefined && (value < 2 || value > 9)) continue
    if (namesLeft(words) < 2) return
    word.role = 'suffix'
    addSymbols(word, symbols ?? [`number:${value.toString()}`])
  }
}

function markHonorifics(words: readonly Draft[]): void {
  const { certainTitles, leadingTitles } = vocabulary()
  let isLeading = true
  for (const word of words) {
    if (word.role !== 'name') continue
    const certain = lookUp(certainTitles, word)
    const leading = certain === undefined ? lookUp(leadingTitles, word) : undefined
    addSymbols(word, certain ?? leading)
    const left = namesLeft(words) - 1
    if (certain !== undefined && left >= 1) word.role = 'honorific'
    else if (leading !== undefined && isLeading && left >= 2) word.role = 'honorific'
    else isLeading = false
  }
}

function markParticles(words: readonly Draft[]): void {
  const { insideOnly, particlesThatAreNames, particles } = vocabulary()
  const isShort = words.length <= 2
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] as Draft
    if (word.role !== 'name') continue
    const symbols = lookUp(particles, word)
    if (symbols === undefined) continue
    const isInside = index > 0 && index < words.length - 1
    addSymbols(word, symbols)
    if (symbols.includes('particle:ogly') || symbols.includes('particle:qizi')) markFather(words, index)
    else if (index === words.length - 1 || (!isInside && insideOnly.has(word.form))) continue
    else if (isShort && particlesThatAreNames.has(word.form)) continue
    else word.role = 'particle'
  }
}

/** Heydar oglu: the word is a particle and the one before it the father's name. */
function markFather(words: readonly Draft[], index: number): void {
  const father = words[index - 1]
  if (father === undefined || father.role !== 'name' || words.length < 3) return
  father.role = 'patronymic'
  addNameSymbols(father)
  ;(words[index] as Draft).role = 'particle'
}

/**
 * Of several words in the form of a patronymic the first after the first word is it (Abramovich Roman Arkadyevich,
 * Roman Arkadyevich Abramovich); a name of two words has none.
 */
function markPatronymics(words: readonly Draft[]): void {
  const names = words.filter((word) => word.role === 'name' || word.role === 'initial')
  for (let index = 1; index < names.length; index += 1) {
    const word = names[index] as Draft
    if (word.role !== 'name' || word.form.length < 5) continue
    const isIcelandic =
      word.form.endsWith('dottir') || (word.form.endsWith('sson') && /[ðþ]/.test(names.map((n) => n.text).join()))
    const isSlavic = patronymicEnding.test(word.form) || patronymicWhole.test(word.form)
    const isPatronymic = isIcelandic || (names.length > 2 && (isSlavic || glueSon.test(word.form)))
    if (!isPatronymic) continue
    word.role = 'patronymic'
    return
  }
}

/** A name that is nothing but titles and particles is named by them: Sayyid, Ben, Haji. */
function keepOneIdentity(words: readonly Draft[]): void {
  const titled = words.filter((word) => word.role === 'honorific')
  for (const word of titled.length > 0 ? titled : words) {
    if (word.role === 'honorific' || word.role === 'particle' || word.role === 'suffix') word.role = 'name'
  }
}

/** What a given or family name stands for. */
function addNameSymbols(word: Draft): void {
  const given = lookUp(vocabulary().given, word)
  addSymbols(word, given)
  if (given === undefined) addSurnameSymbols(word)
}
