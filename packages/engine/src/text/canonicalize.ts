// One canonicaliser for index and query: what a reader sees becomes what the engine compares. The raw value is kept.
// Laws: its text is a fixpoint, it is defined for every string, and its work is linear in the length.

import { restoreVisualOrder } from './bidi.ts'
import { decodeText } from './decode.ts'
import { foldLetters, isJoinerScript, isPlainLatin, keepGeresh } from './fold-letters.ts'
import { readSubstitutes } from './letter-substitutes.ts'
import { resolveLookAlikes } from './look-alikes.ts'
import { settleSpaces } from './spacing.ts'

/** A trick or an oddity seen while canonicalising; a signal for a person, never part of a score. */
export type TextSignal =
  | 'invisible-characters'
  | 'bidi-reversal'
  | 'mixed-scripts'
  | 'look-alikes'
  | 'letters-as-digits'
  | 'masked-letters'
  | 'spaced-letters'
  | 'encoded'
  | 'mojibake'

export interface CanonicalText {
  /** As given. */
  readonly raw: string
  /**
   * Case-folded, look-alikes resolved, single spaces, marks that carry no identity removed; native script kept. Only
   * letters, marks, digits and single spaces; `&` is the word `and`.
   */
  readonly text: string
  /** In a fixed order, each at most once. */
  readonly signals: readonly TextSignal[]
}

const signalOrder: readonly TextSignal[] = [
  'invisible-characters',
  'bidi-reversal',
  'mixed-scripts',
  'look-alikes',
  'letters-as-digits',
  'masked-letters',
  'spaced-letters',
  'encoded',
  'mojibake',
]

/** Words of two or more Latin letters with single spaces: nothing in them depends on their neighbours. */
const plainWords = /^[A-Za-z\u00C0-\u017F]{2,}(?: [A-Za-z\u00C0-\u017F]{2,})*$/
const plainAscii = /^[A-Za-z ]*$/

/** Canonical text of any string. Never throws; the empty text if there is no letter and no digit. */
export function canonicalize(raw: string): CanonicalText {
  if (!plainWords.test(raw)) return canonicalizeField(raw)
  if (plainAscii.test(raw)) return { raw, text: raw.toLowerCase(), signals: [] }
  return canonicalizeWords(raw)
}

const remembered = new Map<string, CanonicalText>()
const rememberedMax = 20_000
const rememberedLettersMax = 40

/** Word by word, each remembered; what is remembered is emptied when full, and changes no result. */
function canonicalizeWords(raw: string): CanonicalText {
  const words = raw.split(' ').map(canonicalizeWord)
  const signals = signalOrder.filter((signal) => words.some((word) => word.signals.includes(signal)))
  return { raw, text: words.map(({ text }) => text).join(' '), signals }
}

function canonicalizeWord(word: string): CanonicalText {
  const known = remembered.get(word)
  if (known !== undefined) return known
  const canonical = canonicalizeField(word)
  if (word.length > rememberedLettersMax) return canonical
  if (remembered.size >= rememberedMax) remembered.clear()
  remembered.set(word, canonical)
  return canonical
}

/** Letters read from digits may settle which script their neighbours are of, so what has some is read once more. */
function canonicalizeField(raw: string): CanonicalText {
  const once = readField(raw)
  return once.signals.includes('letters-as-digits') ? { ...once, text: readField(once.text).text } : once
}

function readField(raw: string): CanonicalText {
  const seen = new Set<TextSignal>()
  const visible = isPlainLatin(raw) ? raw.replaceAll("'", '') : showText(raw, seen)
  const read = readSigns(visible, seen)
  // Signs are read before the case is folded, which tells pipes from letters, and after marks between them are gone.
  const folded = isPlainLatin(read) ? read.toLowerCase() : readSigns(foldCase(read, seen), seen)
  const spaced = settleSpaces(folded)
  if (spaced.hadSpacedLetters) seen.add('spaced-letters')
  return { raw, text: spaced.text, signals: signalOrder.filter((signal) => seen.has(signal)) }
}

