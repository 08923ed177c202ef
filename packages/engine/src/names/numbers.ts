// Numbers in names: digits, ordinals, number words and Roman numerals share the symbol `number:<value>`.

import type { Draft } from './draft.ts'
import { addSymbols, joinDrafts } from './draft.ts'
import { lookUp, vocabulary } from './vocabulary.ts'

const digits = /^0*([0-9]{1,15})(?:st|nd|rd|th)?$/
const roman = /^x{0,3}(?:ix|iv|v?i{0,3})$/
const romanValues: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10 }

/** The value of a Roman numeral up to 39, lower case; 0 when the word is none. */
export function romanValueOf(form: string): number {
  if (form.length > 7 || !roman.test(form)) return 0
  let sum = 0
  for (let index = 0; index < form.length; index += 1) {
    const value = romanValues[form[index] as string] ?? 0
    const next = romanValues[form[index + 1] ?? ''] ?? 0
    sum += value < next ? -value : value
  }
  return sum
}

/** Marks a word of digits. True if it was one. */
export function markDigits(word: Draft): boolean {
  const first = word.form.charCodeAt(0)
  if (first < 48 || first > 57) return false
  const value = digits.exec(word.form)?.[1]
  if (value === undefined) return false
  word.role = 'number'
  addSymbols(word, [`number:${value}`])
  return true
}

/** Marks number words and Roman numerals of organisations and vessels; `twenty one` becomes one word. */
export function markNumberWords(words: readonly Draft[]): Draft[] {
  const marked: Draft[] = []
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] as Draft
    const previous = marked[marked.length - 1]
    const value = word.role === 'name' ? numberValueOf(word, index, words) : onesOf(word)
    if (value > 0 && value < 10 && previous !== undefined && isTens(previous)) {
      const tens = Number(previous.symbols[0]?.slice('number:'.length))
      marked[marked.length - 1] = numbered(joinDrafts([previous, word]), tens + value)
    } else marked.push(value > 0 && word.role === 'name' ? numbered(word, value) : word)
  }
  return marked
}

function numbered(word: Draft, value: number): Draft {
  word.role = 'number'
  word.symbols = [`number:${value.toString()}`]
  return word
}

function isTens(word: Draft): boolean {
  return word.role === 'number' && /^number:[2-9]0$/.test(word.symbols[0] ?? '') && /^[a-z]/.test(word.form)
}

/** The value of a single digit, which may follow a word for tens: Forty 4. */
function onesOf(word: Draft): number {
  return word.role === 'number' && /^[1-9]$/.test(word.form) ? Number(word.form) : 0
}

/** 0 when the word is no number. A first word is no Roman numeral but I to III; a letter that is not last is none. */
function numberValueOf(word: Draft, index: number, words: readonly Draft[]): number {
  const named = lookUp(vocabulary().numbers, word)?.[0]
  if (named !== undefined) return Number(named.slice('number:'.length))
  if (index === 0) return words.length > 2 && /^i{1,3}$/.test(word.form) ? word.form.length : 0
  const isLast = words.slice(index + 1).every((later) => later.role === 'legal-form')
  return word.form.length > 1 || isLast ? romanValueOf(word.form) : 0
}
