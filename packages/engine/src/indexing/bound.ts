// The most that a name similarity can become, given which words of ours and theirs are related at all. Every term is
// taken in the pair's favour, so a candidate dropped by this bound cannot reach the floor (law L7; proof in ADR 0005).

import type { NameRules, PreparedReading } from '../matching/index.ts'

/** Per entry (a reading of a listed name): what the bound needs of it. */
export interface EntryTables {
  /** Bits of our words that are related to some word of the entry, and of its words that are related to some of ours. */
  readonly ourMask: Uint32Array
  readonly theirMask: Uint32Array
  /** Initials of theirs: they are not filed and may pair unseen. */
  readonly initialCount: Uint8Array
  readonly weightStart: Uint32Array
  /** In 255ths, rounded down; 0 for words that only support. */
  readonly weights: Uint8Array
}

interface OurSide {
  readonly agreement: number
  readonly rest: number
}

/** Bounds for one reading of ours; what depends on our words alone is computed once per mask. */
export class SimilarityBound {
  readonly #reading: PreparedReading
  readonly #tables: EntryTables
  readonly #rules: NameRules
  readonly #initialCount: number
  readonly #sides = new Map<number, OurSide>()
  #lastKey = Number.NaN
  #lastSide: OurSide = { agreement: 0, rest: 0 }

  constructor(reading: PreparedReading, tables: EntryTables, rules: NameRules) {
    this.#reading = reading
    this.#tables = tables
    this.#rules = rules
    this.#initialCount = reading.words.filter((word) => word.isInitial).length
  }

  /** The most that the similarity with the entry's reading can become; below `floor` any value below it. */
  reach(entry: number, floor: number): number {
    const { agreement, rest } = this.#ourSide(entry)
    if (agreement === 0) return 0
    const rules = this.#rules
    const ourCost = rules.ourUnpaired * Math.min(rest, rules.ourRestMax)
    const alone = agreement / (agreement + ourCost)
    if (alone < floor) return alone
    const theirRest = this.#theirRest(entry)
    const against = ourCost + rules.theirUnpaired * theirRest + rules.conflict * Math.min(rest, theirRest)
    return agreement / (agreement + against)
  }

  #ourSide(entry: number): OurSide {
    const mask = this.#tables.ourMask[entry]!
    const mayPairInitials = this.#tables.initialCount[entry]! > 0
    const key = mayPairInitials ? -1 - mask : mask
    if (key === this.#lastKey) return this.#lastSide
    this.#lastKey = key
    this.#lastSide = this.#sides.get(key) ?? this.#sideOf(mask, mayPairInitials)
    this.#sides.set(key, this.#lastSide)
    return this.#lastSide
  }

  #sideOf(mask: number, mayPairInitials: boolean): OurSide {
    const initialMax = this.#rules.roleWeight.initial
    let agreement = 0
    let rest = 0
    for (const [i, { weight, isIdentity }] of this.#reading.words.entries()) {
      if (((mask >>> i) & 1) === 1 || !isIdentity) agreement += weight
      else if (mayPairInitials) {
        agreement += Math.min(weight, initialMax)
        rest += Math.max(0, weight - initialMax) * this.#rules.excessShare
      } else rest += weight
    }
    return { agreement, rest }
  }

  #theirRest(entry: number): number {
    const { theirMask, weightStart, weights } = this.#tables
    const initialMax = this.#rules.roleWeight.initial
    const mask = theirMask[entry]!
    const from = weightStart[entry]!
    const to = weightStart[entry + 1]!
    let rest = 0
    for (let at = from; at < to; at++) {
      if (((mask >>> (at - from)) & 1) === 1) continue
      const weight = weights[at]! / 255
      rest += this.#initialCount > 0 ? Math.max(0, weight - initialMax) * this.#rules.excessShare : weight
    }
    return rest
  }
}
