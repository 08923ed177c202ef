// Who could match whom: finds, for a subject, every listed party whose comparison can reach the name floor or shares
// an identifier, and compares them. Nothing is capped and nothing is skipped (law L7); why is proven in ADR 0005.

import { assert, compareText } from '../base/index.ts'
import {
  areComparable,
  type Comparison,
  comparePrepared,
  evidenceCeiling,
  highestCeiling,
  identifierKeys,
  type Policy,
  type PreparedParty,
  pointsFor,
  prepareParty,
  type StatedEvidence,
  similarityFor,
  statedEvidence,
} from '../matching/index.ts'
import type { Identifying, ListedParty } from '../model/index.ts'
import { Buckets } from './buckets.ts'
import { EntrySearch } from './entry-search.ts'
import type { Filed } from './filed.ts'
import { hashText } from './hash.ts'
import { type Sections, unpackImage } from './image.ts'
import { hasLooseDate, marksOf, partyKeyHash, schemaOf, unpackEvidence, unpackParty } from './party-pack.ts'
import { policyKey } from './policy-key.ts'
import { WordTable } from './word-table.ts'
import { BudgetExceededError, WorkBudget } from './work-budget.ts'

export interface IndexHit {
  readonly party: ListedParty
  readonly comparison: Comparison
}

export interface IndexExamination {
  readonly hits: readonly IndexHit[]
  /** Names too long to be compared whole; with one of these and no hit, nothing is cleared. */
  readonly cutNames: readonly string[]
  /** The examination was given up, and has no hits: nothing can be said of the subject. */
  readonly isOverBudget: boolean
}

export interface SearchOptions {
  /** Score that a hit must reach; the policy's threshold unless given. Not below the policy's lowest. */
  readonly threshold?: number
  /** Parties at these positions are not there any more. */
  readonly removed?: ReadonlySet<number>
  /** Most work of an examination, in listed names looked at; without it, none is given up. */
  readonly workMax?: number
}

const partiesKeptMax = 20_000
/** The least similarity that a search asks for, where a policy asks for none. */
const leastSimilarity = 1e-6

export interface OpenOptions {
  /** Recompute the checksum: for an image that was read from a file. */
  readonly verify?: boolean
  /** Which side of a comparison the index holds; the other is asked for. Listed parties unless given. */
  readonly filed?: Filed
}

/** Opens an image. Throws `IndexImageError` when it is damaged or was built by another engine or policy. */
export function openIndex(
  image: SharedArrayBuffer | ArrayBuffer,
  policy: Policy,
  { verify = false, filed = 'parties' }: OpenOptions = {},
): PartyIndex {
  return new PartyIndex(unpackImage(image, policyKey(policy), verify), { policy, filed })
}

export class PartyIndex {
  readonly partyCount: number
  readonly #policy: Policy
  readonly #filed: Filed
  readonly #sections: PartySections
  readonly #entries: EntrySearch
  readonly #identifiers: Buckets
  readonly #keys: Buckets
  readonly #kept = new Map<number, { party: ListedParty; prepared: PreparedParty }>()
  readonly #stated: AnyStated

  constructor(sections: Sections, { policy, filed }: { readonly policy: Policy; readonly filed: Filed }) {
    this.#sections = sections as unknown as PartySections
    this.#policy = policy
    this.#filed = filed
    const rules = { rules: policy.name, filed }
    this.#entries = new EntrySearch(sections, new WordTable(sections, rules), rules)
    this.#identifiers = new Buckets(sections, 'identifier')
    this.#keys = new Buckets(sections, 'partyKey')
    this.partyCount = this.#sections.partyEvidence.length
    this.#stated = anyStated(this.#sections)
  }

  /** The listed party at a position, in the order in which the index was built. */
  party(position: number): ListedParty {
    return this.#load(position).party
  }

  /** Where a party stands; -1 where it is not in the index. */
  positionOf(key: Pick<ListedParty, 'listId' | 'id'>): number {
    const positions = this.#keys.membersOf(partyKeyHash(key))
    const isThat = (position: number): boolean => {
      const { listId, id } = this.party(position)
      return listId === key.listId && id === key.id
    }
    return positions.find(isThat) ?? -1
  }

  /** The hits of `examine`. */
  search(subject: Identifying, options: SearchOptions = {}): readonly IndexHit[] {
    return this.examine(subject, options).hits
  }

