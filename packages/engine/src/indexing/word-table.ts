// The distinct words of an index, and for a word of a subject every one of them that the scorer would pair it with, with
// the similarity that the scorer finds. What was asked once is kept.

import {
  compareKnownWords,
  compareWords,
  type Form,
  isSyllable,
  joinLengthApart,
  type NameRules,
  noSimilarity,
  type PairReason,
  type PreparedWord,
  type WordSimilarity,
  weightOfForms,
  wordOf,
} from '../matching/index.ts'
import { Buckets } from './buckets.ts'
import { joinHash } from './entry-builder.ts'
import type { Filed } from './filed.ts'
import { FormTable } from './form-table.ts'
import { hashText } from './hash.ts'
import type { Sections } from './image.ts'
import { TextTable } from './text-table.ts'
import { roleOfCode } from './vocabulary.ts'

/** Words that a word of a subject is paired with, and how alike they are. */
export interface RelatedWords {
  readonly words: Uint32Array
  readonly reasons: readonly PairReason[]
  readonly similarities: Float64Array
  /** Where two neighbours in an entry are filed that may be the word, written as one. */
  readonly joinHashes: readonly number[]
  /** Some of them are not filed, since they only support. */
  readonly hasUnfiled: boolean
  /** The greatest of the similarities; 0 where there are none. */
  readonly best: number
  /** Entries that hold a related word that carries identity. */
  readonly postingCount: number
}

const relatedKeptMax = 50_000

export class WordTable {
  readonly #rules: NameRules
  readonly #filed: Filed
  readonly #forms: FormTable
  readonly #symbolTexts: TextTable
  readonly #symbolBuckets: Buckets
  readonly #sections: WordSections
  readonly #words: (PreparedWord | undefined)[] = []
  readonly #related = new Map<PreparedWord, RelatedWords>()
  #initials: ReadonlyMap<string, number[]> | null = null

  constructor(sections: Sections, { rules, filed }: { readonly rules: NameRules; readonly filed: Filed }) {
    this.#rules = rules
    this.#filed = filed
    this.#forms = new FormTable(sections, rules)
    this.#symbolTexts = new TextTable(sections, 'symbol')
    this.#symbolBuckets = new Buckets(sections, 'symbol')
    this.#sections = sections as unknown as WordSections
  }

  get count(): number {
    return this.#sections.wordRole.length
  }

  word(number: number): PreparedWord {
    let word = this.#words[number]
    if (word === undefined) {
      word = this.#read(number)
      this.#words[number] = word
    }
    return word
  }

  weight(number: number): number {
    return this.word(number).weight
  }

  postingCount(numbers: Uint32Array): number {
    const { postingStart } = this.#sections
    let count = 0
    for (const number of numbers) count += postingStart[number + 1]! - postingStart[number]!
    return count
  }

  /** The words that the scorer pairs with `word`; where `word` is an initial, without those that it may stand for. */
  related(word: PreparedWord): RelatedWords {
    const known = this.#related.get(word)
    if (known !== undefined) return known
    const found = this.#compareAll(word, this.#mayRelate(word))
    if (this.#related.size >= relatedKeptMax) this.#related.clear()
    this.#related.set(word, found)
    return found
  }

  /** The words, all carrying identity, that two words written as one of these forms may stand for. */
  joined(forms: readonly Form[]): readonly number[] {
    const found = new Set<number>()
    for (const form of forms) this.#forms.addJoined(form, found)
    return [...this.#wordsOfForms(found)].filter((number) => this.word(number).isIdentity)
  }

  /** The words that may be related, with the best similarity of their forms. */
  #mayRelate(word: PreparedWord): Map<number, WordSimilarity> {
    const best = new Map<number, WordSimilarity>()
    for (const form of word.forms) {
      const { forms, similarities } = this.#forms.alike(form)
      for (const [i, found] of forms.entries()) this.#addWordsOfForm(found, similarities[i]!, best)
    }
    for (const symbol of word.symbols) this.#addWordsOfSymbol(symbol, best)
    if (!word.isInitial) this.#addInitials(word, best)
    return best
  }

  #addWordsOfForm(form: number, similarity: WordSimilarity, best: Map<number, WordSimilarity>): void {
    const { formWordStart, formWordMember } = this.#sections
    for (let at = formWordStart[form]!; at < formWordStart[form + 1]!; at++) {
      const number = formWordMember[at]!
      if (similarity.similarity > (best.get(number)?.similarity ?? 0)) best.set(number, similarity)
    }
  }

  /** Initials, and beginnings of words that were cut off, that a full word may have. */
  #addInitials(word: PreparedWord, words: Map<number, WordSimilarity>): void {
    this.#initials ??= this.#listInitials()
    for (const { text } of word.forms) {
      for (let length = 1; length <= text.length; length++) {
        for (const number of this.#initials.get(text.slice(0, length)) ?? []) addUnlike(words, number)
      }
    }
  }

