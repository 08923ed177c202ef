// Free text in which issuers number several values or name a document: taken apart where the signs are clear. The whole
// text always stays readable beside it.

import { countryCode, type Identifier } from '../model/index.ts'

const marker = /(?:^|[\s;.,])(?:\((?:\d{1,2}|[a-z]|[ivx]{1,4})\)|(?:\d{1,2}|[a-z])\))\s*/gu

/** `(1) A (2) B`, `1) A 2) B` and `a) A; b) B` give A and B; a text without such marks is one value. */
export function enumerated(text: string): readonly string[] {
  const trimmed = text.trim().replace(/\(\d{1,2}\)\s*[-–&]\s*(?=\(\d{1,2}\))/gu, '')
  if (trimmed === '') return []
  if (!/^(?:\((?:\d{1,2}|[a-z]|i)\)|(?:\d{1,2}|[a-z])\))/u.test(trimmed)) return [trimmed]
  return trimmed.split(marker).flatMap((part) => part.replace(/^[-–\s]+|[\s;,]+$/gu, '') || [])
}

/**
 * The numbers of the documents that a text describes: of each numbered part the first token with at least three digits
 * that is no date. `Passport No: D123456 (Libya) issued 2 May 2007` gives D123456 of Libya.
 */
export function documentsIn(text: string, type: Identifier['type']): readonly Identifier[] {
  return enumerated(text).flatMap((part) => {
    const undated = part.replace(/\b(?:issued|expire[sd]?|expiry|valid|expiration|date)\b[\s\S]*$/iu, '')
    const number = undated.match(
      /(?:[A-Z]{1,4}[ -]?)?(?:\d[\dA-Z]*[/.-]?)*\d{3,}[\dA-Z]*(?:[/.-]\s?[\dA-Z]+| \d{3,}[\dA-Z]*)*/u,
    )?.[0]
    if (number === undefined || /^\d{1,2}[./-]\d{1,2}[./-]\d{4}$/u.test(number)) return []
    const brackets = [...part.matchAll(/\(([^()]+)\)/gu)].map((match) => countryCode(match[1] ?? ''))
    return [{ type, value: number, country: brackets.find((code) => code !== null) ?? null, label: part }]
  })
}

/** A number that follows `IMO` in prose; seven digits. */
export function imoIn(text: string): string | null {
  return text.match(/\bIMO\b[^\d;]{0,24}(\d{7})\b/iu)?.[1] ?? null
}
