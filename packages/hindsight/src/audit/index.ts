export { type AnchorDelivery, addAnchor, deliverCheckpoint, loadAnchors, readAnchors } from './anchor-places.ts'
export { type AnchorSetting, type AnchorState, compareWithAnchors, isContradiction, type LogHead } from './anchors.ts'
export { canonicalJson, type Json, NotCanonicalError, parseCanonicalJson } from './canonical-json.ts'
export { type Checkpoint, openCheckpoint, readCheckpoint, signCheckpoint } from './checkpoint.ts'
export { commit, isCommitted } from './commitment.ts'
export { exportLog, type LogSource } from './export-log.ts'
export { keyRecord, keyRecordKind } from './key-chain.ts'
export { type KeyVault, openKeyVault, type SubjectKey } from './key-vault.ts'
export {
  adoptNextLogKey,
  createLogKey,
  findLogKey,
  findNextLogKey,
  openNextLogKey,
  publicKeyFile,
} from './log-keys.ts'
export { decodeRecord, encodeRecord, type LogRecord, type RecordDraft, referencesOf } from './log-record.ts'
export { isProofPage, type PageVerdict, verifyProofPage, writeProofPage } from './proof-page.ts'
export { isConsistent, proveConsistency, proveInclusion, rootFromInclusion, rootOfLeaves } from './proofs.ts'
export { nonceBytes, openSealed, seal } from './seal.ts'
export {
  parseVerifierKey,
  type SignerKey,
  type VerifierKey,
  verifierKeyOf,
  verifierKeyText,
} from './signed-note.ts'
export {
  appendLeaves,
  decodeFrontier,
  emptyFrontier,
  encodePeaks,
  type Frontier,
  type Hash,
  hashLeaf,
  rootOf,
} from './tree.ts'
export { type LogFault, type LogVerdict, LogVerifier, verifyLog } from './verify-log.ts'
