export { canonicalJson } from './canonical-json.ts'
export { canonicalParty, partyDigest, partyText } from './canonical-party.ts'
export type { ChangedParty, FieldChange, ListDelta, ReidentifiedParty } from './delta.ts'
export { type DetectedFormat, detectFormat } from './detect-format.ts'
export { fieldsOf } from './diff-fields.ts'
export { type DifferingParties, type DigestDelta, diffDigests, diffLists, diffParties } from './diff-lists.ts'
export { type FillRate, fillRates } from './fill-rates.ts'
export { examineVersion } from './gate.ts'
export type {
  AcceptedVersion,
  Anchor,
  GateCheck,
  GateFacts,
  GateReport,
  GateStep,
  GateVerdict,
  PublisherWord,
  TransportFacts,
} from './gate-facts.ts'
export { type GateSettings, gateSettings } from './gate-settings.ts'
export { linkParties } from './link-parties.ts'
export {
  foldColumn,
  type PartyColumn,
  partyColumn,
  partyColumnNames,
  partySchema,
  partySchemaWords,
} from './party-columns.ts'
export { readList } from './read-list.ts'
export {
  type Fault,
  type ListFile,
  type ListFormat,
  type ListProfile,
  type ListReading,
  type ListRefusal,
  listFormats,
  listProfiles,
  type Place,
  type ReadOptions,
  type Reject,
} from './reading.ts'
export { sha256 } from './sha256.ts'
export { type DeltaFigures, deltaFigures, type VersionStats, versionStats } from './version-stats.ts'
