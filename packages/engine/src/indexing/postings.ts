// How an entry is filed under a word: its number, and above it the weight of its words that carry identity, so that a
// search that wants light entries only need not look at the heavy ones (law L7: weights are rounded down).

const weightBits = 8
const codesPerWeight = 16
const codeMax = 2 ** weightBits - 1

/** Bits that the number of an entry takes. */
export function bitsFor(entryCount: number): number {
  return Math.max(1, 32 - Math.clz32(Math.max(0, entryCount - 1)))
}

/** A weight in sixteenths, rounded down; what is heavier than fits has the greatest code. */
export function weightCode(weight: number): number {
  return Math.max(0, Math.min(codeMax, Math.floor(weight * codesPerWeight)))
}

/** A posting: `bits` for the entry, the rest for the code of its weight, or as much as fits. */
export function postingWord(entry: number, code: number, bits: number): number {
  const fitting = Math.min(code, 2 ** (32 - bits) - 1)
  return bits === 32 ? entry : ((fitting << bits) | entry) >>> 0
}

/** The least posting that is too heavy where no weight above a limit is wanted; `isWanted` never turns true again. */
export function lightPostingsEnd(isWanted: (weight: number) => boolean, bits: number): number {
  let light = 0
  let heavy = Math.min(codeMax, 2 ** (32 - bits) - 1) + 1
  while (light < heavy) {
    const code = (light + heavy) >> 1
    if (isWanted(code / codesPerWeight)) light = code + 1
    else heavy = code
  }
  return light * 2 ** bits
}
