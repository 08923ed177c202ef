// What the gate is told about an arrival: its delta to what is live, what went live before, what is set for the list, and
// an index built of it. The gate itself is pure and stands in the engine (law L12).

import { buildIndex, openIndex } from '@hindsight/engine/indexing'
import {
  type DeltaFigures,
  deltaFigures,
  diffDigests,
  diffParties,
  examineVersion,
  type GateReport,
  type GateSettings,
  gateSettings,
  type ListFormat,
  type ListReading,
  versionStats,
} from '@hindsight/engine/lists'
import { defaultPolicy } from '@hindsight/engine/matching'
import type { ListedParty } from '@hindsight/engine/model'
import type { LiveRow, StoredList, StoredVersion, StoreView } from '../../store/index.ts'
import { acceptedVersions } from './accepted-versions.ts'
import type { Arrival } from './arrival.ts'
import { bodiesOf, type PartyDigests } from './digest-parties.ts'
import { findCut } from './find-cut.ts'
import { settingsOf } from './list-settings.ts'
import type { ArrivalReport, KeptStats } from './stored-facts.ts'

/** What is known of a list when something arrives for it. */
export interface ListBefore {
  readonly list: StoredList
  readonly live: LiveRow | null
  readonly liveVersion: StoredVersion | null
  readonly history: readonly LiveRow[]
  readonly versions: readonly StoredVersion[]
  /** Of the live version; empty without one. */
  readonly members: ReadonlyMap<string, string>
}

/** Reads what is known of a list at one moment. */
export async function loadBefore(view: StoreView, list: StoredList): Promise<ListBefore> {
  const { lists } = view
  const versions = await lists.versions(list.listId)
  const live = await lists.live(list.listId)
  const history = await lists.liveHistory(list.listId)
  const liveVersion = versions.find(({ versionId }) => versionId === live?.versionId) ?? null
  const members = live === null ? new Map<string, string>() : await lists.members(live.versionId)
  return { list, live, liveVersion, history, versions, members }
}

export interface Examination {
  readonly report: ArrivalReport
  readonly outcome: GateReport['outcome']
  readonly kept: KeptStats
  readonly digests: PartyDigests
  /** Bodies that the live version does not have. */
  readonly bodies: ReadonlyMap<string, ListedParty>
}

export interface ExaminedArrival {
  readonly arrival: Arrival
  readonly reading: ListReading
  readonly digests: PartyDigests
  readonly sha256: string
  /** Read back from where the bytes are kept. */
  readonly keptSha256: string
  /** Parties in an index that was built of the reading. */
  readonly indexedCount: number
  readonly publishedAt: string | null
}

/** Counts the parties of an index that is built of them, with what every screening uses. */
export function countIndexed(parties: readonly ListedParty[]): number {
  return openIndex(buildIndex(parties, defaultPolicy), defaultPolicy).partyCount
}

/** Asks the gate. `bodiesBefore` are bodies of the live version by digest, of parties that are not the same any more. */
export async function examineArrival(
  view: StoreView,
  before: ListBefore,
  examined: ExaminedArrival,
): Promise<Examination> {
  const { arrival, reading, digests, sha256, keptSha256, indexedCount, publishedAt } = examined
  const { figures, freshIds } = await figuresOf(view, before, digests)
  const stats = versionStats(reading, digests.members)
  const bytes = arrival.files.reduce((sum, file) => sum + file.bytes, 0)
  const settings = settingsOf(before.list)
  const gate = examineVersion({
    listId: arrival.listId,
    transport: arrival.transport,
    result: reading,
    sha256,
    bytes,
    publishedAt,
    published: arrival.published,
    stats,
    figures,
    accepted: acceptedVersions(before.history, before.versions),
    anchors: settings.anchors,
    canaries: [],
    indexedCount,
    keptSha256,
    settings: boundsOf(arrival, before, settings.gate),
  })
  const comparedWith = before.live?.versionId ?? null
  const cut = await findCut(view, before.liveVersion, arrival.files)
  const report = { gate, heldBy: settings.hold, cut, comparedWith }
  const outcome = settings.hold === null && cut === null ? gate.outcome : 'held'
  return { report, outcome, kept: { stats, figures, bytes }, digests, bodies: bodiesOf(digests, freshIds) }
}

/** Where no formats are set for a list, it goes on in the one that it has, unless the operator names another. */
function boundsOf(arrival: Arrival, { liveVersion }: ListBefore, own: Partial<GateSettings>): GateSettings {
  const bounds = gateSettings(arrival.listId, own)
  if (bounds.formats.length > 0 || liveVersion === null || arrival.format !== null) return bounds
  return { ...bounds, formats: [liveVersion.format as ListFormat] }
}

interface Figures {
  readonly figures: DeltaFigures | null
  /** Parties whose digest the live version does not have under their id. */
  readonly freshIds: readonly string[]
}

async function figuresOf(view: StoreView, before: ListBefore, digests: PartyDigests): Promise<Figures> {
  if (before.live === null) return { figures: null, freshIds: [...digests.members.keys()] }
  const { addedIds, changedIds, removedIds, unchangedCount } = diffDigests(before.members, digests.members)
  const goneDigests = [...changedIds, ...removedIds].flatMap((id) => before.members.get(id) ?? [])
  const bodies = await view.lists.bodies(before.list.listId, goneDigests)
  const freshIds = [...addedIds, ...changedIds]
  const after = freshIds.flatMap((id) => digests.byId.get(id) ?? [])
  const delta = diffParties({ before: [...bodies.values()], after, unchangedCount })
  return { figures: deltaFigures(delta), freshIds }
}
