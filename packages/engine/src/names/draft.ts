// A name word while its role is being found; only this module's steps change it, readers get the finished NameWord.

import { type RomanMethod, type RomanWord, romanize } from '../text/index.ts'
import { type NameRole, type NameWord, wordLettersMax } from './name.ts'

export interface Draft {
  text: string
  forms: readonly string[]
  /** The first form, by which vocabularies are asked. */
  form: string
  role: NameRole
  symbols: string[]
  script: string
  isVowelless: boolean
  method: RomanMethod
}

/** Romanises one word. Null when it has no letter and no digit: every other word has a form. */
export function draftOf(word: string): Draft | null {
  const text = word.length > wordLettersMax ? word.slice(0, wordLettersMax) : word
  const roman = romanizeOnce(text)
  const form = roman.forms[0]
  if (form === undefined) return null
  const { forms, script, isVowelless, method } = roman
  return { text, forms, form, role: 'name', symbols: [], script, isVowelless, method }
}

const remembered = new Map<string, RomanWord>()
const rememberedMax = 20_000

/** Words of other scripts cost more and come again; what is remembered is emptied when full, and changes no result. */
function romanizeOnce(text: string): RomanWord {
  if (text.charCodeAt(0) < 128 || text.length > 40) return romanize(text)
  const known = remembered.get(text)
  if (known !== undefined) return known
  if (remembered.size >= rememberedMax) remembered.clear()
  const roman = romanize(text)
  remembered.set(text, roman)
  return roman
}

/** Several words that are one: the text keeps them apart, the forms run together. */
export function joinDrafts(parts: readonly Draft[], forms?: readonly string[]): Draft {
  const first = parts[0] as Draft
  const joined = forms ?? [parts.map((part) => part.form).join('')]
  const text = parts.map((part) => part.text).join(' ')
  const isVowelless = parts.some((part) => part.isVowelless)
  return { ...first, text, forms: joined, form: joined[0] as string, symbols: [], isVowelless }
}

export function addSymbols(draft: Draft, symbols: readonly string[] | undefined): void {
  if (symbols === undefined) return
  for (const symbol of symbols) if (!draft.symbols.includes(symbol)) draft.symbols.push(symbol)
}

export function finish(draft: Draft): NameWord {
  const { text, forms, role, symbols, script, isVowelless, method } = draft
  if (symbols.length > 1) symbols.sort()
  return { text, forms, role, symbols, script, isVowelless, method }
}
