export type {
  Instant,
  ListArea,
  ListReads,
  LiveRow,
  NewVersion,
  Receipt,
  ReceivedFile,
  StoredList,
  StoredVersion,
} from './list-area.ts'
export type { LogArea, LogCheckpoint, LogEntry, LogReads } from './log-area.ts'
export { type Migrated, type OpenOptions, openStore } from './open-store.ts'
export type { Act, Operator, OperatorArea, OperatorKey, OperatorReads, Proposal } from './operator-area.ts'
export type { RunBatch, Screening, ScreeningArea, ScreeningReads, ScreeningRun } from './screening-area.ts'
export type { Store, StoreCheck, StoreFacts, StoreInspection, StoreTransaction, StoreView } from './store.ts'
export { StoreError, type StoreErrorCode } from './store-error.ts'
export type {
  MonitoringChange,
  NewSubjectVersion,
  RejectedRow,
  SubjectArea,
  SubjectHead,
  SubjectImport,
  SubjectReads,
  SubjectRole,
  SubjectVersion,
  Watermark,
} from './subject-area.ts'
export { lowestWatermark } from './watermark-floors.ts'
