// Family U: invisible signs, other alphabets of the same letters, marks. The canonicaliser must stop them all.

import type { Random } from '../random.ts'
import { insertInside, lettersTable, nameEvasionsOf, replaceLetters, wordsOf } from './evasion.ts'

const inserting =
  (...signs: readonly string[]) =>
  (name: string, random: Random): string | null =>
    insertInside(name, signs, random)

/** Letters A–Z and a–z moved to blocks that hold them in order. */
function moveTo(name: string, capital: number, small: number): string {
  return [...name]
    .map((sign) => {
      if (sign >= 'A' && sign <= 'Z') return String.fromCodePoint(capital + sign.charCodeAt(0) - 65)
      return sign >= 'a' && sign <= 'z' ? String.fromCodePoint(small + sign.charCodeAt(0) - 97) : sign
    })
    .join('')
}

function reverseOneWord(name: string, random: Random): string {
  const words = wordsOf(name)
  const at = random.below(words.length)
  const reversed = [...words[at]!.normalize('NFC')].reverse().join('')
  words[at] = `\u202E${reversed}\u202C`
  return words.join(' ')
}

function stackMarks(name: string, random: Random): string {
  const marked = [...name.normalize('NFC')].map((sign) =>
    /[aeiou]/iu.test(sign) && random.chance(0.75) ? `${sign}\u0323\u0301` : sign,
  )
  return marked.join('').normalize('NFD')
}

const smallCapitals = lettersTable('aᴀ bʙ cc dᴅ eᴇ fꜰ gɢ hʜ iɪ jᴊ kᴋ lʟ mᴍ nɴ oᴏ pᴘ rʀ ss tᴛ uᴜ vᴠ wᴡ yʏ zᴢ')
const modifiers = lettersTable('aᵃ bᵇ dd eᵉ fᶠ gᵍ hʰ iⁱ jʲ lˡ mᵐ nⁿ oᵒ pᵖ rʳ sˢ tᵗ uᵘ wʷ xˣ yʸ zᶻ')
const strokes = lettersTable('oø OØ dđ DĐ lł LŁ hħ HĦ tŧ TŦ')
const longForms = lettersTable('sſ Sſ kĸ K\u212A')
const turkish = lettersTable('iı Iİ')
const ligatures: readonly (readonly [RegExp, string])[] = [
  [/ffi/gu, 'ﬃ'],
  [/fi/gu, 'ﬁ'],
  [/Fi/gu, 'ﬁ'],
  [/fl/gu, 'ﬂ'],
  [/ff/gu, 'ﬀ'],
  [/st/gu, 'ﬆ'],
  [/ij/gu, 'ĳ'],
  [/lj/gu, 'ǉ'],
  [/nj/gu, 'ǌ'],
  [/dž/gu, 'ǆ'],
]

function joinLetters(name: string): string {
  return ligatures.reduce((written, [from, to]) => written.replace(from, to), name)
}

function wrapInIsolates(name: string, random: Random): string {
  const open = random.pick(['\u2066', '\u2067', '\u2068'])
  return `${open}${name}\u2069`
}

export const unicodeEvasions = nameEvasionsOf([
  ['U01', 'C+A', 'zero-width space inside a word', inserting('\u200B')],
  ['U02', 'C+A', 'zero-width joiner or non-joiner', inserting('\u200D', '\u200C')],
  ['U03', 'C', 'soft hyphen', inserting('\u00AD')],
  ['U04', 'C+A', 'word joiner or invisible plus', inserting('\u2060', '\u2064')],
  ['U05', 'C', 'byte order mark in the middle', inserting('\uFEFF')],
  ['U06', 'C+A', 'Hangul filler', inserting('\u3164')],
  ['U07', 'C+A', 'Hangul choseong filler', inserting('\u115F')],
  ['U08', 'C', 'combining grapheme joiner', inserting('\u034F')],
  ['U09', 'C', 'variation selectors', inserting('\uFE0F', '\uFE00')],
  ['U10', 'C+A', 'tag characters', inserting('\u{E0041}', '\u{E0062}')],
  ['U11', 'C+A', 'a reversed word wrapped so that it reads the same', reverseOneWord],
  ['U12', 'C', 'direction marks', inserting('\u200E', '\u200F', '\u061C')],
  ['U13', 'C', 'direction isolates around the name', wrapInIsolates],
  ['U14', 'C', 'Mongolian vowel separator', inserting('\u180E')],
  ['U15', 'C', 'fullwidth letters', (name) => moveTo(name, 0xff21, 0xff41)],
  ['U16', 'C', 'mathematical bold letters', (name) => moveTo(name, 0x1d400, 0x1d41a)],
  ['U17', 'C', 'mathematical fraktur letters', (name) => moveTo(name, 0x1d56c, 0x1d586)],
  ['U18', 'C', 'circled letters', (name) => moveTo(name, 0x24b6, 0x24d0)],
  ['U19', 'C', 'small capitals', (name) => replaceLetters(name.toLowerCase(), smallCapitals)],
  ['U20', 'C', 'ligatures', joinLetters],
  ['U21', 'C', 'stacked combining marks, decomposed', stackMarks],
  ['U22', 'C', 'stroke and bar letters', (name) => replaceLetters(name, strokes)],
  ['U23', 'C', 'Turkish dotless and dotted i', (name) => replaceLetters(name, turkish)],
  ['U24', 'C', 'long s, kra, kelvin sign', (name) => replaceLetters(name, longForms)],
  ['U25', 'C', 'superscript and modifier letters', (name) => replaceLetters(name.toLowerCase(), modifiers)],
  ['U26', 'C+A', 'regional indicator or emoji inside a word', inserting('\u{1F1E6}', '\u{1F600}')],
  ['U27', 'C+A', 'control characters', inserting('\u0000', '\u0008', '\u001F')],
])
