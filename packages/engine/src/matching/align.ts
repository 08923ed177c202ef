// Puts the words of two names beside each other and says how alike the names are. Every pair has a reason (law L9);
// the order of words does not count. Identical words are paired first, then the best, ties in a fixed order (L3).

import { acronymReason } from '../names/index.ts'
import type { NameAlignment, PairReason, UnpairedWord, WordPair } from './comparison.ts'
import type { Form } from './form.ts'
import { areJoinable, areWholesAlike } from './join-keys.ts'
import { type Measured, nameSimilarity } from './name-similarity.ts'
import type { NameRules } from './policy.ts'
import { isSyllable, isWrittenInSyllables, type PreparedReading, type PreparedWord } from './prepare.ts'
import {
  areSyllablesAlike,
  areWordsAlike,
  type WordRules,
  type WordSimilarity,
  wordSimilarity,
} from './word-similarity.ts'

/** Words of ours and theirs, by position, that may be put beside each other. */
export interface PossiblePair {
  readonly ours: readonly number[]
  readonly theirs: readonly number[]
  readonly similarity: number
  readonly reason: PairReason
  readonly weight: number
}

export type ReadingAlignment = Omit<NameAlignment, 'ours' | 'theirs' | 'theirQuality'>

/** Aligns one reading with another; null where no word that carries identity agrees or the floor is not reached. */
export function alignReadings(
  ours: PreparedReading,
  theirs: PreparedReading,
  rules: NameRules,
): ReadingAlignment | null {
  // Many names share their initials: an acronym stands for a name, not for another acronym.
  if (ours.reason === acronymReason && theirs.reason === acronymReason) return null
  const possible = [...pairWords(ours, theirs, rules), ...pairJoins(ours, theirs, { rules })]
  const byWords = alignPairs(possible, ours, { theirs, rules })
  const asWhole = alignAsWhole(ours, theirs, rules)
  const best = asWhole !== null && (byWords === null || asWhole.similarity > byWords.similarity) ? asWhole : byWords
  return best !== null && best.similarity >= rules.floor ? best : null
}

/** Which words may be joins of two neighbours of the other side, by position. */
export interface MayJoin {
  readonly ours: (position: number) => boolean
  readonly theirs: (position: number) => boolean
}

const anyMayJoin: MayJoin = { ours: () => true, theirs: () => true }

/** Pairs of two neighbours of either side with one word of the other, as far as that may be a join. */
export function pairJoins(
  ours: PreparedReading,
  theirs: PreparedReading,
  { rules, mayJoin = anyMayJoin }: { readonly rules: NameRules; readonly mayJoin?: MayJoin },
): PossiblePair[] {
  return [
    ...pairJoined(ours, theirs, { rules, reason: 'joined', isTurned: false, mayJoin: mayJoin.theirs }),
    ...pairJoined(theirs, ours, { rules, reason: 'split', isTurned: true, mayJoin: mayJoin.ours }),
  ]
}

interface Aligning {
  readonly theirs: PreparedReading
  readonly rules: NameRules
}

/** Chooses among all possible pairs of words; null where none that carries identity is chosen. */
export function alignPairs(
  possible: readonly PossiblePair[],
  ours: PreparedReading,
  { theirs, rules }: Aligning,
): ReadingAlignment | null {
  const chosen = choosePairs(possible.toSorted(comparePossible))
  if (!chosen.some((pair) => carriesIdentity(pair, ours, theirs))) return null
  const inReadingOrder = chosen.toSorted((a, b) => a.ours[0]! - b.ours[0]!)
  const pairs = inReadingOrder.map((pair) => namePair(pair, ours, theirs))
  const ourUnpaired = unpaired(ours, chosen, 'ours')
  const theirUnpaired = unpaired(theirs, chosen, 'theirs')
  return measure({ pairs, ourUnpaired, theirUnpaired }, { ours, theirs, rules })
}

function pairWords(ours: PreparedReading, theirs: PreparedReading, rules: NameRules): PossiblePair[] {
  const possible: PossiblePair[] = []
  for (let i = 0; i < ours.words.length; i++) {
    for (let j = 0; j < theirs.words.length; j++) {
      const ourWord = ours.words[i]!
      const theirWord = theirs.words[j]!
      const { similarity, reason } = compareWords(ourWord, theirWord, rules)
      if (similarity === 0) continue
      const weight = Math.min(ourWord.weight, theirWord.weight)
      possible.push({ ours: [i], theirs: [j], similarity, reason, weight })
    }
  }
  return possible
}

