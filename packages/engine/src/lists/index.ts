export { type DetectedFormat, detectFormat } from './detect-format.ts'
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
export { type BadRow, type Row, type RowDialect, RowReader } from './row-reader.ts'
