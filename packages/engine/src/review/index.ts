export {
  type CaseAct,
  type CaseState,
  caseStates,
  caseTransitions,
  type MoveAnswer,
  moveCase,
} from './case-states.ts'
export {
  type AskedQuestion,
  type Disposition,
  dispositionProblems,
  type EvidencePointer,
  needsSecondPerson,
  type OpenQuestion,
  type QuestionState,
  questionState,
} from './disposition.ts'
export { type DispositionReason, dispositionReasons, reasonOf, type Verdict } from './disposition-reasons.ts'
export {
  type CitedField,
  citableFields,
  citesOrigin,
  type EvidenceDifference,
  evidenceDifferences,
  evidenceFingerprint,
  evidenceOf,
  type PairEvidence,
  type SideEvidence,
} from './evidence.ts'
export {
  type Actor,
  type Approval,
  type ApprovalAnswer,
  type ApprovalRefusal,
  checkApproval,
  type Proposal,
} from './four-eyes.ts'
export {
  bindEvidence,
  type GoodGuy,
  type GoodGuyAnswer,
  type GoodGuyDraft,
  goodGuyApplies,
  goodGuyProblems,
  type PairNow,
} from './good-guy.ts'
export {
  type CaseItem,
  type CaseWork,
  type Duplicate,
  type EarlierItem,
  type ItemCause,
  type OpenedAlerts,
  type OpenOptions,
  openAlerts,
  type ReviewHit,
  type Suppression,
} from './open-alerts.ts'
export {
  type Consequence,
  consequences,
  type PriorityAxes,
  type PrioritySubject,
  priorityAxes,
  type RankedCase,
  rankCases,
} from './priority.ts'
export { groupSameParties, isSameListedParty } from './same-party.ts'
export { type LostHits, type UnwindAct, type UnwindCause, type Unwinding, unwindCases } from './unwind.ts'
