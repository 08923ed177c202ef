// Roles in names of organisations and vessels: legal forms, numbers, joining words and words that many of them share.

import { addSymbols, type Draft, joinDrafts } from './draft.ts'
import { collapseLegalForms } from './legal-forms.ts'
import type { NameKind } from './name.ts'
import { markDigits, markNumberWords } from './numbers.ts'
import { lookUp, vocabulary } from './vocabulary.ts'

/** Finds the roles of an organisation's, a vessel's or an unstated kind of name; may collapse several words into one. */
export function assignOrganizationRoles(words: readonly Draft[], kind: NameKind): Draft[] {
  const collapsed = kind === 'vessel' ? joinVesselPrefix(words) : collapseLegalForms(words, kind)
  for (const word of collapsed) if (word.role === 'name') markDigits(word)
  const numbered = kind === 'any' ? collapsed : markNumberWords(collapsed)
  for (const word of numbered) if (word.role === 'name') markShared(word, kind)
  if (kind !== 'any') keepOneIdentity(numbered)
  return numbered
}

/** M/V, M.T., S.S.: letters before a vessel's name that say how it is driven. */
function joinVesselPrefix(words: readonly Draft[]): Draft[] {
  const [first, second] = words
  if (first === undefined || second === undefined || words.length < 3) return [...words]
  const isPrefix = /^(?:m[vts]|ss|fv|sv)$/.test(first.form + second.form)
  return isPrefix ? [joinDrafts([first, second]), ...words.slice(2)] : [...words]
}

function markShared(word: Draft, kind: NameKind): void {
  const stop = lookUp(vocabulary().stop, word)
  const generic = lookUp(vocabulary().generic, word)
  if (generic !== undefined && !(kind !== 'vessel' && generic.includes('word:vessel'))) {
    word.role = 'generic'
    addSymbols(word, generic)
  } else if (stop !== undefined && kind !== 'any') {
    word.role = 'generic'
    addSymbols(word, stop)
  } else if (word.form.length === 1 && word.text.length === 1) word.role = 'initial'
}

/** International Trading Company: where nothing else names it, the shared words (not the joining ones) do. */
function keepOneIdentity(words: readonly Draft[]): void {
  if (words.some((word) => word.role === 'name' || word.role === 'initial' || word.role === 'number')) return
  const shared = words.filter((word) => word.role === 'generic' && lookUp(vocabulary().generic, word) !== undefined)
  const rescued = shared.length > 0 ? shared : words.filter((word) => word.role === 'generic')
  for (const word of rescued.length > 0 ? rescued : words) word.role = 'name'
}
