// The candidate index over a population of any size, built as the product builds it: the one place that knows how.

import { buildIndex } from '../../indexing/index.ts'
import type { Policy } from '../../matching/index.ts'
import { type Members, streamParties } from './large-population.ts'

/** The image of an index over all members, in the order of their positions. */
export function buildLargeIndex(members: Members, policy: Policy): SharedArrayBuffer {
  return buildIndex(streamParties(members), policy)
}
