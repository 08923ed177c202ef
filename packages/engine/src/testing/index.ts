export {
  birthDate,
  type ListedPartyProperties,
  listedParty,
  type PartyProperties,
  type SubjectProperties,
  subject,
} from './builders.ts'
export { acronymExpansions } from './evasions/company.ts'
export type { EvasionFamily, NameEvasion, PartyEvasion } from './evasions/evasion.ts'
export { evasionFloor, nameEvasions, partyEvasions, personNameEvasions } from './evasions.ts'
export { type InventedName, inventOrganizationName, inventPersonName, inventVesselName } from './invented-names.ts'
export {
  inventAirplane,
  inventBirthDate,
  inventImo,
  inventListedParty,
  inventOrganization,
  inventParty,
  inventPerson,
  inventSubject,
  inventVessel,
  inventWallet,
  type PersonOptions,
} from './invented-parties.ts'
export { type HistoryReport, playLookbackHistory } from './lookback/lookback-history.ts'
export { type NameCulture, nameCultures } from './name-stock.ts'
export { inventOrigin, swapOrigin } from './origin.ts'
export { type AdversarialSubject, adversarialSubjects } from './population/adversarial-subjects.ts'
export { buildLargeIndex } from './population/build-large-index.ts'
export { largePopulation, type Members, streamParties } from './population/large-population.ts'
export { mixSeeds } from './population/mix-seeds.ts'
export { type SubjectRange, sourceOf, subjectsNear } from './population/subjects-near.ts'
export { type Random, seededRandom } from './random.ts'
export { type Rebuilt, rebuildExplanation, rebuildWhyNot } from './rebuild-explanation.ts'
export { rebuildScore, rebuildSimilarity } from './rebuild-score.ts'
export { resemblingSubject } from './resembling-subject.ts'
