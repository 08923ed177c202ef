// Which subjects have anything in common with a listed party. A pair that has nothing scores 0 by definition: a name
// scores only through a pair of identity words, joined words or whole names (`alignReadings`), and without a name only
// a shared identifier does (`comparePrepared`). So the oracle may skip it; `check-shortcut.ts` holds this to account.

import type { Form, Policy, PreparedParty, PreparedReading } from '@hindsight/engine/matching'
import { FormTable, keyOf } from './form-table.ts'
import { type Relations, relationsUnder, textsOf } from './relations.ts'

const relatedKeptMax = 4_000_000
const nobody = new Uint32Array(0)

export class RelatedSubjects {
  readonly #relations: Relations
  readonly #words = new FormTable()
  readonly #joined = new FormTable()
  readonly #wholes = new FormTable()
  /** By symbol, and by text of an identifier. */
  readonly #byText = new Map<string, Set<number>>()
  /** Subjects related to a listed word, by its form: words come again and again. */
  readonly #byWord = new Map<string, Uint32Array>()
  readonly #seen: Uint32Array
  #turn = 0
  #found: number[] = []

  constructor(subjects: readonly PreparedParty[], policy: Policy) {
    this.#relations = relationsUnder(policy.name)
    this.#seen = new Uint32Array(subjects.length)
    for (const [position, subject] of subjects.entries()) this.#file(subject, position)
  }

  /** Positions of all subjects that are related to the party at all. */
  find(party: PreparedParty): readonly number[] {
    this.#turn += 1
    this.#found = []
    for (const { reading } of party.readings) this.#findByReading(reading)
    for (const identifier of party.identifiers) {
      for (const text of textsOf(identifier)) this.#giveAll(this.#byText.get(`identifier ${text}`))
    }
    return this.#found
  }

  #file(subject: PreparedParty, position: number): void {
    for (const { reading } of subject.readings) {
      for (const { isIdentity, forms, symbols } of reading.words) {
        if (!isIdentity) continue
        for (const form of forms) this.#words.add(form, position)
        for (const symbol of symbols) this.#fileText(`symbol ${symbol}`, position)
      }
      for (const form of reading.joined.flatMap(({ forms }) => forms)) this.#joined.add(form, position)
      for (const form of reading.wholes) this.#wholes.add(form, position)
    }
    for (const identifier of subject.identifiers) {
      for (const text of textsOf(identifier)) this.#fileText(`identifier ${text}`, position)
    }
  }

  #fileText(text: string, position: number): void {
    const positions = this.#byText.get(text)
    if (positions === undefined) this.#byText.set(text, new Set([position]))
    else positions.add(position)
  }

  #findByReading({ words, joined, wholes }: PreparedReading): void {
    const { areJoined, areWholes } = this.#relations
    for (const { isIdentity, forms, symbols } of words) {
      if (!isIdentity) continue
      for (const form of forms) this.#giveAll(this.#relatedToWord(form))
      for (const symbol of symbols) this.#giveAll(this.#byText.get(`symbol ${symbol}`))
    }
    const isJoined = (ours: Form, theirs: Form): boolean => areJoined(theirs, ours)
    for (const { forms } of joined) for (const form of forms) this.#words.scan(form, isJoined, this.#give)
    for (const form of wholes) this.#wholes.scan(form, areWholes, this.#give)
  }

  #relatedToWord(form: Form): Uint32Array {
    const key = keyOf(form)
    const known = this.#byWord.get(key)
    if (known !== undefined) return known
    const related = new Set<number>()
    const give = (subject: number): void => void related.add(subject)
    this.#words.scan(form, this.#relations.areWords, give)
    this.#joined.scan(form, this.#relations.areJoined, give)
    if (this.#byWord.size >= relatedKeptMax) this.#byWord.clear()
    const kept = related.size === 0 ? nobody : Uint32Array.from(related)
    this.#byWord.set(key, kept)
    return kept
  }

  #giveAll(subjects: Iterable<number> | undefined): void {
    if (subjects !== undefined) for (const subject of subjects) this.#give(subject)
  }

  readonly #give = (subject: number): void => {
    if (this.#seen[subject] === this.#turn) return
    this.#seen[subject] = this.#turn
    this.#found.push(subject)
  }
}
