// Cyrillic words of nine languages: the habit that the word's own letters point to comes first.

import { transliterate } from './letters.ts'

/** Columns of the reference table. */
const english = 0
const alternate = 1
const passport = 2
const slavic = 3
const ukrainian = 4
const german = 5

/** Letters that only some languages have, with the order of habits that follows from them. */
const evidence: readonly (readonly [RegExp, readonly number[]])[] = [
  [/[јљњђћџѓќѕ]/, [slavic, english, alternate, passport]],
  [/[ґєїі](?!.*[әғқңөүұһ])/, [ukrainian, english, passport, alternate, slavic]],
  [/ў(?!.*[ғқҳ])/, [ukrainian, english, alternate, passport]],
  [/[әғқңөүұһҳҷӣӯ]/, [english, alternate, passport, slavic]],
  [/[бвгджзклмнпрстфхцчшщ]ъ[бвгджзклмнпрстфхцчшщ]/, [alternate, english, passport, slavic]],
]
const usual = [english, alternate, passport, slavic, ukrainian, german]

/** Forms of a Cyrillic word, most customary first. */
export function romanizeCyrillic(word: string): readonly string[] {
  const order = evidence.find(([letters]) => letters.test(word))?.[1] ?? usual
  return order.map((habit) => transliterate(word, 'Cyrl', habit))
}
