// How much a comparison can still become when only part of it is known: what the evidence besides the names can add at
// most, and how alike names must be to reach a score. Index and scorer cut by the same numbers (law L7).

import type { PartialDate, PartySchema } from '../model/index.ts'
import { birthDatePoints, birthDatePointsMax } from './features/birth-date.ts'
import { areOrganizations, comparesPeople } from './kinds.ts'
import type { Policy } from './policy.ts'
import type { PreparedParty } from './prepare.ts'

/** What a party states besides its names, as far as the ceiling asks. */
export interface StatedEvidence {
  readonly schema: PartySchema
  readonly birthDate: readonly PartialDate[]
  readonly hasFatherName: boolean
  readonly hasAddress: boolean
  readonly hasIdentifier: boolean
}

/** Reads off a prepared party what the ceiling asks. */
export function statedEvidence({ party, fatherNames, identifiers }: PreparedParty): StatedEvidence {
  return {
    schema: party.schema,
    birthDate: party.birthDate,
    hasFatherName: fatherNames.length > 0,
    hasAddress: party.addresses.length > 0,
    hasIdentifier: identifiers.length > 0,
  }
}

/** The points of a score on the log-odds scale, a rounding error less. */
export const pointsFor = (score: number): number => Math.log(score / (1 - score)) - 1e-9

/** The most points that everything besides the names can add where no distinctive identifier is shared. */
export function evidenceCeiling(ours: StatedEvidence, theirs: StatedEvidence, { effect }: Policy): number {
  let points = 0
  if (ours.hasFatherName && theirs.hasFatherName) points += effect.fatherSame
  if (ours.hasAddress && theirs.hasAddress) points += effect.addressSame
  if (areOrganizations(ours.schema, theirs.schema)) points += effect.jurisdictionSame
  // Identifiers that are not distinctive add up, one for each kind of evidence.
  if (ours.hasIdentifier && theirs.hasIdentifier) points += 6 * effect.identifierWeak
  if (!comparesPeople(ours.schema, theirs.schema)) return points
  return points + birthDatePoints(ours.birthDate, theirs.birthDate, effect)
}

/** The most that the ceiling can be with any party. */
export function highestCeiling(ours: StatedEvidence, { effect }: Policy): number {
  let points = Math.max(0, effect.jurisdictionSame)
  if (ours.hasFatherName) points += Math.max(0, effect.fatherSame)
  if (ours.hasAddress) points += Math.max(0, effect.addressSame)
  if (ours.hasIdentifier) points += Math.max(0, 6 * effect.identifierWeak)
  return ours.birthDate.length > 0 ? points + birthDatePointsMax(effect) : points
}

/** Points of a name at this similarity whose paired words weigh this much. Rises with either. */
export function pointsOfName(similarity: number, paired: number, { name, effect }: Policy): number {
  const below = ((1 - similarity) / (1 - name.floor)) ** effect.nameCurve
  const gain = paired === 0 ? 0 : paired / (paired + effect.rarityHalf)
  return effect.nameAtOne - (effect.nameAtOne - effect.nameAtFloor) * below + effect.nameRarity * gain
}

/** Similarity below which a name cannot have this many points, given the weight of its words. */
export function similarityFor(points: number, weight: number, policy: Policy): number {
  const { nameAtFloor, nameAtOne, nameCurve } = policy.effect
  if (nameAtOne <= nameAtFloor) return 0
  const below = Math.max(0, pointsOfName(1, weight, policy) - points) / (nameAtOne - nameAtFloor)
  return 1 - below ** (1 / nameCurve) * (1 - policy.name.floor)
}
