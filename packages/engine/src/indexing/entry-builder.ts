// Collects the entries of an index, one for each reading of a listed name, and files each under its words, its
// neighbouring words written as one, and itself written without spaces.

import { type PreparedReading, wholeKeys } from '../matching/index.ts'
import { BucketsBuilder, turnedLists } from './buckets.ts'
import { GrowableBytes, GrowableUint32 } from './growable.ts'
import { hashNumber, hashText } from './hash.ts'
import type { Sections } from './image.ts'
import { bitsFor, postingWord, weightCode } from './postings.ts'
import { entryWord } from './vocabulary.ts'
import type { VocabularyBuilder } from './vocabulary-builder.ts'

export class EntryBuilder {
  readonly #vocabulary: VocabularyBuilder
  readonly #start = new GrowableUint32()
  readonly #words = new GrowableUint32()
  readonly #party = new GrowableUint32()
  readonly #familyCount = new GrowableBytes()
  readonly #partyStart = new GrowableUint32()
  readonly #filedEntry = new GrowableUint32()
  readonly #filedWord = new GrowableUint32()
  /** By entry: the weight of its words that carry identity. */
  readonly #weight = new GrowableBytes()
  /** Those with initials are apart: a search that may skip a word cannot skip them. */
  readonly #withInitials = new BucketsBuilder()
  readonly #joins = new BucketsBuilder()
  readonly #wholes = new BucketsBuilder()

  constructor(vocabulary: VocabularyBuilder) {
    this.#vocabulary = vocabulary
    this.#start.push(0)
  }

  get count(): number {
    return this.#party.length
  }

  /** Begins a party; its entries follow in the order of their readings. */
  startParty(): void {
    this.#partyStart.push(this.count)
  }

  add(reading: PreparedReading): void {
    const entry = this.count
    const filed = new Set<number>()
    let weight = 0
    for (const word of reading.words) {
      const number = this.#vocabulary.add(word)
      this.#words.push(entryWord(number, word.isInitial, word.weight))
      // Every result rests on a word that carries identity, on a join or on the whole; the others are seen on the way.
      if (!word.isIdentity) continue
      filed.add(number)
      weight += word.weight
    }
    const hasInitials = reading.words.some((word) => word.isInitial)
    for (const word of filed) {
      if (hasInitials) this.#withInitials.add(hashNumber(word), entry)
      else {
        this.#filedEntry.push(entry)
        this.#filedWord.push(word)
      }
    }
    this.#weight.push(weightCode(weight))
    this.#start.push(this.#words.length)
    this.#party.push(this.#partyStart.length - 1)
    this.#familyCount.push(Math.min(255, reading.familyCount))
    for (const hash of joinHashes(reading)) this.#joins.add(hash, entry)
    for (const hash of wholeHashes(reading)) this.#wholes.add(hash, entry)
  }

  sections(): Sections {
    const bits = bitsFor(this.count)
    const weights = this.#weight.view()
    const owners = this.#filedEntry.view().map((entry) => postingWord(entry, weights[entry]!, bits))
    const filed = { owners, values: this.#filedWord.view() }
    return {
      entryStart: this.#start.view().slice(),
      entryWord: this.#words.view().slice(),
      entryParty: this.#party.view().slice(),
      entryFamilyCount: this.#familyCount.view().slice(),
      partyEntry: this.#partyStart.view().slice(),
      ...lightestFirst(turnedLists('posting', filed, this.#vocabulary.wordCount)),
      postingBits: Uint32Array.of(bits),
      ...this.#withInitials.sections('initialPosting', 4),
      ...this.#joins.sections('join', 8),
      ...this.#wholes.sections('whole', 16),
    }
  }
}

/** Postings of each word ascending: a search ends where entries are too heavy. */
function lightestFirst(lists: Sections): Sections {
  const start = lists['postingStart'] as Uint32Array
  const members = lists['postingMember'] as Uint32Array
  for (let word = 0; word + 1 < start.length; word++) {
    const [from, to] = [start[word]!, start[word + 1]!]
    if (to - from > 1) members.subarray(from, to).sort()
  }
  return lists
}

function joinHashes(reading: PreparedReading): Set<number> {
  const hashes = new Set<number>()
  for (const { forms } of reading.joined) {
    for (const form of forms) {
      for (const key of form.joinKeys) hashes.add(joinHash(key, form.text.length))
    }
  }
  return hashes
}

function wholeHashes(reading: PreparedReading): Set<number> {
  const hashes = new Set<number>()
  for (const { text } of reading.wholes) for (const key of wholeKeys(text, text.length)) hashes.add(hashText(key))
  return hashes
}

/** Joined words are filed by their key and half their length, so that far longer and shorter ones are not looked at. */
export function joinHash(key: string, length: number): number {
  return hashText(key, length >> 1)
}
