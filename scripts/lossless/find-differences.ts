// Puts the answers of the index beside those of brute force, at every threshold: party, score and band must be equal.

import type { PartyIndex } from '@hindsight/engine/indexing'
import type { Subject } from '@hindsight/engine/model'
import type { ScoredPairs } from './brute-force.ts'
import type { OpenedMembers } from './member-source.ts'

export interface Difference {
  readonly kind: 'missed' | 'extra' | 'other score'
  readonly subject: Subject
  readonly position: number
  readonly threshold: number
  /** Null where that side has no result. */
  readonly byBruteForce: Scored | null
  readonly byIndex: Scored | null
}

interface Scored {
  readonly score: number
  readonly band: string
}

export interface Search {
  readonly index: Pick<PartyIndex, 'search'>
  readonly members: OpenedMembers
  readonly thresholds: readonly number[]
  /** How many scores of each subject become thresholds themselves: there a bound may not err by the least bit. */
  readonly edges: number
}

export interface Agreement {
  /** Results of brute force, over all thresholds. */
  readonly results: number
  readonly differences: readonly Difference[]
}

/** Searches every subject at every threshold. */
export function findDifferences(
  subjects: readonly Subject[],
  found: readonly ScoredPairs[],
  search: Search,
): Agreement {
  const bySubject = groupBySubject(subjects.length, found)
  const differences: Difference[] = []
  let results = 0
  for (const [at, subject] of subjects.entries()) {
    for (const threshold of [...search.thresholds, ...edgesOf(bySubject[at]!, search.edges)]) {
      const expected = new Map([...bySubject[at]!].filter(([, { score }]) => score >= threshold))
      results += expected.size
      for (const difference of compareAnswers(subject, expected, { ...search, threshold })) differences.push(difference)
    }
  }
  return { results, differences }
}

/** The lowest scores: of the pairs that a bound is nearest to losing. */
function edgesOf(scored: ReadonlyMap<number, Scored>, count: number): number[] {
  const scores = new Set([...scored.values()].map(({ score }) => score))
  return [...scores].sort((a, b) => a - b).slice(0, count)
}

function groupBySubject(count: number, found: readonly ScoredPairs[]): readonly Map<number, Scored>[] {
  const bySubject = Array.from({ length: count }, () => new Map<number, Scored>())
  for (const { subjects, positions, scores, bands } of found) {
    for (const [i, subject] of subjects.entries()) {
      bySubject[subject]!.set(positions[i]!, { score: scores[i]!, band: bands[i]! })
    }
  }
  return bySubject
}

function* compareAnswers(
  subject: Subject,
  expected: ReadonlyMap<number, Scored>,
  { index, members, threshold }: Omit<Search, 'thresholds' | 'edges'> & { readonly threshold: number },
): Generator<Difference> {
  const answered = new Set<number>()
  for (const { party, comparison } of index.search(subject, { threshold })) {
    const position = members.positionOf(party)
    answered.add(position)
    const byBruteForce = expected.get(position) ?? null
    const byIndex = { score: comparison.score, band: comparison.band[0]! }
    if (byBruteForce === null) yield { kind: 'extra', subject, position, threshold, byBruteForce, byIndex }
    else if (byBruteForce.score !== byIndex.score || byBruteForce.band !== byIndex.band)
      yield { kind: 'other score', subject, position, threshold, byBruteForce, byIndex }
  }
  for (const [position, byBruteForce] of expected) {
    if (!answered.has(position)) yield { kind: 'missed', subject, position, threshold, byBruteForce, byIndex: null }
  }
}
