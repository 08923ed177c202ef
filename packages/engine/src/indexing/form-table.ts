// Lists the Latin forms of an index that are related to a given one: by text, look, skeleton or a few edits, and the
// words that two words written as one may stand for. Complete for the scorer's relations (law L7; ADR 0005).

import {
  areJoinable,
  areWordsAlike,
  editLimit,
  type Form,
  freshForm,
  isPaired,
  joinKeys,
  joinLengthApart,
  lettersApart,
  type NameRules,
  type Relation,
  skeletonLengthMin,
  visualLengthMin,
} from '../matching/index.ts'
import { Buckets } from './buckets.ts'
import { deleteHashes } from './deletes.ts'
import { hashText } from './hash.ts'
import type { Sections } from './image.ts'
import { TextTable } from './text-table.ts'
import { vowellessFlag } from './vocabulary.ts'

export class FormTable {
  readonly #rules: NameRules
  readonly #texts: TextTable
  readonly #letters: Uint32Array
  readonly #exact: Buckets
  readonly #skeleton: Buckets
  readonly #visual: Buckets
  readonly #deletes: Buckets
  readonly #forms: (Form | undefined)[] = []

  constructor(sections: Sections, rules: NameRules) {
    this.#rules = rules
    this.#texts = new TextTable(sections, 'form')
    this.#letters = sections['formLetters'] as Uint32Array
    this.#exact = new Buckets(sections, 'exact')
    this.#skeleton = new Buckets(sections, 'skeleton')
    this.#visual = new Buckets(sections, 'visual')
    this.#deletes = new Buckets(sections, 'deletes')
  }

  form(number: number): Form {
    let form = this.#forms[number]
    if (form === undefined) {
      const key = this.#texts.text(number)
      form = freshForm(key.slice(1), key.startsWith(vowellessFlag))
      this.#forms[number] = form
    }
    return form
  }

  /** Adds the forms that `form` is related to as a word; how alike they are is for the scorer to say. */
  addAlike(form: Form, found: Set<number>): void {
    const query = { form, isRelated: areWordsAlike, found }
    this.#addBucket(this.#exact, hashText(form.text), query)
    if (form.isNumber) return
    for (const key of form.skeletons) {
      if (key.length >= skeletonLengthMin) this.#addBucket(this.#skeleton, hashText(key), query)
    }
    if (form.text.length >= visualLengthMin) this.#addBucket(this.#visual, hashText(form.visual), query)
    const limit = editLimit(form.text.length, form.text.length)
    if (limit > 0) this.#addNear(limit, query)
  }

  /** Adds the forms that two words written as `joined` are paired with. */
  addJoined(joined: Form, found: Set<number>): void {
    const isRelated = (a: Form, b: Form): boolean => isPaired(a, b, { areRelated: areJoinable, rules: this.#rules })
    const query = { form: joined, isRelated, found }
    this.#addBucket(this.#exact, hashText(joined.text), query)
    for (const key of joinKeys(joined)) {
      if (key.startsWith('=')) continue
      for (const number of this.#skeleton.membersOf(hashText(key))) {
        const apart = Math.abs(this.#texts.length(number) - 1 - joined.text.length)
        if (apart <= joinLengthApart) this.#verify(number, query)
      }
    }
  }

  #addBucket(buckets: Buckets, hash: number, query: Query): void {
    for (const number of buckets.membersOf(hash)) this.#verify(number, query)
  }

  #addNear(limit: number, query: Query): void {
    const { text, letters } = query.form
    const near: number[] = []
    for (const hash of deleteHashes(text, limit)) this.#deletes.collect(hash, near)
    for (const number of near) {
      if (lettersApart(letters, this.#letters[number]!) > limit) continue
      if (Math.abs(this.#texts.length(number) - 1 - text.length) <= limit) this.#verify(number, query)
    }
  }

  #verify(number: number, { form, isRelated, found }: Query): void {
    if (!found.has(number) && isRelated(form, this.form(number))) found.add(number)
  }
}

interface Query {
  readonly form: Form
  readonly isRelated: Relation
  readonly found: Set<number>
}
