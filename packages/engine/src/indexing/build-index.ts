// Builds the candidate index of listed parties: one image that holds the index and the parties, written once per list
// version and read by all workers.

import { assert } from '../base/index.ts'
import {
  identifierKeys,
  type Policy,
  type PreparedParty,
  type PreparedReading,
  prepareParty,
} from '../matching/index.ts'
import type { ListedParty } from '../model/index.ts'
import { deleteHashes, deletesLimit } from './deletes.ts'
import { hashText } from './hash.ts'
import { packImage, type Sections } from './image.ts'
import { policyKey } from './policy-key.ts'
import { groupOf, type Term, termKey, termKinds, VocabularyBuilder, vowellessFlag } from './vocabulary.ts'

/** Builds the image of an index over all parties. Order of parties is kept; positions are stable. */
export function buildIndex(parties: readonly ListedParty[], policy: Policy): SharedArrayBuffer {
  const vocabulary = new VocabularyBuilder()
  const entries = new EntryTable()
  const identifiers = new Map<string, number[]>()
  for (const [position, party] of parties.entries()) {
    const prepared = prepareParty(party, policy)
    for (const name of prepared.names) {
      for (const reading of name.readings) vocabulary.add(reading, entries.add(reading, position))
    }
    fileIdentifiers(prepared, position, identifiers)
  }
  const sections: Sections = {
    ...packParties(parties),
    ...entries.sections(),
    ...packTerms(vocabulary.terms),
    ...packLists('identifier', identifiers),
  }
  return packImage(sections, policyKey(policy))
}

function fileIdentifiers(prepared: PreparedParty, position: number, filed: Map<string, number[]>): void {
  for (const identifier of prepared.identifiers) {
    if (!identifier.isDistinctive) continue
    for (const key of identifierKeys(identifier)) {
      const positions = filed.get(key)
      if (positions === undefined) filed.set(key, [position])
      else if (positions.at(-1) !== position) positions.push(position)
    }
  }
}

/** One row per reading of a listed name: whose it is, and the weights of its words. */
class EntryTable {
  readonly #party: number[] = []
  readonly #reading: number[] = []
  readonly #initialCount: number[] = []
  readonly #weightStart: number[] = [0]
  readonly #weights: number[] = []

  add({ words, position }: PreparedReading, party: number): number {
    this.#party.push(party)
    this.#reading.push(position)
    // Rounded down: the bound may only promise too much, never too little.
    for (const word of words) this.#weights.push(word.isIdentity ? Math.floor(word.weight * 255) : 0)
    this.#initialCount.push(Math.min(255, words.filter((word) => word.isInitial).length))
    this.#weightStart.push(this.#weights.length)
    return this.#party.length - 1
  }

