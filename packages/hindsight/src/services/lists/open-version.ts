// A stored version becomes the same reading that its files gave: parties from the store, rejects and notes as they were
// kept. Entries of one's own lists that have expired no longer alert.

import { type ListFormat, type ListProfile, type ListReading, linkParties } from '@hindsight/engine/lists'
import type { ListedParty, ListId } from '@hindsight/engine/model'
import type { StoredVersion, StoreView } from '../../store/index.ts'
import { damagedVersion } from './damaged-version.ts'
import { keptReading } from './stored-facts.ts'

export interface OpenedVersion {
  readonly reading: ListReading
  /** How many entries of one's own list have expired and were left out. */
  readonly expiredEntryCount: number
}

/** Opens a version whole. `day` is the ISO day at which entries of one's own lists are looked at. */
export async function openVersion(
  { lists }: Pick<StoreView, 'lists'>,
  version: StoredVersion,
  day: string,
): Promise<OpenedVersion> {
  const all: ListedParty[] = []
  for await (const batch of lists.parties(version.versionId)) all.push(...batch)
  if (all.length !== version.parties)
    throw damagedVersion(version, `${all.length} of ${version.parties} parties are there`)
  const { rejects, removed, incomplete, notes, entries } = keptReading(version)
  const alive = entries === undefined ? all : all.filter(({ id }) => (entries[id]?.expiresOn ?? '') > day)
  const reading: ListReading = {
    state: 'read',
    listId: version.listId as ListId,
    format: version.format as ListFormat,
    profile: version.profile as ListProfile,
    publishedAt: version.publishedAt,
    parties: linkParties(alive),
    rejects,
    records: alive.length + rejects.length,
    removed,
    incomplete,
    notes,
  }
  return { reading, expiredEntryCount: all.length - alive.length }
}
