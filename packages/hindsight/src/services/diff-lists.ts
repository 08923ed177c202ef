// Two versions of one list become their delta and the counts of each programme, whether they come from paths or from
// the store. Law L6: in every programme, after = before + added - removed + moved in - moved out.

import { assert, compareText } from '@hindsight/engine/base'
import { diffLists, type ListDelta } from '@hindsight/engine/lists'
import type { ListedParty } from '@hindsight/engine/model'
import { CommandError } from '../config/index.ts'
import type { ListCoverage } from './coverage.ts'

/** A version as it was loaded. */
export interface ComparedVersion {
  readonly coverage: ListCoverage
  readonly parties: readonly ListedParty[]
}

/** A programme or sub-list in both versions; parties without one stand under the empty text. */
export interface ProgramDelta {
  readonly program: string
  readonly before: number
  readonly added: number
  readonly removed: number
  /** Parties on both versions that are new in it … */
  readonly movedIn: number
  /** … or no longer in it. */
  readonly movedOut: number
  readonly after: number
}

export interface ListDiff {
  readonly before: ListCoverage
  readonly after: ListCoverage
  readonly delta: ListDelta
  /** In order of name. */
  readonly programs: readonly ProgramDelta[]
}

/** The difference of two versions. Throws `CommandError` where they are versions of two lists. */
export function diffVersions(before: ComparedVersion, after: ComparedVersion): ListDiff {
  if (before.coverage.listId !== after.coverage.listId) {
    throw new CommandError('diff-two-lists', {
      before: `${before.coverage.source} (${before.coverage.listId ?? 'unknown'})`,
      after: `${after.coverage.source} (${after.coverage.listId ?? 'unknown'})`,
    })
  }
  const delta = diffLists(before.parties, after.parties)
  const programs = programDeltas({ before: before.parties, after: after.parties, delta })
  return { before: before.coverage, after: after.coverage, delta, programs }
}

interface Sides {
  readonly before: readonly ListedParty[]
  readonly after: readonly ListedParty[]
  readonly delta: ListDelta
}

function programDeltas({ before, after, delta }: Sides): readonly ProgramDelta[] {
  const both = [...delta.changed, ...delta.reidentified]
  const earlier = countPrograms(before)
  const later = countPrograms(after)
  const added = countPrograms(delta.added)
  const removed = countPrograms(delta.removed)
  const movedIn = countTexts(both.flatMap((pair) => without(pair.after, pair.before)))
  const movedOut = countTexts(both.flatMap((pair) => without(pair.before, pair.after)))
  const names = [...new Set([...earlier.keys(), ...later.keys()])].sort(compareText)
  return names.map((program) => {
    const of = (counts: ReadonlyMap<string, number>): number => counts.get(program) ?? 0
    const row = { added: of(added), removed: of(removed), movedIn: of(movedIn), movedOut: of(movedOut) }
    const sum = of(earlier) + row.added - row.removed + row.movedIn - row.movedOut
    assert(of(later) === sum, `the counts of the programme "${program}" add up`)
    return { program, before: of(earlier), ...row, after: of(later) }
  })
}

type Placed = Pick<ListedParty, 'programs'>

/** The programmes of a party in canonical spacing; the empty text where it has none. */
function programsOf({ programs }: Placed): readonly string[] {
  return programs.length === 0 ? [''] : [...new Set(programs.map((program) => program.replace(/\s+/gu, ' ').trim()))]
}

function without(party: Placed, other: Placed): readonly string[] {
  const others = new Set(programsOf(other))
  return programsOf(party).filter((program) => !others.has(program))
}

function countPrograms(parties: readonly Placed[]): ReadonlyMap<string, number> {
  return countTexts(parties.flatMap(programsOf))
}

function countTexts(texts: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1)
  return counts
}