  sections(): Sections {
    return {
      entryParty: Uint32Array.from(this.#party),
      entryReading: Uint32Array.from(this.#reading),
      entryInitialCount: Uint8Array.from(this.#initialCount),
      entryWeightStart: Uint32Array.from(this.#weightStart),
      entryWeights: Uint8Array.from(this.#weights),
    }
  }
}

function packParties(parties: readonly ListedParty[]): Sections {
  const encoder = new TextEncoder()
  const encoded = parties.map((party) => encoder.encode(JSON.stringify(party)))
  const start = new Uint32Array(parties.length + 1)
  for (const [i, bytes] of encoded.entries()) {
    assert(start[i]! + bytes.length < 2 ** 32, 'the parties of one index fit into 4 GiB')
    start[i + 1] = start[i]! + bytes.length
  }
  const text = new Uint8Array(start[parties.length]!)
  for (const [i, bytes] of encoded.entries()) text.set(bytes, start[i]!)
  return { partyStart: start, partyText: text }
}

function packTerms(terms: readonly Term[]): Sections {
  const text = packTexts(terms.map((term) => term.text))
  const postingStart = new Uint32Array(terms.length + 1)
  for (const [i, term] of terms.entries()) postingStart[i + 1] = postingStart[i]! + term.postings.length / 2
  const postingEntry = new Uint32Array(postingStart[terms.length]!)
  const postingSlots = new Uint16Array(postingEntry.length)
  let next = 0
  for (const { postings } of terms) {
    for (let i = 0; i < postings.length; i += 2) {
      postingEntry[next] = postings[i]!
      postingSlots[next++] = postings[i + 1]!
    }
  }
  const flags = Uint8Array.from(terms, ({ kind, isVowelless }) => kind | (isVowelless ? vowellessFlag : 0))
  return {
    termStart: text.start,
    termText: text.text,
    termFlags: flags,
    postingStart,
    postingEntry,
    postingSlots,
    termVisual: Uint32Array.from(terms, (term) => hashText(term.visual, groupOf(term.kind))),
    termLetters: Uint32Array.from(terms, (term) => term.letters),
    ...packBuckets('exact', terms, (term) => [hashText(termKey(term.kind, term.text, term.isVowelless))]),
    ...packBuckets('skeleton', terms, skeletonsOfTerm),
    ...packBuckets('visual', terms, (term) =>
      term.visual === '' || term.isNumber ? [] : [hashText(term.visual, groupOf(term.kind))],
    ),
    ...packBuckets('deletes', terms, deletesOfTerm),
  }
}

/** Whole names are not looked up by sound. */
function skeletonsOfTerm(term: Term): number[] {
  return term.isNumber || term.kind === termKinds.whole
    ? []
    : term.skeletons.map((key) => hashText(key, groupOf(term.kind)))
}

function deletesOfTerm(term: Term): Iterable<number> {
  if (term.kind === termKinds.symbol || term.isNumber) return []
  const isLong = term.kind === termKinds.joined || term.kind === termKinds.whole
  const limit = deletesLimit(term.text, isLong ? 1 : 2)
  return limit === 0 ? [] : new Set(deleteHashes(term.text, limit, groupOf(term.kind)))
}

function packTexts(texts: readonly string[]): { start: Uint32Array; text: Uint8Array } {
  const encoder = new TextEncoder()
  const start = new Uint32Array(texts.length + 1)
  const encoded = texts.map((text) => encoder.encode(text))
  for (const [i, bytes] of encoded.entries()) start[i + 1] = start[i]! + bytes.length
  const all = new Uint8Array(start[texts.length]!)
  for (const [i, bytes] of encoded.entries()) all.set(bytes, start[i]!)
  return { start, text: all }
}

/** Term numbers by hash of their keys: `NAMEStart` has one more element than there are buckets, a power of two. */
function packBuckets(name: string, terms: readonly Term[], hashesOf: (term: Term) => Iterable<number>): Sections {
  const hashes: number[] = []
  const owners: number[] = []
  for (const [number, term] of terms.entries()) {
    for (const hash of hashesOf(term)) {
      hashes.push(hash)
      owners.push(number)
    }
  }
  let buckets = 16
  while (buckets * 2 < hashes.length) buckets *= 2
  const start = new Uint32Array(buckets + 1)
  for (const hash of hashes) start[(hash & (buckets - 1)) + 1]!++
  for (let i = 0; i < buckets; i++) start[i + 1]! += start[i]!
  const fill = start.slice()
  const members = new Uint32Array(hashes.length)
  for (const [i, hash] of hashes.entries()) members[fill[hash & (buckets - 1)]!++] = owners[i]!
  return { [`${name}Start`]: start, [`${name}Term`]: members }
}

function packLists(name: string, lists: ReadonlyMap<string, readonly number[]>): Sections {
  const keys = [...lists.keys()].sort()
  const text = packTexts(keys)
  const start = new Uint32Array(keys.length + 1)
  const members: number[] = []
  for (const [i, key] of keys.entries()) {
    members.push(...lists.get(key)!)
    start[i + 1] = members.length
  }
  return {
    [`${name}TextStart`]: text.start,
    [`${name}Text`]: text.text,
    [`${name}Start`]: start,
    [`${name}Party`]: Uint32Array.from(members),
  }
}
