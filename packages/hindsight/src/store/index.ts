export type { CampaignRow } from './campaign-area.ts'
export type {
  CaseEvent,
  CaseFilter,
  CaseItemRow,
  CaseReads,
  CaseRow,
  GoodGuyRow,
  OutboxEntry,
  StandingHitRow,
} from './case-area.ts'
export { copyName, copyStore, placeCopy } from './copy-store.ts'
export type { DeliveryAttempt, DeliveryTarget, DeliveryWait } from './delivery-area.ts'
export type { ClaimMarkRow, ClaimRow, LinkRow } from './information-area.ts'
export type {
  Instant,
  LiveRow,
  NewVersion,
  Receipt,
  StoredList,
  StoredVersion,
} from './list-area.ts'
export type { LogCheckpoint, LogEntry, LogReads } from './log-area.ts'
export type {
  Lease,
  LookbackOutcome,
  LookbackRun,
  LookbackTrigger,
  PartyReference,
} from './lookback-area.ts'
export { openStore } from './open-store.ts'
export type { Act, Operator, OperatorKey, Proposal } from './operator-area.ts'
export type { PolicyUse } from './policy-area.ts'
export type { Erasure, LegalHold } from './retention-area.ts'
export type { RunBatch, Screening, ScreeningRun } from './screening-area.ts'
export type { Store, StoreCheck, StoreFacts, StoreInspection, StoreTransaction, StoreView } from './store.ts'
export type {
  MonitoringChange,
  NewSubjectVersion,
  SubjectHead,
  SubjectImport,
  SubjectRole,
  SubjectVersion,
  Watermark,
} from './subject-area.ts'
export { lowestWatermark } from './watermark-floors.ts'
