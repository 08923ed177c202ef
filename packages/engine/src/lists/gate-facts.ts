// What the gate is told and what it says. Everything is data, so that a report can be drawn again from what was kept.

import type { GateSettings } from './gate-settings.ts'
import type { ListFormat, ListProfile, ListReading, ListRefusal } from './reading.ts'
import type { DeltaFigures, VersionStats } from './version-stats.ts'

/** How the bytes came over the net; one for each file. */
export interface TransportFacts {
  /** The address asked for. */
  readonly url: string
  readonly status: number
  /** Host that answered in the end, after redirects. */
  readonly finalHost: string
  readonly allowedHosts: readonly string[]
  readonly contentType: string | null
  readonly contentLength: number | null
  /** Bytes of the body as sent (before decompression). */
  readonly receivedBytes: number
}

/** A version that went live earlier. */
export interface AcceptedVersion {
  readonly versionId: string
  readonly sha256: string
  readonly publishedAt: string | null
  /** Bytes of all its files, uncompressed. */
  readonly bytes: number
  readonly format: ListFormat
  readonly profile: ListProfile
  readonly stats: VersionStats
  /** Against the version before it; null for the first. */
  readonly figures: DeltaFigures | null
  /** It was held and released by two people: nothing is learned from it. */
  readonly isReleased: boolean
}

/** A party that must be on every version of the list, by the operator's word. */
export interface Anchor {
  readonly partyId: string
  /** One of its names; spacing and composition of letters do not count. Null where the id is enough. */
  readonly name: string | null
}

/** What the publisher says elsewhere about this version: an index, a catalogue, a checksum file. */
export interface PublisherWord {
  readonly records: number | null
  readonly sha256: string | null
}

export interface GateFacts {
  readonly listId: string
  /** Empty for files that came by path. */
  readonly transport: readonly TransportFacts[]
  readonly result: ListReading | ListRefusal
  /** Of the file or the set; null where it was not read to its end. */
  readonly sha256: string | null
  readonly bytes: number
  /** The issuer's date, or the one that the operator gave. */
  readonly publishedAt: string | null
  readonly published: PublisherWord | null
  /** Null exactly for a refusal. */
  readonly stats: VersionStats | null
  /** Against the last of `accepted`; null for a refusal or a first version. */
  readonly figures: DeltaFigures | null
  /** In the order in which they went live; the last is live. */
  readonly accepted: readonly AcceptedVersion[]
  readonly anchors: readonly Anchor[]
  /** Invented or named parties that were searched for in the new index, end to end. */
  readonly canaries: readonly { readonly name: string; readonly isFound: boolean }[]
  /** Parties in the index that was built of it; null where none was built yet. */
  readonly indexedCount: number | null
  /** Hash of the bytes that were kept, read back from where they are kept; null where nothing keeps them. */
  readonly keptSha256: string | null
  readonly settings: GateSettings
}

export type GateVerdict = 'passed' | 'held' | 'unchanged' | 'not-applicable'

/** One question of the gate and its answer. */
export interface GateCheck {
  readonly check: string
  readonly verdict: GateVerdict
  readonly measured: number | string | null
  readonly limit: number | string | null
  readonly sentence: string
  /** What to do; null unless held. */
  readonly remedy: string | null
}

export const gateSteps = [
  'transport',
  'end-proof',
  'set-complete',
  'no-skipped-rows',
  'shape',
  'monotonic',
  'identity-churn',
  'anchors',
  'build',
  'record',
] as const

/** One step of reliability A6.1; what it says is what its first held check says, else its first one that applied. */
export interface GateStep extends Omit<GateCheck, 'check'> {
  readonly step: (typeof gateSteps)[number]
  /** From 1 to 10. */
  readonly number: number
  readonly checks: readonly GateCheck[]
}

export interface GateReport {
  /** `held` exactly when a step held. */
  readonly outcome: 'live' | 'held'
  /** The very bytes that are live now came again: there is no new version. */
  readonly isUnchanged: boolean
  readonly steps: readonly GateStep[]
}
