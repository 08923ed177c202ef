export type {
  Agreement,
  Band,
  Comparison,
  FeatureId,
  Finding,
  NameAlignment,
  PairReason,
  UnpairedWord,
  WordPair,
} from './comparison.ts'
