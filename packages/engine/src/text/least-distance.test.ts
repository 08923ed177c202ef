// The cheap bound is never above the distance that it stands for: or the index and the scorer would miss words.

import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type EditCosts, leastDistance, type WrittenVowels, weightedDistance } from './weighted-distance.ts'

const form = fc.string({ unit: fc.constantFrom(...'abcdehiklmnorstuvwyz07'), minLength: 1, maxLength: 9 })
const cost = fc.double({ min: 0, max: 1, noNaN: true })
const costs: fc.Arbitrary<EditCosts> = fc.record({
  consonant: cost,
  vowel: cost,
  likeConsonant: cost,
  semivowel: cost,
  doubled: cost,
  breath: cost,
  swap: cost,
  unwrittenVowel: cost,
})
const vowels = fc.constantFrom<WrittenVowels>('all', 'at-the-ends', 'none')

function lettersOf(text: string): number {
  let bits = 0
  for (const letter of text) bits |= letter >= 'a' ? 1 << (letter.charCodeAt(0) - 97) : 1 << 26
  return bits
}

it('is at most the weighted distance, whatever an edit costs', () => {
  fc.assert(
    fc.property(form, form, costs, vowels, (a, b, prices, written) => {
      const options = { costs: prices, vowels: written }
      const least = leastDistance(lettersOf(a), lettersOf(b), options)
      expect(least).toBeLessThanOrEqual(weightedDistance(a, b, { ...options, limit: Number.POSITIVE_INFINITY }) + 1e-9)
    }),
    { numRuns: 20_000, seed: 4 },
  )
})

it('cuts a distance only where it is above the limit', () => {
  fc.assert(
    fc.property(
      form,
      form,
      costs,
      vowels,
      fc.double({ min: 0, max: 3, noNaN: true }),
      (a, b, prices, written, limit) => {
        const options = { costs: prices, vowels: written }
        const exact = weightedDistance(a, b, { ...options, limit: Number.POSITIVE_INFINITY })
        const cut = weightedDistance(a, b, { ...options, limit })
        if (exact <= limit) expect(cut).toBe(exact)
        else expect(cut).toBeGreaterThan(limit)
      },
    ),
    { numRuns: 20_000, seed: 5 },
  )
})
