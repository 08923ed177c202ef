// The index over all members of a source, as the product builds it.

import { buildIndex, openIndex, type PartyIndex } from '@hindsight/engine/indexing'
import type { Policy } from '@hindsight/engine/matching'
import { type Members, streamParties } from '@hindsight/engine/testing'

export function openLargeIndex(members: Members, policy: Policy): PartyIndex {
  return openIndex(buildIndex([...streamParties(members)], policy), policy)
}
