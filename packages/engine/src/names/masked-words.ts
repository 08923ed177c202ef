// Words of which letters were lost or hidden: M*hammad, Schr?dinger. They go by their consonants, and by a form in which
// every gap is filled.

import { canonicalize } from '../text/index.ts'
import { type Draft, draftOf } from './draft.ts'

/** Canonical text of each masked word, with the text in which its gaps are filled. */
export type MaskedWords = ReadonlyMap<string, string>

export const nothingMasked: MaskedWords = new Map()

const mask = /[*?\uFFFD]/g

/** A vowel for every sign: what is lost is a vowel mostly, and any letter keeps its neighbours apart. Linear. */
export function maskedWords(raw: string): MaskedWords {
  const filled = new Map<string, string>()
  for (const chunk of raw.split(/\s+/u)) {
    const other = chunk.replace(mask, 'e')
    if (other !== chunk && /\p{L}/u.test(chunk)) filled.set(canonicalize(chunk).text, canonicalize(other).text)
  }
  return filled
}

/** Gives a masked word its further forms. */
export function fillGaps(draft: Draft, filled: string | undefined): void {
  const other = filled === undefined ? null : draftOf(filled)
  if (other === null) return
  draft.isVowelless = true
  draft.forms = [...new Set([...draft.forms, ...other.forms])]
}
