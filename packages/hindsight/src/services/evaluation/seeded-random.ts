// Numbers that look random and are the same in every run and on every machine (law L3): nothing here reads a clock.

/** The next number in [0, 1). */
export type Random = () => number

/** A generator that starts from `seed` (Mulberry32). */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** A seed from text, so that what happens to one name does not depend on the names before it (FNV-1a). */
export function seedOf(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return hash >>> 0
}

/** One of the values, of which there must be some. */
export function pickOne<T>(values: readonly T[], random: Random): T {
  return values[Math.floor(random() * values.length)]!
}
