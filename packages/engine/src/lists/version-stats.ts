// What is known of a whole version without its parties: counts, sub-lists, how full its fields are, scripts. The gate
// compares these between versions (reliability A6.1, step 5). Law L6: counts are sums over the parties.

import { compareText } from '../base/index.ts'
import type { ListedParty } from '../model/index.ts'
import { scriptOf } from '../text/index.ts'
import { canonicalJson } from './canonical-json.ts'
import type { ListDelta } from './delta.ts'
import type { ListReading, Reject } from './reading.ts'
import { sha256 } from './sha256.ts'

/** Plain data, to be kept as JSON with the version. */
export interface VersionStats {
  readonly parties: number
  readonly persons: number
  /** Names of every kind, over all parties. */
  readonly names: number
  readonly withAlias: number
  /** Persons with a birth date. */
  readonly withBirthDate: number
  readonly withIdentifier: number
  /** Parties of each programme or sub-list; those of none stand under the empty text. */
  readonly programs: Readonly<Record<string, number>>
  /** Names by script (ISO 15924). */
  readonly scripts: Readonly<Record<string, number>>
  /** `rejectKey` of every reject, in order. */
  readonly rejects: readonly string[]
  /** SHA-256 over the lines `<id> <digest>` in order of id: the same exactly when the content is the same. */
  readonly contentSha256: string
}

/** What a delta did, in numbers: kept with each version, the gate learns from them. */
export interface DeltaFigures {
  readonly added: number
  readonly changed: number
  readonly removed: number
  readonly reidentified: number
  readonly unchanged: number
  /** By programme, parties that were in it and now are in none, because they left the list or lost every programme. */
  readonly leftPrograms: Readonly<Record<string, number>>
}

/** Stats of a version from its reading and the digest of each of its parties (id → digest). */
export function versionStats(
  { parties, rejects }: Pick<ListReading, 'parties' | 'rejects'>,
  digests: ReadonlyMap<string, string>,
): VersionStats {
  const persons = parties.filter(({ schema }) => schema === 'Person')
  const names = parties.map(namesOf)
  const lines = [...digests].sort(([a], [b]) => compareText(a, b)).map(([id, digest]) => `${id} ${digest}\n`)
  return {
    parties: parties.length,
    persons: persons.length,
    names: names.reduce((sum, own) => sum + own.length, 0),
    withAlias: parties.filter((party) => namesOf(party).length > party.name.length).length,
    withBirthDate: persons.filter(({ birthDate }) => birthDate.length > 0).length,
    withIdentifier: parties.filter(({ identifiers }) => identifiers.length > 0).length,
    programs: countBy(parties.flatMap(programsOf)),
    scripts: countBy(names.flat().map(scriptOf)),
    rejects: rejects.map(rejectKey).sort(compareText),
    contentSha256: sha256(lines.join('')),
  }
}

/** The numbers of a delta. */
export function deltaFigures(delta: ListDelta): DeltaFigures {
  const gone = delta.removed.flatMap(programsOf)
  // A programme that goes on under another name loses nobody: a party that still has a programme did not leave.
  const unplaced = [...delta.changed, ...delta.reidentified].flatMap(({ before, after }) =>
    after.programs.length === 0 ? before.programs : [],
  )
  return {
    added: delta.added.length,
    changed: delta.changed.length,
    removed: delta.removed.length,
    reidentified: delta.reidentified.length,
    unchanged: delta.unchangedCount,
    leftPrograms: countBy([...gone, ...unplaced]),
  }
}

/** What tells one reject from another in later versions of the same list: its record and why, not its place. */
export function rejectKey({ code, place, reason }: Reject): string {
  return canonicalJson([code, place.recordId, reason])
}

function programsOf({ programs }: Pick<ListedParty, 'programs'>): readonly string[] {
  return programs.length === 0 ? [''] : programs
}

function namesOf({ name, alias, weakAlias, previousName }: ListedParty): readonly string[] {
  return [...name, ...alias, ...weakAlias, ...previousName]
}

function countBy(keys: readonly string[]): Readonly<Record<string, number>> {
  const counts = new Map<string, number>()
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  return Object.fromEntries([...counts].sort(([a], [b]) => compareText(a, b)))
}
