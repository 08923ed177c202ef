// Collects the entries of an index, one for each reading of a listed name, and files each under its words, its
// neighbouring words written as one, and itself written without spaces.

import { joinKeys, type PreparedReading, wholeKeys } from '../matching/index.ts'
import { BucketsBuilder, turnedLists } from './buckets.ts'
import { GrowableBytes, GrowableUint32 } from './growable.ts'
import { hashText } from './hash.ts'
import type { Sections } from './image.ts'
import { entryWord } from './vocabulary.ts'
import type { VocabularyBuilder } from './vocabulary-builder.ts'

export class EntryBuilder {
  readonly #vocabulary: VocabularyBuilder
  readonly #start = new GrowableUint32()
  readonly #words = new GrowableUint32()
  readonly #party = new GrowableUint32()
  readonly #familyCount = new GrowableBytes()
  readonly #partyStart = new GrowableUint32()
  readonly #withInitials = new Filed()
  readonly #withoutInitials = new Filed()
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
    for (const word of reading.words) {
      const number = this.#vocabulary.add(word)
      this.#words.push(entryWord(number, word.isInitial, word.weight))
      // Every result rests on a word that carries identity, on a join or on the whole; the others are seen on the way.
      if (word.isIdentity) filed.add(number)
    }
    const list = reading.words.some((word) => word.isInitial) ? this.#withInitials : this.#withoutInitials
    for (const word of filed) list.push(entry, word)
    this.#start.push(this.#words.length)
    this.#party.push(this.#partyStart.length - 1)
    this.#familyCount.push(Math.min(255, reading.familyCount))
    for (const hash of joinHashes(reading)) this.#joins.add(hash, entry)
    for (const hash of wholeHashes(reading)) this.#wholes.add(hash, entry)
  }

  sections(): Sections {
    const { wordCount } = this.#vocabulary
    return {
      entryStart: this.#start.view().slice(),
      entryWord: this.#words.view().slice(),
      entryParty: this.#party.view().slice(),
      entryFamilyCount: this.#familyCount.view().slice(),
      partyEntry: this.#partyStart.view().slice(),
      ...turnedLists('posting', this.#withoutInitials.pairs(), wordCount),
      ...turnedLists('initialPosting', this.#withInitials.pairs(), wordCount),
      ...this.#joins.sections('join', 4),
      ...this.#wholes.sections('whole', 4),
    }
  }
}

/** Which entries hold which words. Those with initials are apart: a search that may skip a word cannot skip them. */
class Filed {
  readonly #entries = new GrowableUint32()
  readonly #words = new GrowableUint32()

  push(entry: number, word: number): void {
    this.#entries.push(entry)
    this.#words.push(word)
  }

  pairs(): { owners: Uint32Array; values: Uint32Array } {
    return { owners: this.#entries.view(), values: this.#words.view() }
  }
}

function joinHashes(reading: PreparedReading): Set<number> {
  const hashes = new Set<number>()
  for (const { forms } of reading.joined) {
    for (const form of forms) {
      for (const key of joinKeys(form)) hashes.add(joinHash(key, form.text.length))
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
