// What an edit between two Latin forms costs, by the mistakes that people and romanisations make: a vowel for a vowel
// is cheap, a doubled letter cheaper, a different consonant full price.

import { comparedLettersMax } from './edit-distance.ts'

/** Cost of each kind of edit, 0 to 1. Part of the policy, so that a past score can be recomputed. */
export interface EditCosts {
  readonly consonant: number
  readonly vowel: number
  readonly likeConsonant: number
  readonly semivowel: number
  readonly doubled: number
  readonly breath: number
  readonly swap: number
  /** Inserting a vowel when one side leaves vowels out. */
  readonly unwrittenVowel: number
}

const codeOfA = 97
const isVowel = new Uint8Array(128)
for (const letter of 'aeiou') isVowel[letter.charCodeAt(0)] = 1
const isSemivowel = new Uint8Array(128)
for (const letter of 'yijuwv') isSemivowel[letter.charCodeAt(0)] = 1

// Consonants that transliteration systems write for each other.
const likeGroups = ['ckqgxh', 'szcx', 'dt', 'bp', 'vwf', 'fp', 'jgzy', 'mn', 'lr', 'bv', 'cs', 'kh', 'tz', 'jsc']
const like = new Uint8Array(26 * 26)
for (const group of likeGroups)
  for (const a of group) for (const b of group) like[(a.charCodeAt(0) - codeOfA) * 26 + b.charCodeAt(0) - codeOfA] = 1

const width = comparedLettersMax + 2
const rows = [new Float64Array(width), new Float64Array(width), new Float64Array(width)]

function isLetter(code: number): boolean {
  return code >= codeOfA && code < codeOfA + 26
}

function substitutionCost(a: number, b: number, costs: EditCosts): number {
  if (a === b) return 0
  if (!isLetter(a) || !isLetter(b)) return 1
  if (isVowel[a] === 1 && isVowel[b] === 1) return costs.vowel
  if (isSemivowel[a] === 1 && isSemivowel[b] === 1) return costs.semivowel
  if (like[(a - codeOfA) * 26 + b - codeOfA] === 1) return costs.likeConsonant
  return costs.consonant
}

function insertionCost(code: number, neighbour: number, costs: EditCosts): number {
  if (code === neighbour) return costs.doubled
  if (!isLetter(code)) return 1
  if (isVowel[code] === 1) return costs.vowel
  if (code === 104 || code === 119 || code === 121) return costs.breath
  return costs.consonant
}

/**
 * Which vowels both sides write: scripts that leave vowels out still write one that a word begins with, and an i or u that
 * it ends in; a word of which somebody took the vowels has none.
 */
export type WrittenVowels = 'all' | 'at-the-ends' | 'none'

export interface DistanceOptions {
  readonly costs: EditCosts
  readonly vowels: WrittenVowels
  /** A greater distance need not be exact: whatever is given for it is greater too. */
  readonly limit: number
}

/** Prices of one table of costs, by symbol: letters and digits have numbers below 64. */
interface Prices {
  /** By `from << 6 | to`. */
  readonly substitution: Float64Array
  readonly insertion: Float64Array
  readonly doubled: number
  readonly swap: number
}

const symbolBits = 6
const symbols = Array.from('abcdefghijklmnopqrstuvwxyz0123456789', (symbol) => symbol.charCodeAt(0))
const numberOf = new Uint8Array(128)
for (const [number, code] of symbols.entries()) numberOf[code] = number + 1

const pricesOf = new WeakMap<EditCosts, { readonly written: Prices; readonly unwritten: Prices }>()

/** The costs that were asked for last, hardly ever others, and their prices. */
let lastCosts: EditCosts | null = null
let lastPrices: { readonly written: Prices; readonly unwritten: Prices } | null = null

function pricesUnder(costs: EditCosts, vowels: WrittenVowels): Prices {
  if (lastCosts !== costs || lastPrices === null) {
    lastPrices = pricesOf.get(costs) ?? {
      written: computePrices(costs),
      unwritten: computePrices({ ...costs, vowel: costs.unwrittenVowel }),
    }
    pricesOf.set(costs, lastPrices)
    lastCosts = costs
  }
  return vowels === 'all' ? lastPrices.written : lastPrices.unwritten
}

function computePrices(costs: EditCosts): Prices {
  const substitution = new Float64Array(1 << (2 * symbolBits))
  const insertion = new Float64Array(1 << symbolBits)
  for (const [i, a] of symbols.entries()) {
    insertion[i + 1] = insertionCost(a, -1, costs)
    for (const [j, b] of symbols.entries()) {
      substitution[((i + 1) << symbolBits) | (j + 1)] = substitutionCost(a, b, costs)
    }
  }
  return { substitution, insertion, doubled: costs.doubled, swap: costs.swap }
}

const columnSymbols = new Uint8Array(width)
const columnPrices = new Float64Array(width)

