// Finds the numbers that a text states, with every qualifier that stands before them (law L11). Dates are not numbers.

import { type Bounds, exactly } from './bounds.ts'
import {
  addingWords,
  type CountUnit,
  numberWords,
  qualifierBounds,
  type Share,
  shareWords,
  unitOfNoun,
} from './quantity-words.ts'

/** A number or a share as it stands in a text. */
export interface QuantityMention {
  /** Position of the first character in UTF-16 code units, and one past the last; the noun is outside. */
  readonly start: number
  readonly end: number
  /** As written, qualifiers included: `more than 150`. */
  readonly words: string
  /** In lower case, in the order of the text: `over`, `another`. */
  readonly qualifiers: readonly string[]
  /** The number without its qualifiers; null for a share. */
  readonly nominal: number | null
  /** What follows from words and number; null for a share, from which no number follows. */
  readonly bounds: Bounds | null
  readonly share: Share | null
  readonly unit: CountUnit
  /** The counted noun, lower case, if the text names one near by. */
  readonly noun: string | null
}

const byLength = (words: Iterable<string>): string =>
  [...words]
    .toSorted((a, b) => b.length - a.length)
    .map((word) => word.replaceAll(' ', '\\s+'))
    .join('|')
const qualifier = byLength(qualifierBounds.keys())
const adding = byLength(addingWords)
const numeral = `\\d{1,3}(?:,\\d{3})+(?!\\d)|\\d+|${byLength(numberWords.keys())}`
const range = new RegExp(`\\b(?:between|from)\\s+(${numeral})\\s+(?:and|to)\\s+(${numeral})\\b`, 'giu')
const counted = new RegExp(
  `(?<![\\w.,-])(?:(${adding})\\s+)?(?:(${qualifier})\\s+)?(?:(${adding})\\s+)?(${numeral})(?![\\w]|[.,-]\\d)`,
  'giu',
)
const shared = new RegExp(`(?<!\\bhow\\s+)\\b(${byLength(shareWords.keys())})\\b`, 'giu')
const months = '(?:January|February|March|April|May|June|July|August|September|October|November|December)'
const beforeYear = new RegExp(`(?:${months}|\\b(?:in|since|until|during|of|from|to|and|by|before|after))[\\s,]+$`, 'iu')
const afterDay = new RegExp(`^\\s+${months}`, 'u')
const beforeDay = new RegExp(`\\b${months}\\s+$`, 'u')

/** All numbers and shares of a text, in its order. */
export function findQuantities(text: string): QuantityMention[] {
  const mentions = [...findRanges(text)]
  for (const mention of [...findCounts(text), ...findShares(text)])
    if (!mentions.some((other) => mention.start < other.end && other.start < mention.end)) mentions.push(mention)
  return mentions.toSorted((a, b) => a.start - b.start)
}

function findRanges(text: string): QuantityMention[] {
  return [...text.matchAll(range)].flatMap((found) => {
    const [low, high] = [numberOf(found[1]!), numberOf(found[2]!)]
    if (isYear(found[1]!) || isYear(found[2]!) || low.min > high.min) return []
    const words = found[0]
    return [mentionAt(text, { start: found.index, words, qualifiers: ['between'] }, { min: low.min, max: high.max })]
  })
}

function findCounts(text: string): QuantityMention[] {
  return [...text.matchAll(counted)].flatMap((found) => {
    const words = found[0]
    const end = found.index + words.length
    if (isDate(text, { numeral: found[4]!, start: end - found[4]!.length, end })) return []
    const qualifiers = [found[1], found[2], found[3]].flatMap((word) => (word === undefined ? [] : [normal(word)]))
    const value = numberOf(found[4]!)
    const bounding = qualifierBounds.get(found[2] === undefined ? '' : normal(found[2]))
    const bounds = bounding === undefined ? value : bounding(value.min)
    return [mentionAt(text, { start: found.index, words, qualifiers, nominal: value.min }, bounds)]
  })
}

function findShares(text: string): QuantityMention[] {
  return [...text.matchAll(shared)].map((found) => ({
    ...mentionAt(text, { start: found.index, words: found[0], qualifiers: [normal(found[0])] }, null),
    share: shareWords.get(normal(found[0])) ?? null,
  }))
}

interface Found {
  readonly start: number
  readonly words: string
  readonly qualifiers: readonly string[]
  readonly nominal?: number
}

function mentionAt(text: string, { start, words, qualifiers, nominal }: Found, bounds: Bounds | null): QuantityMention {
  const end = start + words.length
  return { start, end, words, qualifiers, nominal: nominal ?? null, bounds, share: null, ...nounAfter(text.slice(end)) }
}

/** The first counted noun within five words, before the sentence ends or another number begins. */
function nounAfter(rest: string): { unit: CountUnit; noun: string | null } {
  const near = /^[^.;:!?\d]*/u.exec(rest.slice(0, 80))![0]
  for (const word of near
    .split(/[^\p{L}]+/u)
    .filter(Boolean)
    .slice(0, 5)) {
    const noun = word.toLowerCase()
    const unit = unitOfNoun.get(noun)
    if (unit !== undefined) return { unit, noun }
    if (noun === 'and') break
  }
  return { unit: 'unknown', noun: null }
}

const normal = (word: string): string => word.toLowerCase().replaceAll(/\s+/g, ' ')

function numberOf(word: string): Bounds {
  return numberWords.get(normal(word)) ?? exactly(Number(word.replaceAll(',', '')))
}

const isYear = (word: string): boolean => /^(?:19|20)\d\d$/.test(word)

function isDate(text: string, { numeral, start, end }: { numeral: string; start: number; end: number }): boolean {
  const [before, after] = [text.slice(0, start), text.slice(end)]
  if (isYear(numeral) && beforeYear.test(before)) return true
  return /^\d{1,2}$/.test(numeral) && (afterDay.test(after) || beforeDay.test(before))
}
