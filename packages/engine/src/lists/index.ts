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
