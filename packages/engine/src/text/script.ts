// Which script a character or a word is written in, as an ISO 15924 code.

/** Ranges of the scripts that names come in, in ascending order: first, last, code. */
const ranges: readonly (readonly [number, number, string])[] = [
  [0x0041, 0x005a, 'Latn'],
  [0x0061, 0x007a, 'Latn'],
  [0x00aa, 0x00aa, 'Latn'],
  [0x00ba, 0x00ba, 'Latn'],
  [0x00c0, 0x00d6, 'Latn'],
  [0x00d8, 0x00f6, 'Latn'],
  [0x00f8, 0x02b8, 'Latn'],
  [0x02e0, 0x02e4, 'Latn'],
  [0x0370, 0x0373, 'Grek'],
  [0x0376, 0x037d, 'Grek'],
  [0x037f, 0x03e1, 'Grek'],
  [0x03e2, 0x03ef, 'Copt'],
  [0x03f0, 0x03ff, 'Grek'],
  [0x0400, 0x052f, 'Cyrl'],
  [0x0531, 0x0589, 'Armn'],
  [0x0591, 0x05f4, 'Hebr'],
  [0x0600, 0x06ff, 'Arab'],
  [0x0700, 0x074f, 'Syrc'],
  [0x0750, 0x077f, 'Arab'],
  [0x0780, 0x07bf, 'Thaa'],
  [0x07c0, 0x07ff, 'Nkoo'],
  [0x0870, 0x08ff, 'Arab'],
  [0x0900, 0x097f, 'Deva'],
  [0x0980, 0x09ff, 'Beng'],
  [0x0a00, 0x0a7f, 'Guru'],
  [0x0a80, 0x0aff, 'Gujr'],
  [0x0b00, 0x0b7f, 'Orya'],
  [0x0b80, 0x0bff, 'Taml'],
  [0x0c00, 0x0c7f, 'Telu'],
  [0x0c80, 0x0cff, 'Knda'],
  [0x0d00, 0x0d7f, 'Mlym'],
  [0x0d80, 0x0dff, 'Sinh'],
  [0x0e00, 0x0e7f, 'Thai'],
  [0x0e80, 0x0eff, 'Laoo'],
  [0x0f00, 0x0fff, 'Tibt'],
  [0x1000, 0x109f, 'Mymr'],
  [0x10a0, 0x10ff, 'Geor'],
  [0x1100, 0x11ff, 'Hang'],
  [0x1200, 0x139f, 'Ethi'],
  [0x13a0, 0x13ff, 'Cher'],
  [0x1780, 0x17ff, 'Khmr'],
  [0x1800, 0x18af, 'Mong'],
  [0x1c80, 0x1c8f, 'Cyrl'],
  [0x1c90, 0x1cbf, 'Geor'],
  [0x1d00, 0x1d25, 'Latn'],
  [0x1d2b, 0x1d2b, 'Cyrl'],
  [0x1d2c, 0x1d7f, 'Latn'],
  [0x1d80, 0x1dbf, 'Latn'],
  [0x1e00, 0x1eff, 'Latn'],
  [0x1f00, 0x1fff, 'Grek'],
  [0x2c60, 0x2c7f, 'Latn'],
  [0x2c80, 0x2cff, 'Copt'],
  [0x2d00, 0x2d2f, 'Geor'],
  [0x2d30, 0x2d7f, 'Tfng'],
  [0x2d80, 0x2ddf, 'Ethi'],
  [0x2de0, 0x2dff, 'Cyrl'],
  [0x3005, 0x3007, 'Hani'],
  [0x3041, 0x309f, 'Hira'],
  [0x30a0, 0x30ff, 'Kana'],
  [0x3105, 0x312f, 'Bopo'],
  [0x3131, 0x318e, 'Hang'],
  [0x31f0, 0x31ff, 'Kana'],
  [0x3400, 0x4dbf, 'Hani'],
  [0x4e00, 0x9fff, 'Hani'],
  [0xa4d0, 0xa4ff, 'Lisu'],
  [0xa640, 0xa69f, 'Cyrl'],
  [0xa722, 0xa7ff, 'Latn'],
  [0xa8e0, 0xa8ff, 'Deva'],
  [0xaa60, 0xaa7f, 'Mymr'],
  [0xab30, 0xab6f, 'Latn'],
  [0xab70, 0xabbf, 'Cher'],
  [0xac00, 0xd7a3, 'Hang'],
  [0xf900, 0xfaff, 'Hani'],
  [0xfb00, 0xfb06, 'Latn'],
  [0xfb13, 0xfb17, 'Armn'],
  [0xfb1d, 0xfb4f, 'Hebr'],
  [0xfb50, 0xfdff, 'Arab'],
  [0xfe70, 0xfefc, 'Arab'],
  [0x10400, 0x1044f, 'Dsrt'],
  [0x1df00, 0x1dfff, 'Latn'],
  [0x20000, 0x323af, 'Hani'],
]

/** ISO 15924 code of one code point: `Zyyy` for what belongs to no script, `Zzzz` for letters outside the table. */
function scriptOfCodePoint(point: number): string {
  let low = 0
  let high = ranges.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const range = ranges[middle]
    if (range === undefined) break
    if (point < range[0]) high = middle - 1
    else if (point > range[1]) low = middle + 1
    else return range[2]
  }
  return /\p{L}/u.test(String.fromCodePoint(point)) ? 'Zzzz' : 'Zyyy'
}

/**
 * ISO 15924 code of the script that most letters of a word (or the one character) are written in, the first of them on
 * a tie; `Zyyy` for words without letters. Combining marks and digits do not count.
 */
export function scriptOf(word: string): string {
  let best = 'Zyyy'
  let bestCount = 0
  const counts = new Map<string, number>()
  for (const character of word) {
    const script = scriptOfCodePoint(character.codePointAt(0) ?? 0)
    if (script === 'Zyyy' || /[\p{M}\p{N}]/u.test(character)) continue
    const count = (counts.get(script) ?? 0) + 1
    counts.set(script, count)
    if (count > bestCount) {
      best = script
      bestCount = count
    }
  }
  return best
}
