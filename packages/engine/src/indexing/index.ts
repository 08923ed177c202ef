export { buildIndex, IndexBuilder } from './build-index.ts'
export { IndexImageError } from './image.ts'
export {
  type IndexExamination,
  type IndexHit,
  type OpenOptions,
  openIndex,
  type PartyIndex,
  type SearchOptions,
  type SubjectPair,
} from './party-index.ts'
export { policyKey } from './policy-key.ts'
export { type PartyKey, type SavedSegment, SegmentedIndex } from './segmented-index.ts'
