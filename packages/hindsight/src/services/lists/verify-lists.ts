// Whether every version still says what it said: bytes by their hash, the same parties from the same bytes, the counts
// and digests that were recorded (laws L3, L6, L14).

import { type ListFormat, type ListProfile, versionStats } from '@hindsight/engine/lists'
import { engineVersion } from '@hindsight/engine/matching'
import type { ListedParty } from '@hindsight/engine/model'
import { reasonOf } from '../../config/index.ts'
import type { Receipt, StoredVersion, StoreView } from '../../store/index.ts'
import type { ServiceContext } from '../service-context.ts'
import { digestParties } from './digest-parties.ts'
import { digestOfSet, readArrival } from './read-arrival.ts'
import { keptReading, keptStats } from './stored-facts.ts'

export interface VersionVerdict {
  readonly versionId: string
  readonly fileCount: number
  readonly bytes: number
  readonly parties: number
  /** What does not hold, as sentences; empty where all does. */
  readonly faults: readonly string[]
}

/** Verifies the versions of one list, or of all, one after the other. */
export async function* verifyLists({ store }: ServiceContext, listId: string | null): AsyncGenerator<VersionVerdict> {
  const versions = await store.read(async ({ lists }) => {
    const all = listId === null ? await lists.all() : [{ listId }]
    return (await Promise.all(all.map((list) => lists.versions(list.listId)))).flat()
  })
  for (const version of versions) yield await store.read((view) => verifyVersion(view, version))
}

async function verifyVersion(view: StoreView, version: StoredVersion): Promise<VersionVerdict> {
  const faults: string[] = []
  const receipt = (await view.lists.receipts(version.listId)).find(({ receiptId }) => receiptId === version.receiptId)
  const files = receipt === undefined ? [] : await loadFiles(view, receipt, faults)
  const { versionId, parties } = version
  const verdict = {
    versionId,
    fileCount: files.length,
    bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
    parties,
  }
  if (receipt === undefined) faults.push(`its receipt ${version.receiptId} is gone`)
  if (faults.length === 0) await verifyContent(version, files, faults)
  await verifyMembers(view, version, faults)
  return { ...verdict, faults }
}

interface KeptFile {
  readonly name: string
  readonly sha256: string
  readonly bytes: number
  readonly content: Uint8Array
}

async function loadFiles({ lists }: StoreView, { files }: Receipt, faults: string[]): Promise<readonly KeptFile[]> {
  const loaded: KeptFile[] = []
  for (const file of files) {
    try {
      const content = await lists.fileBytes(file.sha256)
      if (content === null) faults.push(`the bytes of ${file.name} (${file.sha256}) are gone`)
      else loaded.push({ ...file, content })
    } catch (cause) {
      faults.push(`the bytes of ${file.name} are not what was received: ${reasonOf(cause)}`)
    }
  }
  return loaded
}

async function verifyContent(version: StoredVersion, files: readonly KeptFile[], faults: string[]): Promise<void> {
  if (digestOfSet(files) !== version.sha256) faults.push('the files are not those of the version')
  const { format, mapping, incomplete, entries } = keptReading(version)
  if (entries !== undefined) return
  const reading = await readArrival({
    listId: version.listId,
    files,
    faults: [],
    format: format as ListFormat | null,
    profile: version.profile as ListProfile,
    acceptIncomplete: incomplete.length > 0,
    mapping,
  })
  if (reading.state === 'refused') {
    faults.push(`its bytes are no longer read: ${reading.faults[0]?.message ?? ''}`)
    return
  }
  const { members } = digestParties(reading.parties)
  const { contentSha256 } = versionStats(reading, members)
  const isSame = contentSha256 === keptStats(version).stats.contentSha256
  const { records, rejects } = reading
  if (records !== version.records || rejects.length !== version.rejects) {
    faults.push(
      `its bytes give ${records} records and ${rejects.length} rejects; recorded were ${version.records} and ${version.rejects}`,
    )
  } else if (!isSame) {
    faults.push(
      `its bytes give other parties than were recorded (engine ${engineVersion} reads them otherwise, or they were changed)`,
    )
  }
}

/** What is kept of the parties gives the digests that were recorded. */
async function verifyMembers(view: StoreView, version: StoredVersion, faults: string[]): Promise<void> {
  try {
    const members = await view.lists.members(version.versionId)
    const parties: ListedParty[] = []
    for await (const batch of view.lists.parties(version.versionId)) parties.push(...batch)
    const digests = digestParties(parties)
    const differing = [...members].filter(([id, digest]) => digests.members.get(id) !== digest)
    if (parties.length !== version.parties || members.size !== version.parties) {
      faults.push(`${parties.length} parties are kept; recorded were ${version.parties}`)
    }
    if (differing.length > 0)
      faults.push(`${differing.length} kept parties do not have their digest, first ${differing[0]?.[0]}`)
    const { contentSha256 } = versionStats({ parties: [], rejects: [] }, members)
    if (contentSha256 !== keptStats(version).stats.contentSha256)
      faults.push('its set of parties is not the one recorded')
  } catch (cause) {
    faults.push(`its parties cannot be opened: ${reasonOf(cause)}`)
  }
}
