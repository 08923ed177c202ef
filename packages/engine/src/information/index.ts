export {
  atLeast,
  atMost,
  type Bounds,
  exactly,
  isExact,
  isSameBounds,
  presentBounds,
  presentCount,
  sumOfBounds,
  unbounded,
} from './bounds.ts'
export { findQuantities, type QuantityMention } from './find-quantities.ts'
export {
  type Derived,
  identityProblem,
  type PartitionClaim,
  ratioOf,
  remainderOf,
  sumOfQuantities,
} from './partition.ts'
export {
  apartBecause,
  type CountAxis,
  isSameQuantity,
  type Period,
  parseQuantity,
  presentQuantity,
  type Quantity,
  type QuantityContext,
} from './quantity.ts'
export type { CountUnit, Share } from './quantity-words.ts'