export const noSimilarity: WordSimilarity = { similarity: 0, reason: 'spelling' }

/** Similarity of two words over all their forms and what they stand for. */
export function compareWords(ours: PreparedWord, theirs: PreparedWord, rules: NameRules): WordSimilarity {
  const areRelated = isSyllable(ours) || isSyllable(theirs) ? areSyllablesAlike : areWordsAlike
  return compareKnownWords(ours, theirs, { best: bestForm(ours.forms, theirs.forms, { areRelated, rules }), rules })
}

export interface KnownForms {
  /** The best similarity of a form of the one and a form of the other. */
  readonly best: WordSimilarity
  readonly rules: NameRules
}

/** The same where it is known how alike their forms are. */
export function compareKnownWords(
  ours: PreparedWord,
  theirs: PreparedWord,
  { best: bestForms, rules }: KnownForms,
): WordSimilarity {
  let best = bestForms
  if (best.similarity === 1) return best
  if (ours.isIdentity === theirs.isIdentity && sharesSymbol(ours.symbols, theirs.symbols)) {
    const isNumber = ours.role === 'number' || ours.role === 'legal-form'
    const similarity = isNumber ? 1 : rules.symbolSimilarity
    if (similarity > best.similarity) best = { similarity, reason: 'same-symbol' }
  } else if (ours.role === theirs.role && (ours.role === 'number' || ours.role === 'place')) return noSimilarity
  if (best.similarity === 0 && ours.isInitial !== theirs.isInitial && sharesInitial(ours, theirs)) {
    return { similarity: rules.initialSimilarity, reason: 'initial' }
  }
  return best
}

/** Syllables joined to one word have few sounds among them, so they must nearly be that word. */
const syllablesJoinedFrom = 0.9
/** A Chinese or Korean name written without a space is two words only where it is nearly those. */
const syllablesSplitFrom = 0.96

function bestForm(ours: readonly Form[], theirs: readonly Form[], wordRules: WordRules): WordSimilarity {
  let best = noSimilarity
  for (const a of ours) {
    for (const b of theirs) {
      const found = wordSimilarity(a, b, wordRules)
      if (found.similarity > best.similarity) best = found
      if (best.similarity === 1) return best
    }
  }
  return best
}

function sharesSymbol(ours: readonly string[], theirs: readonly string[]): boolean {
  return ours.some((symbol) => theirs.includes(symbol))
}

function sharesInitial(ours: PreparedWord, theirs: PreparedWord): boolean {
  const [initial, full] = ours.isInitial ? [ours, theirs] : [theirs, ours]
  if (!full.isIdentity) return false
  return initial.forms.some((letter) => full.forms.some((form) => form.text.startsWith(letter.text)))
}

interface JoinContext {
  readonly rules: NameRules
  readonly reason: PairReason
  /** The joined side is theirs. */
  readonly isTurned: boolean
  readonly mayJoin: (position: number) => boolean
}

function pairJoined(joiner: PreparedReading, single: PreparedReading, context: JoinContext): PossiblePair[] {
  const possible: PossiblePair[] = []
  for (const join of joiner.joined) {
    const [first, second] = join.positions
    const joinedWeight = joiner.words[first]!.weight + joiner.words[second]!.weight
    const hasSyllable = isSyllable(joiner.words[first]!) || isSyllable(joiner.words[second]!)
    for (let j = 0; j < single.words.length; j++) {
      const word = single.words[j]!
      if (!word.isIdentity || !context.mayJoin(j)) continue
      const { similarity } = bestForm(join.forms, word.forms, { areRelated: areJoinable, rules: context.rules })
      const needed = isWrittenInSyllables(word) ? syllablesSplitFrom : hasSyllable ? syllablesJoinedFrom : 0
      if (similarity === 0 || similarity < needed) continue
      const weight = Math.min(joinedWeight, word.weight)
      const [ours, theirs] = context.isTurned ? [[j], join.positions] : [join.positions, [j]]
      possible.push({ ours, theirs, similarity, reason: context.reason, weight })
    }
  }
  return possible
}

const isIdentical = (pair: PossiblePair): boolean => pair.reason === 'identical'

function comparePossible(a: PossiblePair, b: PossiblePair): number {
  // The same word first, however little it weighs: it must not be lost to a join of others.
  return (
    Number(isIdentical(b)) - Number(isIdentical(a)) ||
    b.weight * b.similarity - a.weight * a.similarity ||
    b.similarity - a.similarity ||
    a.ours.length + a.theirs.length - b.ours.length - b.theirs.length ||
    a.ours[0]! - b.ours[0]! ||
    a.theirs[0]! - b.theirs[0]!
  )
}

