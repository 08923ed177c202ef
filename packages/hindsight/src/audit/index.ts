export { type AnchorDelivery, addAnchor, deliverCheckpoint, loadAnchors, readAnchors } from './anchor-places.ts'
export { type AnchorSetting, type AnchorState, compareWithAnchors, isContradiction, type LogHead } from './anchors.ts'
export { canonicalJson, type Json, parseCanonicalJson } from './canonical-json.ts'
export { openCheckpoint, readCheckpoint, signCheckpoint } from './checkpoint.ts'
export { exportLog, type LogSource, type SourceRecord } from './export-log.ts'
export { hmacSha256 } from './hmac-sha256.ts'
export { keyRecord } from './key-chain.ts'
export { type KeyVault, openKeyVault, type SubjectKey } from './key-vault.ts'
export {
  adoptNextLogKey,
  createLogKey,
  findLogKey,
  findNextLogKey,
  openNextLogKey,
  publicKeyFile,
} from './log-keys.ts'
export { decodeRecord, encodeRecord, referencesOf } from './log-record.ts'
export { isProofPage, type PageVerdict, verifyProofPage, writeProofPage } from './proof-page.ts'
export { proveInclusion, rootFromInclusion, rootOfLeaves } from './proofs.ts'
export { openSealed, seal } from './seal.ts'
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
export { type LogFault, type LogVerdict, verifyLog } from './verify-log.ts'
