// Digits and symbols that stand for letters inside a word, and letters masked by a star or question mark.
// Genuine numbers stay: a digit becomes a letter only where letters around it leave no other reading.

import { letterSubstituteRows } from './generated/letter-substitutes.ts'

const substitutes = new Map(letterSubstituteRows)
const symbols = new Set([...substitutes.keys()].filter((sign) => !/\d/.test(sign)))

const hasCandidates = /[\d@$!¡|€£¢¥*?\uFFFD]/
const chunks = /[\p{L}\p{M}\p{N}@$!¡|€£¢¥*?\uFFFD]+/gu
const isLetter = /\p{L}/u
/** Letters that the signs do not stand for. */
const otherLetter = /(?!\p{Script=Latin})\p{L}/u

export interface SubstitutedText {
  readonly text: string
  readonly hasSubstitutes: boolean
  readonly hasMasks: boolean
}

/**
 * Reads substitutes as letters. A masked letter (`M*hammad`, `Schr?dinger`) is dropped: what is masked is mostly a
 * vowel or a letter that an encoding lost, so the word stays within one edit and keeps its consonants.
 */
export function readSubstitutes(text: string): SubstitutedText {
  if (!hasCandidates.test(text)) return { text, hasSubstitutes: false, hasMasks: false }
  let hasSubstitutes = false
  let hasMasks = false
  const result = text.replace(chunks, (chunk) => {
    const unmasked = dropMasks(chunk)
    hasMasks ||= unmasked.length !== chunk.length
    const read = readChunk(unmasked)
    hasSubstitutes ||= isRewritten(unmasked, read)
    return read
  })
  return { text: result, hasSubstitutes, hasMasks }
}

/**
 * Every digit of a canonical word read as a letter (`mustaf4` gives `mustafa`), for callers that want to try both
 * readings; `undefined` for words without a digit or without a letter.
 */
export function lettersForDigits(word: string): string | undefined {
  if (!/\d/.test(word) || !isLetter.test(word)) return undefined
  return replaceSigns(word)
}

/** Whether letters took the place of signs; marks that only ended or separated words are no trick. */
function isRewritten(before: string, after: string): boolean {
  return before.replace(/[!|]+/g, '') !== after.replaceAll(' ', '')
}

function dropMasks(chunk: string): string {
  if (!/[*?\uFFFD]/.test(chunk) || !isLetter.test(chunk)) return chunk
  return chunk.replace(/[*?\uFFFD]+/g, '')
}

function replaceSigns(chunk: string): string {
  let result = ''
  for (const character of chunk) result += substitutes.get(character) ?? character
  return result
}

function readChunk(chunk: string): string {
  if (otherLetter.test(chunk)) return chunk
  if (!isLetter.test(chunk)) return readSymbolsOnly(chunk)
  const pieces = splitAtPipes(chunk)
  if (pieces.length > 1) return pieces.map(readChunk).join(' ')
  const inner = withoutFinalMarks(chunk)
  if (hasSymbol(inner)) return replaceSigns(inner)
  return hasLetterDigits(inner) ? replaceSigns(inner) : inner
}

/** A word that ends in `!` and has no other sign is an exclamation; with other signs the mark is an i. */
function withoutFinalMarks(chunk: string): string {
  let end = chunk.length
  while (chunk[end - 1] === '!') end -= 1
  return hasSymbol(chunk.slice(0, end)) ? chunk : chunk.slice(0, end)
}

function hasSymbol(chunk: string): boolean {
  for (const character of chunk) if (symbols.has(character)) return true
  return false
}

/** `@|` in a name is "al"; repeated signs (`!!!`, `$$`) are decoration. */
function readSymbolsOnly(chunk: string): string {
  const distinct = new Set(chunk)
  const areSymbols = [...distinct].every((character) => symbols.has(character))
  return areSymbols && distinct.size >= 2 ? replaceSigns(chunk) : chunk
}

/** A pipe between two words separates them; inside a word, or beside other signs, it is an l. */
function splitAtPipes(chunk: string): readonly string[] {
  if (!chunk.includes('|')) return [chunk]
  const pieces = chunk.split(/\|+/)
  const hasOtherSigns = hasSymbol(chunk.replaceAll('|', ''))
  const areNames = pieces.length > 1 && pieces.every((piece) => /^\p{L}{3}/u.test(piece)) && !hasOtherSigns
  const isCased = /\p{Ll}\|+\p{Lu}\p{Ll}/u.test(chunk)
  return areNames || (isCased && !hasOtherSigns) ? pieces.filter((piece) => piece !== '') : [chunk]
}

/** Digits with letters on both sides, or one digit before at least three letters: letters in disguise. */
function hasLetterDigits(chunk: string): boolean {
  if (!/\d/.test(chunk) || /\d{3}/.test(chunk)) return false
  return /\p{L}\d{1,2}\p{L}/u.test(chunk) || /^\d\p{L}{3}/u.test(chunk)
}
