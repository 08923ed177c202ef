export {
  alignAsWhole,
  alignPairs,
  compareKnownWords,
  compareWords,
  noSimilarity,
  type PossiblePair,
  pairJoins,
} from './align.ts'
export {
  evidenceCeiling,
  highestCeiling,
  pointsFor,
  type StatedEvidence,
  similarityFor,
  statedEvidence,
} from './ceiling.ts'
export {
  bandOf,
  type CompareOptions,
  compareParties,
  comparePrepared,
  type Reach,
  scoreOf,
} from './compare.ts'
export type {
  Agreement,
  Axes,
  Band,
  Comparison,
  Corroboration,
  FeatureId,
  Finding,
  NameAlignment,
  Observation,
  PairReason,
  UnpairedWord,
  WordPair,
} from './comparison.ts'
export { engineVersion } from './engine-version.ts'
export { explainComparison } from './explain.ts'
export type {
  ExplainedPair,
  Explanation,
  RarityWord,
  Rescored,
  Settlement,
  SettlingAnswer,
  Supposition,
} from './explanation.ts'
export { specificAddressWords } from './features/address.ts'
export { type Form, formKey, formOf, formOfKey, freshForm } from './form.ts'
export { identifierKeys, type PreparedIdentifier } from './identifiers.ts'
export { areJoinable, areWholesAlike, joinLengthApart, wholeKeys, wholeLengthApart } from './join-keys.ts'
export { areComparable, areOrganizations, comparesPeople } from './kinds.ts'
export { similarityOfSums } from './name-similarity.ts'
export { type PolicyReading, parsePolicy } from './parse-policy.ts'
export { defaultPolicy, type EffectRules, type NameRules, type Policy } from './policy.ts'
export {
  isSyllable,
  type PreparedName,
  type PreparedParty,
  type PreparedReading,
  type PreparedWord,
  prepareName,
  prepareParty,
  readingOf,
  weightOfForms,
  wordOf,
  wordsMax,
} from './prepare.ts'
export { compareSupposed } from './suppose.ts'
export { type KeptDown, nearestNames, type WhyNot, type WhyNotState, whyNot } from './why-not.ts'
export type { WouldChange } from './why-not-changes.ts'
export {
  areLoans,
  areWordsAlike,
  editLimit,
  isPaired,
  lettersApart,
  type Relation,
  skeletonLengthMin,
  visualLengthMin,
  type WordRules,
  type WordSimilarity,
  wordSimilarity,
} from './word-similarity.ts'
