// Words that are alike and words that only look so: names that many bear are other names though one letter apart.

import { describe, expect, test } from 'vitest'
import { formOf } from './form.ts'
import { defaultPolicy } from './policy.ts'
import { areWordsAlike, wordSimilarity } from './word-similarity.ts'

const rules = defaultPolicy.name
const similarity = (a: string, b: string, otherName = rules.otherName): number =>
  wordSimilarity(formOf(a, { isVowelless: false }), formOf(b, { isVowelless: false }), {
    areRelated: areWordsAlike,
    rules: { ...rules, otherName },
  }).similarity

describe('names that many bear', () => {
  test.each([
    ['mario', 'maria'],
    ['salim', 'salem'],
    ['antonio', 'antonia'],
  ])('%s and %s are less alike than the same letters in rare words', (a, b) => {
    expect(similarity(a, b)).toBeLessThan(similarity(a, b, 1))
  })

  test('a rare word is a slip of the hand for a frequent one', () => {
    expect(similarity('vilhelmsdorf', 'vilhelmsdorv')).toBe(similarity('vilhelmsdorf', 'vilhelmsdorv', 1))
  })

  test('spellings that are heard alike stay what they were', () => {
    expect(similarity('philip', 'phillip')).toBe(similarity('philip', 'phillip', 1))
  })
})

describe('what two scripts make of one name', () => {
  const latin = formOf('turner', { isVowelless: false, loanSource: 'latin' })
  const borrowed = formOf('teoneo', { isVowelless: false, loanSource: 'hangul' })
  const compare = (a: typeof latin, b: typeof latin) => wordSimilarity(a, b, { areRelated: areWordsAlike, rules })

  test('is alike, at a price above every other relation, from either side', () => {
    expect(compare(latin, borrowed).reason).toBe('loan')
    expect(compare(latin, borrowed).similarity).toBeLessThan(rules.loanSimilarity)
    expect(compare(borrowed, latin)).toEqual(compare(latin, borrowed))
  })

  test('is a relation of two scripts: the same letters written in one are other words', () => {
    expect(compare(latin, formOf('teoneo', { isVowelless: false, loanSource: 'latin' })).similarity).toBe(0)
    expect(compare(latin, formOf('teoneo', { isVowelless: false })).similarity).toBe(0)
  })
})