  /** All parties whose score reaches the threshold: best first, then by list and identifier. All of them, or none and said so. */
  examine(subject: Identifying, options: SearchOptions = {}): IndexExamination {
    const prepared = prepareParty(subject, this.#policy)
    const cutNames = prepared.names.filter((name) => name.isCut).map((name) => name.raw)
    const hits = withinBudget(() => this.hitsOf(prepared, options))
    return { hits: hits ?? [], cutNames, isOverBudget: hits === null }
  }

  /** The hits of a subject that is prepared under the policy of the index. Throws `BudgetExceededError`. */
  hitsOf(prepared: PreparedParty, options: SearchOptions = {}): IndexHit[] {
    assert(this.#filed === 'parties', 'an index of listed parties is asked for a subject')
    const { threshold = this.#policy.threshold, removed, workMax = Number.POSITIVE_INFINITY } = options
    const budget = new WorkBudget(workMax)
    const hits: IndexHit[] = []
    for (const [position, pairs] of this.#candidates(prepared, threshold, budget)) {
      if (removed?.has(position) === true) continue
      budget.compare()
      const { party, prepared: theirs } = this.#load(position)
      const comparison = comparePrepared(prepared, theirs, {
        partyId: party.id,
        policy: this.#policy,
        reach: pairs === null ? undefined : (ours, their) => (pairs.has(pairKey(ours, their)) ? 1 : 0),
        atLeast: threshold,
      })
      if (comparison !== null && comparison.score >= threshold && comparison.score > 0) hits.push({ party, comparison })
    }
    return hits.sort(compareHits)
  }

  /**
   * An index of subjects, asked for one listed party that is prepared under its policy: the subjects whose comparison
   * with the party had to be made, each with its comparison where that reaches the threshold. What is left out cannot
   * reach it (ADR 0015).
   */
  subjectsOf(
    listed: PreparedListed,
    { threshold = this.#policy.threshold, removed }: SearchOptions = {},
  ): SubjectPair[] {
    assert(this.#filed === 'subjects', 'an index of subjects is asked for a listed party')
    const pairs: SubjectPair[] = []
    const budget = new WorkBudget(Number.POSITIVE_INFINITY)
    for (const [position, reach] of this.#candidates(listed.prepared, threshold, budget)) {
      if (removed?.has(position) === true) continue
      const { party: subject, prepared } = this.#load(position)
      const comparison = comparePrepared(prepared, listed.prepared, {
        partyId: listed.party.id,
        policy: this.#policy,
        reach: reach === null ? undefined : (ours, theirs) => (reach.has(pairKey(theirs, ours)) ? 1 : 0),
        atLeast: threshold,
      })
      const isFound = comparison !== null && comparison.score >= threshold && comparison.score > 0
      pairs.push({ subjectId: subject.id, comparison: isFound ? comparison : null })
    }
    return pairs
  }

  /**
   * Parties whose score can reach the threshold, by position, with the pairs of readings that can bring it there. No
   * pairs stand for a shared identifier: then all count.
   */
  #candidates(subject: PreparedParty, threshold: number, budget: WorkBudget): Map<number, Set<number> | null> {
    const found = new Map<number, Set<number> | null>()
    for (const identifier of subject.identifiers) {
      if (!identifier.isDistinctive) continue
      for (const key of identifierKeys(identifier)) {
        for (const position of this.#identifiers.membersOf(hashText(key))) found.set(position, null)
      }
    }
    const ceilings = new Ceilings(
      statedEvidence(subject),
      { sections: this.#sections, stated: this.#stated },
      this.#policy,
    )
    for (const { reading } of subject.readings) {
      const leastFor = (ceiling: number): number =>
        Math.max(
          similarityFor(pointsFor(threshold) - ceiling, reading.weight, this.#policy),
          this.#policy.name.floor,
          leastSimilarity,
        ) - rounding
      const least = leastFor(ceilings.highest)
      const entries = this.#entries.search(reading, {
        least,
        ofEntry: (entry) => leastFor(ceilings.of(this.#sections.entryParty[entry]!)),
        budget,
      })
      for (const entry of entries) {
        const position = this.#sections.entryParty[entry]!
        const pairs = found.get(position)
        if (pairs === null) continue
        const key = pairKey(reading.position, entry - this.#sections.partyEntry[position]!)
        if (pairs === undefined) found.set(position, new Set([key]))
        else pairs.add(key)
      }
    }
    return found
  }

  #load(position: number): { party: ListedParty; prepared: PreparedParty } {
    const known = this.#kept.get(position)
    if (known !== undefined) return known
    const { partyTextStart, partyText } = this.#sections
    // Decoders refuse shared memory, so the bytes are copied.
    const bytes = partyText.slice(partyTextStart[position]!, partyTextStart[position + 1]!)
    const party = unpackParty(new TextDecoder().decode(bytes))
    const loaded = { party, prepared: prepareParty(party, this.#policy) }
    if (this.#kept.size >= partiesKeptMax) this.#kept.clear()
    this.#kept.set(position, loaded)
    return loaded
  }
}

/** What was found, or null where the work for it was not allowed. */
export function withinBudget<T>(find: () => T): T | null {
  try {
    return find()
  } catch (cause) {
    if (cause instanceof BudgetExceededError) return null
    throw cause
  }
}

const rounding = 1e-9

interface PartySections {
  readonly partyTextStart: Uint32Array
  readonly partyText: Uint8Array
  readonly partyEvidence: Uint8Array
  readonly partyDateStart: Uint32Array
  readonly partyDate: Uint32Array
  /** By party: its first entry; the others follow in the order of its readings. */
  readonly partyEntry: Uint32Array
  readonly entryParty: Uint32Array
}

/** A listed party that is asked for in an index of subjects. */
export interface PreparedListed {
  readonly party: ListedParty
  readonly prepared: PreparedParty
}

/** A subject that was compared with a listed party; null stands for a score below the threshold. */
export interface SubjectPair {
  readonly subjectId: string
  readonly comparison: Comparison | null
}

/** What any party of an index states besides its names. */
interface AnyStated {
  readonly hasBirthDate: boolean
  readonly hasFatherName: boolean
  readonly hasAddress: boolean
  readonly hasIdentifier: boolean
}

interface FiledEvidence {
  readonly sections: PartySections
  readonly stated: AnyStated
}

function anyStated({ partyEvidence, partyDate }: PartySections): AnyStated {
  let marks = 0
  for (let position = 0; position < partyEvidence.length; position++) marks |= partyEvidence[position]!
  return { ...marksOf(marks), hasBirthDate: partyDate.length > 0 || hasLooseDate(marks) }
}

/** How much the evidence besides the names can add for a subject, party by party. */
class Ceilings {
  readonly highest: number
  readonly #ours: StatedEvidence
  readonly #sections: PartySections
  readonly #policy: Policy
  readonly #known = new Map<number, number>()

  constructor(ours: StatedEvidence, { sections, stated }: FiledEvidence, policy: Policy) {
    this.#ours = ours
    this.#sections = sections
    this.#policy = policy
    // What no party of the index states can add nothing with any of them.
    this.highest = highestCeiling(
      {
        schema: ours.schema,
        birthDate: stated.hasBirthDate ? ours.birthDate : [],
        hasFatherName: ours.hasFatherName && stated.hasFatherName,
        hasAddress: ours.hasAddress && stated.hasAddress,
        hasIdentifier: ours.hasIdentifier && stated.hasIdentifier,
      },
      policy,
    )
  }

  /** Minus infinity where the party cannot be the subject. */
  of(position: number): number {
    const known = this.#known.get(position)
    if (known !== undefined) return known
    const ceiling = this.#compute(position)
    this.#known.set(position, ceiling)
    return ceiling
  }

  #compute(position: number): number {
    const { partyEvidence, partyDateStart, partyDate } = this.#sections
    const evidence = partyEvidence[position]!
    if (!areComparable(this.#ours.schema, schemaOf(evidence))) return Number.NEGATIVE_INFINITY
    const dates = partyDate.subarray(partyDateStart[position]!, partyDateStart[position + 1]!)
    const theirs = unpackEvidence(evidence, dates)
    return theirs === null ? this.highest : evidenceCeiling(this.#ours, theirs, this.#policy)
  }
}

const readingsMax = 2 ** 20
const pairKey = (ours: number, theirs: number): number => ours * readingsMax + theirs

/** Best first, then by list and identifier. */
export function compareHits(a: IndexHit, b: IndexHit): number {
  return (
    b.comparison.score - a.comparison.score ||
    compareText(a.party.listId, b.party.listId) ||
    compareText(a.party.id, b.party.id)
  )
}
