// Collects the distinct words of listed names and the distinct Latin forms that they are written in, and files each
// form under everything by which it may be found: its text, its look, its skeletons, and what a few edits leave of it.

import { assert } from '../base/index.ts'
import {
  editLimit,
  type Form,
  formKey,
  formOfKey,
  type PreparedWord,
  skeletonLengthMin,
  visualLengthMin,
} from '../matching/index.ts'
import { BucketsBuilder, ListsBuilder, turnedLists } from './buckets.ts'
import { deleteHashes } from './deletes.ts'
import { GrowableBytes, GrowableUint32 } from './growable.ts'
import { hashText } from './hash.ts'
import type { Sections } from './image.ts'
import { codeOfRole, ownSide, wordsOfIndexMax } from './vocabulary.ts'

export class VocabularyBuilder {
  readonly #wordNumbers = new Map<string, number>()
  readonly #wordRoles = new GrowableBytes()
  readonly #wordForms = new ListsBuilder()
  readonly #wordSymbols = new ListsBuilder()
  readonly #forms = new Texts()
  readonly #symbols = new Texts()
  readonly #formOfPair = new GrowableUint32()
  readonly #wordOfFormPair = new GrowableUint32()
  readonly #symbolOfPair = new GrowableUint32()
  readonly #wordOfSymbolPair = new GrowableUint32()

  /** The number of a word: equal for words that no comparison can tell apart. */
  add(word: PreparedWord): number {
    const key = keyOf(word)
    const known = this.#wordNumbers.get(key)
    if (known !== undefined) return known
    const number = this.#wordNumbers.size
    assert(number < wordsOfIndexMax, 'an index has at most 8 million distinct words')
    this.#wordNumbers.set(key, number)
    this.#wordRoles.push(codeOfRole(word.role))
    const forms = word.forms.map((form) => this.#forms.add(formKey(form.text, form)))
    const symbols = word.symbols.map((symbol) => this.#symbols.add(symbol))
    this.#wordForms.add(forms)
    this.#wordSymbols.add(symbols)
    for (const form of new Set(forms)) {
      this.#formOfPair.push(form)
      this.#wordOfFormPair.push(number)
    }
    for (const symbol of new Set(symbols)) {
      this.#symbolOfPair.push(symbol)
      this.#wordOfSymbolPair.push(number)
    }
    return number
  }

  get wordCount(): number {
    return this.#wordNumbers.size
  }

  sections(): Sections {
    const forms = this.#forms.texts.map(formOfKey)
    const ofForms = { owners: this.#wordOfFormPair.view(), values: this.#formOfPair.view() }
    const ofSymbols = { owners: this.#wordOfSymbolPair.view(), values: this.#symbolOfPair.view() }
    return {
      wordRole: this.#wordRoles.view().slice(),
      ...this.#wordForms.sections('wordForm'),
      ...this.#wordSymbols.sections('wordSymbol'),
      ...turnedLists('formWord', ofForms, forms.length),
      ...turnedLists('symbolWord', ofSymbols, this.#symbols.texts.length),
      ...packTexts('form', this.#forms.texts),
      ...packTexts('symbol', this.#symbols.texts),
      ...fileSymbols(this.#symbols.texts),
      ...fileForms(forms),
    }
  }
}

function keyOf({ role, weight, forms, symbols }: PreparedWord): string {
  let key = `${role}${weight}`
  for (const form of forms) key += ` ${formKey(form.text, form)}`
  for (const symbol of symbols) key += `|${symbol}`
  return key
}

class Texts {
  readonly texts: string[] = []
  readonly #numbers = new Map<string, number>()

  add(text: string): number {
    const known = this.#numbers.get(text)
    if (known !== undefined) return known
    this.#numbers.set(text, this.texts.length)
    return this.texts.push(text) - 1
  }
}

function packTexts(name: string, texts: readonly string[]): Sections {
  const encoder = new TextEncoder()
  const start = new Uint32Array(texts.length + 1)
  const bytes = new GrowableBytes()
  for (const [i, text] of texts.entries()) {
    bytes.append(encoder.encode(text))
    start[i + 1] = bytes.length
  }
  return { [`${name}TextStart`]: start, [`${name}Text`]: bytes.view().slice() }
}

function fileSymbols(symbols: readonly string[]): Sections {
  const exact = new BucketsBuilder()
  for (const [number, symbol] of symbols.entries()) exact.add(hashText(symbol), number)
  return exact.sections('symbol', 2)
}

function fileForms(forms: readonly Form[]): Sections {
  const [exact, skeleton, visual, deletes, loan] = [
    new BucketsBuilder(),
    new BucketsBuilder(),
    new BucketsBuilder(),
    new BucketsBuilder(),
    new BucketsBuilder(),
  ]
  const letters = new Uint32Array(forms.length)
  for (const [number, form] of forms.entries()) {
    const { text } = form
    letters[number] = form.letters
    exact.add(hashText(text), number)
    if (form.isNumber) continue
    for (const key of form.skeletons) if (key.length >= skeletonLengthMin) skeleton.add(hashText(key), number)
    if (text.length >= visualLengthMin) visual.add(hashText(form.visual), number)
    const limit = editLimit(text.length, text.length)
    for (const key of form.loanKeys) loan.add(hashText(ownSide(form) + key), number)
    if (limit > 0) for (const hash of new Set(deleteHashes(text, limit))) deletes.add(hash, number)
  }
  return {
    formLetters: letters,
    ...exact.sections('exact', 2),
    ...skeleton.sections('skeleton', 2),
    ...visual.sections('visual', 4),
    ...deletes.sections('deletes', 8),
    ...loan.sections('loan', 4),
  }
}
