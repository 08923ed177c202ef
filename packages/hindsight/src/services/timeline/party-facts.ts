// When a listed party was public, when we received it, when its list went live here, and when the subject was compared with
// it: four times whose distances say whether we could have known, without blaming anybody.

import type { Instant, LookbackOutcome, StoredVersion, StoreView } from '../../store/index.ts'
import type { ScreenedMoment } from './subject-timeline.ts'

export interface PartyFact {
  readonly listId: string
  readonly partyId: string
  /** The version with which it came, the last time that it came. */
  readonly versionId: string | null
  /** The publisher's date of that version; null where its format has none. */
  readonly publicAt: string | null
  readonly receivedAt: Instant | null
  readonly liveAt: Instant | null
  /** When the subject was first compared with it and it was a possible match. */
  readonly screenedAt: Instant | null
  /** When it fell away for the subject. */
  readonly endedAt: Instant | null
  /** The publisher's date of the version that does not have it any more. */
  readonly endedPublicAt: string | null
}

export interface KnownMoments {
  readonly outcomes: readonly LookbackOutcome[]
  readonly screened: readonly ScreenedMoment[]
}

/** The times of these parties. */
export async function partyFacts(
  view: Pick<StoreView, 'lists'>,
  keys: readonly (readonly [listId: string, partyId: string])[],
  known: KnownMoments,
): Promise<readonly PartyFact[]> {
  const facts: PartyFact[] = []
  for (const [listId, own] of Map.groupBy(keys, ([id]) => id)) {
    const stays = await staysOf(
      view,
      listId,
      own.map(([, partyId]) => partyId),
    )
    for (const [, partyId] of own) facts.push(factOf({ listId, partyId }, stays.get(partyId) ?? noStay, known))
  }
  return facts
}

/** From which live version to which a party was on a list. */
interface Stay {
  readonly from: StoredVersion | null
  readonly liveAt: Instant | null
  /** The first live version without it. */
  readonly until: StoredVersion | null
}

const noStay: Stay = { from: null, liveAt: null, until: null }

async function staysOf(
  { lists }: Pick<StoreView, 'lists'>,
  listId: string,
  partyIds: readonly string[],
): Promise<ReadonlyMap<string, Stay>> {
  const versions = new Map((await lists.versions(listId)).map((version) => [version.versionId, version]))
  const stays = new Map<string, Stay>()
  for (const { versionId, liveFrom } of await lists.liveHistory(listId)) {
    const members = await lists.members(versionId)
    const version = versions.get(versionId) ?? null
    for (const partyId of partyIds) {
      const stay = stays.get(partyId) ?? noStay
      const isThere = members.has(partyId)
      const isOn = stay.from !== null && stay.until === null
      if (isThere && !isOn) stays.set(partyId, { from: version, liveAt: liveFrom, until: null })
      if (!isThere && isOn) stays.set(partyId, { ...stay, until: version })
    }
  }
  return stays
}

function factOf(
  { listId, partyId }: { readonly listId: string; readonly partyId: string },
  { from, liveAt, until }: Stay,
  { outcomes, screened }: KnownMoments,
): PartyFact {
  const isParty = ([list, id]: readonly [string, string]): boolean => list === listId && id === partyId
  const gained = outcomes.find((one) => one.gained.some(isParty))
  const lost = outcomes.findLast((one) => one.lost.some(isParty))
  const isBack = gained !== undefined && lost !== undefined && lost.recordedAt < gained.recordedAt
  // What no lookback brought was found by a screening after it went live.
  const found = screened.find(({ at, state }) => state === 'review' && (liveAt === null || at >= liveAt))
  return {
    listId,
    partyId,
    versionId: from?.versionId ?? null,
    publicAt: from?.publishedAt ?? null,
    receivedAt: from?.receivedAt ?? null,
    liveAt,
    screenedAt: gained?.recordedAt ?? found?.at ?? null,
    endedAt: isBack ? null : (lost?.recordedAt ?? null),
    endedPublicAt: until?.publishedAt ?? null,
  }
}
