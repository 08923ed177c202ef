// How alike two Latin forms are, and why. The relation behind it (law L7) is one that an index can list: identical
// text, same visual key, same skeleton, a bounded number of plain edits, or a loan key of two scripts; everything else is 0.

import {
  type DistanceOptions,
  editDistance,
  leastDistance,
  type WrittenVowels,
  weightedDistance,
} from '../text/index.ts'
import type { PairReason } from './comparison.ts'
import { areFarApart } from './far-apart.ts'
import type { Form } from './form.ts'
import type { NameRules } from './policy.ts'

export interface WordSimilarity {
  readonly similarity: number
  readonly reason: PairReason
}

/** Shortest form whose look is compared, and shortest skeleton whose sound is compared. */
export const visualLengthMin = 2
export const skeletonLengthMin = 2

/** Plain edits allowed between two forms, by the length of the shorter. */
export function editLimit(lengthA: number, lengthB: number): number {
  const shorter = Math.min(lengthA, lengthB)
  return shorter < 3 ? 0 : shorter < 6 ? 1 : 2
}

/** Whether two forms can be related at all; the candidate index lists every pair that is. */
export type Relation = (a: Form, b: Form) => boolean

/** Single words: same text, same look, same skeleton, few plain edits, or what two scripts make of one name. */
export function areWordsAlike(a: Form, b: Form): boolean {
  if (a.text === b.text) return true
  if (a.isNumber || b.isNumber || a.digits !== b.digits) return false
  if (looksAlike(a, b)) return true
  if (soundsAlike(a, b) || areLoans(a, b)) return true
  const limit = editLimit(a.text.length, b.text.length)
  if (limit === 0 || Math.abs(a.text.length - b.text.length) > limit) return false
  if (lettersApart(a.letters, b.letters) > limit) return false
  return editDistance(a.text, b.text, limit) <= limit
}

/** Single syllables: same text or same sound. A part of the relation of words, so that whoever lists that one lists this. */
export function areSyllablesAlike(a: Form, b: Form): boolean {
  return a.text === b.text || (a.sound === b.sound && areWordsAlike(a, b))
}

