// The fast count of edits says what the slow one says, for any two forms and any limit.

import { describe, expect, it } from 'vitest'
import { editDistance } from './edit-distance.ts'
import { EditPattern, patternLettersMax } from './edit-pattern.ts'

function* forms(): Iterable<string> {
  const letters = 'abcd'
  for (const a of letters) {
    yield a
    for (const b of letters) {
      yield a + b
      for (const c of letters) {
        yield a + b + c
        for (const d of letters) yield a + b + c + d
      }
    }
  }
}

function isWithin(a: string, b: string, limit: number): boolean {
  return new EditPattern(a).isWithin(limit, new TextEncoder().encode(`~${b}x`), { start: 1, end: 1 + b.length })
}

describe('EditPattern', () => {
  it('agrees with editDistance on every pair of short forms', () => {
    const all = [...forms()]
    for (const a of all) {
      const pattern = new EditPattern(a)
      for (const b of all) {
        const bytes = new TextEncoder().encode(b)
        for (const limit of [1, 2]) {
          const is = pattern.isWithin(limit, bytes, { start: 0, end: bytes.length })
          if (is !== editDistance(a, b, limit) <= limit) expect({ a, b, limit, is }).toBe('as editDistance says')
        }
      }
    }
    expect(all.length).toBe(340)
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
