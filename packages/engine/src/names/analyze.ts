// A string becomes a name: readings made of words with roles, forms and symbols. One function for lists, subjects,
// index and query, so that both sides of a comparison are read alike. Total: any string has an answer.

import { canonicalize, lettersForDigits, lookAlikeReading } from '../text/index.ts'
import { acronymReason, shortenToInitials } from './acronyms.ts'
import { isArticle, joinCompounds } from './compounds.ts'
import { longFieldLength, withCutEnd } from './cut-field.ts'
import { type Draft, draftOf, finish } from './draft.ts'
import { fillGaps, type MaskedWords, maskedWords, nothingMasked } from './masked-words.ts'
import {
  type AnalyzedName,
  type NameKind,
  type NameReading,
  type NameWord,
  nameWordsMax,
  wordLettersMax,
} from './name.ts'
import { assignOrganizationRoles } from './organization-roles.ts'
import { findParts, type Part } from './parts.ts'
import { assignPersonRoles } from './person-roles.ts'
import { splitWords } from './split-words.ts'

/** The whole field and at most five more. */
const readingsMax = 6
/** Raw values beyond this many code units is not searched for parts; names are shorter by far. */
const dividedTextMax = 2_000

/**
 * Analyses one raw name. Deterministic, linear in its length, never throws.
 *
 * The first reading (`whole`) covers every letter and digit of the raw value except those counted in `unreadLetters`.
 * Further readings, at most five, are parts of the field that may be names of their own.
 */
export function analyzeName(raw: string, kind: NameKind): AnalyzedName {
  const { text, signals } = canonicalize(raw)
  const unread = { letters: 0 }
  const masked = signals.includes('masked-letters') ? maskedWords(raw) : nothingMasked
  const whole = readWords(text, kind, { unread, masked })
  if (whole.length === 0) return { raw, readings: [], signals, unreadLetters: unread.letters }
  const readings: NameReading[] = [{ words: whole, reason: 'whole' }]
  if (whole.some(isCompound)) readings.push({ words: whole.flatMap(takeApart), reason: 'words-apart' })
  const letters = kind === 'person' ? whole : joinLetters(whole)
  if (letters.length < whole.length) readings.push({ words: letters, reason: 'letters-joined' })
  const apart = signals.includes('spaced-letters') ? lettersApart(raw) : []
  if (apart.length > 0) readings.push({ words: apart, reason: 'letters-apart' })
  const half = whole.slice(0, whole.length / 2)
  if (half.length > 0 && isRepeated(whole)) readings.push({ words: half, reason: 'said-twice' })
  const parts = raw.length <= dividedTextMax ? findParts(raw, kind) : []
  for (const part of [...parts.map(canonicalPart), ...otherSpellings(text, kind)]) {
    if (part.text === text || readings.length === readingsMax) continue
    const words = readWords(part.text, kind, { unread: { letters: 0 }, masked })
    if (words.length > 0) readings.push({ words, reason: part.reason })
  }
  const initials = isOrganization(whole, kind) ? shortenToInitials(whole) : null
  if (initials !== null && readings.length < readingsMax) readings.push({ words: initials, reason: acronymReason })
  const isCuttable = kind === 'person' ? readings.length === 1 : raw.length === longFieldLength
  const cut = isCuttable && readings.length < readingsMax ? withCutEnd(raw, whole) : null
  if (cut !== null) readings.push({ words: cut, reason: 'cut-field' })
  return { raw, readings, signals, unreadLetters: unread.letters }
}

function isOrganization(words: readonly NameWord[], kind: NameKind): boolean {
  const isMarked = kind === 'any' && words.some(({ role }) => role === 'legal-form' || role === 'generic')
  return kind === 'organization' || isMarked
}

const apartWordsMax = 12

/** Few single letters beside whole words may be initials after all, and were not to be joined: J. Y. J. S. Vestimenta. */
function lettersApart(raw: string): readonly NameWord[] {
  if (raw.length > dividedTextMax) return []
  const texts = raw
    .normalize('NFKC')
    .toLowerCase()
    .split(/[^\p{L}\p{N}\p{M}]+/u)
  const drafts = texts.map(draftOf).filter((draft) => draft !== null)
  const isMixed = drafts.length <= apartWordsMax && drafts.some((draft) => draft.form.length > 2)
  if (!isMixed) return []
  return drafts.map((draft) => finish({ ...draft, role: draft.form.length === 1 ? 'initial' : 'name' }))
}

