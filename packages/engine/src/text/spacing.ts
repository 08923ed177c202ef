// Where words begin and end: separators become single spaces, spaced and dotted letters become words again.

import { dottedAbbreviationRows } from './generated/dotted-abbreviations.ts'

const abbreviations = new Map(dottedAbbreviationRows)
/** Two or three letters with dots and nothing else between them, standing alone. */
const dottedLetters = /(?<![\p{L}\p{M}\p{N}.])\p{L}(?:\.\p{L}){1,3}(?![\p{L}\p{M}\p{N}]|\.[\p{L}\p{N}])\.?/gu
const separators = /[^\p{L}\p{M}\p{N}]+/gu
/** Letters of alphabets; a syllable or an ideograph standing alone is a word, not a spaced letter. */
const singleLetter =
  /^(?:[a-zà-öø-ÿ\u0100-\u024F\u0250-\u02AF\u0370-\u03FF\u0400-\u052F\u0561-\u0587\u05D0-\u05EA\u0620-\u064A\u10D0-\u10FF\u1E00-\u1EFF]|\p{Ll})\p{M}*$/u
/** Fewer single letters in a row are initials. */
const spacedLettersMin = 4

/** How strongly a separator separates: 0 without space, 1 one space, 2 wider. */
type Rank = 0 | 1 | 2

interface Piece {
  readonly text: string
  /** Rank of the separator before the piece. */
  readonly before: Rank
  readonly isLetter: boolean
}

export interface SpacedText {
  readonly text: string
  readonly hadSpacedLetters: boolean
}

/** Joins spaced letters and gives single spaces. Takes lower-case text. Linear in the length. */
export function settleSpaces(text: string): SpacedText {
  const abbreviated = text.replace(dottedLetters, (whole, offset: number) => {
    const joined = whole.replaceAll('.', '')
    const position = abbreviations.get(joined)
    return position === 'any' || (position === 'later' && offset > 0) ? `${joined} ` : whole
  })
  const pieces = splitPieces(abbreviated)
  let settled = pieces
  // Each round consumes the narrowest separators of a run, so three rounds reach the fixpoint.
  for (let round = 0; round < 3; round += 1) settled = joinLetters(settled)
  return { text: settled.map((piece) => piece.text).join(' '), hadSpacedLetters: settled.length !== pieces.length }
}

function splitPieces(text: string): readonly Piece[] {
  const pieces: Piece[] = []
  let start = 0
  let before: Rank = 0
  const add = (end: number): void => {
    const word = text.slice(start, end)
    if (word !== '') pieces.push({ text: word, before, isLetter: singleLetter.test(word) })
  }
  for (const match of text.matchAll(separators)) {
    add(match.index)
    start = match.index + match[0].length
    before = rankOf(match[0])
  }
  add(text.length)
  return pieces
}

function rankOf(separator: string): Rank {
  if (/[\t\r\n]|\s\s/.test(separator)) return 2
  return /\s/.test(separator) ? 1 : 0
}

function joinLetters(pieces: readonly Piece[]): readonly Piece[] {
  const result: Piece[] = []
  let position = 0
  while (position < pieces.length) {
    let end = position
    while (pieces[end]?.isLetter === true) end += 1
    if (end - position >= spacedLettersMin) result.push(...joinRun(pieces.slice(position, end)))
    else result.push(...pieces.slice(position, Math.max(end, position + 1)))
    position = Math.max(end, position + 1)
  }
  return result
}

/** Within a run of single letters the narrowest separator stands between letters, any wider one between words. */
function joinRun(run: readonly Piece[]): readonly Piece[] {
  let narrowest: Rank = 2
  for (const piece of run.slice(1)) if (piece.before < narrowest) narrowest = piece.before
  const words: Piece[] = []
  let letters: string[] = []
  let before: Rank = run[0]?.before ?? 0
  const close = (): void => {
    const text = letters.join('')
    if (letters.length > 0) words.push({ text, before, isLetter: letters.length === 1 })
    letters = []
  }
  for (const [index, piece] of run.entries()) {
    if (index > 0 && piece.before > narrowest) {
      close()
      before = piece.before
    }
    letters.push(piece.text)
  }
  close()
  return words
}
