// What builder and reader of an index agree on: how words, forms and entries are written as numbers.

import type { Form } from '../matching/index.ts'
import type { NameRole } from '../names/index.ts'

const codes: Readonly<Record<NameRole, number>> = {
  name: 0,
  initial: 1,
  patronymic: 2,
  particle: 3,
  honorific: 4,
  suffix: 5,
  'legal-form': 6,
  generic: 7,
  number: 8,
  place: 9,
}
const roles = Object.keys(codes) as NameRole[]

export function codeOfRole(role: NameRole): number {
  return codes[role]
}

export function roleOfCode(code: number): NameRole {
  return roles[code]!
}

/** Loan keys are filed by the side of the form: Latin ones are asked for from other scripts, and the other way round. */
export const ownSide = ({ loanSource }: Form): string => (loanSource === 'latin' ? '<' : '>')
export const otherSide = ({ loanSource }: Form): string => (loanSource === 'latin' ? '>' : '<')

/** A word of an entry: its number, whether it is an initial, and its weight in 255ths, rounded down. */
const numberBits = 23
export const wordsOfIndexMax = 2 ** numberBits
/** The bits of an entry's word that are its number. */
export const wordMask = wordsOfIndexMax - 1
const initialBit = 1 << numberBits
const weightShift = 24

export function entryWord(number: number, isInitial: boolean, weight: number): number {
  const eighth = Math.max(0, Math.min(255, Math.floor(weight * 255)))
  return ((eighth << weightShift) | (isInitial ? initialBit : 0) | number) >>> 0
}

export const numberOf = (word: number): number => word & wordMask
export const isInitialWord = (word: number): boolean => (word & initialBit) !== 0
export const weightOf = (word: number): number => (word >>> weightShift) / 255
