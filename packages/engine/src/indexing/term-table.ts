// Looks terms up in an image: exactly, by what they look and sound like, and by spelling within the edit limit.
// Together these list every term that the scorer's word relation can pair with a form (law L7).

import { areRelated, type Form, formOf, skeletonLengthMin, visualLengthMin } from '../matching/index.ts'
import { deletesLimit, deletesOf } from './deletes.ts'
import { hashText } from './hash.ts'
import type { Sections } from './image.ts'
import { type TermKind, termKey, termKinds, vowellessFlag } from './vocabulary.ts'

const expansionsKeptMax = 50_000

/** What kinds of terms are wanted, and within how many edits each. */
export type Wanted = readonly (readonly [kind: TermKind, editsMax: number])[]

export class TermTable {
  readonly #termStart: Uint32Array
  readonly #termText: Uint8Array
  readonly #termFlags: Uint8Array
  readonly #sections: Sections
  readonly #forms: (Form | undefined)[] = []
  readonly #expansions = new Map<string, readonly number[]>()

  constructor(sections: Sections) {
    this.#sections = sections
    this.#termStart = sections['termStart'] as Uint32Array
    this.#termText = sections['termText'] as Uint8Array
    this.#termFlags = sections['termFlags'] as Uint8Array
  }

  kindOf(term: number): TermKind {
    return (this.#termFlags[term]! & 7) as TermKind
  }

  /** The terms of the wanted kinds that are related to a form, in ascending order. */
  expand(form: Form, wanted: Wanted): readonly number[] {
    const key = `${form.isVowelless ? '~' : '='}${wanted.map(([kind]) => kind).join('')}${form.text}`
    const known = this.#expansions.get(key)
    if (known !== undefined) return known
    const found = this.#expandAfresh(form, wanted)
    if (this.#expansions.size >= expansionsKeptMax) this.#expansions.clear()
    this.#expansions.set(key, found)
    return found
  }

  /** The symbol term of this text, or -1. */
  findSymbol(symbol: string): number {
    return this.#findExact(termKinds.symbol, symbol, false)
  }

  #expandAfresh(form: Form, wanted: Wanted): number[] {
    const found = new Set<number>()
    const editsOf = new Map(wanted)
    for (const [kind] of wanted) {
      for (const isVowelless of [false, true]) {
        const term = this.#findExact(kind, form.text, isVowelless)
        if (term >= 0) found.add(term)
      }
    }
    if (form.isNumber) return [...found].sort(ascending)
    for (const [bucket, key] of this.#keysOf(form, Math.max(...editsOf.values()))) {
      for (const term of this.#bucket(bucket, key)) {
        if (found.has(term)) continue
        const editsMax = editsOf.get(this.kindOf(term))
        if (editsMax !== undefined && areRelated(form, this.#formOf(term), editsMax)) found.add(term)
      }
    }
    return [...found].sort(ascending)
  }

  *#keysOf(form: Form, editsMax: number): Generator<readonly [string, string]> {
    if (form.skeleton.length >= skeletonLengthMin) yield ['skeleton', form.skeleton]
    if (form.text.length >= visualLengthMin) yield ['visual', form.visual]
    const limit = deletesLimit(form.text, editsMax)
    if (limit > 0) for (const key of deletesOf(form.text, limit)) yield ['deletes', key]
  }

  #findExact(kind: TermKind, text: string, isVowelless: boolean): number {
    for (const term of this.#bucket('exact', termKey(kind, text, isVowelless))) {
      const flags = kind | (isVowelless ? vowellessFlag : 0)
      if (this.#termFlags[term] === flags && this.#textOf(term) === text) return term
    }
    return -1
  }

  #bucket(name: string, key: string): Uint32Array {
    const start = this.#sections[`${name}Start`] as Uint32Array
    const bucket = hashText(key) & (start.length - 2)
    return (this.#sections[`${name}Term`] as Uint32Array).subarray(start[bucket]!, start[bucket + 1]!)
  }

  #textOf(term: number): string {
    let text = ''
    for (let i = this.#termStart[term]!; i < this.#termStart[term + 1]!; i++) {
      text += String.fromCharCode(this.#termText[i]!)
    }
    return text
  }

  #formOf(term: number): Form {
    let form = this.#forms[term]
    if (form === undefined) {
      form = formOf(this.#textOf(term), (this.#termFlags[term]! & vowellessFlag) !== 0)
      this.#forms[term] = form
    }
    return form
  }
}

const ascending = (a: number, b: number): number => a - b
