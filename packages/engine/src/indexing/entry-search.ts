// Finds the entries whose names can be as alike with a reading as is asked for. An entry is left out only where the
// most favourable sums of its words stay below that (law L7; ADR 0005): by the same function as the similarity itself.

import {
  alignAsWhole,
  alignPairs,
  areWholesAlike,
  compareWords,
  type Form,
  type NameRules,
  type PossiblePair,
  type PreparedReading,
  pairJoins,
  readingOf,
  wholeKeys,
  wholeLengthApart,
} from '../matching/index.ts'
import { Buckets } from './buckets.ts'
import { FavourableSums } from './favourable-sums.ts'
import type { Filed } from './filed.ts'
import { hashNumber, hashText } from './hash.ts'
import type { Sections } from './image.ts'
import { lightPostingsEnd } from './postings.ts'
import { type OurWord, RelatedSlots, relate } from './related-slots.ts'
import { isInitialWord, numberOf, weightOf, wordMask } from './vocabulary.ts'
import type { WordTable } from './word-table.ts'
import type { WorkBudget } from './work-budget.ts'

/** Rounding of stored weights and of the bound's own sums. */
const slack = 1e-9
const everyWord = 0x3fffffff
const epochMax = 255

const blockSize = 128
const block = new Uint32Array(blockSize)
const blockStart = new Uint32Array(blockSize)

/** Under which rules names are compared, and which side of a comparison is the filed one. */
export interface EntryRules {
  readonly rules: NameRules
  readonly filed: Filed
}

/** How alike an entry's name must be to be of use; called for entries that reach `least`. */
export interface Wanted {
  /** The least that is of use with any entry. */
  readonly least: number
  readonly ofEntry: (entry: number) => number
  readonly budget: WorkBudget
}

export class EntrySearch {
  readonly #words: WordTable
  readonly #rules: NameRules
  readonly #filed: Filed
  readonly #entryStart: Uint32Array
  readonly #entryWord: Uint32Array
  readonly #postingStart: Uint32Array
  readonly #postings: Uint32Array
  readonly #postingBits: number
  readonly #entryMask: number
  readonly #initialPostings: Buckets
  readonly #familyCount: Uint8Array
  readonly #joins: Buckets
  readonly #wholes: Buckets
  readonly #slots: RelatedSlots
  /** By entry: our words that two neighbours of its may be, written as one. */
  readonly #joinMask: Uint32Array
  readonly #joinTouched: number[] = []
  /** By entry: the search that looked at it last. */
  readonly #seen: Uint8Array
  readonly #sums: FavourableSums
  /** By our paired words: whether that can be enough. */
  readonly #verdicts = new Map<number, boolean>()
  #least = 0
  #epoch = 0
  /** The most that a word can weigh. */
  readonly #weightMax: number
  #ours: OurWord[] = []
  #ourInitialWeight = 0
  /** Weight of our words that are no initials. */
  #ourFullWeight = 0
  #ourInitialCount = 0

  constructor(sections: Sections, words: WordTable, { rules, filed }: EntryRules) {
    this.#words = words
    this.#rules = rules
    this.#filed = filed
    this.#entryStart = sections['entryStart'] as Uint32Array
    this.#entryWord = sections['entryWord'] as Uint32Array
    this.#postingStart = sections['postingStart'] as Uint32Array
    this.#postings = sections['postingMember'] as Uint32Array
    this.#postingBits = (sections['postingBits'] as Uint32Array)[0]!
    this.#entryMask = 2 ** this.#postingBits - 1
    this.#initialPostings = new Buckets(sections, 'initialPosting')
    this.#familyCount = sections['entryFamilyCount'] as Uint8Array
    this.#joins = new Buckets(sections, 'join')
    this.#wholes = new Buckets(sections, 'whole')
    this.#slots = new RelatedSlots(words.count)
    this.#weightMax = Math.max(...Object.values(rules.roleWeight)) * Math.max(1, 1 - rules.rarityShare)
    this.#sums = new FavourableSums(rules, filed)
    this.#joinMask = new Uint32Array(this.#entryStart.length - 1)
    this.#seen = new Uint8Array(this.#entryStart.length - 1)
  }