/** Fewest edits between forms with these letters: one edit takes at most one letter away and adds at most one. */
export function lettersApart(a: number, b: number): number {
  const bits = a ^ b
  let rest = bits - ((bits >>> 1) & 0x55555555)
  rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333)
  return ((Math.imul((rest + (rest >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24) + 1) >> 1
}

export interface WordRules {
  readonly areRelated: Relation
  readonly rules: NameRules
}

const none: WordSimilarity = { similarity: 0, reason: 'spelling' }
const identical: WordSimilarity = { similarity: 1, reason: 'identical' }

/** Similarity in {0} ∪ [`wordFloor`, 1], for a borrowing of another script in {0} ∪ [`loanFloor`, 1]. */
export function wordSimilarity(a: Form, b: Form, { areRelated, rules }: WordRules): WordSimilarity {
  if (areFarApart(a, b, rules) || !areRelated(a, b)) return none
  if (a.text === b.text) return identical
  const apart = areLoans(a, b) ? loanDistances(a, b, rules) : null
  const spelled = bySpelling(a, b, { rules, apart })
  const near =
    spelled >= rules.soundSimilarity
      ? spelled
      : Math.max(spelled, rules.soundSimilarity * bySound(a, b, { rules, apart }))
  const similarity = areOtherNames(a, b) ? 1 - (1 - near) * rules.otherName : near
  const asLoan = apart === null ? 0 : byLoan(a, b, { rules, apart })
  // Below the floor a similarity is not exact, nor the same from both sides: it must not decide against a borrowing.
  const isUnlike = similarity < rules.wordFloor
  if ((isUnlike || asLoan > similarity) && asLoan >= rules.loanFloor) return { similarity: asLoan, reason: 'loan' }
  if (looksAlike(a, b) && similarity < rules.lookAlikeSimilarity) {
    return { similarity: rules.lookAlikeSimilarity, reason: 'look-alike' }
  }
  if (isUnlike) return none
  return { similarity: Math.min(similarity, 0.99), reason: soundsAlike(a, b) ? 'sound' : 'spelling' }
}

/** Each is a name that many bear, and they are heard differently: Tom and Tim, Hassan and Hasna; not Sara and Sarah. */
function areOtherNames(a: Form, b: Form): boolean {
  return a.isFrequent && b.isFrequent && !a.isVowelless && !b.isVowelless && a.sound !== b.sound
}

/** Whether `wordSimilarity` is above 0, at less cost: what the index asks of every term that it looks at. */
export function isPaired(a: Form, b: Form, { areRelated, rules }: WordRules): boolean {
  if (!areRelated(a, b)) return false
  const apart = areLoans(a, b) ? loanDistances(a, b, rules) : null
  const measured = { rules, apart }
  if (a.text === b.text || looksAlike(a, b) || bySpelling(a, b, measured) >= rules.wordFloor) return true
  if (rules.soundSimilarity * bySound(a, b, measured) >= rules.wordFloor) return true
  return apart !== null && byLoan(a, b, { rules, apart }) >= rules.loanFloor
}

/** How far apart two forms are that may be borrowings of each other, with every vowel written. */
interface LoanDistances {
  readonly spelled: number
  readonly heard: number
}

interface Measuring<T = LoanDistances | null> {
  readonly rules: NameRules
  /** What is known already; a distance that is too great for anything need not be exact. */
  readonly apart: T
}

function bySpelling(a: Form, b: Form, { rules, apart }: Measuring): number {
  const { editSlope, edits, wordFloor } = rules
  const options = { costs: edits, vowels: vowelsOf(a, b), slope: editSlope, floor: wordFloor }
  if (apart !== null && options.vowels === 'all') return alike(a.text, b.text, { ...options, known: apart.spelled })
  return isTooFar(a.text, b.text, { ...options, letters: [a.letters, b.letters] }) ? 0 : alike(a.text, b.text, options)
}

function bySound(a: Form, b: Form, { rules, apart }: Measuring): number {
  // Where both are heard as they are spelled, their spelling has said it.
  if (a.sound === '' || b.sound === '' || (a.sound === a.text && b.sound === b.text)) return 0
  const { editSlope, edits, soundSimilarity, wordFloor } = rules
  const options = { costs: edits, vowels: vowelsOf(a, b), slope: editSlope, floor: wordFloor / soundSimilarity }
  if (apart !== null && options.vowels === 'all') return alike(a.sound, b.sound, { ...options, known: apart.heard })
  const letters = [a.soundLetters, b.soundLetters] as const
  return isTooFar(a.sound, b.sound, { ...options, letters }) ? 0 : alike(a.sound, b.sound, options)
}

/** What one script makes of a name of another: it is only ever compared with a word of Latin letters. */
export function areLoans(a: Form, b: Form): boolean {
  if (!isOfTwoScripts(a, b)) return false
  const [few, many] = a.loanSource === 'latin' ? [a.loanKeys, b.loanKeys] : [b.loanKeys, a.loanKeys]
  return few.some((key) => many.includes(key))
}

function isOfTwoScripts(a: Form, b: Form): boolean {
  return a.loanSource !== null && b.loanSource !== null && (a.loanSource === 'latin') !== (b.loanSource === 'latin')
}

/** Similarity of a borrowing: it begins lower than any other and falls with what is spelled or heard otherwise. */
function byLoan(a: Form, b: Form, { rules, apart }: Measuring<LoanDistances>): number {
  const length = (a.text.length + b.text.length) / 2
  const distance = Math.min(apart.spelled, apart.heard)
  return Math.max(0, rules.loanSimilarity - (rules.loanSlope * distance) / length)
}

/** Measured once, as far as any similarity asks for it: the borrowing's, and those by spelling and sound. */
function loanDistances(a: Form, b: Form, rules: NameRules): LoanDistances {
  const { edits, editSlope, loanSimilarity, loanSlope, loanFloor, soundSimilarity, wordFloor } = rules
  const length = (a.text.length + b.text.length) / 2
  const asLoan = ((loanSimilarity - loanFloor) * length) / loanSlope + rounding
  const asSpelled = ((1 - wordFloor) * Math.min(a.text.length, b.text.length)) / editSlope + rounding
  const options = { costs: edits, vowels: 'all', limit: Math.max(asLoan, asSpelled) } as const
  const spelled = weightedDistance(a.text, b.text, options)
  if (a.sound === a.text && b.sound === b.text) return { spelled, heard: spelled }
  const asHeard = ((1 - wordFloor / soundSimilarity) * Math.min(a.sound.length, b.sound.length)) / editSlope + rounding
  return { spelled, heard: weightedDistance(a.sound, b.sound, { ...options, limit: Math.max(asLoan, asHeard) }) }
}

function vowelsOf(a: Form, b: Form): WrittenVowels {
  if (a.hasNoVowels || b.hasNoVowels) return 'none'
  return a.isVowelless || b.isVowelless ? 'at-the-ends' : 'all'
}

interface AlikeOptions extends Omit<DistanceOptions, 'limit'> {
  readonly slope: number
  /** A lower similarity need not be exact. */
  readonly floor: number
  /** The distance, where it was measured before. */
  readonly known?: number
}

function alike(a: string, b: string, { costs, vowels, slope, floor, known }: AlikeOptions): number {
  const length = Math.min(a.length, b.length)
  if (lacksFirstLetter(a, b)) return 1 - (slope * costs.vowel) / length
  const limit = ((1 - floor) * length) / slope + rounding
  return 1 - (slope * (known ?? weightedDistance(a, b, { costs, vowels, limit }))) / length
}

/** Whether the letters alone say that `alike` stays below the floor. */
function isTooFar(
  a: string,
  b: string,
  { costs, vowels, slope, floor, letters }: AlikeOptions & { readonly letters: readonly [number, number] },
): boolean {
  if (lacksFirstLetter(a, b)) return false
  const limit = ((1 - floor) * Math.min(a.length, b.length)) / slope + rounding
  return leastDistance(letters[0], letters[1], { costs, vowels }) > limit
}

const rounding = 1e-9

const lookLengthMin = 4
const cutLengthMin = 3

/** The first letter of a word is what a form cuts off and a reader misses: the same word without it costs as a vowel does. */
function lacksFirstLetter(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  return long.length - short.length === 1 && short.length >= cutLengthMin && long.endsWith(short)
}

/**
 * Short words of one length look alike too often (Ian, Jan), but for one without vowels (Kl) or a middle letter (Qlu); of
 * two lengths they do where two letters look like one (rn, cl).
 */
function looksAlike(a: Form, b: Form): boolean {
  const shorter = Math.min(a.text.length, b.text.length)
  if (shorter < visualLengthMin || a.visual !== b.visual) return false
  if (shorter >= lookLengthMin || a.text.length !== b.text.length || a.hasNoVowels !== b.hasNoVowels) return true
  return shorter === lookLengthMin - 1 && /^[^aeiou]/.test(a.text) && a.text[0] === b.text[0] && a.text[2] === b.text[2]
}

/**
 * Where one side has no vowels to be compared, two consonants must be the same letters: `sn` may be Sun, but `hsyn` is not
 * Yassine.
 */
function soundsAlike(a: Form, b: Form): boolean {
  const isVowelless = a.isVowelless || b.isVowelless
  for (const key of a.skeletons) {
    if (key.length < skeletonLengthMin || !b.skeletons.includes(key)) continue
    if (key.length > skeletonLengthMin || !isVowelless || consonantsOf(a.text) === consonantsOf(b.text)) return true
  }
  return false
}

function consonantsOf(text: string): string {
  return text.replace(/[aeiouy]|h$/g, '').replace(/(.)\1+/g, '$1')
}
