// Law L7 on a large population made small, and that the harness itself can fail: its shortcut, and each kind of error.

import { openIndex, type PartyIndex } from '@hindsight/engine/indexing'
import { defaultPolicy } from '@hindsight/engine/matching'
import { buildLargeIndex, sourceOf, subjectsNear } from '@hindsight/engine/testing'
import { describe, expect, test } from 'vitest'
import { BruteForce } from './brute-force.ts'
import { checkShortcut } from './check-shortcut.ts'
import { findDifferences } from './find-differences.ts'
import { openMembers } from './member-source.ts'

const policy = defaultPolicy
const thresholds = [0.5, 0.6, 0.7, 0.85]
const members = openMembers({ kind: 'invented', names: 2_000, seed: 11 })
const subjects = subjectsNear(members, { seed: 12, count: 200 })
const found = [new BruteForce(subjects, 0.5, policy).scorePairs(members, { from: 0, to: members.partyCount })]
const whole = openIndex(buildLargeIndex(members, policy), policy)

type Hits = ReturnType<PartyIndex['search']>

/** The index with its answers altered. */
function broken(alter: (hits: Hits) => Hits): Pick<PartyIndex, 'search'> {
  return { search: (subject, options) => alter(whole.search(subject, options)) }
}

describe('law L7 at scale, in small', () => {
  test('2,000 names and 200 subjects: the index and brute force agree at every threshold', () => {
    const { results, differences } = findDifferences(subjects, found, { index: whole, members, thresholds, edges: 3 })
    expect(differences).toEqual([])
    expect(results).toBeGreaterThan(400)
  })

  test('what the oracle skips scores 0, on 300,000 pairs', () => {
    const first = subjects.map((_, i) => sourceOf(members, 12, i)).filter((position) => position !== null)
    const check = checkShortcut(subjects, members, { pairs: 300_000, policy, first })
    expect(check.lost).toEqual([])
    expect(check.scored).toBeGreaterThan(150)
    expect(check.related).toBeLessThan(check.pairs / 10)
  })
})

describe('a broken index is seen', () => {
  const kinds = (index: Pick<PartyIndex, 'search'>): readonly string[] => [
    ...new Set(
      findDifferences(subjects, found, { index, members, thresholds, edges: 0 }).differences.map(({ kind }) => kind),
    ),
  ]

  test('when it hides a result', () => {
    expect(kinds(broken((hits) => hits.slice(0, -1)))).toEqual(['missed'])
  })

  test('when it adds one', () => {
    const other = subjects.flatMap((subject) => whole.search(subject)).slice(0, 1)
    expect(kinds(broken((hits) => (hits.length > 0 ? hits : other)))).toEqual(['extra'])
  })

  test('when a score differs by the least bit', () => {
    const nudge = (hits: Hits): Hits =>
      hits.map((hit) => ({ ...hit, comparison: { ...hit.comparison, score: hit.comparison.score * (1 - 2 ** -53) } }))
    expect(kinds(broken(nudge))).toEqual(['other score'])
  })
})
