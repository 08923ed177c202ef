// For one reading of a subject: which words of the index are related to which of its words, by how much. Written before
// a search, read for every entry that is looked at, and wiped after it.

import type { PairReason, PreparedReading } from '../matching/index.ts'
import type { WordTable } from './word-table.ts'

/** Pairs of one word of ours, or two neighbours written as one, and a word of the index. */
export class RelatedSlots {
  /** By word of the index: its first pair, counted from 1; 0 where nothing of ours is related. */
  readonly first: Uint32Array
  /** By pair: the next pair of the same word of the index, or 0. */
  next = new Uint32Array(1024)
  /** By pair: bits of our words. */
  mask = new Uint32Array(1024)
  /** By pair: the lesser of the two weights. */
  weight = new Float64Array(1024)
  similarity = new Float64Array(1024)
  /** By pair: why it is one. */
  readonly reason: PairReason[] = ['identical']
  #words = new Uint32Array(1024)
  #count = 0

  constructor(wordCount: number) {
    this.first = new Uint32Array(wordCount)
  }

  add(word: number, { mask, weight, similarity, reason }: SlotPair): void {
    if (this.#count + 1 === this.next.length) this.#grow()
    const pair = ++this.#count
    this.#words[pair] = word
    this.next[pair] = this.first[word]!
    this.mask[pair] = mask
    this.weight[pair] = weight
    this.similarity[pair] = similarity
    this.reason[pair] = reason
    this.first[word] = pair
  }

  wipe(): void {
    for (let pair = 1; pair <= this.#count; pair++) this.first[this.#words[pair]!] = 0
    this.#count = 0
  }

  #grow(): void {
    this.next = grown(this.next, new Uint32Array(this.next.length * 2))
    this.mask = grown(this.mask, new Uint32Array(this.mask.length * 2))
    this.weight = grown(this.weight, new Float64Array(this.weight.length * 2))
    this.similarity = grown(this.similarity, new Float64Array(this.similarity.length * 2))
    this.#words = grown(this.#words, new Uint32Array(this.#words.length * 2))
  }
}

function grown<T extends Uint32Array | Float64Array>(from: T, to: T): T {
  to.set(from)
  return to
}

interface SlotPair {
  readonly mask: number
  readonly weight: number
  readonly similarity: number
  readonly reason: PairReason
}

/** What a search needs to know of one of our words. */
export interface OurWord {
  readonly weight: number
  readonly isIdentity: boolean
  readonly isInitial: boolean
  /** The most that it can be alike with any word of the index, alone or joined with a neighbour. */
  best: number
  /** Some word that it is related to is not filed, since it only supports. */
  mayPairUnfiled: boolean
  /** Where two neighbours of theirs are filed that may be this word of ours. */
  readonly joinHashes: readonly number[]
  /** Words of the index with which it, or it and a neighbour, may be paired. */
  readonly lists: Uint32Array[]
  postingCount: number
  /** The most that one of these weighs. */
  heaviest: number
}

/** Writes all relations of a reading and gives our words. */
export function relate(reading: PreparedReading, words: WordTable, slots: RelatedSlots): OurWord[] {
  const ours = reading.words.map((word, i) => relateWord(word, { bit: 1 << i, words, slots }))
  for (const { positions, forms } of reading.joined) {
    const found = words.joined(forms)
    if (found.length === 0) continue
    const [first, second] = [ours[positions[0]]!, ours[positions[1]]!]
    const mask = (1 << positions[0]) | (1 << positions[1])
    for (const number of found) {
      const weight = Math.min(first.weight + second.weight, words.weight(number))
      slots.add(number, { mask, weight, similarity: 1, reason: 'joined' })
    }
    const numbers = Uint32Array.from(found)
    for (const word of [first, second]) {
      word.best = 1
      word.lists.push(numbers)
      word.postingCount += words.postingCount(numbers)
      for (const number of found) word.heaviest = Math.max(word.heaviest, words.weight(number))
    }
  }
  return ours
}

interface Relating {
  readonly bit: number
  readonly words: WordTable
  readonly slots: RelatedSlots
}

function relateWord(word: PreparedReading['words'][number], { bit, words, slots }: Relating): OurWord {
  const related = words.related(word)
  let heaviest = 0
  for (let i = 0; i < related.words.length; i++) {
    const number = related.words[i]!
    const theirWeight = words.weight(number)
    if (theirWeight > heaviest) heaviest = theirWeight
    const weight = Math.min(word.weight, theirWeight)
    slots.add(number, { mask: bit, weight, similarity: related.similarities[i]!, reason: related.reasons[i]! })
  }
  return {
    weight: word.weight,
    isIdentity: word.isIdentity,
    isInitial: word.isInitial,
    best: related.best,
    mayPairUnfiled: related.hasUnfiled,
    joinHashes: related.joinHashes,
    lists: [related.words],
    postingCount: related.postingCount,
    heaviest,
  }
}
