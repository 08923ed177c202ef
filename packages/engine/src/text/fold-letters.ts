// Letters in the shape that everything is compared in: compatibility forms, marks that carry no identity, digits.

import { digitRows } from './generated/digits.ts'
import { latinLetterRows } from './generated/latin-letters.ts'
import { scriptOf } from './script.ts'

const digits = new Map(digitRows)
/** Latin letters whose mark changes how people write the name without it; all other marks are dropped. */
const readLetters = new Set(latinLetterRows.map(([letter]) => letter))
/** Letters of other alphabets that are letters of their own although Unicode composes them from a letter and a mark. */
const ownLetters = new Set('йёїўѓќӣӯґϊϋ')
/** Arabic letters by the form that keeps what all spellings of a name share (families X02 to X04). */
const arabicLetters = new Map([
  ...pairs('أإآٱٲٳٵ', 'ا'),
  ...pairs('ىیېےۍۓئٸ', 'ي'),
  ...pairs('ةہھەۀۂۃ', 'ه'),
  ...pairs('کڪګ', 'ك'),
  ...pairs('ؤٶ', 'و'),
  ...pairs('ءٴـ', ''),
])

function pairs(letters: string, target: string): readonly (readonly [string, string])[] {
  return Array.from(letters, (letter) => [letter, target] as const)
}

const generalMark = /[\u0300-\u036F]|[\u0483-\u0489]|[\u1AB0-\u1AFF]|[\u1DC0-\u1DFF]|[\u20D0-\u20FF]|[\uFE20-\uFE2F]/
const semiticMark =
  /[\u0591-\u05BD]|[\u05BF-\u05C7]|[\u0610-\u061A]|[\u064B-\u065F]|\u0670|[\u06D6-\u06DC]|[\u06DF-\u06ED]|[\u0898-\u089F]|[\u08CA-\u08FF]/

/** Lower-case letters without the marks that carry no identity; native scripts stay. Takes lower-case text. */
export function foldLetters(text: string): string {
  let result = ''
  let base = ''
  let marks = ''
  for (const character of text.normalize('NFD')) {
    if (generalMark.test(character)) marks += character
    else if (!semiticMark.test(character)) {
      result += withMarks(base, marks)
      base = foldCharacter(character)
      marks = ''
    }
  }
  return (result + withMarks(base, marks)).normalize('NFC')
}

/** The letter with its mark if that is a letter of its own, else the letter; stacked marks are decoration. */
function withMarks(base: string, marks: string): string {
  const composed = (base + marks).normalize('NFC')
  return readLetters.has(composed) || ownLetters.has(composed) ? composed : base
}

function foldCharacter(character: string): string {
  if (character === 'ς') return 'σ'
  if (character === 'ß') return 'ss'
  return digits.get(character) ?? arabicLetters.get(character) ?? character
}

/** Text whose letters need no folding: the fast path for most names. */
export function isPlainLatin(text: string): boolean {
  return /^[\w .,'-]*$/.test(text)
}

/** A Hebrew letter with geresh is a sound of its own; varika (U+FB1E), a mark, keeps it inside the word. */
export function keepGeresh(text: string): string {
  return text.replace(/([גזצץתדטח])['’׳`´]/gu, '$1\uFB1E')
}

/** Whether a joiner between these letters is orthography (Persian, Indic) and not a trick. */
export function isJoinerScript(character: string): boolean {
  return /^(?:Arab|Syrc|Mong|Deva|Beng|Guru|Gujr|Orya|Taml|Telu|Knda|Mlym|Sinh|Mymr|Khmr)$/.test(scriptOf(character))
}
