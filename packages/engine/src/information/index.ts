export {
  attributionChain,
  type Corroboration,
  confirmationProblem,
  corroborationOf,
  rootClaims,
  soundModality,
} from './attribution.ts'
export {
  atLeast,
  atMost,
  type Bounds,
  exactly,
  isExact,
  isSameBounds,
  presentBounds,
  presentCount,
  sumOfBounds,
  unbounded,
} from './bounds.ts'
export { type CampaignPlan, type CampaignState, campaignDaysMax, campaignProblems } from './campaign/campaign.ts'
export {
  bulkProblem,
  type Census,
  censusOf,
  type MemberEvent,
  memberEventProblems,
  presentCensus,
  statusStands,
} from './campaign/member-states.ts'
export { type Bearing, type Claim, type ClaimSource, claimProblems, evidenceProblems, presentClaim } from './claim.ts'
export {
  type ClaimAct,
  ClaimRecord,
  type ClaimStatus,
  type DerivedItem,
  type Marked,
  type RecordAnswer,
} from './claim-record.ts'
export { type Criterion, type DayRange, kindsIn, type Predicate } from './criteria/criterion.ts'
export { type CriterionAnswer, type CriterionContext, parseCriterion } from './criteria/parse-criterion.ts'
export { proxyRefusal } from './criteria/refuse-proxies.ts'
export {
  type PopulationSources,
  type Screened,
  type SelectedMember,
  type SharingMember,
  selectPopulation,
} from './criteria/select-population.ts'
export {
  findTruncated,
  partialBecause,
  type Quotation,
  quote,
  type SourceDocument,
  type TruncatedSpan,
} from './document.ts'
export type { Drift, DriftKind, StatementVersion } from './drift/drift.ts'
export { findDrift } from './drift/find-drift.ts'
export { findQuantities, type QuantityMention } from './find-quantities.ts'
export {
  adverseClosingProblems,
  type Hypothesis,
  type HypothesisMatrix,
  matrixProblems,
  presentMatrix,
  type RankedHypothesis,
  type Reading,
  rankHypotheses,
  type WeighedEvidence,
} from './hypotheses.ts'
export { compareModality, type Modality, modalities, presentModality, weakestModality } from './modality.ts'
export {
  type Derived,
  identityProblem,
  type PartitionClaim,
  ratioOf,
  remainderOf,
  sumOfQuantities,
} from './partition.ts'
export {
  apartBecause,
  type CountAxis,
  isSameQuantity,
  type Period,
  parseQuantity,
  presentQuantity,
  type Quantity,
  type QuantityContext,
} from './quantity.ts'
export type { CountUnit, Share } from './quantity-words.ts'
export { type PageOptions, presentReachedPage, type ReachedPage, reachedPage } from './reached-person.ts'