/** Cheapest way to turn `a` into `b`, forms `[a-z0-9]+`, in edits weighted by `costs`. Symmetric. */
export function weightedDistance(a: string, b: string, { costs, vowels, limit }: DistanceOptions): number {
  const rowCount = Math.min(a.length, comparedLettersMax)
  const columns = Math.min(b.length, comparedLettersMax)
  const { substitution, insertion, doubled, swap } = pricesUnder(costs, vowels)
  let [before, previous, current] = rows as [Float64Array, Float64Array, Float64Array]
  previous[0] = 0
  columnSymbols[0] = 0
  for (let j = 1; j <= columns; j++) {
    const symbol = numberOf[b.charCodeAt(j - 1)]!
    columnSymbols[j] = symbol
    const price = symbol === columnSymbols[j - 1] ? doubled : insertion[symbol]!
    columnPrices[j] = price
    previous[j] = previous[j - 1]! + price
  }
  let lowest = 0
  let lowestBefore = 0
  let earlier = 0
  for (let i = 1; i <= rowCount; i++) {
    const letter = numberOf[a.charCodeAt(i - 1)]!
    const removal = letter === earlier ? doubled : insertion[letter]!
    const row = letter << symbolBits
    current[0] = previous[0]! + removal
    lowestBefore = lowest
    lowest = current[0]
    let otherEarlier = 0
    for (let j = 1; j <= columns; j++) {
      const other = columnSymbols[j]!
      let cost = previous[j - 1]! + substitution[row | other]!
      const removed = previous[j]! + removal
      if (removed < cost) cost = removed
      const inserted = current[j - 1]! + columnPrices[j]!
      if (inserted < cost) cost = inserted
      const isSwap = letter === otherEarlier && earlier === other && i > 1 && j > 1
      if (isSwap && before[j - 2]! + swap < cost) cost = before[j - 2]! + swap
      current[j] = cost
      if (cost < lowest) lowest = cost
      otherEarlier = other
    }
    // Every way on leads over this row, or by a swap over the one before.
    if (lowest > limit && lowestBefore > limit) return Math.min(lowest, lowestBefore)
    const spare = before
    before = previous
    previous = current
    current = spare
    earlier = letter
  }
  return previous[columns]! + (vowels === 'at-the-ends' ? endsApart(a, b) * costs.vowel : 0)
}

const letterCosts = new WeakMap<EditCosts, Readonly<Record<'written' | 'unwritten', Float64Array>>>()

/** What it costs at least that a letter a to z, or a digit, stands on one side only. */
function leastCosts(costs: EditCosts, vowels: WrittenVowels): Float64Array {
  let known = letterCosts.get(costs)
  if (known === undefined) {
    const unwritten = { ...costs, vowel: costs.unwrittenVowel }
    known = { written: leastCostsOf(costs), unwritten: leastCostsOf(unwritten) }
    letterCosts.set(costs, known)
  }
  return vowels === 'all' ? known.written : known.unwritten
}

function leastCostsOf(costs: EditCosts): Float64Array {
  const least = new Float64Array(27)
  for (let a = 0; a < 26; a++) {
    least[a] = insertionCost(codeOfA + a, -1, costs)
    for (let b = 0; b < 26; b++) {
      if (a !== b) least[a] = Math.min(least[a]!, substitutionCost(codeOfA + a, codeOfA + b, costs))
    }
  }
  least[26] = Math.min(1, ...least)
  return least
}

/**
 * Less than or equal to `weightedDistance` of forms with these letters (one bit for each of a to z that occurs, the next
 * for digits): a letter of one side only is taken away or replaced, and one edit does so for one letter of each side.
 */
export function leastDistance(a: number, b: number, { costs, vowels }: Omit<DistanceOptions, 'limit'>): number {
  const least = leastCosts(costs, vowels)
  return Math.max(sumOf(a & ~b, least), sumOf(b & ~a, least))
}

function sumOf(letters: number, costs: Float64Array): number {
  let sum = 0
  for (let rest = letters; rest !== 0; rest &= rest - 1) sum += costs[31 - Math.clz32(rest & -rest)]!
  return sum
}

/** How many ends of the words differ in a vowel that scripts without vowels write: any first one, a last i or u. */
function endsApart(a: string, b: string): number {
  const first = isOpen(a.charCodeAt(0), 'aeiou') !== isOpen(b.charCodeAt(0), 'aeiou')
  const isGlide = /^[yjw]/.test(a) || /^[yjw]/.test(b)
  const last = isOpen(a.charCodeAt(a.length - 1), 'iouy') !== isOpen(b.charCodeAt(b.length - 1), 'iouy')
  const isSoft = /[aew]$/.test(a) || /[aew]$/.test(b)
  return (first && !isGlide ? 1 : 0) + (last && !isSoft ? 1 : 0)
}

const isOpen = (code: number, vowels: string): boolean => vowels.includes(String.fromCharCode(code))