  /** The entries that are as alike with the reading as is wanted, in the order in which they are met. */
  search(reading: PreparedReading, wanted: Wanted): number[] {
    try {
      this.#begin(reading)
      this.#least = wanted.least
      return this.#find(reading, wanted)
    } finally {
      // Whatever a search wrote is wiped even where it failed, so that it cannot reach the next subject (law L5).
      for (const entry of this.#joinTouched) this.#joinMask[entry] = 0
      this.#joinTouched.length = 0
      this.#verdicts.clear()
      this.#slots.wipe()
    }
  }

  #find(reading: PreparedReading, wanted: Wanted): number[] {
    const found: number[] = []
    const look = (entry: number): void => {
      if (this.#seen[entry] === this.#epoch) return
      this.#seen[entry] = this.#epoch
      wanted.budget.look()
      if (!this.#mayReach(entry, wanted.least)) return
      const least = wanted.ofEntry(entry)
      if (least > 1 || (least > wanted.least && !this.#mayReach(entry, least))) return
      wanted.budget.align()
      if (this.#similarityByWords(reading, entry) >= least - slack) found.push(entry)
    }
    this.#touchJoins()
    this.#lookAtWholes(reading, wanted, found)
    for (const entry of this.#joinTouched) look(entry)
    this.#scan(wanted.least, look)
    return found
  }

  #begin(reading: PreparedReading): void {
    if (this.#epoch === epochMax) {
      this.#seen.fill(0)
      this.#epoch = 0
    }
    this.#epoch++
    this.#ours = relate(reading, this.#words, this.#slots)
    const initials = this.#ours.filter((word) => word.isInitial)
    this.#ourInitialCount = initials.length
    this.#ourInitialWeight = initials.reduce((sum, { weight }) => sum + weight, 0)
    this.#ourFullWeight = this.#ours.reduce((sum, { weight }) => sum + weight, 0) - this.#ourInitialWeight
  }

  // A whole name may agree however its words stand. Where it is not enough, its words may still be.
  #lookAtWholes(reading: PreparedReading, wanted: Wanted, found: number[]): void {
    for (const whole of reading.wholes) {
      for (const entry of wholeHashesOf(whole).flatMap((hash) => this.#wholes.membersOf(hash))) {
        if (this.#seen[entry] === this.#epoch) continue
        wanted.budget.align()
        const theirs = this.#reading(entry)
        if (!theirs.wholes.some((one) => areWholesAlike(whole, one))) continue
        const [one, other] = this.#inScorersOrder(reading, theirs)
        const similarity = alignAsWhole(one, other, this.#rules)?.similarity ?? 0
        if (similarity < wanted.ofEntry(entry) - slack) continue
        this.#seen[entry] = this.#epoch
        found.push(entry)
      }
    }
  }

  /** How alike the scorer finds the reading and an entry by their words, from the pairs that are known. */
  #similarityByWords(reading: PreparedReading, entry: number): number {
    const filed = this.#reading(entry)
    const { first, next, mask, weight, similarity, reason } = this.#slots
    const possible: PossiblePair[] = []
    const isStraight = this.#filed === 'parties'
    const splits = this.#joinMask[entry]!
    let joins = 0
    for (let j = 0; j < filed.words.length; j++) {
      const code = this.#entryWord[this.#entryStart[entry]! + j]!
      for (let pair = first[code & wordMask]!; pair !== 0; pair = next[pair]!) {
        const bits = mask[pair]!
        if (reason[pair] === 'joined') joins |= 1 << j
        else {
          const i = 31 - Math.clz32(bits)
          const [how, by] = [similarity[pair]!, reason[pair]!]
          const [ours, theirs] = isStraight ? [[i], [j]] : [[j], [i]]
          possible.push({ ours, theirs, similarity: how, reason: by, weight: weight[pair]! })
        }
      }
    }
    if (this.#ourInitialCount > 0) possible.push(...this.#pairOurInitials(reading, filed))
    const [ours, theirs] = this.#inScorersOrder(reading, filed)
    if ((splits | joins) !== 0) {
      const isIn = (mask: number) => (position: number) => ((mask >>> position) & 1) === 1
      const mayJoin = isStraight
        ? { ours: isIn(splits), theirs: isIn(joins) }
        : { ours: isIn(joins), theirs: isIn(splits) }
      possible.push(...pairJoins(ours, theirs, { rules: this.#rules, mayJoin }))
    }
    return alignPairs(possible, ours, { theirs, rules: this.#rules })?.similarity ?? 0
  }

  /** What is asked for and what is filed, the subject's first: the scorer tells the two sides apart. */
  #inScorersOrder<T>(asked: T, filed: T): readonly [T, T] {
    return this.#filed === 'parties' ? [asked, filed] : [filed, asked]
  }

  /** Initials of ours with the words that they may stand for, which are not looked up. */
  #pairOurInitials(reading: PreparedReading, filed: PreparedReading): PossiblePair[] {
    const possible: PossiblePair[] = []
    for (const [i, word] of reading.words.entries()) {
      if (!word.isInitial) continue
      for (const [j, their] of filed.words.entries()) {
        const { similarity, reason } = compareWords(...this.#inScorersOrder(word, their), this.#rules)
        if (similarity === 0 || reason !== 'initial') continue
        const [ours, theirs] = this.#inScorersOrder([i], [j])
        possible.push({ ours, theirs, similarity, reason, weight: Math.min(word.weight, their.weight) })
      }
    }
    return possible
  }

  /** The reading that an entry stands for, without its reason. */
  #reading(entry: number): PreparedReading {
    const words = this.#entryWord.subarray(this.#entryStart[entry]!, this.#entryStart[entry + 1]!)
    const familyCount = this.#familyCount[entry]!
    return readingOf(
      Array.from(words, (code) => this.#words.word(numberOf(code))),
      { position: 0, familyCount, reason: '' },
    )
  }

  #touchJoins(): void {
    const entries: number[] = []
    for (const [i, word] of this.#ours.entries()) {
      if (!word.isIdentity) continue
      entries.length = 0
      for (const hash of word.joinHashes) this.#joins.collect(hash, entries)
      for (const entry of entries) {
        if (this.#joinMask[entry] === 0) this.#joinTouched.push(entry)
        this.#joinMask[entry]! |= 1 << i
      }
    }
  }

  /**
   * Looks at every entry that holds a word related to one of ours, but for those of the commonest words of ours that
   * cannot reach `least` among themselves: what holds these and another is met by the other.
   */
  #scan(least: number, look: (entry: number) => void): void {
    const ordered = this.#ours
      .map((word, i) => ({ word, bit: 1 << i }))
      .filter(({ word }) => word.isIdentity)
      .sort((a, b) => a.word.postingCount - b.word.postingCount || a.bit - b.bit)
    let rest = ordered.reduce((mask, { bit }) => mask | bit, 0)
    for (const { word, bit } of ordered) {
      const end = this.#canReachAlone(rest, false, least) ? this.#postingsEnd(rest, least) : 0
      const isWantedWithInitials = end > 0 || this.#canReachAlone(rest, true, least)
      rest &= ~bit
      if (!isWantedWithInitials) break
      for (const list of word.lists) {
        for (const number of list) this.#lookAtPostings(number, end, look)
      }
    }
  }

  #lookAtPostings(number: number, end: number, look: (entry: number) => void): void {
    for (const entry of this.#initialPostings.membersOf(hashNumber(number))) look(entry)
    const last = this.#postingStart[number + 1]!
    for (let from = this.#postingStart[number]!; from < last; from += blockSize) {
      const to = Math.min(last, from + blockSize)
      this.#lookAtBlock({ from, to, end }, look)
      if (this.#postings[to - 1]! >= end) return
    }
  }

  /**
   * Looks at a block of postings, without those from `end` on: their entries are too heavy. What the looks will read is
   * read for the whole block first: reads that do not wait for each other take a tenth of the time.
   */
  #lookAtBlock({ from, to, end }: PostingBlock, look: (entry: number) => void): void {
    const postings = this.#postings
    let count = 0
    for (let i = from; i < to && postings[i]! < end; i++) {
      const entry = postings[i]! & this.#entryMask
      if (this.#seen[entry] !== this.#epoch) block[count++] = entry
    }
    for (let i = 0; i < count; i++) blockStart[i] = this.#entryStart[block[i]!]!
    for (let i = 0; i < count; i++) blockStart[i] = this.#entryWord[blockStart[i]!]!
    for (let i = 0; i < count; i++) look(block[i]!)
  }

  /** The least posting under the words of the mask whose entry is too heavy: more of it would stay unpaired than may. */
  #postingsEnd(mask: number, least: number): number {
    let paired = 0
    for (const [i, word] of this.#ours.entries()) {
      if (word.isInitial) paired += this.#weightMax
      else if (((mask >>> i) & 1) === 1 || !word.isIdentity || word.mayPairUnfiled) paired += word.heaviest
    }
    const ourRest = this.#sumAlone(mask, false, least)
    const isWanted = (weight: number): boolean =>
      this.#sums.similarity(ourRest, Math.max(0, weight - paired)) >= least - slack
    return lightPostingsEnd(isWanted, this.#postingBits)
  }

  /** Whether an entry could reach `least` whose words are related to none of ours outside the mask. */
  #canReachAlone(mask: number, hasInitials: boolean, least: number): boolean {
    const ourRest = this.#sumAlone(mask, hasInitials, least)
    return this.#sums.similarity(ourRest, 0) >= least - slack
  }

  /** Sums up the words of the mask in the pair's favour, and gives the weight of ours that stays unpaired. */
  #sumAlone(mask: number, hasInitials: boolean, least: number): number {
    const rules = this.#rules
    const initialMax = rules.roleWeight.initial
    const sums = this.#sums
    sums.clear(least)
    let ourRest = 0
    for (const [i, word] of this.#ours.entries()) {
      const isIn = ((mask >>> i) & 1) === 1
      const paired = hasInitials && word.isIdentity ? Math.min(word.weight, initialMax) : 0
      sums.start()
      sums.consider(paired, rules.initialSimilarity)
      if (word.isInitial) sums.consider(word.weight, 1)
      else if (isIn || !word.isIdentity || word.mayPairUnfiled) sums.consider(word.weight, word.best)
      else if (hasInitials) {
        ourRest += (word.weight - paired) * rules.excessShare
      } else ourRest += word.weight
      sums.keep()
    }
    return ourRest
  }

  /** Whether the similarity with an entry can reach `least`. Every sum is taken in the pair's favour. */
  #mayReach(entry: number, least: number): boolean {
    const { first, next, mask, reason } = this.#slots
    const joined = this.#joinMask[entry]!
    let paired = joined
    let byInitial = 0
    const end = this.#entryStart[entry + 1]!
    for (let at = this.#entryStart[entry]!; at < end; at++) {
      for (let pair = first[this.#entryWord[at]! & wordMask]!; pair !== 0; pair = next[pair]!) {
        if (reason[pair] !== 'initial') paired |= mask[pair]!
        else byInitial |= mask[pair]!
      }
    }
    if (byInitial === 0 && !this.#mayReachWith(paired, joined)) return false
    return this.#mayReachBeside(entry, { paired, byInitial, least })
  }

  /** Whether any entry could reach the least that is wanted in which these words of ours are paired, some by a join. */
  #mayReachWith(paired: number, joined: number): boolean {
    if (joined !== 0) return this.#findVerdict(paired, joined)
    const known = this.#verdicts.get(paired)
    if (known !== undefined) return known
    const verdict = this.#findVerdict(paired, 0)
    this.#verdicts.set(paired, verdict)
    return verdict
  }

  #findVerdict(paired: number, joined: number): boolean {
    const sums = this.#sums
    sums.clear(this.#least)
    sums.add(this.#ourInitialWeight, 1)
    let ourRest = this.#ourFullWeight
    for (let rest = paired; rest !== 0; rest &= rest - 1) {
      const bit = rest & -rest
      const { weight, best, isInitial } = this.#ours[31 - Math.clz32(bit)]!
      if (isInitial) continue
      sums.add(weight, (joined & bit) === 0 ? best : 1)
      ourRest -= weight
    }
    return sums.similarity(Math.max(0, ourRest), 0) >= this.#least - slack
  }

  #mayReachBeside(entry: number, { paired, byInitial, least }: EntryPairs): boolean {
    const { first, next, weight, similarity } = this.#slots
    const rules = this.#rules
    const sums = this.#sums
    sums.clear(least)
    let theirRest = 0
    let theirGreatest = 0
    const end = this.#entryStart[entry + 1]!
    for (let at = this.#entryStart[entry]!; at < end; at++) {
      const code = this.#entryWord[at]!
      let pair = first[code & wordMask]!
      if (pair === 0) {
        if (isInitialWord(code)) continue
        const theirWeight = weightOf(code)
        theirRest += theirWeight
        if (theirWeight > theirGreatest) theirGreatest = theirWeight
        continue
      }
      sums.start()
      for (; pair !== 0; pair = next[pair]!) sums.consider(weight[pair]!, similarity[pair]!)
      sums.keep()
    }
    const joined = this.#joinMask[entry]!
    // Two words of theirs for each of ours that may be a join, whichever they are.
    if (joined !== 0) theirRest = Math.max(0, theirRest - 2 * bitCount(joined) * theirGreatest)
    if (this.#ourInitialCount > 0) {
      const saved = theirGreatest - Math.max(0, theirGreatest - rules.roleWeight.initial) * rules.excessShare
      theirRest = Math.max(0, theirRest - this.#ourInitialCount * saved)
      sums.add(this.#ourInitialWeight, 1)
    }
    let ourRest = this.#ourFullWeight
    for (let rest = paired | byInitial; rest !== 0; rest &= rest - 1) {
      const bit = rest & -rest
      const ours = this.#ours[31 - Math.clz32(bit)]!
      if ((joined & bit) !== 0) sums.add(ours.weight, 1)
      if (ours.isInitial) continue
      const isByInitial = (paired & bit) === 0
      const left = isByInitial ? Math.max(0, ours.weight - rules.roleWeight.initial) * rules.excessShare : 0
      ourRest -= ours.weight - Math.min(left, ours.weight)
    }
    return sums.similarity(Math.max(0, ourRest), theirRest) >= least - slack
  }
}

interface PostingBlock {
  readonly from: number
  readonly to: number
  readonly end: number
}

/** Our words that are paired with an entry's, fully or by an initial only, and what is to be reached. */
interface EntryPairs {
  readonly paired: number
  readonly byInitial: number
  readonly least: number
}

function wholeHashesOf({ text }: Form): number[] {
  const hashes = new Set<number>()
  for (let length = text.length - wholeLengthApart; length <= text.length + wholeLengthApart; length++) {
    for (const key of wholeKeys(text, length)) hashes.add(hashText(key))
  }
  return [...hashes]
}

function bitCount(mask: number): number {
  let count = 0
  for (let rest = mask & everyWord; rest !== 0; rest &= rest - 1) count++
  return count
}