  #listInitials(): ReadonlyMap<string, number[]> {
    const initials = new Map<string, number[]>()
    for (let number = 0; number < this.count; number++) {
      if (roleOfCode(this.#sections.wordRole[number]!) !== 'initial') continue
      for (const { text } of this.word(number).forms) {
        const known = initials.get(text)
        if (known === undefined) initials.set(text, [number])
        else known.push(number)
      }
    }
    return initials
  }

  #wordsOfForms(forms: Iterable<number>): Set<number> {
    const { formWordStart, formWordMember } = this.#sections
    const words = new Set<number>()
    for (const form of forms) {
      for (let i = formWordStart[form]!; i < formWordStart[form + 1]!; i++) words.add(formWordMember[i]!)
    }
    return words
  }

  #addWordsOfSymbol(symbol: string, words: Map<number, WordSimilarity>): void {
    const { symbolWordStart, symbolWordMember } = this.#sections
    for (const number of this.#symbolBuckets.membersOf(hashText(symbol))) {
      if (this.#symbolTexts.text(number) !== symbol) continue
      for (let j = symbolWordStart[number]!; j < symbolWordStart[number + 1]!; j++)
        addUnlike(words, symbolWordMember[j]!)
    }
  }

  #compareAll(word: PreparedWord, candidates: ReadonlyMap<number, WordSimilarity>): RelatedWords {
    const words: number[] = []
    const similarities: number[] = []
    const reasons: PairReason[] = []
    let best = 0
    let hasUnfiled = false
    for (const number of [...candidates.keys()].sort(ascending)) {
      const theirs = this.word(number)
      const { similarity, reason } = this.#compare(word, theirs, candidates.get(number)!)
      if (similarity === 0) continue
      reasons.push(reason)
      words.push(number)
      similarities.push(similarity)
      if (!theirs.isInitial) {
        best = Math.max(best, similarity)
        hasUnfiled ||= !theirs.isIdentity
      }
    }
    const numbers = Uint32Array.from(words)
    return {
      words: numbers,
      reasons,
      similarities: Float64Array.from(similarities),
      joinHashes: joinHashesOf(word),
      hasUnfiled,
      best,
      postingCount: this.postingCount(numbers),
    }
  }

  #compare(word: PreparedWord, theirs: PreparedWord, best: WordSimilarity): WordSimilarity {
    const [ours, their] = this.#filed === 'parties' ? [word, theirs] : [theirs, word]
    // What is known of forms is known as of words.
    if (isSyllable(word) || isSyllable(theirs)) return compareWords(ours, their, this.#rules)
    return compareKnownWords(ours, their, { best, rules: this.#rules })
  }

  #read(number: number): PreparedWord {
    const { wordFormStart, wordFormValue, wordSymbolStart, wordSymbolValue, wordRole } = this.#sections
    const forms = [...wordFormValue.subarray(wordFormStart[number]!, wordFormStart[number + 1]!)]
    const symbols = [...wordSymbolValue.subarray(wordSymbolStart[number]!, wordSymbolStart[number + 1]!)]
    const read = forms.map((form) => this.#forms.form(form))
    const role = roleOfCode(wordRole[number]!)
    const texts = read.map(({ text }) => text)
    return wordOf({
      text: texts[0]!,
      forms: read,
      symbols: symbols.map((symbol) => this.#symbolTexts.text(symbol)),
      role,
      weight: weightOfForms(texts, role, this.#rules),
    })
  }
}

interface WordSections {
  readonly wordRole: Uint8Array
  readonly wordFormStart: Uint32Array
  readonly wordFormValue: Uint32Array
  readonly wordSymbolStart: Uint32Array
  readonly wordSymbolValue: Uint32Array
  readonly formWordStart: Uint32Array
  readonly formWordMember: Uint32Array
  readonly symbolWordStart: Uint32Array
  readonly symbolWordMember: Uint32Array
  readonly postingStart: Uint32Array
}

function addUnlike(words: Map<number, WordSimilarity>, number: number): void {
  if (!words.has(number)) words.set(number, noSimilarity)
}

/** Where two neighbours of theirs are filed that may be this word of ours. */
function joinHashesOf(word: PreparedWord): readonly number[] {
  const hashes = new Set<number>()
  for (const form of word.forms) {
    const { length } = form.text
    for (const key of form.joinKeys) {
      for (let theirs = length - joinLengthApart; theirs <= length + joinLengthApart; theirs++) {
        hashes.add(joinHash(key, theirs))
      }
    }
  }
  return [...hashes]
}

const ascending = (a: number, b: number): number => a - b
