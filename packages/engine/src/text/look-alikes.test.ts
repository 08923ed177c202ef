// Look-alike readings that a caller may try beside the native one, and digits read as letters.

import { expect, test } from 'vitest'
import { lettersForDigits } from './letter-substitutes.ts'
import { lookAlikeReading } from './look-alikes.ts'
import { scriptOf } from './script.ts'

test.each([
  ['сара', 'capa'],
  ['ева', 'eba'],
  ['ива', undefined],
  ['том', 'tom'],
  ['sara', undefined],
  ['жук', undefined],
  ['οχι', 'oxi'],
])('%s looks like %s', (word, reading) => {
  expect(lookAlikeReading(word)).toBe(reading)
})

test.each([
  ['mustaf4', 'mustafa'],
  ['0rl0v4', 'orlova'],
  ['313', undefined],
  ['orlova', undefined],
])('%s with digits as letters is %s', (word, reading) => {
  expect(lettersForDigits(word)).toBe(reading)
})

test.each([
  ['orlova', 'Latn'],
  ['öß', 'Latn'],
  ['орлова', 'Cyrl'],
  ['орлoва', 'Cyrl'],
  ['محمد', 'Arab'],
  ['김', 'Hang'],
  ['かな', 'Hira'],
  ['カナ', 'Kana'],
  ['李', 'Hani'],
  ['313', 'Zyyy'],
  ['', 'Zyyy'],
])('%s is written in %s', (word, script) => {
  expect(scriptOf(word)).toBe(script)
})
