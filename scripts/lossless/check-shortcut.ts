// Holds the oracle's shortcut to account: pairs by plain `comparePrepared`, members that subjects were made from among
// them. One pair that scores above 0 and was said to have nothing in common makes the run worthless.

import { comparePrepared, type Policy, prepareParty } from '@hindsight/engine/matching'
import type { Subject } from '@hindsight/engine/model'
import { type Members, mixSeeds } from '@hindsight/engine/testing'
import { RelatedSubjects } from './related-subjects.ts'

export interface ShortcutCheck {
  readonly pairs: number
  readonly related: number
  readonly scored: number
  /** Pairs that the shortcut would have lost. */
  readonly lost: readonly { readonly subject: Subject; readonly position: number; readonly score: number }[]
}

export interface CheckOptions {
  readonly pairs: number
  readonly policy: Policy
  /** Positions to be taken before others, e.g. of the members that the subjects resemble. */
  readonly first: readonly number[]
}

export function checkShortcut(
  subjects: readonly Subject[],
  members: Members,
  { pairs, policy, first }: CheckOptions,
): ShortcutCheck {
  const prepared = subjects.map((subject) => prepareParty(subject, policy))
  const related = new RelatedSubjects(prepared, policy)
  const partyCount = Math.ceil(pairs / subjects.length)
  const lost: ShortcutCheck['lost'][number][] = []
  const counts = { related: 0, scored: 0 }
  for (let i = 0; i < partyCount; i++) {
    const position = (i % 2 === 0 ? first[i >> 1] : undefined) ?? mixSeeds(i, 9) % members.partyCount
    const party = members.party(position)
    const theirs = prepareParty(party, policy)
    const found = new Set(related.find(theirs))
    counts.related += found.size
    for (const [at, ours] of prepared.entries()) {
      const { score } = comparePrepared(ours, theirs, { partyId: party.id, policy })
      if (score === 0) continue
      counts.scored += 1
      if (!found.has(at)) lost.push({ subject: subjects[at]!, position, score })
    }
  }
  return { pairs: partyCount * subjects.length, ...counts, lost }
}
