// What is set for one list: bounds of the gate, anchors, ages, and holds. Kept as data with the list; where nothing is
// set, the registry of publishers decides, and where that knows nothing, the general bounds (reliability A6.1, THR-38).

import type { Anchor, GateSettings } from '@hindsight/engine/lists'
import { findPublisher } from '../../sources/index.ts'
import type { Instant, StoredList } from '../../store/index.ts'

export interface Hold {
  readonly by: string
  readonly reason: string
  readonly at: Instant
}

export interface ListAges {
  /** Days since the publisher's own date. */
  readonly staleDays: number
  readonly expiredDays: number
  /** Hours since the publisher was last reached, for lists that are fetched; null where nothing is fetched. */
  readonly unreachedStaleHours: number | null
  readonly unreachedExpiredHours: number | null
}

export interface ListSettings {
  readonly gate: Partial<GateSettings>
  readonly anchors: readonly Anchor[]
  readonly ages: ListAges
  /** Set while nothing new of this list may go live. */
  readonly hold: Hold | null
  /** Versions that a person holds back, whatever the gate says of them. */
  readonly heldVersions: Readonly<Record<string, Hold>>
}

/** Where nobody knows how often a list appears. */
const unknownAges: ListAges = { staleDays: 30, expiredDays: 90, unreachedStaleHours: null, unreachedExpiredHours: null }

/** The settings of a list as they apply: its own over those of its publisher. */
export function settingsOf(list: Pick<StoredList, 'listId' | 'settings'>): ListSettings {
  const own = (list.settings ?? {}) as Partial<ListSettings>
  const publisher = findPublisher(list.listId)
  const anchors = (publisher?.anchors ?? []).flatMap((anchor) =>
    anchor.kind === 'party' ? [{ partyId: anchor.partyId, name: null }] : [],
  )
  // A sub-list that every version is known to have: a floor of one party.
  const subLists = (publisher?.anchors ?? []).filter((anchor) => anchor.kind === 'sub-list')
  const programMin = Object.fromEntries(subLists.map(({ subList }) => [subList, 1]))
  return {
    gate: { programMin, ...own.gate },
    anchors: own.anchors ?? anchors,
    ages: { ...unknownAges, ...publisher?.ages, ...own.ages },
    hold: own.hold ?? null,
    heldVersions: own.heldVersions ?? {},
  }
}
