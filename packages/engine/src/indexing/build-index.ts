// Builds the candidate index of parties: one image that holds the index and the parties, written once per list version
// and read by all workers. Parties are taken one after the other, so that ten million need no object each.

import { assert } from '../base/index.ts'
import { identifierKeys, type Policy, type PreparedParty, prepareParty } from '../matching/index.ts'
import type { ListedParty } from '../model/index.ts'
import { BucketsBuilder } from './buckets.ts'
import { EntryBuilder } from './entry-builder.ts'
import { hashText } from './hash.ts'
import { packImage } from './image.ts'
import { PartyPacker } from './party-pack.ts'
import { policyKey } from './policy-key.ts'
import { VocabularyBuilder } from './vocabulary-builder.ts'

/** Builds the image of an index over all parties. Order of parties is kept; positions are stable. */
export function buildIndex(parties: Iterable<ListedParty>, policy: Policy): SharedArrayBuffer {
  const builder = new IndexBuilder(policy)
  for (const party of parties) builder.add(party)
  return builder.finish()
}

export class IndexBuilder {
  readonly #policy: Policy
  readonly #vocabulary = new VocabularyBuilder()
  readonly #entries = new EntryBuilder(this.#vocabulary)
  readonly #parties = new PartyPacker()
  readonly #identifiers = new BucketsBuilder()
  #isFinished = false

  constructor(policy: Policy) {
    this.#policy = policy
  }

  /** Adds a party behind those that were added before. */
  add(party: ListedParty): void {
    assert(!this.#isFinished, 'nothing is added to an index that is finished')
    const prepared = prepareParty(party, this.#policy)
    this.#fileIdentifiers(prepared, this.#parties.count)
    this.#parties.add(party, prepared)
    this.#entries.startParty()
    for (const { reading } of prepared.readings) this.#entries.add(reading)
  }

  /** The image: the same bytes for the same parties in the same order. */
  finish(): SharedArrayBuffer {
    this.#isFinished = true
    const sections = {
      ...this.#parties.sections(),
      ...this.#entries.sections(),
      ...this.#vocabulary.sections(),
      ...this.#identifiers.sections('identifier', 2),
    }
    return packImage(sections, policyKey(this.#policy))
  }

  #fileIdentifiers({ identifiers }: PreparedParty, position: number): void {
    const hashes = new Set<number>()
    for (const identifier of identifiers) {
      if (identifier.isDistinctive) for (const key of identifierKeys(identifier)) hashes.add(hashText(key))
    }
    for (const hash of hashes) this.#identifiers.add(hash, position)
  }
}
