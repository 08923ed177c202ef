export {
  defaultHubDegreeMax,
  findReach,
  type PathStep,
  type Reach,
  type ReachedParty,
  type ReachOptions,
} from './find-reach.ts'
export { type ListedLinkOptions, type ListedLinks, linksOfParties } from './from-lists.ts'
export {
  compareGrades,
  type Grade,
  type IntelligenceReportGrade,
  isAtLeastGrade,
  parseGrade,
  parseIntelligenceReportGrade,
  presentGrade,
  reliabilities,
  ungraded,
  weakestGrade,
} from './grade.ts'
export { isInForce, type Link, type LinkAnswer, type LinkDraft, readLink, type TwoTimes } from './link.ts'
export { conductsByDefault, type LinkKind, type LinkRole, linkKinds, rolesOf } from './link-kinds.ts'
export { Network } from './network.ts'
export { type PermittedReach, permitReach, type ReachPermission, type ReachRequest } from './permit-reach.ts'
export { presentNetwork } from './present-network.ts'
