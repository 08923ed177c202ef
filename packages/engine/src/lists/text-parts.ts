// Free text in which issuers number several values or name a document: taken apart where the signs are clear. The whole
// text always stays readable beside it.

import { countryCode, type Identifier } from '../model/index.ts'

const marker = /(?:^|[\s;.,])(?:\((?:\d{1,2}|[a-z]|[ivx]{1,4})\)|(?:\d{1,2}|[a-z])\))\s*/gu

/** Runs of blanks become one blank, runs of lines two line breaks at most: no pattern below may walk a long run twice. */
export function squeeze(text: string): string {
  return text
    .replace(/\s+/gu, (run) =>
      run.includes('\n') ? (run.indexOf('\n') === run.lastIndexOf('\n') ? '\n' : '\n\n') : ' ',
    )
    .trim()
}

/** `(1) A (2) B`, `1) A 2) B` and `a) A; b) B` give A and B; a text without such marks is one value. */
export function enumerated(text: string): readonly string[] {
  const trimmed = squeeze(text).replace(/\(\d{1,2}\) ?[-–&] ?(?=\(\d{1,2}\))/gu, '')
  if (trimmed === '') return []
  if (!/^(?:\((?:\d{1,2}|[a-z]|i)\)|(?:\d{1,2}|[a-z])\))/u.test(trimmed)) return [trimmed]
  return trimmed.split(marker).flatMap((part) => trimMarks(part) || [])
}

/** Without the dashes before and the separators behind a value. */
function trimMarks(text: string): string {
  let start = 0
  let end = text.length
  while (start < end && /[-–\s]/u.test(text[start] ?? '')) start++
  while (end > start && /[\s;,]/u.test(text[end - 1] ?? '')) end--
  return text.slice(start, end)
}

/**
 * The numbers of the documents that a text describes: of each numbered part the first token with at least three digits
 * that is no date. `Passport No: D123456 (Libya) issued 2 May 2007` gives D123456 of Libya.
 */
export function documentsIn(text: string, type: Identifier['type']): readonly Identifier[] {
  return enumerated(text).flatMap((part) => {
    const ended = part.search(/\b(?:issued|expire[sd]?|expiry|valid|expiration|date)\b/iu)
    const number = numberIn(ended < 0 ? part : part.slice(0, ended))
    if (number === null) return []
    const brackets = [...part.matchAll(/\(([^()]{1,60})\)/gu)].map((match) => countryCode(match[1] ?? ''))
    return [{ type, value: number, country: brackets.find((code) => code !== null) ?? null, label: part }]
  })
}

/** The first token with three digits in a row, with the letters before it and the groups of digits behind it. */
function numberIn(text: string): string | null {
  const tokens = [...text.matchAll(/[A-Z\d]+(?:[/.-][A-Z\d]+(?![A-Za-z\d])|[/-] \d[A-Z\d]*)*/gu)]
  const at = tokens.findIndex(([token]) => /\d{3}/u.test(token) && !/^\d{1,2}[./-]\d{1,2}[./-]\d{4}$/u.test(token))
  const found = tokens[at]
  if (found === undefined) return null
  const before = tokens[at - 1]
  const isPrefix =
    before !== undefined && /^[A-Z]{1,4}$/u.test(before[0]) && before.index + before[0].length + 1 === found.index
  const start = isPrefix ? before.index : found.index
  let end = found.index + found[0].length
  for (const next of tokens.slice(at + 1)) {
    if (next.index !== end + 1 || text[end] !== ' ' || !/^\d{3}/u.test(next[0])) break
    end = next.index + next[0].length
  }
  return text.slice(start, end)
}

/** A number that follows `IMO` in prose; seven digits. */
export function imoIn(text: string): string | null {
  return text.match(/\bIMO\b[^\d;]{0,24}(\d{7})\b/iu)?.[1] ?? null
}
