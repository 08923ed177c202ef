export { canonicalJson, type Json, NotCanonicalError, parseCanonicalJson } from './canonical-json.ts'
export { type Checkpoint, openCheckpoint, readCheckpoint, signCheckpoint } from './checkpoint.ts'
export { exportLog, type LogSource } from './export-log.ts'
export { keyRecord, keyRecordKind } from './key-chain.ts'
export { decodeRecord, encodeRecord, type LogRecord, type RecordDraft, referenceOf } from './log-record.ts'
export { isConsistent, proveConsistency, proveInclusion, rootFromInclusion, rootOfLeaves } from './proofs.ts'
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
