// Sums of an entry's words, every pair taken in its favour: what the bound of a similarity is made of (law L7; ADR 0005).

import { type NameRules, similarityOfSums } from '../matching/index.ts'
import type { Filed } from './filed.ts'

/** The most favourable agreement and doubt of pairs, for a similarity that is to be reached. */
export class FavourableSums {
  readonly #rules: NameRules
  readonly #filed: Filed
  /** What a full agreement is worth against what speaks against it, per weight. */
  #worth = 0
  #agreement = 0
  #gain = 0
  #bestAgreement = 0
  #bestGain = 0

  constructor(rules: NameRules, filed: Filed) {
    this.#rules = rules
    this.#filed = filed
  }

  clear(least: number): void {
    this.#worth = (1 - least) / least
    this.#agreement = 0
    this.#gain = 0
  }

  /** Begins a word that can be paired in one of several ways. */
  start(): void {
    this.#bestAgreement = 0
    this.#bestGain = 0
  }

  consider(weight: number, similarity: number): void {
    const agreement = weight * similarity
    const gain = agreement * this.#worth - this.#rules.doubt * weight * (1 - similarity)
    if (agreement > this.#bestAgreement) this.#bestAgreement = agreement
    if (gain > this.#bestGain) this.#bestGain = gain
  }

  keep(): void {
    this.#agreement += this.#bestAgreement
    this.#gain += this.#bestGain
  }

  add(weight: number, similarity: number): void {
    this.start()
    this.consider(weight, similarity)
    this.keep()
  }

  /** At least the similarity of any choice of the pairs, where that is near `least`; exact in whether it reaches it. */
  similarity(askedRest: number, filedRest: number): number {
    const { doubt: price } = this.#rules
    const doubt = price === 0 ? 0 : Math.max(0, (this.#agreement * this.#worth - this.#gain) / price)
    const [ourRest, theirRest] = this.#filed === 'parties' ? [askedRest, filedRest] : [filedRest, askedRest]
    return similarityOfSums({ agreement: this.#agreement, doubt, ourRest, theirRest }, this.#rules)
  }
}
