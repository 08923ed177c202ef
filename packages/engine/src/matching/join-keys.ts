// Keys by which words written together are found: two neighbours as one word, and whole names without their spaces.
// Both relations are defined by these keys, so an index that files them lists every pair (law L7; ADR 0005).

import { editDistance } from '../text/index.ts'
import type { Form } from './form.ts'

/** Most letters by which joined words may be longer or shorter than the word that they are compared with. */
export const joinLengthApart = 2

/** Whether two words written as one may be this word: a key in common and nearly the same length. */
export function areJoinable(joined: Form, word: Form): boolean {
  if (Math.abs(joined.text.length - word.text.length) > joinLengthApart) return false
  if (joined.digits !== word.digits) return false
  for (const key of joined.joinKeys) if (word.joinKeys.includes(key)) return true
  return false
}

/** Most letters by which whole names may differ in length. */
export const wholeLengthApart = 1
/** Names shorter than this are another name with one letter changed, or one longer with a letter more: Li Fangwei, Liang Wei. */
const wholeEditMin = 8

/** Whether two whole names, written without spaces, are at most one edit apart. */
export function areWholesAlike(a: Form, b: Form): boolean {
  if (a.text === b.text) return true
  if (a.isNumber || b.isNumber || a.digits !== b.digits) return false
  const shorter = Math.min(a.text.length, b.text.length)
  if (shorter < (a.text.length === b.text.length ? wholeEditMin : wholeEditMin + 1)) return false
  return Math.abs(a.text.length - b.text.length) <= wholeLengthApart && editDistance(a.text, b.text, 1) <= 1
}

/**
 * Keys of a whole name compared with one of `length` letters: all but the last letters, all but the first, and both
 * ends without the middle. One edit touches at most two neighbouring letters, so it leaves one of the three as it is.
 */
export function wholeKeys(text: string, length: number): readonly string[] {
  const end = Math.floor(length * 0.4)
  const long = length - end
  if (text.length < long) return []
  const short = end - 1
  return [
    `${length}<${text.slice(0, long)}`,
    `${length}>${text.slice(-long)}`,
    `${length}|${text.slice(0, short)}${short > 0 ? text.slice(-short) : ''}`,
  ]
}
