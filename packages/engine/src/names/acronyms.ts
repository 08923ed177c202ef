// Acronyms: the initials of a long name of an organisation stand for it. The long name gets a reading made of them, and a
// short word that is all there is of a name gets the symbol that such a reading has; equal symbols are what an index lists.

import { type Draft, draftOf, finish } from './draft.ts'
import type { NameWord } from './name.ts'
import { lookUp, vocabulary } from './vocabulary.ts'

/** Fewer letters stand for too many names, more are no longer written so. */
const [lettersMin, lettersMax] = [3, 7]
/** Why a reading of initials exists. Two such readings are not compared: many names share their initials. */
export const acronymReason = 'acronym'

const isShort = new RegExp(`^[a-z]{${lettersMin},${lettersMax}}$`)

/** Gives a word that alone names an organisation, and may be an acronym, the symbol of one. */
export function markAcronym(words: readonly Draft[]): void {
  const named = words.filter(({ role }) => role === 'name' || role === 'initial' || role === 'place')
  const word = named.find(({ role }) => role !== 'place')
  if (word === undefined || named.some((other) => other !== word && other.role !== 'place')) return
  if (word.role === 'name' && isShort.test(word.text)) word.symbols.push(`acronym:${word.text}`)
}

/**
 * The name as its initials with what follows them (legal form, place); null where it has fewer than three letters to
 * shorten to. Joining words may count or not: NZOG and NZOAG; so may a legal form: UAC.
 */
export function shortenToInitials(words: readonly NameWord[]): readonly NameWord[] | null {
  const counted = words.filter(isCounted)
  const isWhole = words.every(({ role }) => role !== 'initial')
  if (!isWhole || counted.length < lettersMin - 1) return null
  const initials = spellings(words, counted).filter(({ length }) => length >= lettersMin && length <= lettersMax)
  const word = initials[0] === undefined ? null : acronymWord(initials[0], initials)
  return word === null ? null : [word, ...words.filter(({ role }) => role === 'legal-form' || role === 'number')]
}

function isCounted({ role, text }: NameWord): boolean {
  return role === 'name' || role === 'generic' || role === 'place' || (role === 'number' && /^\p{L}/u.test(text))
}

function spellings(words: readonly NameWord[], counted: readonly NameWord[]): readonly string[] {
  const telling = counted.filter((word) => !isJoining(word))
  const formed = words.filter((word) => telling.includes(word) || (word.role === 'legal-form' && word.text.length > 4))
  return [...new Set([telling, counted, formed].map(initialsOf))]
}

const initialsOf = (words: readonly NameWord[]): string =>
  words
    .flatMap(({ text, forms }) => (text.includes(' ') ? text.split(' ') : [forms[0] ?? '']))
    .map(first)
    .join('')

const first = (word: string): string => word.slice(0, 1)

/** and, of, the: words that an acronym may leave out. */
function isJoining(word: NameWord): boolean {
  const draft = word.role === 'generic' ? draftOf(word.text) : null
  return draft !== null && lookUp(vocabulary().stop, draft) !== undefined
}

/** The word is compared by its symbols alone: its form is a number that nobody writes, so nothing is nearly like it. */
function acronymWord(text: string, initials: readonly string[]): NameWord | null {
  if (!/^[a-z]+$/.test(text)) return null
  const draft = draftOf(text)
  if (draft === null) return null
  const unlike = `0${[...text].map((letter) => letter.charCodeAt(0)).join('')}`
  const symbols = initials.map((one) => `acronym:${one}`)
  return finish({ ...draft, forms: [unlike], form: unlike, symbols, role: 'name' })
}
