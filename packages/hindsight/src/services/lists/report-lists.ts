// What is kept of lists, for people: how each stands, its history, and one version looked into.

import type { ListedParty } from '@hindsight/engine/model'
import { CommandError } from '../../config/index.ts'
import { allPublishers } from '../../sources/index.ts'
import type { LiveRow, Receipt, StoredList, StoredVersion } from '../../store/index.ts'
import type { ServiceContext } from '../service-context.ts'
import { type ChosenVersion, chooseVersion, type ListTimes } from './choose-version.ts'
import { findStanding, type ListStanding } from './list-state.ts'
import { openVersion } from './open-version.ts'

/** How every list of the store stands now, in order of id. */
export function reportStandings({ store, now }: ServiceContext): Promise<readonly ListStanding[]> {
  return store.read(async (view) => {
    const standings: ListStanding[] = []
    for (const list of await view.lists.all()) standings.push(await findStanding(view, list, now()))
    return standings
  })
}

/** Official lists that the store does not have. */
export function missingPublishers(standings: readonly ListStanding[]): readonly string[] {
  const known = new Set(standings.map(({ listId }) => listId))
  return allPublishers().flatMap(({ listId, availability }) =>
    known.has(listId) || availability.kind === 'closed' ? [] : [listId],
  )
}

export interface ListHistory {
  readonly list: StoredList
  readonly versions: readonly StoredVersion[]
  readonly receipts: readonly Receipt[]
  readonly live: readonly LiveRow[]
}

/** Every version and everything that arrived. Throws `CommandError` for a list that the store does not have. */
export function loadHistory({ store }: ServiceContext, listId: string): Promise<ListHistory> {
  return store.read(async ({ lists }) => {
    const list = await lists.find(listId)
    if (list === null) throw new CommandError('list-unknown', { listId })
    return {
      list,
      versions: await lists.versions(listId),
      receipts: await lists.receipts(listId),
      live: await lists.liveHistory(listId),
    }
  })
}

export interface ShownVersion extends ChosenVersion {
  readonly parties: readonly ListedParty[]
  readonly expiredEntryCount: number
}

/** Opens one version: the one named, or the one in force at the times given. */
export function showVersion(
  { store, now }: ServiceContext,
  { reference, times }: { readonly reference: string; readonly times: ListTimes },
): Promise<ShownVersion> {
  return store.read(async (view) => {
    const chosen = await chooseVersion(view, reference, times)
    if (chosen === null) throw new CommandError('list-unknown', { listId: reference })
    const { reading, expiredEntryCount } = await openVersion(view, chosen.version, (times.asOf ?? now()).slice(0, 10))
    return { ...chosen, parties: reading.parties, expiredEntryCount }
  })
}
