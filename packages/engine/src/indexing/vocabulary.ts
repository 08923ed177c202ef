// What listed names are filed under: words, joined words, whole names, symbols and supporting words (particles, titles,
// legal forms), each with its postings. Initials are not filed; the bound takes them in the pair's favour.

import type { Form, PreparedReading } from '../matching/index.ts'

/** What a term stands for: limits differ, and supporting words are looked up for words that carry identity only. */
export const termKinds = { word: 0, joined: 1, whole: 2, symbol: 3, support: 4 } as const
/** Bit of a term's flags beside its kind. */
export const vowellessFlag = 8
export type TermKind = (typeof termKinds)[keyof typeof termKinds]

/** Slot number of a posting that stands for the whole reading. */
export const wholeSlot = 31

export interface Term {
  readonly kind: TermKind
  readonly text: string
  readonly isVowelless: boolean
  /** Keys of the form; empty for symbols. */
  readonly skeletons: readonly string[]
  readonly visual: string
  readonly isNumber: boolean
  readonly letters: number
  /** Entry and slots, alternating: entry, slotA << 8 | slotB. */
  readonly postings: number[]
}

type TermForm = Pick<Form, 'text' | 'isVowelless' | 'skeletons' | 'visual' | 'isNumber' | 'letters'>

/** Collects terms while lists are read; terms keep the order in which they first appear. */
export class VocabularyBuilder {
  readonly terms: Term[] = []
  readonly #byKey = new Map<string, Term>()

  /** Files one reading of a listed name under everything by which it may be found. */
  add(reading: PreparedReading, entry: number): void {
    for (const [slot, word] of reading.words.entries()) {
      if (word.isInitial) continue
      const kind = word.isIdentity ? termKinds.word : termKinds.support
      for (const form of word.forms) this.#post(kind, form, [entry, slot, slot])
      if (!word.isIdentity) continue
      for (const symbol of word.symbols) this.#postText(symbol, [entry, slot, slot])
    }
    for (const join of reading.joined) {
      const [first, second] = join.positions
      for (const form of join.forms) this.#post(termKinds.joined, form, [entry, first, second])
    }
    for (const whole of reading.wholes) this.#post(termKinds.whole, whole, [entry, wholeSlot, wholeSlot])
  }

  #postText(symbol: string, place: readonly [number, number, number]): void {
    const form = { text: symbol, isVowelless: false, skeletons: [], visual: '', isNumber: false, letters: 0 }
    this.#post(termKinds.symbol, form, place)
  }

  #post(kind: TermKind, form: TermForm, [entry, slotA, slotB]: readonly [number, number, number]): void {
    const key = termKey(kind, form.text, form.isVowelless)
    let term = this.#byKey.get(key)
    if (term === undefined) {
      const { text, isVowelless, skeletons, visual, isNumber, letters } = form
      term = { kind, text, isVowelless, skeletons, visual, isNumber, letters, postings: [] }
      this.#byKey.set(key, term)
      this.terms.push(term)
    }
    term.postings.push(entry, (slotA << 8) | slotB)
  }
}

/** Kinds that are looked up together; part of the hash, so that a look-up passes over the others. */
export function groupOf(kind: TermKind): number {
  return kind === termKinds.joined || kind === termKinds.whole ? kind : termKinds.word
}

/** Key of a term in the lookup table. */
export function termKey(kind: TermKind, text: string, isVowelless: boolean): string {
  return `${kind}${isVowelless ? '~' : '='}${text}`
}
