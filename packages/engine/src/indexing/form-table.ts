// Lists the Latin forms of an index that are related to a given one: by text, look, skeleton or a few edits, and the
// words that two words written as one may stand for. Complete for the scorer's relations (law L7; ADR 0005).

import {
  areJoinable,
  areLoans,
  areWordsAlike,
  editLimit,
  type Form,
  formOfKey,
  joinLengthApart,
  lettersApart,
  type NameRules,
  skeletonLengthMin,
  visualLengthMin,
  type WordRules,
  type WordSimilarity,
  wordSimilarity,
} from '../matching/index.ts'
import { EditPattern, patternLettersMax } from '../text/index.ts'
import { Buckets } from './buckets.ts'
import { nearHashes } from './deletes.ts'
import { hashText } from './hash.ts'
import type { Sections } from './image.ts'
import { TextTable } from './text-table.ts'
import { otherSide } from './vocabulary.ts'

/** Forms whose kin is kept: names come again in other places and other roles. */
const keptMax = 50_000

/** Forms of the index, and how alike each is with the one that was asked for. */
export interface AlikeForms {
  readonly forms: readonly number[]
  readonly similarities: readonly WordSimilarity[]
}

export class FormTable {
  readonly #wordRules: WordRules
  /** The same of forms that nothing but a borrowing can relate. */
  readonly #loanRules: WordRules
  readonly #texts: TextTable
  readonly #letters: Uint32Array
  readonly #exact: Buckets
  readonly #skeleton: Buckets
  readonly #visual: Buckets
  readonly #deletes: Buckets
  readonly #loans: Buckets
  readonly #forms: (Form | undefined)[] = []
  /** By form: the last query that verified it, and the last that found it filed nearby. */
  readonly #seen: Uint32Array
  readonly #missed: Uint32Array
  #query = 0
  readonly #kept = new Map<Form, AlikeForms>()

  constructor(sections: Sections, rules: NameRules) {
    this.#wordRules = { areRelated: areWordsAlike, rules }
    this.#loanRules = { areRelated: areLoans, rules }
    this.#texts = new TextTable(sections, 'form')
    this.#letters = sections['formLetters'] as Uint32Array
    this.#exact = new Buckets(sections, 'exact')
    this.#skeleton = new Buckets(sections, 'skeleton')
    this.#visual = new Buckets(sections, 'visual')
    this.#deletes = new Buckets(sections, 'deletes')
    this.#loans = new Buckets(sections, 'loan')
    this.#seen = new Uint32Array(this.#texts.count)
    this.#missed = new Uint32Array(this.#texts.count)
  }

  form(number: number): Form {
    let form = this.#forms[number]
    if (form === undefined) {
      const key = this.#texts.text(number)
      form = formOfKey(key)
      this.#forms[number] = form
    }
    return form
  }

  /** The forms that `form` is paired with as a word. */
  alike(form: Form): AlikeForms {
    const known = this.#kept.get(form)
    if (known !== undefined) return known
    const found = this.#findAlike(form)
    if (this.#kept.size >= keptMax) this.#kept.clear()
    this.#kept.set(form, found)
    return found
  }

  #findAlike(form: Form): AlikeForms {
    this.#query = nextQuery(this.#query, this.#seen, this.#missed)
    const found = { forms: [], similarities: [] }
    const query = { form, found, rules: this.#wordRules }
    this.#verifyAll(this.#exact.membersOf(hashText(form.text)), query)
    if (form.isNumber) return found
    for (const key of form.skeletons) {
      if (key.length >= skeletonLengthMin) this.#verifyAll(this.#skeleton.membersOf(hashText(key)), query)
    }
    if (form.text.length >= visualLengthMin) this.#verifyAll(this.#visual.membersOf(hashText(form.visual)), query)
    if (editLimit(form.text.length, form.text.length) > 0) this.#verifyAll(this.#near(form), query)
    // Last: what is related by anything else has been looked at.
    const loans = { form, found, rules: this.#loanRules }
    for (const key of form.loanKeys) this.#verifyAll(this.#loans.membersOf(hashText(otherSide(form) + key)), loans)
    return found
  }

  /** Adds the forms that two words written as `joined` may be; how alike they are is for the scorer to say. */
  addJoined(joined: Form, found: Set<number>): void {
    for (const key of joined.joinKeys) {
      const isText = key.startsWith('=')
      for (const number of isText
        ? this.#exact.membersOf(hashText(joined.text))
        : this.#skeleton.membersOf(hashText(key))) {
        if (Math.abs(this.#length(number) - joined.text.length) > joinLengthApart) continue
        if (areJoinable(joined, this.form(number))) found.add(number)
      }
    }
  }

  /** The forms within the edits that are allowed between words. */
  #near({ text, letters }: Form): readonly number[] {
    const filed: number[] = []
    for (const hash of nearHashes(text, editLimit(text.length, text.length))) this.#deletes.collect(hash, filed)
    const pattern = text.length <= patternLettersMax ? new EditPattern(text) : null
    return filed.filter((number) => {
      if (this.#seen[number] === this.#query || this.#missed[number] === this.#query) return false
      this.#missed[number] = this.#query
      const limit = editLimit(text.length, this.#length(number))
      if (lettersApart(letters, this.#letters[number]!) > limit) return false
      return pattern === null || pattern.isWithin(limit, this.#texts.bytes, this.#placeOf(number))
    })
  }

  #length(number: number): number {
    return this.#texts.length(number) - 1
  }

  /** Where the letters of a form stand, behind its mark. */
  #placeOf(number: number): { start: number; end: number } {
    const { start, end } = this.#texts.place(number)
    return { start: start + 1, end }
  }

  #verifyAll(numbers: readonly number[], { form, found, rules }: Query): void {
    for (const number of numbers) {
      if (this.#seen[number] === this.#query) continue
      this.#seen[number] = this.#query
      const similarity = wordSimilarity(form, this.form(number), rules)
      if (similarity.similarity === 0) continue
      found.forms.push(number)
      found.similarities.push(similarity)
    }
  }
}

interface Query {
  readonly form: Form
  readonly found: { readonly forms: number[]; readonly similarities: WordSimilarity[] }
  readonly rules: WordRules
}

/** Marks of a query are its number, so that they need no wiping until the numbers are used up. */
function nextQuery(query: number, ...marks: readonly Uint32Array[]): number {
  if (query < 2 ** 32 - 1) return query + 1
  for (const each of marks) each.fill(0)
  return 1
}
