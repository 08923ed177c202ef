export { acronymReason } from './acronyms.ts'
export { analyzeName } from './analyze.ts'
export {
  type AnalyzedName,
  type NameKind,
  type NameReading,
  type NameRole,
  type NameWord,
  nameWordsMax,
  wordLettersMax,
} from './name.ts'
export { defaultRarity, type RarityTable } from './rarity.ts'
