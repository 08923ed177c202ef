// The lists that a replay compares with: as they were live at an epoch, or as they are live now, with what their coverage
// allowed. Everything comes from the versions that are kept (laws L3, L5).

import type { ListFormat, ListProfile } from '@hindsight/engine/lists'
import type { ListedParty } from '@hindsight/engine/model'
import { CommandError } from '../../config/index.ts'
import type { StoredList, StoredVersion, StoreView } from '../../store/index.ts'
import type { Coverage, ListCoverage } from '../coverage.ts'
import { openVersion } from '../lists/open-version.ts'
import { storedListRequests } from '../lists/stored-list-request.ts'
import { loadList, partiesOf } from '../load-lists.ts'
import type { ServiceContext } from '../service-context.ts'
import type { BatchRecord } from './batch-record.ts'

export interface ReplayLists {
  /** Equal for equal lists. */
  readonly key: string
  readonly rows: readonly ListCoverage[]
  readonly parties: readonly ListedParty[]
}

/** The key of the lists of then, without loading them. */
export function pastListsKey({ watermark, openedAt, reasons }: PastMoment): string {
  return JSON.stringify([watermark.listEpoch, openedAt.slice(0, 10), reasons])
}

type PastMoment = Pick<BatchRecord, 'watermark' | 'openedAt' | 'reasons'>

/** The lists as they were live at the epoch of a batch. Throws `CommandError` where a version is damaged. */
export async function loadPastLists(view: StoreView, moment: PastMoment): Promise<ReplayLists> {
  const rows: ListCoverage[] = []
  const parties: ListedParty[] = []
  for (const list of await view.lists.all()) {
    if (list.addedAt > moment.openedAt) continue
    const version = await versionAt(view, list, moment.watermark.listEpoch)
    if (version === null) {
      rows.push(unloaded(list))
      continue
    }
    const { reading } = await openVersion(view, version, moment.openedAt.slice(0, 10))
    rows.push(pastRow(version, { parties: reading.parties.length, incomplete: reading.incomplete, moment }))
    for (const party of reading.parties) parties.push(party)
  }
  return { key: pastListsKey(moment), rows, parties }
}

/** The lists as they are live now. */
export async function loadPresentLists(context: ServiceContext): Promise<ReplayLists> {
  const ids = await context.store.read(async ({ lists }) => (await lists.all()).map(({ listId }) => listId))
  const open = async <T>(work: (own: ServiceContext) => Promise<T>): Promise<T> => work(context)
  const times = { asOf: null, knownAt: null }
  const requests = storedListRequests(ids, { open, location: context.store.location, times })
  const loaded = await Promise.all(requests.map(loadList))
  return { key: 'present', rows: loaded.map(({ coverage }) => coverage), parties: partiesOf(loaded) }
}

async function versionAt({ lists }: StoreView, { listId }: StoredList, epoch: number): Promise<StoredVersion | null> {
  const row = (await lists.liveHistory(listId)).findLast((live) => live.epoch <= epoch)
  if (row === undefined) return null
  const version = await lists.version(row.versionId)
  if (version !== null) return version
  throw new CommandError('version-unknown', { versionId: row.versionId })
}

interface PastReading {
  readonly parties: number
  readonly incomplete: readonly string[]
  readonly moment: PastMoment
}

/** Whether a list had expired cannot be told from the list alone: the record of the batch says it. */
function pastRow(version: StoredVersion, { parties, incomplete, moment }: PastReading): ListCoverage {
  const isExpired = moment.reasons.includes('list_expired')
  return {
    listId: version.listId,
    listVersion: version.versionId,
    publishedAt: version.publishedAt,
    profile: version.profile as ListProfile,
    parties,
    rejects: version.rejects,
    sha256: version.sha256,
    state: isExpired ? 'expired' : incomplete.length > 0 ? 'incomplete' : 'read',
    format: version.format as ListFormat,
    source: version.listId,
    files: [],
    notes: [],
    incomplete,
    faults: [],
  }
}

function unloaded({ listId }: StoredList): ListCoverage {
  const facts = { listVersion: null, publishedAt: null, profile: 'full' as const, parties: 0, rejects: 0, sha256: null }
  const nothing = { format: null, files: [], notes: [], incomplete: [], faults: [] }
  return { listId, ...facts, ...nothing, state: 'refused', source: listId }
}

/** Reasons of a coverage as one text, for comparing. */
export function reasonsText(reasons: Coverage['reasons']): string {
  return reasons.join(', ') || 'complete'
}
