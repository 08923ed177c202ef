// The oracle of law L7: every listed party with every subject by `comparePrepared`, without bounds, cuts or candidates.
// Only pairs that have nothing in common are not compared; see `related-subjects.ts`.

import { comparePrepared, type Policy, type PreparedParty, prepareParty } from '@hindsight/engine/matching'
import type { Identifying } from '@hindsight/engine/model'
import type { Members } from '@hindsight/engine/testing'
import { RelatedSubjects } from './related-subjects.ts'

/** Pairs at or above the lowest threshold, one per place, in the order of positions. */
export interface ScoredPairs {
  readonly subjects: Uint32Array
  readonly positions: Uint32Array
  readonly scores: Float64Array
  /** First letters of the bands: w, m, s. */
  readonly bands: string
  /** Pairs that were compared in full, and all pairs. */
  readonly compared: number
  readonly pairs: number
}

export interface PositionRange {
  readonly from: number
  readonly to: number
}

export class BruteForce {
  readonly #policy: Policy
  readonly #lowest: number
  readonly #subjects: readonly PreparedParty[]
  readonly #related: RelatedSubjects

  constructor(subjects: readonly Identifying[], lowest: number, policy: Policy) {
    this.#policy = policy
    this.#lowest = lowest
    this.#subjects = subjects.map((subject) => prepareParty(subject, policy))
    this.#related = new RelatedSubjects(this.#subjects, policy)
  }

  scorePairs(members: Members, { from, to }: PositionRange): ScoredPairs {
    const subjects: number[] = []
    const positions: number[] = []
    const scores: number[] = []
    let bands = ''
    let compared = 0
    for (let position = from; position < to; position++) {
      const party = members.party(position)
      const prepared = prepareParty(party, this.#policy)
      for (const subject of this.#related.find(prepared)) {
        compared += 1
        const options = { partyId: party.id, policy: this.#policy }
        const { score, band } = comparePrepared(this.#subjects[subject]!, prepared, options)
        if (score < this.#lowest) continue
        subjects.push(subject)
        positions.push(position)
        scores.push(score)
        bands += band[0]!
      }
    }
    return {
      subjects: Uint32Array.from(subjects),
      positions: Uint32Array.from(positions),
      scores: Float64Array.from(scores),
      bands,
      compared,
      pairs: (to - from) * this.#subjects.length,
    }
  }
}
