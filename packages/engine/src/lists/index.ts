export { type DetectedFormat, detectFormat } from './detect-format.ts'
export {
  foldColumn,
  type PartyColumn,
  partyColumn,
  partyColumnNames,
  partySchema,
  partySchemaWords,
} from './party-columns.ts'
export { readList } from './read-list.ts'
export {
  type Fault,
  type ListFile,
  type ListFormat,
  type ListProfile,
  type ListReading,
  type ListRefusal,
  listFormats,
  listProfiles,
  type Place,
  type ReadOptions,
  type Reject,
} from './reading.ts'
