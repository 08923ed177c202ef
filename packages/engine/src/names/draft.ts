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

/** Romanises one word. Null when it has no letter and no digit. */
export function draftOf(word: string): Draft | null {
  const text = word.length > wordLettersMax ? word.slice(0, wordLettersMax) : word
  const roman = romanizeOnce(text)
  const form = roman.forms[0] ?? unknownForm(text)
  if (form === '') return null
  const forms = roman.forms.length === 0 ? [form] : roman.forms
  const { script, isVowelless, method } = roman
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

/** A word of a script that nobody romanises still has a form: the numbers of its letters. */
function unknownForm(text: string): string {
  let form = ''
  for (const character of text) {
    if (/[\p{L}\p{N}]/u.test(character)) form += `u${character.codePointAt(0)?.toString(16) ?? ''}`
  }
  return form
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
