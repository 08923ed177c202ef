// A small seeded generator (mulberry32): the same seed gives the same cases on every machine and in every year.

export interface Random {
  /** A number in [0, 1). */
  next(): number
  /** A whole number in [0, limit). */
  below(limit: number): number
  /** One of the values, which must not be empty. */
  pick<T>(values: readonly T[]): T
  /** True with the given probability. */
  chance(probability: number): boolean
  /** A copy in another order. */
  shuffle<T>(values: readonly T[]): T[]
}

/** A generator that starts from `seed`; two of the same seed give the same numbers. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (limit: number): number => Math.floor(next() * limit)
  return {
    next,
    below,
    pick: (values) => values[below(values.length)]!,
    chance: (probability) => next() < probability,
    shuffle: (values) => {
      const copy = [...values]
      for (let i = copy.length - 1; i > 0; i--) {
        const j = below(i + 1)
        const kept = copy[i]!
        copy[i] = copy[j]!
        copy[j] = kept
      }
      return copy
    },
  }
}
