// An index of parties that come, change and go: immutable segments of falling size, and marks on those that are gone.
// It answers as one index of the live parties would (law L7), and every segment can be built again from its parties.

import { assert } from '../base/index.ts'
import { type Policy, prepareParty } from '../matching/index.ts'
import type { Identifying, ListedParty } from '../model/index.ts'
import { IndexBuilder } from './build-index.ts'
import type { Filed } from './filed.ts'
import {
  compareHits,
  type IndexExamination,
  type OpenOptions,
  openIndex,
  type PartyIndex,
  type SearchOptions,
  type SubjectPair,
  withinBudget,
} from './party-index.ts'

/** A segment as it is kept: its image, and the positions of the parties in it that are gone, ascending. */
export interface SavedSegment {
  readonly image: SharedArrayBuffer | ArrayBuffer
  readonly removed: readonly number[]
}

interface Segment {
  readonly image: SharedArrayBuffer | ArrayBuffer
  readonly index: PartyIndex
  readonly removed: Set<number>
}

export type PartyKey = Pick<ListedParty, 'listId' | 'id'>

/** A segment this many times as large as the next one is left alone when that is merged. */
const growth = 4

export class SegmentedIndex {
  readonly #policy: Policy
  readonly #filed: Filed
  /** Largest and oldest first. */
  #segments: Segment[]

  constructor(policy: Policy, saved: readonly SavedSegment[] = [], options: OpenOptions = {}) {
    this.#policy = policy
    this.#filed = options.filed ?? 'parties'
    this.#segments = saved.map(({ image, removed }) => ({
      image,
      index: openIndex(image, policy, options),
      removed: new Set(removed),
    }))
  }

  /** Live parties. */
  get partyCount(): number {
    return this.#segments.reduce((sum, segment) => sum + liveCount(segment), 0)
  }

  get segmentCount(): number {
    return this.#segments.length
  }

  /** Adds parties, each in place of the one with its list and identifier where there is one; the last of equals stays. */
  put(parties: readonly ListedParty[]): void {
    const latest = new Map(parties.map((party) => [`${party.listId}\n${party.id}`, party]))
    for (const party of latest.values()) this.remove(party)
    if (latest.size === 0) return
    this.#segments.push(this.#segmentOf(latest.values()))
    this.#mergeSimilar()
  }

  /** Takes a party out; false where it was not there. */
  remove(key: PartyKey): boolean {
    for (const { index, removed } of this.#segments) {
      const position = index.positionOf(key)
      if (position < 0 || removed.has(position)) continue
      removed.add(position)
      return true
    }
    return false
  }

  /**
   * All live parties whose score reaches the threshold: best first, then by list and identifier. All of them, or none and
   * said so; `workMax` is allowed for each segment.
   */
  examine(subject: Identifying, options: Omit<SearchOptions, 'removed'> = {}): IndexExamination {
    const prepared = prepareParty(subject, this.#policy)
    const hits = withinBudget(() =>
      this.#segments.flatMap(({ index, removed }) => index.hitsOf(prepared, { ...options, removed })),
    )
    const cutNames = prepared.names.filter((name) => name.isCut).map((name) => name.raw)
    return { hits: (hits ?? []).sort(compareHits), cutNames, isOverBudget: hits === null }
  }

  /** An index of subjects: the live ones that had to be compared with a listed party; see `PartyIndex.subjectsOf`. */
  subjectsOf(party: ListedParty, { threshold = this.#policy.threshold }: SearchOptions = {}): readonly SubjectPair[] {
    const listed = { party, prepared: prepareParty(party, this.#policy) }
    return this.#segments.flatMap(({ index, removed }) => index.subjectsOf(listed, { threshold, removed }))
  }

  /** Makes one segment of all live parties. */
  merge(): void {
    this.#segments = this.partyCount === 0 ? [] : [this.#segmentOf(this.#live(this.#segments))]
  }

  /** What is to be kept to open the index again. */
  save(): readonly SavedSegment[] {
    return this.#segments.map(({ image, removed }) => ({ image, removed: [...removed].sort((a, b) => a - b) }))
  }

  #mergeSimilar(): void {
    let from = this.#segments.length - 1
    let size = liveCount(this.#segments[from]!)
    while (from > 0 && liveCount(this.#segments[from - 1]!) < growth * size) {
      from--
      size += liveCount(this.#segments[from]!)
    }
    if (from === this.#segments.length - 1) return
    const merged = this.#segmentOf(this.#live(this.#segments.slice(from)))
    this.#segments = [...this.#segments.slice(0, from), merged]
  }

  *#live(segments: readonly Segment[]): Iterable<ListedParty> {
    for (const { index, removed } of segments) {
      for (let position = 0; position < index.partyCount; position++) {
        if (!removed.has(position)) yield index.party(position)
      }
    }
  }

  #segmentOf(parties: Iterable<ListedParty>): Segment {
    const builder = new IndexBuilder(this.#policy)
    for (const party of parties) builder.add(party)
    const image = builder.finish()
    const index = openIndex(image, this.#policy, { filed: this.#filed })
    assert(index.partyCount > 0, 'a segment holds at least one party')
    return { image, index, removed: new Set() }
  }
}

function liveCount({ index, removed }: Segment): number {
  return index.partyCount - removed.size
}
