// Who could match whom: finds, for a subject, every listed party whose comparison can reach the name floor or shares
// an identifier, and compares them. Nothing is capped and nothing is skipped (law L7); why is proven in ADR 0005.

import { compareText } from '../base/index.ts'
import {
  areJoinable,
  areWholesAlike,
  areWordsAlike,
  type Comparison,
  comparePrepared,
  identifierKeys,
  type Policy,
  type PreparedParty,
  type PreparedReading,
  prepareParty,
} from '../matching/index.ts'
import type { Identifying, ListedParty } from '../model/index.ts'
import { type EntryTables, SimilarityBound } from './bound.ts'
import { type Sections, unpackImage } from './image.ts'
import { policyKey } from './policy-key.ts'
import { TermTable, Wanted } from './term-table.ts'
import { termKinds, wholeSlot } from './vocabulary.ts'

export interface IndexHit {
  readonly party: ListedParty
  readonly comparison: Comparison
}

export interface IndexExamination {
  readonly hits: readonly IndexHit[]
  /** Names too long to be compared whole; with one of these and no hit, nothing is cleared. */
  readonly cutNames: readonly string[]
}

export interface SearchOptions {
  /** Score that a hit must reach; the policy's threshold unless given. Not below the policy's lowest. */
  readonly threshold?: number
}

const forWords = new Wanted(
  [
    [termKinds.word, areWordsAlike, 2],
    [termKinds.joined, areJoinable, 0],
    [termKinds.support, areWordsAlike, 2],
  ],
  true,
)
const forSupport = new Wanted([[termKinds.word, areWordsAlike, 2]], true)
const forJoined = new Wanted([[termKinds.word, areJoinable, 0]], false)
const forWhole = new Wanted([[termKinds.whole, areWholesAlike, 1]], false)
const partiesKeptMax = 20_000
const everySlot = 0xffffffff
/** Rounding of stored weights and of the bound's own sums. */
const slack = 1e-9

export interface OpenOptions {
  /** Recompute the checksum: for an image that was read from a file. */
  readonly verify?: boolean
}

/** Opens an image. Throws `IndexImageError` when it is damaged or was built by another engine or policy. */
export function openIndex(
  image: SharedArrayBuffer | ArrayBuffer,
  policy: Policy,
  { verify = false }: OpenOptions = {},
): PartyIndex {
  return new PartyIndex(unpackImage(image, policyKey(policy), verify), policy)
}

export class PartyIndex {
  readonly partyCount: number
  readonly #policy: Policy
  readonly #sections: Sections
  readonly #terms: TermTable
  readonly #entryParty: Uint32Array
  readonly #entryReading: Uint32Array
  readonly #tables: EntryTables
  readonly #kept = new Map<number, { party: ListedParty; prepared: PreparedParty }>()
  readonly #touched: number[] = []

