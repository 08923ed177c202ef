// The shapes of an analysed name: words with their roles, their Latin forms and what they stand for. Raw is kept.

import type { RomanMethod, TextSignal } from '../text/index.ts'

/** What is named. `any` when the schema does not say. */
export type NameKind = 'person' | 'organization' | 'vessel' | 'any'

/**
 * What a word does in a name. Identity is carried by `name`, `patronymic` and `number`, by `initial` as far as a letter
 * goes, and by `generic` a little; the other roles say rank, kin or kind. `name`: a given or family name, or any word of
 * which nothing else is known. `initial`: a single letter. `patronymic`: a father's name by
 * form. `particle`: bin, al, de la, van, y. `honorific`: Dr, Haji. `suffix`: Jr, III. `legal-form`: Ltd, OOO (ISO
 * 20275). `generic`: words that many organisations share (trading, international, bank, and, the). `number`. `place`: in
 * the name of an organisation, the place that a branch is named after.
 */
export type NameRole =
  | 'name'
  | 'initial'
  | 'patronymic'
  | 'particle'
  | 'honorific'
  | 'suffix'
  | 'legal-form'
  | 'generic'
  | 'number'
  | 'place'

export interface NameWord {
  /** Canonical text in its own script; several words of a collapsed phrase or compound with single spaces. */
  readonly text: string
  /** Latin forms `[a-z0-9]+`, most customary first. Never empty. */
  readonly forms: readonly string[]
  readonly role: NameRole
  /** What the word stands for besides its letters, sorted: `given:alexander`, `form:llc`, `number:3`, `word:bank`. */
  readonly symbols: readonly string[]
  readonly script: string
  readonly isVowelless: boolean
  readonly method: RomanMethod
}

/** One way to read a name. */
export interface NameReading {
  readonly words: readonly NameWord[]
  /** Why this reading exists: `whole`, or e.g. `part-of-field`, `in-brackets`, `letters-as-digits`. */
  readonly reason: string
}

export interface AnalyzedName {
  readonly raw: string
  /** Readings in fixed order, the whole field first; empty only when the raw value has no letter and no digit. */
  readonly readings: readonly NameReading[]
  readonly signals: readonly TextSignal[]
  /** Letters and digits beyond the caps (`nameWordsMax`, `wordLettersMax`) that no word of reading 0 covers; else 0. */
  readonly unreadLetters: number
}

/** Words of one reading; a longer name is cut there and says so in `unreadLetters`. */
export const nameWordsMax = 128
/** Letters of one word; the same. */
export const wordLettersMax = 256
