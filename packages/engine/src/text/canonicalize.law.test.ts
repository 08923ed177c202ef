// Laws of the canonicaliser: its text is a fixpoint, tricks of families U, H, L, S and F change nothing, it is defined
// for every string, and ten times the input takes about ten times as long.

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalize } from './canonicalize.ts'
import { htmlEntityRows } from './generated/html-entities.ts'
import { lookAlikeRows } from './generated/look-alikes.ts'
import { romanize } from './romanize.ts'

const letters = 'abcdefghijklmnopqrstuvwxyz'
const word = fc.string({ unit: fc.constantFrom(...letters), minLength: 3, maxLength: 11 }).map(capitalize)
const name = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '))

function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

const textOf = (raw: string): string => canonicalize(raw).text
const squashed = (raw: string): string => textOf(raw).replaceAll(' ', '')
const firstForms = (raw: string): string =>
  textOf(raw)
    .split(' ')
    .map((part) => romanize(part).forms[0])
    .join(' ')

/** Applies `change` to the letters that `picks` selects, at least the first one that it can change. */
type Trick = (text: string, pick: () => boolean) => string

function perLetter(change: (letter: string, index: number, text: string) => string): Trick {
  return (text, pick) =>
    Array.from(text, (letter, index) => (letter !== ' ' && pick() ? change(letter, index, text) : letter)).join('')
}

function insert(...inserted: readonly string[]): Trick {
  return perLetter((letter, index) => letter + (inserted[index % inserted.length] ?? ''))
}

function shift(upper: number, lower: number): Trick {
  return perLetter((letter) => {
    const base = /[A-Z]/.test(letter) ? upper - 0x41 : lower - 0x61
    return String.fromCodePoint(letter.charCodeAt(0) + base)
  })
}

function swap(table: Readonly<Record<string, string>>): Trick {
  return perLetter((letter) => table[letter] ?? table[letter.toLowerCase()] ?? letter)
}

function lookAlikesOf(script: string): Readonly<Record<string, string>> {
  const rows = lookAlikeRows.filter(([, row]) => row.startsWith(`${script} `))
  return Object.fromEntries(rows.map(([letter, row]) => [row.slice(script.length + 1), letter]))
}

const wordTricks: Readonly<Record<string, Trick>> = {
  'U01 to U05 zero-width characters': insert('\u200B', '\u200C', '\u200D', '\u00AD', '\u2060', '\u2064', '\uFEFF'),
  'U06, U07 Hangul fillers': insert('\u3164', '\u115F', '\u1160', '\uFFA0'),
  'U08 to U10 grapheme joiner, variation selectors, tags': insert(
    '\u034F',
    '\uFE0F',
    '\uFE00',
    '\u{E0041}',
    '\u{E0101}',
  ),
  'U12 to U14 marks of direction, vowel separator': insert('\u200E', '\u200F', '\u061C', '\u2066', '\u2069', '\u180E'),
  'U15 full width': shift(0xff21, 0xff41),
  'U16 mathematical bold': shift(0x1d400, 0x1d41a),
  'U17 fraktur': shift(0x1d56c, 0x1d586),
  'U18 circled': shift(0x24b6, 0x24d0),
  'U19 small capitals': swap(
    Object.fromEntries(
      Array.from('abcdefghijklmnoprtuvwyz', (l, i) => [l, Array.from('ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀᴛᴜᴠᴡʏᴢ')[i] ?? l]),
    ),
  ),
  'U21 stacked marks': perLetter((letter) => `${letter}\u0323\u0301`),
  'U22 strokes and bars': swap({ l: 'ł', h: 'ħ', t: 'ŧ', b: 'ƀ', z: 'ƶ', L: 'Ł', H: 'Ħ' }),
  'U23 Turkish i': swap({ i: 'ı', I: 'İ' }),
  'U24 long s, kelvin, kra': swap({ s: 'ſ', K: '\u212A', k: 'ĸ' }),
  'U25 superscripts': swap(
    Object.fromEntries(
      Array.from('abcdefghijklmnoprstuvwxyz', (l, i) => [l, Array.from('ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ')[i] ?? l]),
    ),
  ),
  'U26 emoji': insert('😀', '👍🏽', '❤'),
  'U27 control characters': insert('\u0000', '\u0008', '\u001F'),
  'H04 Latin letters of other alphabets': swap(lookAlikesOf('any')),
  'S08 apostrophes': perLetter((letter, index, text) =>
    /[A-Za-z]/.test(text.charAt(index + 1)) ? `${letter}’` : letter,
  ),
  'S12 random case': perLetter((letter) =>
    letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase(),
  ),
  'F01 HTML references': perLetter(
    (letter, index) =>
      `&#${index % 2 === 0 ? letter.charCodeAt(0).toString() : `x${letter.charCodeAt(0).toString(16)}`};`,
  ),
  'F02 percent-encoding': perLetter((letter) => `%${letter.charCodeAt(0).toString(16)}`),
}

const picks = fc.infiniteStream(fc.boolean())

function holds(trick: Trick, read: (raw: string) => string = textOf): void {
  fc.assert(
    fc.property(name, picks, (plain, stream) => {
      const disguised = trick(plain, () => stream.next().value === true)
      expect(read(disguised)).toBe(read(plain))
    }),
  )
}

