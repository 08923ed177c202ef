// What is kept with a version as JSON, and what it says when it is read again.

import type { DeltaFigures, GateReport, Place, Reject, VersionStats } from '@hindsight/engine/lists'
import type { Receipt, StoredVersion } from '../../store/index.ts'
import type { CustomEntry } from './custom-entry.ts'
import type { Cut } from './find-cut.ts'
import type { Hold } from './list-settings.ts'

/** `StoredVersion.reading`. */
export interface KeptReading {
  readonly rejects: readonly Reject[]
  readonly removed: readonly { readonly place: Place; readonly code: string; readonly reason: string }[]
  readonly incomplete: readonly string[]
  readonly notes: readonly string[]
  /** Options that the files were read with, so that they can be read again. */
  readonly format: string | null
  readonly mapping: Readonly<Record<string, string>>
  /** Of a list of one's own: who stands behind each party, and until when. */
  readonly entries?: Readonly<Record<string, CustomEntry>>
}

/** `StoredVersion.stats`. */
export interface KeptStats {
  readonly stats: VersionStats
  /** Against the version that was live when it came; null for the first. */
  readonly figures: DeltaFigures | null
  /** Bytes of all its files. */
  readonly bytes: number
}

/** `StoredVersion.report` and, for a version, `Receipt.report`. */
export interface ArrivalReport {
  readonly gate: GateReport
  /** Who holds the list back, beside the gate. */
  readonly heldBy: Hold | null
  /** A file is only the beginning of the live one. */
  readonly cut: Cut | null
  /** Version that it was compared with; null for the first. */
  readonly comparedWith: string | null
}

/** `Receipt.report` of files that came again. */
export interface UnchangedReport {
  /** The date that the source gave with the same bytes: age counts from the latest. */
  readonly publishedAt: string | null
}

export function keptReading(version: StoredVersion): KeptReading {
  return version.reading as KeptReading
}

export function keptStats(version: StoredVersion): KeptStats {
  return version.stats as KeptStats
}

/** The publisher's latest date with the bytes of this version: its own, or that of the same bytes coming again. */
export function latestDate(version: StoredVersion, receipts: readonly Receipt[]): string | null {
  const later = receipts
    .filter(({ outcome, versionId }) => outcome === 'unchanged' && versionId === version.versionId)
    .flatMap(({ report }) => (report as UnchangedReport).publishedAt ?? [])
  return [version.publishedAt, ...later].reduce((latest, date) => (isLater(date, latest) ? date : latest), null)
}

function isLater(date: string | null, than: string | null): boolean {
  if (date === null) return false
  return than === null || Date.parse(date) > Date.parse(than)
}
