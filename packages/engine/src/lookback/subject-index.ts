// The index turned round: subjects are filed, a listed party is asked for. It gives every subject whose comparison with the
// party can reach the threshold (laws L1 and L7; ADR 0015). Origin is not filed (law L4).

import { type SavedSegment, SegmentedIndex, type SubjectPair } from '../indexing/index.ts'
import type { Policy } from '../matching/index.ts'
import { emptyParty, type ListedParty, type ListId, noOrigin, type PartyId, type Subject } from '../model/index.ts'

export interface SubjectIndexOptions {
  /** What `save` gave before. */
  readonly saved?: readonly SavedSegment[]
  /** Recompute the checksums of what was saved. Throws `IndexImageError` where one differs. */
  readonly verify?: boolean
}

/** Where every subject is filed: an index knows its members by list and identifier. */
const subjectsList = 'subjects' as ListId

/** The monitored subjects under one policy, kept up to date subject by subject. */
export class SubjectIndex {
  readonly #index: SegmentedIndex

  constructor(policy: Policy, { saved = [], verify = false }: SubjectIndexOptions = {}) {
    this.#index = new SegmentedIndex(policy, saved, { verify, filed: 'subjects' })
  }

  get subjectCount(): number {
    return this.#index.partyCount
  }

  get segmentCount(): number {
    return this.#index.segmentCount
  }

  /** Files subjects, each in place of its earlier version; the last of equal ids stays. */
  put(subjects: readonly Subject[]): void {
    this.#index.put(subjects.map(filedSubject))
  }

  /** Takes a subject out; false where it was not there. */
  remove(subjectId: string): boolean {
    return this.#index.remove({ listId: subjectsList, id: subjectId as PartyId })
  }

  /** Makes one segment of all subjects. */
  merge(): void {
    this.#index.merge()
  }

  /** What is to be kept to open the index again. */
  save(): readonly SavedSegment[] {
    return this.#index.save()
  }

  /**
   * The subjects that had to be compared with a listed party, each with its comparison where that reaches the
   * threshold (the policy's unless given, never below its lowest) and `null` where it does not. Never capped.
   */
  subjectsOf(party: ListedParty, threshold?: number): readonly SubjectPair[] {
    return this.#index.subjectsOf(party, threshold === undefined ? {} : { threshold })
  }
}

const unlisted = { ...emptyParty, programs: [], listedOn: null, links: [], remarks: [], position: [] }

function filedSubject(subject: Subject): ListedParty {
  return { ...unlisted, ...subject, origin: noOrigin, id: subject.id as PartyId, listId: subjectsList }
}
