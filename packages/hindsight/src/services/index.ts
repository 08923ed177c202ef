export type { SubjectFields } from '../sources/index.ts'
export type { ScreeningRun } from '../store/index.ts'
export type { Answer, AnsweredHit, Totals } from './answer.ts'
export {
  anchorSentence,
  assertHistory,
  checkAnchors,
  checkpointIfDue,
  checkpointLog,
  rotateLogKey,
} from './audit/keep-log.ts'
export { addLogAnchor, listAnchors } from './audit/log-anchors.ts'
export type { LogContext } from './audit/log-context.ts'
export { proveRecord, type StoredLogVerdict, verifyStoredLog } from './audit/stored-log.ts'
export { exportLogToFile, readNotes, readPublicKey, verifyFile } from './audit/verify-files.ts'
export { openBackup } from './backup/backup-manifest.ts'
export { backUpStore, restoreStore } from './backup/backup-store.ts'
export { copyKeys, forgetCopy, placeKeys } from './backup/key-copies.ts'
export { closeCampaign, recordEvents } from './campaigns/act-on-campaign.ts'
export { type CampaignDraft, readDraft } from './campaigns/campaign-plan.ts'
export {
  listCampaigns,
  type MemberPage,
  type ShownCampaign,
  showCampaign,
  showMember,
} from './campaigns/show-campaign.ts'
export {
  type CampaignPreview,
  campaignKind,
  campaignProposal,
  previewCampaign,
  proposeCampaign,
} from './campaigns/start-campaign.ts'
export { actOnCase, type CaseActKind } from './cases/act-on-case.ts'
export { type CaseWords, commitWords } from './cases/case-words.ts'
export { casePairs, pairDecisionKind } from './cases/decide-in-pairs.ts'
export { escalateOverdue } from './cases/escalate-overdue.ts'
export { listGoodGuys, revokeGoodGuy, revokeReasons, showGoodGuy } from './cases/good-guys.ts'
export { type CaseList, listCases } from './cases/list-cases.ts'
export { findProposal, type ShownCase, type ShownEvent, type ShownItem, showCase } from './cases/show-case.ts'
export { type ComparedPair, comparePairs, openPairs, type PairTotals } from './compare-pairs.ts'
export type { Coverage, ListCoverage } from './coverage.ts'
export {
  addDelivery,
  endDelivery,
  listDeliveries,
  retryParked,
} from './deliveries/delivery-targets.ts'
export { type DeliveryRound, deliverDue } from './deliveries/run-deliveries.ts'
export { type ComparedVersion, diffVersions, type ListDiff, type ProgramDelta } from './diff-lists.ts'
export type { ChangedCase } from './evaluation/compare-evaluations.ts'
export { evaluatePairs } from './evaluation/evaluate-pairs.ts'
export { evaluateScreening } from './evaluation/evaluate-screening.ts'
export type { Evaluation } from './evaluation/evaluation.ts'
export type { Rate } from './evaluation/exact-interval.ts'
export { type FileExpectation, fileExpectations } from './evaluation/expectation.ts'
export { type CaseSource, type JudgedCase, outcomeOf } from './evaluation/judged-case.ts'
export { measureParity, type Parity, parityRatioMax } from './evaluation/measure-parity.ts'
export type { Figures, Measures } from './evaluation/measures.ts'
export { type PairRole, pairRoles } from './evaluation/open-judged-pairs.ts'
export { type SelfTest, selfTest } from './evaluation/self-test.ts'
export type { Miss } from './evaluation/test-names.ts'
export { workerFile } from './examiner.ts'
export {
  type ExplainedPair,
  explainAbsence,
  explainPair,
  type NearParty,
  type WhyNotAnswer,
} from './explain-pair.ts'
export { listFigures, type ShownFigure, showFigure } from './figures/campaign-figures.ts'
export { addClaims, claimsPayload, retractClaim } from './information/add-claims.ts'
export { importLinks, linksPayload } from './information/import-links.ts'
export { driftOfClaims, type ShownClaim, showClaims } from './information/show-claims.ts'
export { findPath, type ShownLink, type ShownPath, showLinks } from './information/show-links.ts'
export { type AddedList, addList } from './lists/add-list.ts'
export { type Arrival, arriveByPath } from './lists/arrival.ts'
export { bundleLists, checkBundle, importBundle, trustedKeys } from './lists/bundle-lists.ts'
export { chooseVersion } from './lists/choose-version.ts'
export { customEntriesOf, previewEntries } from './lists/custom-list.ts'
export { fetchAndAdd } from './lists/fetch-lists.ts'
export { holdList, liftHold } from './lists/hold-list.ts'
export type { ListStanding } from './lists/list-state.ts'
export {
  type ListHistory,
  loadHistory,
  missingPublishers,
  reportStandings,
  type ShownVersion,
  showVersion,
} from './lists/report-lists.ts'
export type { ArrivalReport } from './lists/stored-facts.ts'
export { storedListRequests } from './lists/stored-list-request.ts'
export { verifyLists } from './lists/verify-lists.ts'
export { lockWatch, watchOnce } from './lists/watch-lists.ts'
export { type ListRequest, loadList } from './load-lists.ts'
export { loadPolicy } from './load-policy.ts'
export { draftNotice } from './lookback/draft-notice.ts'
export { leaseSecondsUsual } from './lookback/lookback-lease.ts'
export {
  type LookbackPreview,
  type Proposal as LookbackProposal,
  previewLookback,
} from './lookback/preview-lookback.ts'
export {
  type LookbackGauge,
  listLookbacks,
  lookbackGauge,
  type ShownRun,
  showLookback,
  shownRun,
  unparkLookback,
} from './lookback/report-lookbacks.ts'
export { type LookbackOutput, type LookbackSummary, runLookbacks } from './lookback/run-lookback.ts'
export { lookPurposes } from './looks/record-look.ts'
export {
  addOwnKey,
  endOwnEnrolment,
  enrolFounder,
  foundersMax,
  listOperators,
  revokeOwnKey,
} from './operators/enrolment.ts'
export { createKeyFile, defaultKeyFile, readKeyFile, signingKey } from './operators/key-file.ts'
export { approveProposal, propose, rejectProposal, withdrawProposal } from './operators/proposals.ts'
export { keyIdOf, type SignedAct, type SigningKey, signAct } from './operators/signed-act.ts'
export { livePolicy } from './policies/live-policy.ts'
export { listPolicies, policyKind, showPolicy } from './policies/policy-proposal.ts'
export { proposalKinds } from './proposal-kinds.ts'
export type { RecordContext } from './record-context.ts'
export { explainStoredAbsence } from './replay/explain-stored-absence.ts'
export { exitOfReplay, lookAtReplay, type Replay, replay, replayMany } from './replay/replay.ts'
export { cellChoices, type ReplayCell } from './replay/replay-cells.ts'
export type { DecisionReplay } from './replay/replay-decision.ts'
export type { ScreeningReplay } from './replay/replay-screening.ts'
export { eraseAgain, erasureKind, erasureProposal, finishErasures } from './retention/erase-subject.ts'
export { liftLegalHold, placeHold } from './retention/legal-hold.ts'
export { type RetentionState, retentionState, subjectsDue } from './retention/retention-state.ts'
export { erasureReasons, recordYears } from './retention/retention-words.ts'
export { type ScreenOutput, type ScreenSummary, screenSubjects } from './screen-subjects.ts'
export {
  eachNotClear,
  findRun,
  findScreening,
  type ListedScreening,
  listRuns,
  type ShownScreening,
  showScreening,
} from './screenings/list-screenings.ts'
export { proveScreening, type ScreeningProof } from './screenings/prove-screening.ts'
export type { ServiceContext } from './service-context.ts'
export { runStory, type StoryReport } from './story/run-story.ts'
export { type GroupState, groupState } from './subjects/group-state.ts'
export { type ImportOutput, type ImportSummary, importSubjects } from './subjects/import-subjects.ts'
export { monitorActs, monitorSubject } from './subjects/monitor-subject.ts'
export { importColumns, parseQuality } from './subjects/read-import-row.ts'
export { type ShownSubject, showSubject } from './subjects/show-subject.ts'
export { type SubjectTimeline, subjectTimeline } from './timeline/subject-timeline.ts'
export { confirmClock, lastRecordedAt, trustClock } from './trusted-clock.ts'
export { type FaultReason, faultReason } from './unavailable-reason.ts'