function readSigns(text: string, seen: Set<TextSignal>): string {
  const read = readSubstitutes(text)
  if (read.hasSubstitutes) seen.add('letters-as-digits')
  if (read.hasMasks) seen.add('masked-letters')
  return read.text
}

/** From stored characters to what a reader sees: decoded, in visual order, without what is invisible. */
function showText(raw: string, seen: Set<TextSignal>): string {
  const decoded = decodeText(raw)
  if (decoded.isEncoded) seen.add('encoded')
  if (decoded.isMojibake) seen.add('mojibake')
  const ordered = restoreVisualOrder(decoded.text)
  if (ordered !== decoded.text.replace(bidiControls, '') && ordered !== decoded.text) seen.add('bidi-reversal')
  if (hasHiddenCharacters(ordered)) seen.add('invisible-characters')
  const shown = spellRegionalIndicators(dropInvisible(ordered))
  const compatible = keepGeresh(shown).replace(apostrophes, '').replace(spacingMarks, '').normalize('NFKC')
  const clean = dropInvisible(compatible).replace(apostrophes, '')
  return resolve(clean.replaceAll('&', ' and '), seen)
}

/** Look-alikes are told apart by their case, so they are resolved before it is folded and once more after it. */
function resolve(text: string, seen: Set<TextSignal>): string {
  const resolved = resolveLookAlikes(text)
  if (resolved.hasLookAlikes) seen.add('look-alikes')
  if (resolved.hasMixedScripts) seen.add('mixed-scripts')
  return resolved.text
}

function foldCase(text: string, seen: Set<TextSignal>): string {
  return foldLetters(resolve(foldLetters(text.toLowerCase()), seen).toLowerCase())
}

const bidiControls = /[\u202A-\u202E\u2066-\u2069]/g
const apostrophes = /['’‘‛ʼʻʽʾʿˈˊˋ`´′‵＇՚׳ʹʺˮ״ʹ΄᾽᾿῾ꞌꞋ]/gu
/** Characters that NFKC would turn into a space and a mark, cutting a word in two. */
const spacingMarks = /[¨¯´¸˘-˝™®©℠℗]/gu
const invisible =
  /[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Co}\p{Cn}\p{Cs}\p{Extended_Pictographic}\p{Emoji_Modifier}]/gu
const controls = /[\u0000-\u0008\u000E-\u001F\u007F-\u0084\u0086-\u009F]/g

function dropInvisible(text: string): string {
  return text
    .replace(/[\u0009-\u000D\u0085\u2028\u2029]/g, '\n')
    .replace(/\u2800/g, ' ')
    .replace(/[ⒶⓂℹ🅰🅱🅾🅿]/gu, (letter) => letter.normalize('NFKC'))
    .replace(controls, '')
    .replace(/(?:\p{Regional_Indicator}){1,2}(?=\p{L})(?<=\p{L}\p{Regional_Indicator}{1,2})/gu, '')
    .replace(invisible, '')
}

/** Words of three or more regional indicators are letters; one or two are a flag. */
function spellRegionalIndicators(text: string): string {
  return text
    .replace(/\p{Regional_Indicator}{3,}/gu, (flags) =>
      Array.from(flags, (flag) => String.fromCharCode((flag.codePointAt(0) ?? 0) - 0x1f1e6 + 0x41)).join(''),
    )
    .replace(/\p{Regional_Indicator}/gu, '')
}

const isHidden = /[\p{Default_Ignorable_Code_Point}\p{Cf}\u0000-\u0008\u000E-\u001F\u007F-\u009F]/u
const joiner = /^(?:\u200C|\u200D|\u00AD)$/

/** Invisible characters between letters; joiners that the script's orthography asks for do not count. */
function hasHiddenCharacters(text: string): boolean {
  if (!isHidden.test(text)) return false
  let letter = ''
  let isSuspicious = false
  for (const character of text) {
    if (isHidden.test(character)) isSuspicious ||= letter !== '' && !(joiner.test(character) && isJoinerScript(letter))
    else if (/\p{L}/u.test(character)) {
      if (isSuspicious) return true
      letter = character
    } else if (!/\p{M}/u.test(character)) {
      letter = ''
      isSuspicious = false
    }
  }
  return false
}
