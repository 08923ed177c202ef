// The fast count of edits says what the slow one says, for any two forms and any limit.

import { describe, expect, it } from 'vitest'
import { editDistance } from './edit-distance.ts'
import { EditPattern, patternLettersMax } from './edit-pattern.ts'

/** Every form of one to four of four letters. */
function allForms(): readonly string[] {
  const letters = Array.from('abcd')
  let longest = letters
  const all = [...letters]
  while (longest[0]!.length < 4) {
    longest = longest.flatMap((form) => letters.map((letter) => form + letter))
    all.push(...longest)
  }
  return all
}

function isWithin(a: string, b: string, limit: number): boolean {
  return new EditPattern(a).isWithin(limit, new TextEncoder().encode(`~${b}x`), { start: 1, end: 1 + b.length })
}

describe('EditPattern', () => {
  it('agrees with editDistance on every pair of short forms', () => {
    const all = allForms().map((text) => ({
      text,
      bytes: new TextEncoder().encode(text),
      pattern: new EditPattern(text),
    }))
    const differences = [1, 2].flatMap((limit) =>
      all.flatMap(({ text: a, pattern }) =>
        all
          .filter(({ text: b, bytes }) => {
            const is = pattern.isWithin(limit, bytes, { start: 0, end: bytes.length })
            return is !== editDistance(a, b, limit) <= limit
          })
          .map(({ text: b }) => ({ a, b, limit })),
      ),
    )
    expect(all.length).toBe(340)
    expect(differences).toEqual([])
  })

  it.each([
    ['abdulrahman', 'abdurrahman', 1],
    ['abdulrahman', 'badulrahman', 1],
    ['abdulrahman', 'badulrahmna', 2],
    ['abdulrahman', 'abdlrahmn', 2],
    ['m0hamed', 'mohamed', 1],
    ['a'.repeat(patternLettersMax), `${'a'.repeat(patternLettersMax - 2)}ba`, 1],
  ])('%s is within edits of %s', (a, b, edits) => {
    expect(isWithin(a, b, edits)).toBe(true)
    expect(isWithin(b, a, edits)).toBe(true)
    expect(isWithin(a, b, edits - 1)).toBe(false)
  })
})
