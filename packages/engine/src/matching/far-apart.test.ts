// Law L7: letters alone never call two forms far apart that are alike by any measure.

import { describe, expect, test } from 'vitest'
import { seededRandom } from '../testing/index.ts'
import { areFarApart } from './far-apart.ts'
import { type Form, type FormOrigin, formOf } from './form.ts'
import { defaultPolicy, type NameRules } from './policy.ts'
import { isPaired } from './word-similarity.ts'

const loose: NameRules = { ...defaultPolicy.name, wordFloor: 0.45, editSlope: 0.8 }
const origins: readonly FormOrigin[] = [
  { isVowelless: false },
  { isVowelless: true },
  { isVowelless: false, loanSource: 'latin' },
  { isVowelless: false, loanSource: 'letters' },
  { isVowelless: true, loanSource: 'consonants' },
  { isVowelless: false, loanSource: 'han' },
]
const syllables = [
  'a',
  'ka',
  'mo',
  'ha',
  'med',
  'kh',
  'rn',
  'sh',
  'ou',
  'yu',
  'tz',
  'li',
  'ng',
  'jo',
  'w',
  'x1',
  'ee',
  'ss',
]

describe('law L7: forms that are far apart by their letters', () => {
  test.each([
    ['the default policy', defaultPolicy.name],
    ['a looser one', loose],
  ])('are paired by no relation under %s', (_, rules) => {
    const random = seededRandom(11)
    const invent = (): Form => {
      const text = Array.from({ length: 1 + random.below(4) }, () => random.pick(syllables)).join('')
      return formOf(text, random.pick(origins))
    }
    let [far, near] = [0, 0]
    for (let i = 0; i < 60_000; i++) {
      const [a, b] = [invent(), invent()]
      if (!areFarApart(a, b, rules)) near++
      else {
        far++
        if (isPaired(a, b, { areRelated: () => true, rules })) expect([a.text, b.text]).toBe('not far apart')
      }
    }
    expect(far).toBeGreaterThan(5_000)
    expect(near).toBeGreaterThan(500)
  })
})
