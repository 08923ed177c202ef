// Roles in names of organisations and vessels: legal forms, numbers, joining words and words that many of them share.

import { markAcronym } from './acronyms.ts'
import { addSymbols, type Draft, joinDrafts } from './draft.ts'
import { collapseLegalForms } from './legal-forms.ts'
import type { NameKind } from './name.ts'
import { markDigits, markNumberWords } from './numbers.ts'
import { lookUp, vocabulary } from './vocabulary.ts'

/** Finds the roles of an organisation's, a vessel's or an unstated kind of name; may collapse several words into one. */
export function assignOrganizationRoles(words: readonly Draft[], kind: NameKind): Draft[] {
  const collapsed = kind === 'vessel' ? joinVesselPrefix(words) : collapseLegalForms(words, kind)
  for (const word of collapsed) if (word.role === 'name') markDigits(word)
  const isFirm = kind === 'organization' || (kind === 'any' && collapsed.some(({ role }) => role === 'legal-form'))
  const placed = isFirm ? markPlaces(collapsed) : collapsed
  if (isFirm) for (const word of placed) if (word.role === 'name') addStemOfAdjective(word)
  const numbered = kind === 'any' ? placed : markNumberWords(placed)
  for (const word of numbered) if (word.role === 'name') markShared(word, kind)
  if (kind !== 'any') keepOneIdentity(numbered)
  if (kind !== 'vessel') markAcronym(numbered)
  return numbered
}

/** M/V, M.T., S.S.: letters before a vessel's name that say how it is driven. */
function joinVesselPrefix(words: readonly Draft[]): Draft[] {
  const [first, second] = words
  if (first === undefined || second === undefined || words.length < 3) return [...words]
  const isPrefix = /^(?:m[vtsy]|ss|fv|sv|sy|rv|tb|mts|msv|mtv|lpgc|lngc)$/.test(first.form + second.form)
  return isPrefix ? [joinDrafts([first, second]), ...words.slice(2)] : [...words]
}

/** Places become words of their own role; two words may be one place: Hong Kong. */
function markPlaces(words: readonly Draft[]): Draft[] {
  const { places } = vocabulary()
  const marked: Draft[] = []
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] as Draft
    const next = words[index + 1]
    const areNames = word.role === 'name' && next?.role === 'name'
    const both = areNames ? places.get(word.form + next.form) : undefined
    const found = both ?? (word.role === 'name' ? lookUp(places, word) : undefined)
    const place = both === undefined || next === undefined ? word : joinDrafts([word, next])
    if (both !== undefined) index += 1
    if (found !== undefined) place.role = 'place'
    addSymbols(place, found)
    marked.push(place)
  }
  return marked
}

const slavicAdjective = /^(.{4,}?)(?:sk|tsk|zsk)(?:iy|yy|yi|ii|ij|y|i|aya|aia|aja|oe|oye|oje|ogo)$/

/** A plant is named after its town by an adjective: Muromskiy zavod is the Murom plant. */
function addStemOfAdjective(word: Draft): void {
  const stem = slavicAdjective.exec(word.form)?.[1]
  if (stem !== undefined) word.forms = [...word.forms, stem]
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
  const places = words.filter((word) => word.role === 'place')
  for (const word of places) word.role = 'name'
  if (places.length > 0) return
  const shared = words.filter((word) => word.role === 'generic' && lookUp(vocabulary().generic, word) !== undefined)
  const rescued = shared.length > 0 ? shared : words.filter((word) => word.role === 'generic')
  for (const word of rescued.length > 0 ? rescued : words) word.role = 'name'
}
