// Looks terms up in an image: exactly, by what they look and sound like, and by spelling within the edit limit.
// Together these list every term that the scorer's word relation can pair with a form (law L7).

import {
  areRelated,
  editLimitMax,
  type Form,
  formOf,
  lettersApart,
  skeletonLengthMin,
  visualLengthMin,
} from '../matching/index.ts'
import { deleteHashes, deletesLimit } from './deletes.ts'
import { hashText } from './hash.ts'
import type { Sections } from './image.ts'
import { type TermKind, termKey, termKinds, vowellessFlag } from './vocabulary.ts'

const expansionsKeptMax = 50_000

/** What kinds of terms are wanted, and within how many edits each. */
export type Wanted = readonly (readonly [kind: TermKind, editsMax: number])[]

type BucketName = 'exact' | 'skeleton' | 'visual' | 'deletes'

/** Members of bucket `b` stand from `start[b]` to `start[b + 1]`; the number of buckets is a power of two. */
interface Buckets {
  readonly start: Uint32Array
  readonly members: Uint32Array
}

export class TermTable {
  readonly #termStart: Uint32Array
  readonly #termText: Uint8Array
  readonly #termFlags: Uint8Array
  readonly #skeleton: Uint32Array
  readonly #visual: Uint32Array
  readonly #letters: Uint32Array
  readonly #buckets: Readonly<Record<BucketName, Buckets>>
  readonly #forms: (Form | undefined)[] = []
  readonly #expansions = new Map<string, readonly number[]>()

  constructor(sections: Sections) {
    this.#termStart = sections['termStart'] as Uint32Array
    this.#termText = sections['termText'] as Uint8Array
    this.#termFlags = sections['termFlags'] as Uint8Array
    this.#skeleton = sections['termSkeleton'] as Uint32Array
    this.#visual = sections['termVisual'] as Uint32Array
    this.#letters = sections['termLetters'] as Uint32Array
    const buckets = (name: BucketName): Buckets => ({
      start: sections[`${name}Start`] as Uint32Array,
      members: sections[`${name}Term`] as Uint32Array,
    })
    this.#buckets = {
      exact: buckets('exact'),
      skeleton: buckets('skeleton'),
      visual: buckets('visual'),
      deletes: buckets('deletes'),
    }
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
    const verify = (term: number): void => {
      const editsMax = editsOf.get(this.kindOf(term))
      if (editsMax !== undefined && areRelated(form, this.#formOf(term), editsMax)) found.add(term)
    }
    this.#lookAlikes(form, verify)
    this.#spelledAlike(form, Math.max(...editsOf.values()), verify)
    return [...found].sort(ascending)
  }

  /** Calls back with the terms of the form's skeleton and of its visual key. */
  #lookAlikes(form: Form, verify: (term: number) => void): void {
    if (form.skeleton.length >= skeletonLengthMin) {
      const hash = hashText(form.skeleton)
      for (const term of this.#bucket('skeleton', hash)) if (this.#skeleton[term] === hash) verify(term)
    }
    if (form.text.length >= visualLengthMin) {
      const hash = hashText(form.visual)
      for (const term of this.#bucket('visual', hash)) if (this.#visual[term] === hash) verify(term)
    }
  }

  /** Calls back with all terms within the form's edit limit, and with few others. */
  #spelledAlike(form: Form, editsMax: number, verify: (term: number) => void): void {
    const limit = deletesLimit(form.text, editsMax)
    if (limit === 0) return
    const { length } = form.text
    for (const hash of deleteHashes(form.text, limit)) {
      for (const term of this.#bucket('deletes', hash)) {
        const isNear = Math.abs(this.#termStart[term + 1]! - this.#termStart[term]! - length) <= limit
        if (isNear && lettersApart(form.letters, this.#letters[term]!) <= editLimitMax) verify(term)
      }
    }
  }

  #findExact(kind: TermKind, text: string, isVowelless: boolean): number {
    for (const term of this.#bucket('exact', hashText(termKey(kind, text, isVowelless)))) {
      const flags = kind | (isVowelless ? vowellessFlag : 0)
      if (this.#termFlags[term] === flags && this.#textOf(term) === text) return term
    }
    return -1
  }

  *#bucket(name: BucketName, hash: number): Generator<number> {
    const { start, members } = this.#buckets[name]
    const bucket = hash & (start.length - 2)
    for (let i = start[bucket]!; i < start[bucket + 1]!; i++) yield members[i]!
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