/** Neighbouring single letters as one word: U.M.V. may be written UMV. */
function joinLetters(words: readonly NameWord[]): readonly NameWord[] {
  const joined: NameWord[] = []
  for (let from = 0; from < words.length; ) {
    let to = from
    while (words[to]?.forms[0]?.length === 1) to++
    const draft =
      to - from < 2
        ? null
        : draftOf(
            words
              .slice(from, to)
              .map(({ text }) => text)
              .join(''),
          )
    joined.push(...(draft === null ? words.slice(from, Math.max(to, from + 1)) : [finish(draft)]))
    from = Math.max(to, from + 1)
  }
  return joined
}

/** The second half of the words says the first half again. */
function isRepeated(words: readonly NameWord[]): boolean {
  const half = words.length / 2
  return Number.isInteger(half) && words.every(({ text }, i) => text === words[(i + half) % words.length]?.text)
}

const isCompound = (word: NameWord): boolean => word.text.includes(' ')

/** The parts of a compound as words of their own: in another order they would not have been put together. */
function takeApart(word: NameWord): readonly NameWord[] {
  if (!isCompound(word)) return [word]
  const parts: NameWord[] = []
  for (const text of word.text.split(' ')) {
    const draft = draftOf(text)
    if (draft === null) continue
    const isInside = parts.length === 1 && isArticle(draft.form) && !word.text.endsWith(` ${text}`)
    const ownRole = draft.form.length === 1 ? 'initial' : isInside ? 'particle' : 'name'
    const role = word.role === 'name' ? ownRole : word.role
    parts.push(finish({ ...draft, role }))
  }
  return parts
}

function canonicalPart({ text, reason }: Part): Part {
  return { text: canonicalize(text).text, reason }
}

const plain = /^[a-z ]*$/
/** In the name of an organisation or a ship a digit mostly counts, but for one that a word ends in: Butemb0. */
const endsInDigit = /^\p{L}{3,}[0-9]$/u

/** The same words read as what they look like: digits as letters, foreign letters as Latin ones. */
function otherSpellings(text: string, kind: NameKind): readonly Part[] {
  if (text.length > dividedTextMax || plain.test(text)) return []
  const words = text.split(' ')
  const spellings: Part[] = []
  if (/[0-9]/.test(text)) {
    const isRead = (word: string): boolean => kind === 'person' || endsInDigit.test(word)
    const letters = words.map((word) => (isRead(word) ? lettersForDigits(word) : undefined) ?? word).join(' ')
    spellings.push({ text: letters, reason: 'letters-as-digits' })
  }
  const alike = words.map((word) => (plain.test(word) ? word : lookAlikeReading(word)))
  if (!alike.includes(undefined)) spellings.push({ text: alike.join(' '), reason: 'look-alikes' })
  return spellings
}

interface WordsContext {
  readonly unread: { letters: number }
  readonly masked: MaskedWords
}

function readWords(text: string, kind: NameKind, { unread, masked }: WordsContext): readonly NameWord[] {
  const drafts: Draft[] = []
  for (const word of splitWords(text)) {
    const draft = drafts.length < nameWordsMax ? draftOf(word) : null
    if (draft !== null && masked.size > 0) fillGaps(draft, masked.get(word))
    if (draft !== null) drafts.push(draft)
    else if (drafts.length >= nameWordsMax) unread.letters += word.length
    if (draft !== null && word.length > wordLettersMax) unread.letters += word.length - wordLettersMax
  }
  const joined = kind === 'vessel' ? drafts : joinCompounds(drafts)
  return assignRoles(joined, kind).map(finish)
}

/** A name of unstated kind is read as an organisation's; without a mark of one, as a person's as well. */
function assignRoles(drafts: Draft[], kind: NameKind): readonly Draft[] {
  if (kind === 'person') {
    assignPersonRoles(drafts)
    return drafts
  }
  const words = assignOrganizationRoles(drafts, kind)
  const isPerson = kind === 'any' && !words.some((word) => word.role === 'legal-form' || word.role === 'generic')
  if (isPerson) assignPersonRoles(words)
  return words
}