describe('a trick on a Latin name changes nothing', () => {
  test.each(Object.entries(wordTricks))('%s', (_, trick) => holds(trick))

  test('U11 a reversed word inside an override reads as it looks', () => {
    holds((text) =>
      text
        .split(' ')
        .map((part) => `\u202E${[...part].reverse().join('')}\u202C`)
        .join(' '),
    )
  })

  test('U22 letters with readings of their own agree in their first form', () => {
    holds(swap({ o: 'ø', d: 'đ', O: 'Ø', D: 'Đ' }), firstForms)
  })

  test.each(['Cyrl', 'Grek', 'Armn', 'Lisu', 'Cher'])(
    'H01 to H05 look-alikes of %s, where a Latin letter is left',
    (script) => {
      const table = lookAlikesOf(script)
      // The z has no look-alike in the field's other words: one unmistakably Latin word decides for the field.
      holds(
        (text, pick) => `Kurz ${swap(table)(text, pick)}`.replace('Kurz ', 'Ruwf '),
        (raw) => textOf(raw).replace('ruwf ', ''),
      )
    },
  )

  test('L01, L02 digits inside words', () => {
    const digits: Readonly<Record<string, string>> = { a: '4', e: '3', i: '1', o: '0', s: '5', t: '7' }
    holds((text) => text.replace(/(?<=[a-z])[aeiost](?=[bcdfghjklmnpqruvwxyz])/g, (letter) => digits[letter] ?? letter))
  })

  test('L03 symbols inside words', () => {
    holds((text) =>
      text.replace(/(?<=[a-z])[ase](?=[a-z])/g, (letter) => ({ a: '@', s: '$', e: '€' })[letter] ?? letter),
    )
  })

  test('S01, S02, S04 lost or added spaces keep the letters', () => {
    holds((text) => text.replaceAll(' ', ''), squashed)
    holds((text) => [...text.replaceAll(' ', '')].join(' '), squashed)
  })

  test('S02, S06 spaced letters keep words whose ends are marked', () => {
    const spaced =
      (letterMark: string, wordMark: string): Trick =>
      (text) =>
        text.length < 4
          ? text
          : text
              .split(' ')
              .map((part) => [...part].join(letterMark))
              .join(wordMark)
    holds(spaced(' ', '   '))
    holds(
      (text, pick) => spaced('.', ' ')(`${text} Abcde`, pick),
      (raw) => textOf(raw).replace(' abcde', ''),
    )
  })

  test.each([
    '\u2011',
    '\u2014',
    '\u2212',
    '\u3000',
    '\u00A0',
    '\u2009',
    '/',
    '\\',
    '_',
    '\r\n\t',
    '" "',
    ') (',
    ' . . ',
  ])('S05, S07, S09 to S11, F04 separator %j', (separator) => holds((text) => text.replaceAll(' ', separator)))

  test('F03 UTF-8 read as Latin-1', () => {
    const accents: Readonly<Record<string, string>> = { o: 'ö', u: 'ü', a: 'á', e: 'é' }
    const misread = (text: string): string =>
      encodeURIComponent(text).replace(/%(..)/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    fc.assert(
      fc.property(name, (plain) => {
        const accented = plain.replace(/(?<=[b-df-hj-np-tv-z])[oaue]/g, (letter) => accents[letter] ?? letter)
        expect(textOf(misread(accented))).toBe(textOf(accented))
      }),
    )
  })
})

describe('for every string', () => {
  const hostile = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: 'grapheme' }),
    fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)) }),
    fc.string({
      unit: fc.constantFrom(
        ...' .-aAbC1!|@*?%4&#;\u202E\u202C\u0301ÃÅ¶žšаоРγνÖö🇦',
        ...htmlEntityRows.slice(0, 9).map(([entity]) => `&${entity};`),
      ),
    }),
    fc.string({ unit: fc.constantFrom(...lookAlikeRows.map(([letter]) => letter), ...'rdZ ') }),
  )

  test('the text is a fixpoint', () => {
    fc.assert(
      fc.property(hostile, (raw) => {
        const text = textOf(raw)
        expect(textOf(text)).toBe(text)
      }),
      { numRuns: 3000 },
    )
  })

  test('the text holds letters, marks, digits and single spaces only', () => {
    fc.assert(
      fc.property(hostile, (raw) => {
        expect(textOf(raw)).toMatch(/^(?:[\p{L}\p{M}\p{N}]+(?: [\p{L}\p{M}\p{N}]+)*)?$/u)
      }),
      { numRuns: 1000 },
    )
  })
})

describe('time is linear', () => {
  const bricks = [
    'a',
    'A. ',
    ' ',
    '!',
    '|',
    '\u202E',
    '\u202Ea',
    '\u202Ea\u202C',
    '\u034F',
    'a\u0301',
    '&amp;',
    '&',
    '%41',
    '%',
    'Ã',
    'Ã¶',
    'Ѕа ',
    'а',
    '1a',
    '*',
    '.a',
    "'",
    '😀',
    '🇦',
    'ﷺ',
    'ا',
    '李',
  ]

  test.each(bricks)('for %j repeated', (brick) => {
    const time = (count: number): number => {
      const raw = brick.repeat(count)
      const start = performance.now()
      for (let round = 0; round < 3; round += 1) canonicalize(raw)
      return (performance.now() - start) / 3
    }
    time(1000)
    const small = Math.max(time(2000), 2)
    // Quadratic work would take a hundred times as long.
    expect(time(20_000) / small).toBeLessThan(40)
  })
})
