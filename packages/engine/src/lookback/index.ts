export { type ChangeExamination, type ExamineOptions, examineChanges, type FoundHit } from './examine-changes.ts'
export { afterLookback, type LookBackOptions, lookBack } from './look-back.ts'
export { balance, type LookbackCounts, type LookbackResult, resultOf } from './lookback-result.ts'
export {
  lookBackOnPolicy,
  type PolicyLookback,
  type PolicyReach,
  policyReach,
  type ReachOptions,
} from './on-policy.ts'
export { type ListedIndex, lookBackOnSubject, type SubjectLookback } from './on-subject.ts'
export { endedTerms, lookBackOnTime, type Term, type TimeLookback } from './on-time.ts'
export { type Outcome, outcomeOf, type SubjectOutcome } from './outcome.ts'
export type { PartyChanges, SortedChanges } from './party-changes.ts'
export { type SettleOptions, settleChanges, touchedSubjects } from './settle-changes.ts'
export {
  compareStanding,
  partyKeyText,
  type Standing,
  type StandingHit,
  type SuppressionOf,
  wantsReview,
} from './standing.ts'
export { SubjectIndex, type SubjectIndexOptions } from './subject-index.ts'
