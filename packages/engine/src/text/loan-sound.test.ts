// Loan keys: what another script makes of a name shares one with the name, and few others do.

import { expect, test } from 'vitest'
import { romanize } from './index.ts'
import { loanKeys } from './loan-sound.ts'
import { loanSourceOf } from './loan-tables.ts'

function sharesKey(native: string, latin: string): boolean {
  const { forms, script } = romanize(native)
  const theirs = new Set(loanKeys(latin, 'latin'))
  const source = loanSourceOf(script)
  return source !== null && forms.slice(0, 2).some((form) => loanKeys(form, source).some((key) => theirs.has(key)))
}

test.each([
  ['穆罕默德', 'mohammed', 'Chinese ends a syllable in n where the name has an h'],
  ['彼得森', 'peterson', 'Chinese fills consonants with vowels and leaves an r out'],
  ['터너', 'turner', 'Korean writes no r at the end of a syllable'],
  ['빅토르', 'victor', 'Korean has no v'],
  ['ヴィクトル', 'viktor', 'Japanese fills with u'],
  ['フレッチャー', 'fletcher', 'Japanese has one liquid'],
  ['غاليليو', 'galileo', 'Arabic leaves vowels out and writes gh for g'],
  ['ניקולסון', 'nicholson', 'Hebrew does not tell c from k'],
  ['джорджия', 'giorgia', 'Russian writes dzh for a soft g'],
])('%s may be %s: %s', (native, latin) => {
  expect(sharesKey(native, latin)).toBe(true)
})

test.each([
  ['터너', 'mahmood'],
  ['彼得森', 'galileo'],
  ['ヴィクトル', 'nicholson'],
  ['غاليليو', 'peterson'],
])('%s is not %s', (native, latin) => {
  expect(sharesKey(native, latin)).toBe(false)
})

test('every form has few keys, each once and none empty', () => {
  for (const source of ['latin', 'letters', 'consonants', 'han', 'hangul', 'kana'] as const) {
    for (const form of ['a', 'chchgjwth', 'jiaqixuyanghuangchunzhu', 'wolfgangschwarzenegger', 'x'.repeat(40)]) {
      const keys = loanKeys(form, source)
      expect(new Set(keys).size).toBe(keys.length)
      expect(keys).not.toContain('')
      expect(keys.length).toBeLessThan(1500)
    }
  }
})
