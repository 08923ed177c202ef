// Undoes the encodings that names arrive in: HTML references, percent-encoding, UTF-8 read as Latin-1; each once only.

import { htmlEntityRows } from './generated/html-entities.ts'

const htmlEntities = new Map(htmlEntityRows)

export interface DecodedText {
  readonly text: string
  readonly isEncoded: boolean
  readonly isMojibake: boolean
}

/** Decodes what is plausibly encoded; anything that does not decode to letters stays as it is. */
export function decodeText(raw: string): DecodedText {
  const entities = raw.includes('&') ? decodeEntities(raw) : raw
  const percent = entities.includes('%') ? decodePercent(entities) : entities
  const text = decodeMojibake(percent)
  return { text, isEncoded: percent !== raw, isMojibake: text !== percent }
}

function decodeEntities(text: string): string {
  return text.replace(/&(?:#(\d{1,7});?|#[xX]([\da-fA-F]{1,6});?|([A-Za-z]{2,8});)/g, (whole, decimal, hex, name) => {
    if (typeof name === 'string') return htmlEntities.get(name) ?? whole
    const point = typeof decimal === 'string' ? Number(decimal) : Number.parseInt(String(hex), 16)
    const isCharacter = point > 0 && point <= 0x10ffff && (point < 0xd800 || point > 0xdfff)
    return isCharacter ? String.fromCodePoint(point) : ' '
  })
}

function decodePercent(text: string): string {
  return text.replace(/(?:%[\da-fA-F]{2})+/g, (whole) => {
    const decoded = decodeUtf8(whole)
    return decoded !== undefined && /^[\p{L}\p{M}\p{Zs}.'’-]+$/u.test(decoded) ? decoded : whole
  })
}

/** Bytes that Windows-1252 shows as characters outside Latin-1, by code point. */
const windows1252 = new Map(
  [...'€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ'].flatMap((character, offset) =>
    character === ' ' ? [] : [[character, 0x80 + offset] as const],
  ),
)
const upperByte = '\\u0080-\\u00FF€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ'
const upperBytes = new RegExp(`[\\u00C2-\\u00F4][${upperByte}]+`, 'g')

/** UTF-8 that was read as Latin-1 or Windows-1252: a run of upper bytes that is valid UTF-8 and spells letters. */
function decodeMojibake(text: string): string {
  return text.replace(upperBytes, (run) => {
    // A run of nothing but lower-case letters could be a canonical text: it is left alone, so that this stays a fixpoint.
    if (run === run.toLowerCase() && /^\p{L}+$/u.test(run)) return run
    let escaped = ''
    for (const character of run) {
      const byte = windows1252.get(character) ?? character.charCodeAt(0)
      escaped += `%${byte.toString(16)}`
    }
    const decoded = decodeUtf8(escaped)
    return decoded !== undefined && /[\p{L}\p{P}]/u.test(decoded) ? decoded : run
  })
}

function decodeUtf8(escaped: string): string | undefined {
  try {
    return decodeURIComponent(escaped)
  } catch (error) {
    if (error instanceof URIError) return undefined
    throw error
  }
}
