// The first half of a lookback on lists: which subjects the changed parties reach. It costs what the change costs: only
// subjects filed near a changed party are compared (law L1; ADR 0015). It knows nothing of earlier results.

import type { Comparison, Policy } from '../matching/index.ts'
import type { ListedParty } from '../model/index.ts'
import { type PartyChanges, type SortedChanges, sortChanges } from './party-changes.ts'
import type { SubjectIndex } from './subject-index.ts'

/** A hit that was found for a changed party, before anybody asked whether it is suppressed. */
export interface FoundHit {
  readonly party: ListedParty
  readonly comparison: Comparison
}

/** What a change of lists reaches among the subjects. */
export interface ChangeExamination {
  readonly changes: SortedChanges
  /** By subject id: its hits with parties that came or changed. Subjects that were compared and have none have none. */
  readonly found: ReadonlyMap<string, readonly FoundHit[]>
  /** Pairs that were compared, hits or not. */
  readonly pairsScored: number
  /** Subjects in the index when it was asked. */
  readonly subjectCount: number
}

export interface ExamineOptions {
  readonly subjects: SubjectIndex
  /** The policy of the index. */
  readonly policy: Policy
}

/**
 * Compares every party that came or changed with every subject that may be it. Parties may be given in slices: the
 * examination of a change is the union of those of its parts.
 */
export function examineChanges(partyChanges: PartyChanges, { subjects, policy }: ExamineOptions): ChangeExamination {
  const changes = sortChanges(partyChanges)
  const found = new Map<string, FoundHit[]>()
  let pairsScored = 0
  for (const party of changes.toCompare) {
    for (const { subjectId, comparison } of subjects.subjectsOf(party, policy.threshold)) {
      pairsScored++
      const hits = found.get(subjectId) ?? []
      if (comparison !== null) hits.push({ party, comparison })
      found.set(subjectId, hits)
    }
  }
  return { changes, found, pairsScored, subjectCount: subjects.subjectCount }
}
