// What subjects are screened with at one moment: every list that is live, as one index, with its coverage, under one
// policy; and the watermark that says which moment that was (laws L2, L5).

import { createHash } from 'node:crypto'
import { buildIndex, openIndex, type PartyIndex } from '@hindsight/engine/indexing'
import { engineVersion, type Policy } from '@hindsight/engine/matching'
import { canonicalJson } from '../../audit/index.ts'
import type { Instant, StoreView, Watermark } from '../../store/index.ts'
import { type Coverage, drawCoverage } from '../coverage.ts'
import { storedListRequests } from '../lists/stored-list-request.ts'
import { loadList, partiesOf } from '../load-lists.ts'
import { livePolicy } from '../policies/live-policy.ts'
import type { ServiceContext } from '../service-context.ts'

export interface ScreeningSet {
  readonly watermark: Watermark
  /** When it was loaded: ages of lists and entries of one's own are as of then. */
  readonly openedAt: Instant
  readonly coverage: Coverage
  readonly image: SharedArrayBuffer
  /** The image as it is asked on this thread. */
  readonly index: PartyIndex
  readonly policy: Policy
  /** SHA-256 of everything configured that could change an answer: engine, policy, versions of lists. */
  readonly configHash: string
}

/** Loads all lists of the store as they are live now, under the policy in use or another one that is tried out. */
export async function openScreeningSet(context: ServiceContext, tried: Policy | null = null): Promise<ScreeningSet> {
  for (;;) {
    const openedAt = context.now()
    const { watermark, policy } = await context.store.read(async (view) => {
      return { watermark: await liveWatermark(view), policy: tried ?? (await livePolicy(view)).policy }
    })
    const lists = await context.store.read(async (view) => (await view.lists.all()).map(({ listId }) => listId))
    const open = async <T>(work: (own: ServiceContext) => Promise<T>): Promise<T> => work(context)
    const times = { asOf: null, knownAt: null }
    const requests = storedListRequests(lists, { open, location: context.store.location, times })
    const loaded = await Promise.all(requests.map(loadList))
    const after = await context.store.read(liveWatermark)
    // What went live meanwhile may be in some of what was loaded: the set is of one moment, or it is loaded again.
    if (after.listEpoch !== watermark.listEpoch) continue
    const image = buildIndex(partiesOf(loaded), policy)
    const index = openIndex(image, policy)
    const rows = loaded.map((list) => list.coverage)
    const coverage = drawCoverage({ lists: rows, requestedCount: lists.length, indexPartyCount: index.partyCount })
    const configHash = configHashOf({ policy, coverage, engine: engineVersion })
    return { watermark, openedAt, coverage, image, index, policy, configHash }
  }
}

/** How far a subject is that was screened just now with what is live. */
export async function liveWatermark({ lists, policies }: Pick<StoreView, 'lists' | 'policies'>): Promise<Watermark> {
  const epochs = (await lists.allLive()).map(({ epoch }) => epoch)
  const policySequence = (await policies.policyUse())?.sequence ?? 0
  return { listEpoch: Math.max(0, ...epochs), policySequence, linkSequence: 0 }
}

export function isSameWatermark(a: Watermark, b: Watermark): boolean {
  return a.listEpoch === b.listEpoch && a.policySequence === b.policySequence && a.linkSequence === b.linkSequence
}

export interface ConfigFacts {
  readonly policy: Policy
  readonly coverage: Pick<Coverage, 'lists'>
  readonly engine: string
}

/** Hash of everything configured that could change an answer. */
export function configHashOf({ policy, coverage, engine }: ConfigFacts): string {
  const lists = coverage.lists.map(({ listId, listVersion, profile, sha256 }) => ({
    listId,
    listVersion,
    profile,
    sha256,
  }))
  return createHash('sha256').update(canonicalJson({ engine, policy, lists })).digest('hex')
}
