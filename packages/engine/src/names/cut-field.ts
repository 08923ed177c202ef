// A name that fills a field of 20 or 35 characters to its end may have been cut there: its last word may go on.

import type { NameWord } from './name.ts'
import { defaultRarity } from './rarity.ts'

/** What a field of a payment message holds, in characters; names of organisations are cut there too. */
export const longFieldLength = 35
/** And what fields of old systems hold. */
const fieldLengths: ReadonlySet<number> = new Set([20, longFieldLength])

/** Short names that many bear are the beginning of others: Ham, Rod. */
const knownLengthMin = 4
/** Names that one in three hundred bears, and commoner ones. */
const knownTierMax = 2

/** What is no beginning of a longer word. */
const isWhole: ReadonlySet<NameWord['role']> = new Set(['initial', 'number', 'generic'])

/**
 * The words with the last one as an initial of several letters: it stands for any word that begins with it. Null where the
 * raw name fills no such field. Like all initials it is filed under nothing, and the bound of the candidate index takes it
 * in the pair's favour, so no pair is missed (law L7; ADR 0005).
 */
export function withCutEnd(raw: string, words: readonly NameWord[]): readonly NameWord[] | null {
  const last = words.length - 1
  if (!fieldLengths.has(raw.length) || last < 1 || isWhole.has(words[last]!.role)) return null
  // A name that many bear ends where it ends.
  if (words[last]!.forms.some(isWellKnown)) return null
  return words.map((word, at) => (at === last ? { ...word, role: 'initial', symbols: [] } : word))
}

function isWellKnown(form: string): boolean {
  const tier = form.length < knownLengthMin ? null : defaultRarity.tierOf(form)
  return tier !== null && tier <= knownTierMax
}
