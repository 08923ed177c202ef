// A string becomes a name: words with their roles, their Latin forms and what they stand for. The raw value is kept.

import { canonicalize, type RomanMethod, romanize, type TextSignal } from '../text/index.ts'

/** What is named. `any` when the schema does not say. */
export type NameKind = 'person' | 'organization' | 'vessel' | 'any'

/**
 * What a word does in a name. `name`: carries identity. `initial`: a single letter. `patronymic`: a father's name by
 * form. `particle`: bin, al, de la, van, y. `honorific`: Dr, Haji. `suffix`: Jr, III. `legal-form`: Ltd, OOO (ISO
 * 20275). `generic`: words that many organisations share (trading, international, bank, and, the). `number`.
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

export interface NameWord {
  /** Canonical text in its own script. */
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
}

/** Analyses one raw name. Deterministic; the same function serves lists, subjects, index and query. */
export function analyzeName(raw: string, _kind: NameKind): AnalyzedName {
  const canonical = canonicalize(raw)
  const words: NameWord[] = []
  for (const text of canonical.text.split(/[^\p{L}\p{N}\p{M}]+/u)) {
    const roman = romanize(text)
    if (roman.forms.length === 0) continue
    const role = roman.forms[0]?.length === 1 ? 'initial' : 'name'
    words.push({ ...roman, text, role, symbols: [] })
  }
  return { raw, readings: words.length === 0 ? [] : [{ words, reason: 'whole' }], signals: canonical.signals }
}
