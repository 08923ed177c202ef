// The policy that is in use: the last one that two people put into use, or the built-in one. Everything that screens for
// the record asks here, at the moment whose watermark it takes (laws L2, L3).

import { defaultPolicy, type Policy } from '@hindsight/engine/matching'
import type { StoreView } from '../../store/index.ts'
import { loadKeptPolicy } from '../screenings/kept-policy.ts'

export interface LivePolicy {
  readonly policy: Policy
  /** 0 for the built-in one. */
  readonly sequence: number
}

/** The policy of a place in the order of use; the built-in one for 0. */
export async function policyAt(view: Pick<StoreView, 'policies' | 'lists'>, sequence: number): Promise<Policy> {
  const use = (await view.policies.policyUses()).find((one) => one.sequence === sequence)
  return use === undefined ? defaultPolicy : loadKeptPolicy(view, use.sha256)
}

/** The policy in use at the moment of the view. */
export async function livePolicy(view: Pick<StoreView, 'policies' | 'lists'>): Promise<LivePolicy> {
  const use = await view.policies.policyUse()
  if (use === null) return { policy: defaultPolicy, sequence: 0 }
  return { policy: await loadKeptPolicy(view, use.sha256), sequence: use.sequence }
}
