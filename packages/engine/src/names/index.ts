export { type AnalyzedName, analyzeName, type NameKind, type NameReading, type NameRole, type NameWord } from './analyze.ts'
export type { RarityTable } from './rarity.ts'