  constructor(sections: Sections, policy: Policy) {
    this.#sections = sections
    this.#policy = policy
    this.#terms = new TermTable(sections, policy.name)
    this.partyCount = (sections['partyStart'] as Uint32Array).length - 1
    this.#entryParty = sections['entryParty'] as Uint32Array
    this.#entryReading = sections['entryReading'] as Uint32Array
    this.#tables = {
      ourMask: new Uint32Array(this.#entryParty.length),
      theirMask: new Uint32Array(this.#entryParty.length),
      initialCount: sections['entryInitialCount'] as Uint8Array,
      weightStart: sections['entryWeightStart'] as Uint32Array,
      weights: sections['entryWeights'] as Uint8Array,
    }
  }

  /** The listed party at a position, in the order in which the index was built. */
  party(position: number): ListedParty {
    return this.#load(position).party
  }

  /** The hits of `examine`. */
  search(subject: Identifying, options: SearchOptions = {}): readonly IndexHit[] {
    return this.examine(subject, options).hits
  }

  /** All parties whose score reaches the threshold: best first, then by list and identifier. Never capped. */
  examine(subject: Identifying, { threshold = this.#policy.threshold }: SearchOptions = {}): IndexExamination {
    const prepared = prepareParty(subject, this.#policy)
    const hits: IndexHit[] = []
    for (const [position, pairs] of this.candidates(prepared)) {
      const { party, prepared: theirs } = this.#load(position)
      const comparison = comparePrepared(prepared, theirs, {
        partyId: party.id,
        policy: this.#policy,
        reach: (ourReading, theirReading) => pairs.get(pairKey(ourReading, theirReading)) ?? 0,
        atLeast: threshold,
      })
      if (comparison !== null && comparison.score >= threshold && comparison.score > 0) hits.push({ party, comparison })
    }
    const cutNames = prepared.names.filter((name) => name.isCut).map((name) => name.raw)
    return { hits: hits.sort(compareHits), cutNames }
  }

  /**
   * Parties that have to be compared, by position, with the pairs of readings that can reach the floor and how far:
   * together a superset of all that can score above 0. No pairs stand for a shared identifier.
   */
  candidates(subject: PreparedParty): Map<number, ReachOfPairs> {
    const found = new Map<number, ReachOfPairs>()
    for (const name of subject.names) {
      for (const reading of name.readings) this.#gather(reading, found)
    }
    for (const identifier of subject.identifiers) {
      if (!identifier.isDistinctive) continue
      const positions = identifierKeys(identifier).flatMap((key) => [...this.#byIdentifier(key)])
      for (const position of positions) if (!found.has(position)) found.set(position, new Map())
    }
    return found
  }

  #gather(reading: PreparedReading, found: Map<number, ReachOfPairs>): void {
    this.#touchWords(reading)
    for (const join of reading.joined) {
      const mask = (1 << join.positions[0]) | (1 << join.positions[1])
      for (const form of join.forms) this.#touchTerms(this.#terms.expand(form, forJoined), mask)
    }
    for (const whole of reading.wholes) this.#touchTerms(this.#terms.expand(whole, forWhole), everySlot)
    const rules = this.#policy.name
    const bound = new SimilarityBound(reading, this.#tables, rules)
    for (const entry of this.#touched) {
      const reach = bound.reach(entry, rules.floor - slack)
      if (reach >= rules.floor - slack) {
        const position = this.#entryParty[entry]!
        const pairs = found.get(position)
        const key = pairKey(reading.position, this.#entryReading[entry]!)
        if (pairs === undefined) found.set(position, new Map([[key, reach]]))
        else pairs.set(key, reach)
      }
      this.#tables.ourMask[entry] = 0
      this.#tables.theirMask[entry] = 0
    }
    this.#touched.length = 0
  }

  #touchWords(reading: PreparedReading): void {
    for (const [position, word] of reading.words.entries()) {
      const wanted = word.isIdentity ? forWords : forSupport
      for (const form of word.forms) this.#touchTerms(this.#terms.expand(form, wanted), 1 << position)
      if (!word.isIdentity) continue
      for (const symbol of word.symbols) {
        const term = this.#terms.findSymbol(symbol)
        if (term >= 0) this.#touchTerms([term], 1 << position)
      }
    }
  }

  #touchTerms(terms: readonly number[], ourMask: number): void {
    const start = this.#sections['postingStart'] as Uint32Array
    const entries = this.#sections['postingEntry'] as Uint32Array
    const slots = this.#sections['postingSlots'] as Uint16Array
    const { ourMask: ourMasks, theirMask: theirMasks } = this.#tables
    for (const term of terms) {
      for (let i = start[term]!; i < start[term + 1]!; i++) {
        const entry = entries[i]!
        const pair = slots[i]!
        if (ourMasks[entry] === 0) this.#touched.push(entry)
        ourMasks[entry]! |= ourMask
        theirMasks[entry]! |= pair >> 8 === wholeSlot ? everySlot : (1 << (pair >> 8)) | (1 << (pair & 31))
      }
    }
  }

  #byIdentifier(key: string): Uint32Array {
    const textStart = this.#sections['identifierTextStart'] as Uint32Array
    const text = this.#sections['identifierText'] as Uint8Array
    const decoder = new TextDecoder()
    let low = 0
    let high = textStart.length - 2
    while (low <= high) {
      const middle = (low + high) >> 1
      const order = compareText(decoder.decode(text.slice(textStart[middle]!, textStart[middle + 1]!)), key)
      if (order === 0) {
        const start = this.#sections['identifierStart'] as Uint32Array
        return (this.#sections['identifierParty'] as Uint32Array).subarray(start[middle]!, start[middle + 1]!)
      }
      if (order < 0) low = middle + 1
      else high = middle - 1
    }
    return new Uint32Array(0)
  }

  #load(position: number): { party: ListedParty; prepared: PreparedParty } {
    const known = this.#kept.get(position)
    if (known !== undefined) return known
    const start = this.#sections['partyStart'] as Uint32Array
    const text = this.#sections['partyText'] as Uint8Array
    // Decoders refuse shared memory, so the bytes are copied.
    const json = new TextDecoder().decode(text.slice(start[position]!, start[position + 1]!))
    const party = JSON.parse(json) as ListedParty
    const loaded = { party, prepared: prepareParty(party, this.#policy) }
    if (this.#kept.size >= partiesKeptMax) this.#kept.clear()
    this.#kept.set(position, loaded)
    return loaded
  }
}

/** By `pairKey`: the most that the similarity of two readings can become. */
type ReachOfPairs = Map<number, number>

const readingsMax = 2 ** 20
const pairKey = (ours: number, theirs: number): number => ours * readingsMax + theirs

function compareHits(a: IndexHit, b: IndexHit): number {
  return (
    b.comparison.score - a.comparison.score ||
    compareText(a.party.listId, b.party.listId) ||
    compareText(a.party.id, b.party.id)
  )
}
