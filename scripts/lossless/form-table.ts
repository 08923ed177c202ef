// Forms of all subjects in columns. A listed form is compared with every one of them: first by numbers that no related
// pair can differ in, then by the relation itself. No look-up by key, so that what the index may miss is seen here.

import type { Form } from '@hindsight/engine/matching'
import type { FormRelation } from './relations.ts'

/** Most letters by which related forms differ in length, and most edits, unless they look or sound alike. */
const apartMax = 2

export class FormTable {
  readonly #forms: Form[] = []
  readonly #subjects: Set<number>[] = []
  readonly #known = new Map<string, number>()
  readonly #visuals = new Map<string, number>()
  #columns: Columns | null = null

  get size(): number {
    return this.#forms.length
  }

  /** Says that a subject has this form. */
  add(form: Form, subject: number): void {
    const key = keyOf(form)
    let at = this.#known.get(key)
    if (at === undefined) {
      at = this.#forms.length
      this.#known.set(key, at)
      this.#forms.push(form)
      this.#subjects.push(new Set())
    }
    this.#subjects[at]!.add(subject)
    this.#columns = null
  }

  /** Gives every subject with a form that is related to the listed one, some more than once. */
  scan(listed: Form, isRelated: FormRelation, give: (subject: number) => void): void {
    this.#columns ??= this.#layOut()
    const { lengths, letters, visuals, skeletons } = this.#columns
    const visual = this.#visuals.get(listed.visual) ?? -1
    const bits = skeletonBits(listed)
    const length = listed.text.length
    for (let at = 0; at < lengths.length; at++) {
      const apart = lengths[at]! - length
      const isNear = apart <= apartMax && apart >= -apartMax && lettersApart(letters[at]! ^ listed.letters) <= apartMax
      const mayBe = isNear || visuals[at] === visual || (skeletons[at]! & bits) !== 0
      if (!mayBe || !isRelated(this.#forms[at]!, listed)) continue
      for (const subject of this.#subjects[at]!) give(subject)
    }
  }

  #layOut(): Columns {
    const count = this.#forms.length
    const columns: Columns = {
      lengths: new Int32Array(count),
      letters: new Int32Array(count),
      visuals: new Int32Array(count),
      skeletons: new Int32Array(count),
    }
    for (const [at, form] of this.#forms.entries()) {
      const { text, letters, visual } = form
      columns.lengths[at] = text.length
      columns.letters[at] = letters
      columns.visuals[at] = numberOf(visual, this.#visuals)
      columns.skeletons[at] = skeletonBits(form)
    }
    return columns
  }
}

interface Columns {
  readonly lengths: Int32Array
  readonly letters: Int32Array
  /** Equal texts have equal numbers. */
  readonly visuals: Int32Array
  /** Forms that share a skeleton or a loan key share a bit. */
  readonly skeletons: Int32Array
}

function skeletonBits({ skeletons, loanKeys }: Form): number {
  let bits = 0
  for (const skeleton of [...skeletons, ...loanKeys]) {
    let hash = 7
    for (let i = 0; i < skeleton.length; i++) hash = (Math.imul(hash, 31) + skeleton.charCodeAt(i)) | 0
    bits |= 1 << ((hash ^ (hash >>> 11)) & 31)
  }
  return bits
}

export function keyOf(form: Form): string {
  // Two words written as one may have other skeletons than one word of the same letters.
  return `${form.loanSource ?? ''}${form.isVowelless ? '~' : '='}${form.text} ${form.skeletons.join(' ')}`
}

function numberOf(text: string, numbers: Map<string, number>): number {
  let number = numbers.get(text)
  if (number === undefined) {
    number = numbers.size
    numbers.set(text, number)
  }
  return number
}

/** Fewest edits between forms whose sets of letters differ in these bits. */
function lettersApart(bits: number): number {
  let rest = bits - ((bits >>> 1) & 0x55555555)
  rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333)
  return ((Math.imul((rest + (rest >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24) + 1) >> 1
}
