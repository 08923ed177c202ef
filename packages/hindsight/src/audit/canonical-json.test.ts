// One spelling for each value, and a refusal for what has none (law L14).

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalJson, NotCanonicalError, parseCanonicalJson } from './canonical-json.ts'

test('keys are sorted, text is ASCII, and nothing is between', () => {
  expect(canonicalJson({ b: [1, 2.5, 1e-7, null, true], a: 'é\n"\u{1f600}', '': {} })).toBe(
    '{"":{},"a":"\\u00e9\\n\\"\\ud83d\\ude00","b":[1,2.5,1e-7,null,true]}',
  )
})

test('whatever JSON can say comes back, whatever the order of its keys', () => {
  const values = fc
    .jsonValue({ maxDepth: 5 })
    .map((value) => JSON.parse(JSON.stringify(value).replaceAll('-0', '0')) as unknown)
  fc.assert(
    fc.property(values, (value) => {
      const text = canonicalJson(value)
      expect(text).toMatch(/^[\x20-\x7e]*$/u)
      expect(parseCanonicalJson(text)).toEqual(value)
      expect(canonicalJson(reversed(value))).toBe(text)
    }),
    { numRuns: 500 },
  )
})

test.each([
  ['NaN', { a: [Number.NaN] }, 'value.a[0]'],
  ['an infinite number', Number.POSITIVE_INFINITY, 'value'],
  ['-0', { score: -0 }, 'value.score'],
  ['half a pair', { a: '\ud800' }, 'value.a'],
  ['half a pair in a key', { '\udc00': 1 }, 'value'],
  ['undefined', { a: undefined }, 'value.a'],
  ['a date', { at: new Date(0) }, 'value.at'],
  ['a map', new Map(), 'value'],
  ['a big number', [1n], 'value[0]'],
  ['a hole', Array(1), 'value[0]'],
  ['a symbol', { [Symbol.iterator]: 1 }, 'value'],
])('%s is refused and its place is named', (_, value, place) => {
  expect(() => canonicalJson(value)).toThrow(NotCanonicalError)
  expect(() => canonicalJson(value)).toThrow(place)
})

test('a circle is refused', () => {
  const circle: Record<string, unknown> = {}
  circle.self = circle
  expect(() => canonicalJson(circle)).toThrow('nested deeper')
})

test.each(['{"a":1,"a":1}', '{"b":1,"a":1}', '{ }', '1.0', '"\\u0041"', '"é"', '-0', '1 ', 'x', ''])(
  '%s is not the one spelling',
  (text) => {
    expect(() => parseCanonicalJson(text)).toThrow(NotCanonicalError)
  },
)

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, item]) => [key, reversed(item)]),
  )
}
