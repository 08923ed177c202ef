// What a subject was compared with, and the proof without which nothing is clear. Law L5: only lists that were read
// whole, an index that holds every party of them, and a comparison with all of it can construct a `CoverageProof`.

import type { Fault, ListFormat, ListProfile } from '@hindsight/engine/lists'
import type { FileDigest } from '../sources/index.ts'
import type { Examination, FoundHit } from './examine-subjects.ts'
import type { FaultReason } from './unavailable-reason.ts'

/** One list of a screening, as its coverage is printed. */
export interface ListCoverage {
  readonly listId: string | null
  /** `listId@date`, the date being the issuer's; `listId@unknown-<12 hex of sha256>` without one. */
  readonly listVersion: string | null
  readonly publishedAt: string | null
  readonly profile: ListProfile
  readonly parties: number
  readonly rejects: number
  /** Of the one file, uncompressed; for a set, of its lines `<sha256>  <name>` in order of name, as sha256sum prints. */
  readonly sha256: string | null
  /** `expired` was read and is compared with, but nobody is clear by it. */
  readonly state: 'read' | 'incomplete' | 'expired' | 'refused'
  readonly format: ListFormat | null
  /** The path as it was given. */
  readonly source: string
  readonly files: readonly FileDigest[]
  readonly notes: readonly string[]
  /** What is missing although the list was read. Never empty in the state `incomplete`. */
  readonly incomplete: readonly string[]
  readonly faults: readonly Fault[]
  /** Why it could not be read, where that was no fault of the list. */
  readonly because?: FaultReason
  /** What the store says of the version; absent for files given by path. */
  readonly stored?: StoredCoverage
}

export interface StoredCoverage {
  /** Watermark at which the version went live; null where it never did. */
  readonly epoch: number | null
  readonly liveFrom: string | null
  /** Accepted by the gate, released by two people, or held and never live. */
  readonly gate: 'accepted' | 'released' | 'held'
  /** Null where age is not asked: a version named by its id, a list of one's own. */
  readonly age: 'fresh' | 'stale' | 'expired' | null
  /** Days since the publisher's own date. */
  readonly ageDays: number | null
  readonly ageFrom: string | null
  /** A newer version that is held back. */
  readonly waiting: string | null
  /** It was named as `ID@VERSION`. */
  readonly isPinned: boolean
  readonly asOf: string | null
  readonly knownAt: string | null
}

/** Why an answer is `unavailable`, or what is to be known beside another state (reliability A6.2). */
export type UnavailableReason = 'list_never_loaded' | 'list_expired' | 'partial_failure' | 'index_behind' | FaultReason

/** The lists of a run, all read whole and all in the index. */
class CompleteCoverage {
  readonly partyCount: number
  private constructor(partyCount: number) {
    this.partyCount = partyCount
  }

  /** Null unless every list that was asked for was read whole and the index holds every party of them. */
  static of(lists: readonly ListCoverage[], requestedCount: number, indexPartyCount: number): CompleteCoverage | null {
    const areAllRead = lists.length === requestedCount && requestedCount > 0 && lists.every(isReadWhole)
    const partyCount = lists.reduce((sum, list) => sum + list.parties, 0)
    return areAllRead && indexPartyCount === partyCount ? new CompleteCoverage(partyCount) : null
  }
}

/** Proof that one subject was compared with every party of every list asked for, and that none came close. */
export class CoverageProof {
  readonly row: number
  private constructor(row: number) {
    this.row = row
  }

  /** Null unless the subject was examined against the whole of a complete coverage without a hit. */
  static of(coverage: Coverage, examination: Examination): CoverageProof | null {
    const { complete } = coverage
    if (complete === null || examination.state !== 'examined' || examination.hits.length > 0) return null
    return examination.partyCount === complete.partyCount ? new CoverageProof(examination.row) : null
  }
}

/** The coverage of a run. */
export interface Coverage {
  readonly lists: readonly ListCoverage[]
  readonly complete: CompleteCoverage | null
  /** Why the coverage is not complete; empty exactly when it is. */
  readonly reasons: readonly UnavailableReason[]
}

interface CoverageFacts {
  readonly lists: readonly ListCoverage[]
  /** How many lists were asked for. */
  readonly requestedCount: number
  /** How many parties the index holds. */
  readonly indexPartyCount: number
}

/** Draws the coverage of a run from what was loaded. */
export function drawCoverage({ lists, requestedCount, indexPartyCount }: CoverageFacts): Coverage {
  const complete = CompleteCoverage.of(lists, requestedCount, indexPartyCount)
  if (complete !== null) return { lists, complete, reasons: [] }
  const reasons: UnavailableReason[] = [...new Set(lists.flatMap(({ because }) => because ?? []))]
  const isRefused = ({ state, because }: ListCoverage): boolean => state === 'refused' && because === undefined
  const isOneMissing = lists.length < requestedCount || lists.some(isRefused)
  if (isOneMissing || requestedCount === 0) reasons.push('list_never_loaded')
  if (lists.some(({ state }) => state === 'expired')) reasons.push('list_expired')
  const isPartial = (list: ListCoverage): boolean => !isReadWhole({ ...list, state: 'read' })
  if (lists.some((list) => list.state === 'incomplete' || (list.state !== 'refused' && isPartial(list)))) {
    reasons.push('partial_failure')
  }
  if (reasons.length === 0) reasons.push('index_behind')
  return { lists, complete, reasons }
}

/** The version of the list that a hit comes from. */
export function listVersionOf(coverage: Coverage, hit: FoundHit): string {
  return coverage.lists.find((list) => list.listId === hit.listId)?.listVersion ?? `${hit.listId}@unknown`
}

/** A list with records that could not become parties was not read whole: one of them could be the subject. */
function isReadWhole(list: ListCoverage): boolean {
  const isRead = list.state === 'read' && list.incomplete.length === 0 && list.rejects === 0
  return isRead && list.sha256 !== null && list.listId !== null
}
