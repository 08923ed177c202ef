// What happens to the names of companies and bodies: legal forms written otherwise or left out, "and", numbers.

import { pickOne, type Random } from '../seeded-random.ts'
import { floors, isEntity, isPerson, type ListedName, variationsOf, wordsOf } from './variation.ts'

/** Spellings of one legal form, or forms that lists use for each other. */
const legalForms: readonly (readonly string[])[] = [
  ['LLC', 'L.L.C.', 'Limited Liability Company', 'OOO'],
  ['LTD', 'Ltd.', 'Limited'],
  ['CO', 'Co.', 'Company'],
  ['CORP', 'Corp.', 'Corporation'],
  ['INC', 'Inc.', 'Incorporated'],
  ['GMBH', 'GmbH', 'G.m.b.H.'],
  ['AG', 'A.G.'],
  ['SA', 'S.A.'],
  ['SRL', 'S.R.L.', 'S.r.l.'],
  ['SAL', 'S.A.L.'],
  ['DOO', 'd.o.o.', 'D.O.O.'],
  ['JSC', 'J.S.C.', 'Joint Stock Company', 'AO'],
  ['OJSC', 'Open Joint Stock Company', 'OAO'],
  ['PJSC', 'Public Joint Stock Company', 'PAO'],
  ['FZE', 'F.Z.E.'],
  ['PLC', 'P.L.C.', 'Public Limited Company'],
  ['BV', 'B.V.'],
  ['KG', 'K.G.'],
  ['SARL', 'S.A.R.L.'],
]
const bare = (word: string): string => word.toUpperCase().replace(/[.,]/gu, '')
const formsByWord = new Map(legalForms.flatMap((forms) => forms.map((form) => [bare(form), forms] as const)))

interface Place {
  readonly at: number
  readonly forms: readonly string[]
}

/** Where a legal form stands, behind the first word. */
function placeOfForm(words: readonly string[]): Place | null {
  for (let at = words.length - 1; at > 0; at--) {
    const forms = formsByWord.get(bare(words[at]!))
    if (forms !== undefined) return { at, forms }
  }
  return null
}

function changeForm(listed: ListedName, random: Random): string | null {
  const words = wordsOf(listed)
  const place = isEntity(listed) ? placeOfForm(words) : null
  if (place === null) return null
  const others = place.forms.filter((form) => form !== words[place.at])
  words[place.at] = pickOne(others, random)
  return words.join(' ')
}

function dropForm(listed: ListedName): string | null {
  const words = wordsOf(listed)
  const place = isEntity(listed) ? placeOfForm(words) : null
  if (place === null || words.length < 3) return null
  const left = words.filter((_, at) => at !== place.at).join(' ')
  return left.replace(/,\s*$/u, '')
}

function changeAnd(listed: ListedName): string | null {
  if (isPerson(listed)) return null
  return /\s&\s/u.test(listed.name) ? listed.name.replace(/\s&\s/u, ' and ') : listed.name.replace(/\sand\s/iu, ' & ')
}

const numberWords = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'] as const

/** A number up to ten that stands alone, in words. */
function spellNumber(listed: ListedName): string | null {
  if (isPerson(listed)) return null
  const words = wordsOf(listed)
  const at = words.findIndex((word, position) => position > 0 && /^(?:[1-9]|10)$/u.test(word))
  if (at === -1) return null
  words[at] = numberWords[Number(words[at])] ?? ''
  return words.join(' ')
}

export const entityVariations = variationsOf([
  ['form-changed', 'legal form written otherwise', floors.light, changeForm],
  ['form-dropped', 'legal form left out', floors.light, dropForm],
  ['and', '"&" for "and", or the other way', floors.light, changeAnd],
  ['number-word', 'a number in words', floors.light, spellNumber],
])
