// Keys by which words written together are found: two neighbours as one word, and whole names without their spaces.
// Both relations are defined by these keys, so an index that files them lists every pair (law L7; ADR 0005).

import { editDistance } from '../text/index.ts'
import type { Form } from './form.ts'

/** Shortest skeleton that stands for joined words; a form without one is found by its text alone. */
const joinSkeletonMin = 3
/** Most letters by which joined words may be longer or shorter than the word that they are compared with. */
export const joinLengthApart = 2

/** Keys of two words written as one, and of a word that may be two: its long skeletons, or its text. */
export function joinKeys(form: Form): readonly string[] {
  const long = form.skeletons.filter((key) => key.length >= joinSkeletonMin)
  return long.length > 0 && !form.isNumber ? long : [`=${form.text}`]
}

/** Whether two words written as one may be this word: a key in common and nearly the same length. */
export function areJoinable(joined: Form, word: Form): boolean {
  if (Math.abs(joined.text.length - word.text.length) > joinLengthApart) return false
  if (joined.text === word.text) return true
  if (joined.isNumber || word.isNumber || joined.digits !== word.digits) return false
  // Keys that are the text itself are in common only where the texts are equal.
  for (const key of joined.skeletons) {
    if (key.length >= joinSkeletonMin && word.skeletons.includes(key)) return true
  }
  return false
}

/** Most letters by which whole names may differ in length. */
export const wholeLengthApart = 1

/** Whether two whole names, written without spaces, are at most one edit apart. */
export function areWholesAlike(a: Form, b: Form): boolean {
  if (a.text === b.text) return true
  if (a.isNumber || b.isNumber || a.digits !== b.digits) return false
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
