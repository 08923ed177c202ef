// One field may hold more than one name, or more than a name: the parts that deserve a reading of their own, in fixed
// order. The whole field is always read first; at most five parts follow. Works on the raw value, because canonical
// text has no brackets and marks left.

import { splitGluedForm } from './legal-forms.ts'
import type { NameKind } from './name.ts'
import { vocabulary } from './vocabulary.ts'
import { webNameOf } from './web-name.ts'

export interface Part {
  readonly text: string
  readonly reason: string
}

const partsMax = 5
const partLettersMin = 3
/** Cheap test: without one of these there is nothing to take apart. */
const divided =
  /[()[\]{}"“”„‟«»「」『』;|/&:#%=<>\\]| (?:aka|a\.?k\.?a\.?|fka|f\.?k\.?a\.?|nka|dba|alias|also|formerly|nee|née|and|or|und|et|acct?|account|a\/c|ref|invoice|behalf|favou?r|fbo|beneficiary|benefit|payable|attn|attention|passport|nom|nombre|transfer|transferred|remittance|refund|refunded|paid|sent|received|salary)(?:[ .:]|$)/iu
const aliasMarker =
  /\s*(?:;|\||\s\/\s|(?<=\p{L}{3})\/(?=\p{L}{3})|[\s(,]\(?(?:a\.?\s?k\.?\s?a\.?|a\/k\/a|f\.?\s?k\.?\s?a\.?|f\/k\/a|n\.?k\.?a\.?|n\/k\/a|d\.?b\.?a\.?|d\/b\/a|t\/a|alias|also known as|formerly known as|formerly|now known as|known as|trading as|doing business as|née|nee)(?=[\s:.,]))[\s:.,]*/iu
const jointMarker = /\s(?:and|&|und|or|et)\s/iu
const bracketed = /[([{「『]([^()[\]{}「」『』]{2,})[)\]}」』]/gu
const quoted = /["“„‟«]([^"“”„‟«»]{2,})["”“»]/gu
const reference =
  /[\s,;:(-]+(?:acct?|account|a\/c|ref|reference|invoice|inv|passport|iban|id|no|nr|policy|client|customer|order|po|tel|phone)(?:[.:#\s]+(?:no|nr|number|num)?[.:#\s]*|#)\p{L}{0,4}[-/]?[0-9][\p{L}0-9/-]*.*$/iu
const afterMarker =
  /^.*\b(?:on behalf of|in favou?r of|for the benefit of|for benefit of|for account of|fbo|f\/b\/o|b\/o|i\/o|o\/b\/o|c\/o|care of|payable to|pay to|payment to|payment for|beneficiary(?: is)?|transfer(?:red)? (?:to|from)|remittance (?:to|from)|refund(?:ed)? to|paid to|sent to|received from|salary (?:of|for|to)|attn|attention|ordering customer|account holder|name of|name is)\b[\s:.,-]*/iu

/** Leftovers of markup: `&amp;` is a sign, the others are gaps. */
const entity = /&(?:#?[a-z0-9]{2,8});/giu

function plainEntity(found: string): string {
  return /^&(?:amp|#38|#x26);$/i.test(found) ? '&' : ' '
}

function lettersIn(text: string): number {
  return text.replace(/[^\p{L}\p{N}]/gu, '').length
}

function wordsIn(text: string): number {
  return text.split(/[^\p{L}\p{N}\p{M}]+/u).filter((word) => word.length > 1).length
}

/** Text without what the pattern finds, and the findings themselves. */
function takeOut(text: string, pattern: RegExp): { readonly inside: readonly string[]; readonly outside: string } {
  const inside = [...text.matchAll(pattern)].map((match) => match[1] ?? '')
  return { inside, outside: text.replace(pattern, ' ').replace(/\s+/gu, ' ').trim() }
}

function aliasParts(text: string, kind: NameKind): readonly Part[] {
  const parts = text.split(aliasMarker)
  if (parts.length > 1) return parts.map((part) => ({ text: part, reason: 'part-of-field' }))
  if (kind !== 'person') return []
  const [one = '', other] = text.split(jointMarker)
  if (other === undefined) return []
  // John and Mary Smith: the first shares the other's last word.
  const shared = wordsIn(one) === 1 ? `${one} ${other.slice(other.lastIndexOf(' ') + 1)}` : one
  return [shared, other].map((part) => ({ text: part, reason: 'joint-holder' }))
}

/** Whether a single word in brackets is short for the words outside: (NIOC), (IRISL). */
function isAcronymOf(word: string, outside: string): boolean {
  const letters = outside.split(/[^\p{L}\p{N}\p{M}]+/u).map((part) => part[0] ?? '')
  let found = 0
  for (const letter of letters) if (word[found]?.toLowerCase() === letter.toLowerCase()) found += 1
  return word.length > 2 && found === word.length
}

/** (Hong Kong), (U.K.): which branch it is, which a name is not read without. */
function isPlace(text: string): boolean {
  return vocabulary().places.has(text.toLowerCase().replace(/[^\p{L}]+/gu, ''))
}

function enclosedParts(text: string, kind: NameKind): readonly Part[] {
  const parts: Part[] = []
  for (const [pattern, name] of [
    [bracketed, 'brackets'],
    [quoted, 'quotes'],
  ] as const) {
    const { inside, outside } = takeOut(text, pattern)
    if (inside.length === 0) continue
    // A quoted word is a person's byname, but an organisation's very name.
    const isByname = kind === 'person' || (name === 'brackets' && !inside.every(isPlace))
    if (isByname) parts.push({ text: outside, reason: `without-${name}` })
    for (const part of inside) {
      const isName = wordsIn(part) > 1 || kind === 'vessel' || (kind !== 'person' && isAcronymOf(part, outside))
      if (isName) parts.push({ text: part, reason: `in-${name}` })
    }
  }
  return parts
}

function proseParts(text: string): readonly Part[] {
  const parts: Part[] = []
  const beneficiary = afterMarker.exec(text)
  const rest = beneficiary === null ? text : text.slice(beneficiary[0].length)
  if (beneficiary !== null) parts.push({ text: rest.replace(reference, ''), reason: 'after-marker' })
  const before = beneficiary === null ? null : /^(.*?)\s(?:c\/o|care of|attn|fbo)\b/iu.exec(text)
  if (before !== null) parts.push({ text: before[1] ?? '', reason: 'before-marker' })
  if (beneficiary === null && reference.test(text)) {
    parts.push({ text: text.replace(reference, ''), reason: 'without-reference' })
  }
  return parts
}

function gluedParts(text: string, kind: NameKind): readonly Part[] {
  if (kind !== 'organization' && kind !== 'any') return []
  const words = text.split(' ')
  const last = words[words.length - 1] ?? ''
  const glued = splitGluedForm(last)
  if (glued === null || (kind === 'any' && glued[1].length < 3)) return []
  return [{ text: [...words.slice(0, -1), ...glued].join(' '), reason: 'glued-legal-form' }]
}

/** The parts of a raw name that are read on their own. Linear in the text; empty for a plain name. */
export function findParts(raw: string, kind: NameKind): readonly Part[] {
  const text = raw.includes('&') ? raw.replace(entity, plainEntity) : raw
  const site = kind === 'person' || !text.includes('.') ? null : webNameOf(text)
  const found: Part[] =
    site !== null
      ? [{ text: site, reason: 'web-name' }]
      : divided.test(text)
        ? [...proseParts(text), ...aliasParts(text, kind), ...enclosedParts(text, kind), ...gluedParts(text, kind)]
        : [...gluedParts(text, kind)]
  const seen = new Set([text])
  const parts: Part[] = []
  for (const part of found) {
    const trimmed = part.text.replace(/^[^\p{L}\p{N}]+|[\s,;:/|"-]+$/gu, '')
    if (seen.has(trimmed) || lettersIn(trimmed) < partLettersMin) continue
    seen.add(trimmed)
    parts.push({ text: trimmed, reason: part.reason })
    if (parts.length === partsMax) break
  }
  return parts
}
