// One Latin form against many: the same edits as `editDistance` counts, over bytes and in a few instructions per letter
// (the bit-parallel alignment of Myers, with swaps after Hyyrö). Law L7 rests on both saying the same.

/** Longest form that is compared this way. */
export const patternLettersMax = 31

const codes = 128

export class EditPattern {
  /** By letter: the places in the form where it stands, as bits. */
  readonly #places = new Int32Array(codes)
  readonly #letters: number[]
  readonly #last: number

  /** `text` is a form `[a-z0-9]+` of at most `patternLettersMax` letters. */
  constructor(text: string) {
    this.#letters = Array.from(text, (letter) => letter.charCodeAt(0))
    for (const [i, code] of this.#letters.entries()) this.#places[code]! |= 1 << i
    this.#last = 1 << (text.length - 1)
  }

  /** Whether the form in `bytes`, from `start` to `end`, lies within `limit` edits. */
  isWithin(
    limit: number,
    bytes: Uint8Array,
    { start, end }: { readonly start: number; readonly end: number },
  ): boolean {
    let distance = this.#letters.length
    if (Math.abs(end - start - distance) > limit) return false
    let positive = -1
    let negative = 0
    let diagonal = 0
    let before = 0
    for (let i = start; i < end; i++) {
      const places = this.#places[bytes[i]!]!
      const swap = ((~diagonal & places) << 1) & before
      diagonal = (((places & positive) + positive) ^ positive) | places | negative | swap
      let up = negative | ~(diagonal | positive)
      let down = diagonal & positive
      if ((up & this.#last) !== 0) distance++
      else if ((down & this.#last) !== 0) distance--
      // Each letter that is left can take one edit back at most.
      if (distance - (end - i - 1) > limit) return false
      up = (up << 1) | 1
      down <<= 1
      positive = down | ~(diagonal | up)
      negative = up & diagonal
      before = places
    }
    return distance <= limit
  }
}
