// Looks terms up in an image: exactly, by what they look and sound like, and by spelling within the edit limit.
// Together these list every term that the scorer's word relation can pair with a form (law L7).

import {
  type Form,
  freshForm,
  isPaired,
  lettersApart,
  type NameRules,
  type Relation,
  skeletonLengthMin,
  visualLengthMin,
} from '../matching/index.ts'
import { deleteHashes, deletesLimit } from './deletes.ts'
import { hashText } from './hash.ts'
import type { Sections } from './image.ts'
import { groupOf, type TermKind, termKey, termKinds, vowellessFlag } from './vocabulary.ts'

const kindBits = 7
const expansionsKeptMax = 50_000

/** What kinds of terms are wanted, and by which relation each. */
export class Wanted {
  /** By kind; undefined where the kind is not wanted. */
  readonly relations: readonly (Relation | undefined)[]
  readonly kinds: readonly TermKind[]
  readonly groups: readonly number[]
  readonly editsMax: number
  /** Names the combination among expansions that are kept. */
  readonly key: string
  /** Expansions are kept: not for joined words and whole names, which hardly come again. */
  readonly isKept: boolean

  constructor(
    limits: readonly (readonly [kind: TermKind, relation: Relation, editsMax: number])[],
    isKept: boolean,
  ) {
    this.isKept = isKept
    this.relations = Object.values(termKinds).map((kind) => limits.find(([wanted]) => wanted === kind)?.[1])
    this.kinds = limits.map(([kind]) => kind)
    this.groups = [...new Set(this.kinds.map(groupOf))]
    this.editsMax = Math.max(...limits.map(([, , editsMax]) => editsMax))
    this.key = this.kinds.join('')
  }
}

interface Expansion {
  readonly wanted: Wanted
  readonly found: Set<number>
}

type BucketName = 'exact' | 'skeleton' | 'visual' | 'deletes'

/** Members of bucket `b` stand from `start[b]` to `start[b + 1]`; the number of buckets is a power of two. */
interface Buckets {
  readonly start: Uint32Array
  readonly members: Uint32Array
}

export class TermTable {
  readonly #rules: NameRules
  readonly #termStart: Uint32Array
  readonly #termText: Uint8Array
  readonly #termFlags: Uint8Array
  readonly #visual: Uint32Array
  readonly #letters: Uint32Array
  readonly #buckets: Readonly<Record<BucketName, Buckets>>
  readonly #forms: (Form | undefined)[] = []
  readonly #expansions = new Map<string, readonly number[]>()

  constructor(sections: Sections, rules: NameRules) {
    this.#rules = rules
    this.#termStart = sections['termStart'] as Uint32Array
    this.#termText = sections['termText'] as Uint8Array
    this.#termFlags = sections['termFlags'] as Uint8Array
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

  /** The terms of the wanted kinds that are related to a form, in ascending order. */
  expand(form: Form, wanted: Wanted): readonly number[] {
    if (!wanted.isKept) return this.#expandAfresh(form, wanted)
    const key = `${form.isVowelless ? '~' : '='}${wanted.key}:${form.text}`
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
    for (const kind of wanted.kinds) {
      for (const isVowelless of [false, true]) {
        const term = this.#findExact(kind, form.text, isVowelless)
        if (term >= 0) found.add(term)
      }
    }
    if (!form.isNumber) {
      this.#addLookAlikes(form, wanted, found)
      this.#addSpelledAlike(form, wanted, found)
    }
    return [...found].sort(ascending)
  }

  /** Adds the terms of the form's skeleton and of its visual key. */
  #addLookAlikes(form: Form, wanted: Wanted, found: Set<number>): void {
    for (const group of wanted.groups) {
      for (const key of form.skeletons) {
        if (key.length < skeletonLengthMin) continue
        const { start, members } = this.#buckets.skeleton
        const bucket = hashText(key, group) & (start.length - 2)
        for (let i = start[bucket]!; i < start[bucket + 1]!; i++) this.#verify(members[i]!, form, { wanted, found })
      }
      if (form.text.length < visualLengthMin) continue
      const { start, members } = this.#buckets.visual
      const hash = hashText(form.visual, group)
      const bucket = hash & (start.length - 2)
      for (let i = start[bucket]!; i < start[bucket + 1]!; i++) {
        if (this.#visual[members[i]!] === hash) this.#verify(members[i]!, form, { wanted, found })
      }
    }
  }

  /** Adds all terms within the form's edit limit. */
  #addSpelledAlike(form: Form, wanted: Wanted, found: Set<number>): void {
    const limit = deletesLimit(form.text, wanted.editsMax)
    if (limit === 0) return
    for (const group of wanted.groups) {
      for (const hash of deleteHashes(form.text, limit, group)) this.#addFromBucket(hash, form, { wanted, found })
    }
  }

  #addFromBucket(hash: number, form: Form, expansion: Expansion): void {
    const { start, members } = this.#buckets.deletes
    const bucket = hash & (start.length - 2)
    const limit = deletesLimit(form.text, expansion.wanted.editsMax)
    for (let i = start[bucket]!; i < start[bucket + 1]!; i++) {
      if (this.#mayBeNear(members[i]!, form, limit)) this.#verify(members[i]!, form, expansion)
    }
  }

  #mayBeNear(term: number, form: Form, limit: number): boolean {
    const length = this.#termStart[term + 1]! - this.#termStart[term]!
    return Math.abs(length - form.text.length) <= limit && lettersApart(form.letters, this.#letters[term]!) <= limit
  }

  #verify(term: number, form: Form, { wanted, found }: Expansion): void {
    const relation = wanted.relations[this.#termFlags[term]! & kindBits]
    if (relation === undefined || found.has(term)) return
    if (isPaired(form, this.#formOf(term), { areRelated: relation, rules: this.#rules })) found.add(term)
  }

  #findExact(kind: TermKind, text: string, isVowelless: boolean): number {
    const { start, members } = this.#buckets.exact
    const bucket = hashText(termKey(kind, text, isVowelless)) & (start.length - 2)
    const flags = kind | (isVowelless ? vowellessFlag : 0)
    for (let i = start[bucket]!; i < start[bucket + 1]!; i++) {
      const term = members[i]!
      if (this.#termFlags[term] === flags && this.#textOf(term) === text) return term
    }
    return -1
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
      form = freshForm(this.#textOf(term), (this.#termFlags[term]! & vowellessFlag) !== 0)
      this.#forms[term] = form
    }
    return form
  }
}

const ascending = (a: number, b: number): number => a - b