function choosePairs(possible: readonly PossiblePair[]): PossiblePair[] {
  const ours = new Set<number>()
  const theirs = new Set<number>()
  const chosen: PossiblePair[] = []
  for (const pair of possible) {
    if (pair.ours.some((position) => ours.has(position))) continue
    if (pair.theirs.some((position) => theirs.has(position))) continue
    for (const position of pair.ours) ours.add(position)
    for (const position of pair.theirs) theirs.add(position)
    chosen.push(pair)
  }
  return chosen
}

function carriesIdentity(pair: PossiblePair, ours: PreparedReading, theirs: PreparedReading): boolean {
  return (
    pair.reason !== 'initial' &&
    pair.ours.some((position) => ours.words[position]!.isIdentity) &&
    pair.theirs.some((position) => theirs.words[position]!.isIdentity)
  )
}

function namePair(pair: PossiblePair, ours: PreparedReading, theirs: PreparedReading): WordPair {
  return {
    ours: pair.ours.map((position) => ours.words[position]!.text).join(' '),
    theirs: pair.theirs.map((position) => theirs.words[position]!.text).join(' '),
    ourPositions: pair.ours,
    theirPositions: pair.theirs,
    reason: pair.reason,
    similarity: pair.similarity,
    weight: pair.weight,
    excess: excessOf(pair, ours, theirs),
  }
}

// A name beside its initial leaves the rest of the name's weight unexplained.
function excessOf(pair: PossiblePair, ours: PreparedReading, theirs: PreparedReading): WordPair['excess'] {
  if (pair.ours.length > 1 || pair.theirs.length > 1) return { ours: 0, theirs: 0 }
  const ourWord = ours.words[pair.ours[0]!]!
  const theirWord = theirs.words[pair.theirs[0]!]!
  if (ourWord.isInitial === theirWord.isInitial) return { ours: 0, theirs: 0 }
  return { ours: ourWord.weight - pair.weight, theirs: theirWord.weight - pair.weight }
}

function unpaired(reading: PreparedReading, chosen: readonly PossiblePair[], side: 'ours' | 'theirs'): UnpairedWord[] {
  const taken = new Set(chosen.flatMap((pair) => pair[side]))
  return reading.words.flatMap(({ text, weight }, position) =>
    taken.has(position) ? [] : [{ word: text, position, weight }],
  )
}

interface MeasureContext {
  readonly ours: PreparedReading
  readonly theirs: PreparedReading
  readonly rules: NameRules
}

function measure(measured: Measured, { ours, theirs, rules }: MeasureContext): ReadingAlignment {
  const similarity = nameSimilarity(measured, rules)
  return { ...measured, similarity, ourReading: ours.reason, theirReading: theirs.reason }
}

/** Both names have numbers, and none in common: Sea Pearl II and Sea Pearl III, one letter apart. */
function haveOtherNumbers(ours: PreparedReading, theirs: PreparedReading): boolean {
  const numbersOf = ({ words }: PreparedReading) => words.filter(({ role }) => role === 'number')
  const [here, there] = [numbersOf(ours), numbersOf(theirs)]
  if (here.length === 0 || there.length === 0) return false
  return !here.some((a) => there.some((b) => sharesSymbol(a.symbols, b.symbols)))
}

/** Aligns two readings as one word each, written without spaces; null where those are not alike, or the numbers differ. */
export function alignAsWhole(
  ours: PreparedReading,
  theirs: PreparedReading,
  rules: NameRules,
): ReadingAlignment | null {
  const { similarity } = bestForm(ours.wholes, theirs.wholes, { areRelated: areWholesAlike, rules })
  if (similarity === 0 || haveOtherNumbers(ours, theirs)) return null
  const pair: WordPair = {
    ours: ours.words.map((word) => word.text).join(' '),
    theirs: theirs.words.map((word) => word.text).join(' '),
    ourPositions: ours.words.map((_, position) => position),
    theirPositions: theirs.words.map((_, position) => position),
    reason: 'whole',
    similarity,
    weight: Math.min(ours.weight, theirs.weight),
    excess: { ours: 0, theirs: 0 },
  }
  return measure({ pairs: [pair], ourUnpaired: [], theirUnpaired: [] }, { ours, theirs, rules })
}
