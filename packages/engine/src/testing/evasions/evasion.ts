// What an evasion is: one named, deterministic way of writing a name or a number so that a naive screening misses it.
// The corpus exists to test that each is stopped; every one is long known and published.

import type { Party } from '../../model/index.ts'
import type { Random } from '../random.ts'

/**
 * U unicode, H look-alikes, L digits for letters, S spacing, O order, E edits, P sound, K knowledge, F field,
 * B companies, V vessels, D numbers and dates, X scripts.
 */
export type EvasionFamily = 'U' | 'H' | 'L' | 'S' | 'O' | 'E' | 'P' | 'K' | 'F' | 'B' | 'V' | 'D' | 'X'

interface Evasion {
  readonly id: string
  readonly family: EvasionFamily
  /** What is done, for the table of results. */
  readonly what: string
  /** Layers that must stop it: C canonicaliser, T words, E edits, P sound, K knowledge, F field, A shown as a signal. */
  readonly stoppedBy: string
}

export interface NameEvasion extends Evasion {
  /** The name written otherwise; null where there is nothing to change. Names stand family name first. */
  apply(name: string, random: Random): string | null
}

export interface PartyEvasion extends Evasion {
  /** The party stated otherwise; null where there is nothing to change. */
  applyToParty(party: Party, random: Random): Party | null
}

type Apply = NameEvasion['apply']

/** Builds the evasions of a family from rows `[id, stopped by, what, how]`; an unchanged name becomes null. */
export function nameEvasionsOf(rows: readonly (readonly [string, string, string, Apply])[]): readonly NameEvasion[] {
  return rows.map(([id, stoppedBy, what, how]) => ({
    id,
    family: id.slice(0, 1) as EvasionFamily,
    what,
    stoppedBy,
    apply: (name, random) => {
      const written = how(name, random)
      return written === null || written === name || written.trim() === '' ? null : written
    },
  }))
}

/** Words of a name, at spaces. */
export function wordsOf(name: string): string[] {
  return name.split(/\s+/u).filter((word) => word !== '')
}

/** Each letter by its row in the table, the others as they are. */
export function replaceLetters(name: string, table: Readonly<Record<string, string>>): string {
  return [...name].map((letter) => table[letter] ?? letter).join('')
}

/** A table from pairs written beside each other: `aа bb`. */
export function lettersTable(pairs: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    pairs.split(' ').map((pair) => {
      const [from = '', ...to] = [...pair]
      return [from, to.join('')]
    }),
  )
}

/** Positions, in code points, at which both neighbours are letters. */
export function innerPositions(signs: readonly string[]): number[] {
  const isLetter = (sign: string | undefined): boolean => sign !== undefined && /\p{L}/u.test(sign)
  return signs.flatMap((sign, at) => (at > 0 && isLetter(sign) && isLetter(signs[at - 1]) ? [at] : []))
}

/** One or two of the signs put inside words. */
export function insertInside(name: string, inserted: readonly string[], random: Random): string | null {
  const signs = [...name]
  const positions = innerPositions(signs)
  if (positions.length === 0) return null
  for (let count = 1 + random.below(2); count > 0; count--) {
    const at = random.pick(innerPositions(signs).concat(innerPositions(signs).length === 0 ? [1] : []))
    signs.splice(at, 0, random.pick(inserted))
  }
  return signs.join('')
}

/** A spelling rule: what is written, and what may stand for it. */
export type SpellingRule = readonly [RegExp, string]

/** Applies one of the rules that change the name, wherever it fits; capitals stay capitals. */
export function applyOneRule(name: string, rules: readonly SpellingRule[], random: Random): string | null {
  const changed = rules
    .map(([from, to]) => name.replace(from, (found) => inCaseOf(found, to)))
    .filter((written) => written !== name)
  return changed.length === 0 ? null : random.pick(changed)
}

/** Rules in both directions between spellings that stand for each other; `kh h` gives kh→h and h→kh. */
export function interchangeable(groups: string): SpellingRule[] {
  return groups.split(', ').flatMap((group) => {
    const spellings = group.split(' ')
    return spellings.flatMap((from) =>
      spellings.filter((to) => to !== from && !to.includes(from)).map((to) => [new RegExp(from, 'giu'), to] as const),
    )
  })
}

/** The word with the capitals of the one that it replaces. */
export function inCaseOf(model: string, word: string): string {
  if (model.length > 1 && model !== model.toLowerCase() && model === model.toUpperCase()) return word.toUpperCase()
  const isCapital = model !== '' && model.charAt(0) !== model.charAt(0).toLowerCase()
  return isCapital ? word.charAt(0).toUpperCase() + word.slice(1) : word
}

/** Replaces one word for which the table has a substitute. */
export function replaceOneWord(
  name: string,
  table: Readonly<Record<string, readonly string[]>>,
  random: Random,
): string | null {
  const words = wordsOf(name)
  const places = words.flatMap((word, at) => (table[word.toLowerCase()] === undefined ? [] : [at]))
  if (places.length === 0) return null
  const at = random.pick(places)
  const word = words[at]!
  words[at] = inCaseOf(word, random.pick(table[word.toLowerCase()]!))
  return words.join(' ')
}

/** A table in which each spelling of a group stands for the others: `muhammad mohamed, yusuf yousef`. */
export function wordGroups(groups: string): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    groups.split(', ').flatMap((group) => {
      const spellings = group.split(' ')
      return spellings.map((one) => [one, spellings.filter((other) => other !== one)])
    }),
  )
}
