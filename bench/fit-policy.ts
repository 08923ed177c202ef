// Fits a stated handful of the policy's numbers to judged pairs by coordinate search: to learn how much of a figure is
// fitting, by scoring on pairs that the search did not see. Nothing here ships.

import { comparePrepared, defaultPolicy, type Policy, prepareParty } from '@hindsight/engine/matching'
import type { NamePair } from './name-pairs.ts'

/** One number of the policy that may move, and the factors that are tried. */
interface Dial {
  readonly path: readonly [keyof Policy, ...string[]]
  readonly factors: readonly number[]
}

const wide = [0.5, 0.7, 0.85, 1.15, 1.4, 2]
const narrow = [0.8, 0.9, 1.1, 1.2]

/** What a fit may move: prices of the measure, weights of roles, and the points of rarity. No table of words. */
export const dials: readonly Dial[] = [
  { path: ['name', 'ourUnpaired'], factors: wide },
  { path: ['name', 'theirUnpaired'], factors: wide },
  { path: ['name', 'conflict'], factors: wide },
  { path: ['name', 'doubt'], factors: wide },
  { path: ['name', 'evidencePrice'], factors: wide },
  { path: ['name', 'nothingFirm'], factors: wide },
  { path: ['name', 'editSlope'], factors: narrow },
  { path: ['name', 'roleWeight', 'generic'], factors: wide },
  { path: ['name', 'roleWeight', 'number'], factors: wide },
  { path: ['name', 'roleWeight', 'initial'], factors: wide },
  { path: ['effect', 'nameRarity'], factors: wide },
]

/** Scores all pairs under a policy; the same policy is scored once. */
export class PairScores {
  readonly #pairs: readonly NamePair[]
  readonly #kept = new Map<string, Float64Array>()

  constructor(pairs: readonly NamePair[]) {
    this.#pairs = pairs
  }

  under(policy: Policy): Float64Array {
    const key = JSON.stringify(policy)
    const known = this.#kept.get(key)
    if (known !== undefined) return known
    const scores = Float64Array.from(this.#pairs, ({ ours, theirs }) => {
      return comparePrepared(prepareParty(ours, policy), prepareParty(theirs, policy), { partyId: theirs.id, policy })
        .score
    })
    this.#kept.set(key, scores)
    return scores
  }
}

/** How a threshold divides pairs. */
export interface Verdicts {
  readonly found: number
  readonly wrong: number
  readonly missed: number
  readonly passed: number
}

export interface Judged {
  readonly isSame: boolean
  readonly score: number
}

export function verdictsOf(judged: readonly Judged[], threshold: number): Verdicts {
  const verdicts = { found: 0, wrong: 0, missed: 0, passed: 0 }
  for (const { isSame, score } of judged) {
    const isHit = score >= threshold
    verdicts[isSame ? (isHit ? 'found' : 'missed') : isHit ? 'wrong' : 'passed'] += 1
  }
  return verdicts
}

export function f1Of({ found, wrong, missed }: Verdicts): number {
  return found === 0 ? 0 : (2 * found) / (2 * found + wrong + missed)
}

/** The threshold with the best F1; of equals the middle one, so that no single pair decides. */
export function bestThreshold(judged: readonly Judged[]): { readonly threshold: number; readonly f1: number } {
  const steps = Array.from({ length: 99 }, (_, at) => (at + 1) / 100)
  const fits = steps.map((threshold) => ({ threshold, f1: f1Of(verdictsOf(judged, threshold)) }))
  const top = Math.max(...fits.map(({ f1 }) => f1))
  const best = fits.filter(({ f1 }) => f1 === top)
  return best[best.length >> 1]!
}

export interface Fit {
  readonly policy: Policy
  readonly threshold: number
  readonly f1: number
}

const roundsMax = 3
/** A gain smaller than this is no reason to move a number. */
const gainMin = 0.002

/** Coordinate search over the dials from the shipped policy; `rows` are the positions that may be looked at. */
export function fitPolicy(scores: PairScores, pairs: readonly NamePair[], rows: readonly number[]): Fit {
  const judge = (policy: Policy): Fit => {
    const all = scores.under(policy)
    return { policy, ...bestThreshold(rows.map((row) => ({ isSame: pairs[row]!.isSame, score: all[row]! }))) }
  }
  let best = judge(defaultPolicy)
  for (let round = 0; round < roundsMax; round++) {
    const before = best.f1
    for (const dial of dials) best = bestTurn(best, dial, judge)
    if (best.f1 === before) break
  }
  return best
}

function bestTurn(from: Fit, { path, factors }: Dial, judge: (policy: Policy) => Fit): Fit {
  let best = from
  for (const factor of factors) {
    const turned = judge(turn(from.policy, path, factor))
    if (turned.f1 > best.f1 + gainMin) best = turned
  }
  return best
}

interface Tree {
  readonly [key: string]: number | string | Tree
}

function turn(policy: Policy, path: readonly string[], factor: number): Policy {
  const turned = (tree: Tree, [key, ...rest]: readonly string[]): Tree => {
    const value = tree[key!]
    const next = typeof value === 'object' ? turned(value, rest) : Number((Number(value) * factor).toPrecision(4))
    return { ...tree, [key!]: next }
  }
  return turned(policy as unknown as Tree, path) as unknown as Policy
}
