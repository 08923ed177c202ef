// Which version of a list is meant: the one that is named, or the one that was in force at a time in the world, as it was
// recorded at a time (valid and recorded time).

import { compareText } from '@hindsight/engine/base'
import { CommandError } from '../../config/index.ts'
import type { Instant, LiveRow, StoredList, StoredVersion, StoreView } from '../../store/index.ts'

export interface ListTimes {
  /** True in the world at; null for now. */
  readonly asOf: Instant | null
  /** As recorded at; null for now. */
  readonly knownAt: Instant | null
}

export interface ChosenVersion {
  readonly list: StoredList
  readonly version: StoredVersion
  /** How it went live; null for a version that never did. */
  readonly live: LiveRow | null
  /** It was named, so it is this one however old it is. */
  readonly isPinned: boolean
}

/** `us_ofac_sdn` or `us_ofac_sdn@2022-12-28.2` apart. */
export function parseListReference(reference: string): { readonly listId: string; readonly versionId: string | null } {
  const at = reference.indexOf('@')
  return at < 0 ? { listId: reference, versionId: null } : { listId: reference.slice(0, at), versionId: reference }
}

/** The version meant; null where the list, or a version at that time, is not there. Throws for a version id unknown. */
export async function chooseVersion(
  { lists }: StoreView,
  reference: string,
  times: ListTimes,
): Promise<ChosenVersion | null> {
  const { listId, versionId } = parseListReference(reference)
  const list = await lists.find(listId)
  if (versionId !== null) {
    const version = await lists.version(versionId)
    if (list === null || version === null) throw new CommandError('version-unknown', { versionId })
    const live = (await lists.liveHistory(listId)).findLast((row) => row.versionId === versionId) ?? null
    return { list, version, live, isPinned: true }
  }
  if (list === null) return null
  const live = await liveAt({ lists }, listId, times)
  if (live === null) return null
  const version = await lists.version(live.versionId)
  if (version === null) throw new CommandError('version-unknown', { versionId: live.versionId })
  return { list, version, live, isPinned: false }
}

/**
 * What was live as recorded at `knownAt`, and of that, with `asOf`, the version last published by then. A list whose
 * source gives no dates goes by when it was received.
 */
async function liveAt({ lists }: Pick<StoreView, 'lists'>, listId: string, times: ListTimes): Promise<LiveRow | null> {
  const { asOf, knownAt } = times
  if (asOf === null) return lists.live(listId, knownAt ?? undefined)
  const versions = new Map((await lists.versions(listId)).map((version) => [version.versionId, version]))
  const known = (await lists.liveHistory(listId)).filter(({ liveFrom }) => knownAt === null || liveFrom <= knownAt)
  const inForce = known.flatMap((row) => {
    const version = versions.get(row.versionId)
    if (version === undefined) return []
    const from = version.publishedAt ?? version.receivedAt
    return Date.parse(from) <= Date.parse(asOf) ? [{ row, from: new Date(Date.parse(from)).toISOString() }] : []
  })
  return inForce.toSorted((a, b) => compareText(a.from, b.from) || a.row.epoch - b.row.epoch).at(-1)?.row ?? null
}
