// Legal forms, of one word or many, in any script, become one word with the symbol of their family (ISO 20275).

import { type Draft, joinDrafts } from './draft.ts'
import { edgeForms, legalForms } from './generated/legal-forms.ts'
import type { NameKind } from './name.ts'
import { addSymbol, keysOf, type Symbols } from './vocabulary.ts'

interface FormTable {
  /** Symbols by the words of the form, joined by spaces. */
  readonly phrases: Symbols
  /** The same without spaces, for dotted and spaced abbreviations. */
  readonly squashed: Symbols
  /** Words that begin a phrase of several words, with the most words of such a phrase. */
  readonly starts: ReadonlyMap<string, number>
  readonly edgeOnly: ReadonlySet<string>
}

const abbreviationWordsMax = 8
let table: FormTable | null = null

function buildTable(): FormTable {
  const phrases = new Map<string, string[]>()
  const squashed = new Map<string, string[]>()
  const starts = new Map<string, number>()
  for (const line of legalForms) {
    const split = line.indexOf('=')
    for (const member of line.slice(split + 1).split(',')) {
      const keys = member
        .split(/[ ()]+/)
        .filter((word) => word !== '')
        .map((word) => keysOf(word)[0] ?? word)
      const symbol = `form:${line.slice(0, split)}`
      addSymbol(phrases, keys.join(' '), symbol)
      if (keys.every((key) => key.length <= 4)) addSymbol(squashed, keys.join(''), symbol)
      const first = keys[0] ?? ''
      if (keys.length > 1) starts.set(first, Math.max(keys.length, starts.get(first) ?? 0))
    }
  }
  return { phrases, squashed, starts, edgeOnly: new Set(edgeForms.split(' ')) }
}

/** The key of a word in the tables: its Latin form, or its own text in another script. */
function keyOf(word: Draft): string {
  return word.script === 'Latn' ? word.form : word.text
}

interface Found {
  readonly length: number
  readonly symbols: readonly string[]
}

function findPhrase(words: readonly Draft[], start: number, forms: FormTable): Found | null {
  const most = forms.starts.get(keyOf(words[start] as Draft)) ?? 0
  for (let length = Math.min(most, words.length - start); length > 1; length -= 1) {
    const symbols = forms.phrases.get(
      words
        .slice(start, start + length)
        .map(keyOf)
        .join(' '),
    )
    if (symbols !== undefined) return { length, symbols }
  }
  return null
}

/** L.L.C., sp. z o.o., S. de R.L. de C.V.: a run of short words that spells a form. */
function findAbbreviation(words: readonly Draft[], start: number, forms: FormTable): Found | null {
  let spelled = ''
  let best: Found | null = null
  for (let index = start; index < words.length && index - start < abbreviationWordsMax; index += 1) {
    const key = keyOf(words[index] as Draft)
    if (key.length > 2) break
    spelled += key
    const symbols = index > start ? forms.squashed.get(spelled) : undefined
    if (symbols !== undefined) best = { length: index - start + 1, symbols }
  }
  return best
}

function findSingle(words: readonly Draft[], start: number, forms: FormTable): Found | null {
  const symbols = forms.phrases.get(keyOf(words[start] as Draft)) ?? forms.phrases.get((words[start] as Draft).form)
  return symbols === undefined ? null : { length: 1, symbols }
}

/**
 * Collapses legal forms. Short and ambiguous ones count only at the edge of the name; of a name whose kind is not
 * stated (`any`, perhaps a person) forms of fewer than three letters count only at its end.
 */
export function collapseLegalForms(words: readonly Draft[], kind: NameKind): Draft[] {
  table ??= buildTable()
  const collapsed: Draft[] = []
  for (let index = 0; index < words.length; ) {
    const found =
      findPhrase(words, index, table) ?? findAbbreviation(words, index, table) ?? findSingle(words, index, table)
    const length = found?.length ?? 1
    const part = words.slice(index, index + length)
    const word = length === 1 ? (part[0] as Draft) : joinDrafts(part)
    if (found !== null) {
      word.role = 'legal-form'
      word.symbols = [...found.symbols]
    }
    collapsed.push(word)
    index += length
  }
  keepOnlyEdges(collapsed, kind, table)
  return collapsed
}

/** Takes the role back from ambiguous forms that stand inside the name, and from a name that is nothing but forms. */
function keepOnlyEdges(words: readonly Draft[], kind: NameKind, forms: FormTable): void {
  let first = 0
  let last = words.length - 1
  while (last > 0 && (words[last]?.role === 'legal-form' || isAside(words[last]))) last -= 1
  while (first < last && words[first]?.role === 'legal-form') first += 1
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] as Draft
    if (word.role !== 'legal-form') continue
    const isInside = index > first && index < last
    const isShort = keyOf(word).length < 3 && kind === 'any' && index < last
    const isRevoked = (isInside && forms.edgeOnly.has(keyOf(word))) || isShort || (first === last && index === first)
    if (!isRevoked) continue
    word.role = 'name'
    word.symbols = []
  }
}

/** A word that may follow the legal form of an organisation: a number. */
function isAside(word: Draft | undefined): boolean {
  return word !== undefined && /^[0-9]+$/.test(word.form)
}

const glued = /^(.{4,}?)(aktiengesellschaft|gmbh|limited|ltda|ltd|llc|inc|corp|ag|plc|sarl|spa|srl|jsc|ojsc|pjsc)$/i

/** SiemensAG: the end of a word that is itself an unmistakable legal form, and the word before it. Null if there is none. */
export function splitGluedForm(text: string): readonly [string, string] | null {
  if (text.length > 64) return null
  const match = glued.exec(text)
  return match === null ? null : [match[1] as string, match[2] as string]
}
