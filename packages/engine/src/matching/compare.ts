// Compares one subject with one listed party. Pure: same pair and policy, same comparison, forever (laws L3, L8).
// Takes `Identifying`, so origin cannot be looked at (law L4).

import type { Identifying, ListedParty, PartyId } from '../model/index.ts'
import { alignReadings } from './align.ts'
import { axesOf, noAxes } from './axes.ts'
import { evidenceCeiling, pointsFor, pointsOfName, similarityFor, statedEvidence } from './ceiling.ts'
import type { Band, Comparison, Finding, NameAlignment, Observation } from './comparison.ts'
import { compareAddresses } from './features/address.ts'
import { compareBirthDates } from './features/birth-date.ts'
import { compareFatherNames } from './features/father-name.ts'
import { compareGenders } from './features/gender.ts'
import { compareIdentifiers, identifyingRules } from './features/identifiers.ts'
import { compareJurisdictions } from './features/jurisdiction.ts'
import { areComparable, areOrganizations, comparesPeople } from './kinds.ts'
import { nameSentence } from './name-sentence.ts'
import type { Policy } from './policy.ts'
import { type PreparedParty, prepareParty } from './prepare.ts'

/** Compares a pair from scratch: the brute-force way, and the oracle of the index. */
export function compareParties(subject: Identifying, party: ListedParty, policy: Policy): Comparison {
  return comparePrepared(prepareParty(subject, policy), prepareParty(party, policy), { partyId: party.id, policy })
}

/**
 * The most that the similarity of two readings can become, by their positions; 0 where it is known that they do not
 * reach the floor.
 */
export type Reach = (ourPosition: number, theirPosition: number) => number

export interface CompareOptions {
  readonly partyId: PartyId
  readonly policy: Policy
  /** What is known of the similarity of each pair of readings; it spares alignments and changes no result. */
  readonly reach?: Reach | undefined
  /** A score below this need not be explained: it is given as `null`. */
  readonly atLeast?: number
}

/** Compares two prepared parties. `null` only where `atLeast` was given and is not reached. */
export function comparePrepared(
  subject: PreparedParty,
  party: PreparedParty,
  options: CompareOptions & { readonly atLeast?: undefined },
): Comparison
export function comparePrepared(
  subject: PreparedParty,
  party: PreparedParty,
  options: CompareOptions,
): Comparison | null
export function comparePrepared(
  subject: PreparedParty,
  party: PreparedParty,
  { partyId, policy, reach, atLeast }: CompareOptions,
): Comparison | null {
  const nothing: Comparison = { partyId, score: 0, isHit: false, band: 'weak', axes: noAxes, findings: [] }
  if (!areComparable(subject.party.schema, party.party.schema)) return nothing
  const identifiers = compareIdentifiers(subject.identifiers, party.identifiers)
  const isIdentified = identifiers.some(({ rule }) => identifyingRules.has(rule))
  const needed =
    atLeast === undefined || isIdentified
      ? -Infinity
      : pointsFor(atLeast) - evidenceCeiling(statedEvidence(subject), statedEvidence(party), policy)
  const alignment = bestAlignment(subject, party, { policy, reach, needed })
  if (alignment === null && !isIdentified) return nothing
  if (alignment !== null && namePoints(alignment, policy) + aliasEffect(alignment, policy) < needed) return null
  const name =
    alignment === null ? [nameMissing(subject, party, policy)] : nameFindings(alignment, policy, isIdentified)
  const besides = [...identifiers, ...evidenceBesides(subject, party, policy)]
  const findings = [...name, ...besides.map((observation) => weigh(observation, policy))]
  const score = scoreOf(findings)
  return {
    partyId,
    score,
    isHit: score >= policy.threshold,
    band: bandOf(score, policy),
    axes: axesOf(findings),
    findings,
  }
}

function weigh(observation: Observation, policy: Policy): Finding {
  return { ...observation, effect: observation.rule === null ? 0 : policy.effect[observation.rule] }
}

/** `1 / (1 + exp(-points))`, the points being the sum of the findings' effects in their order. */
export function scoreOf(findings: readonly Finding[]): number {
  let points = 0
  for (const { effect } of findings) points += effect
  return 1 / (1 + Math.exp(-points))
}

/** How strong a hit is, by the bands of the policy. It says nothing of scores below the threshold. */
export function bandOf(score: number, policy: Policy): Band {
  return score >= policy.strongFrom ? 'strong' : score >= policy.mediumFrom ? 'medium' : 'weak'
}

interface AlignmentSearch extends Pick<CompareOptions, 'policy' | 'reach'> {
  /** Points that the name must have for the comparison to be of use. */
  readonly needed: number
}

/** The pair of readings whose name has most points; the first of equals. What cannot have more is not aligned. */
function bestAlignment(
  subject: PreparedParty,
  party: PreparedParty,
  { policy, reach, needed }: AlignmentSearch,
): NameAlignment | null {
  let best: NameAlignment | null = null
  let bestPoints = Number.NEGATIVE_INFINITY
  for (const { name: ours, reading: ourReading } of subject.readings) {
    for (const { name: theirs, reading: theirReading } of party.readings) {
      const wanted = similarityFor(Math.max(needed, bestPoints), ourReading.weight, policy) - rounding
      const within = reach === undefined ? 1 : reach(ourReading.position, theirReading.position)
      if (within < Math.max(policy.name.floor - rounding, wanted)) continue
      const found = alignReadings(ourReading, theirReading, policy.name)
      if (found === null) continue
      const alignment = { ours: ours.raw, theirs: theirs.raw, theirQuality: theirs.quality, ...found }
      const points = namePoints(alignment, policy) + aliasEffect(alignment, policy)
      if (points <= bestPoints) continue
      best = alignment
      bestPoints = points
    }
  }
  return best
}

const rounding = 1e-9

/** Points of a name: by similarity above the floor, and by the weight of what agrees. */
function namePoints(alignment: NameAlignment, policy: Policy): number {
  let paired = 0
  for (const { weight, similarity } of alignment.pairs) paired += weight * similarity
  return pointsOfName(alignment.similarity, paired, policy)
}

/** A weak alias alone stays below the threshold (OFAC FAQ 122 to 124): what it takes off the name's points. */
function aliasEffect(alignment: NameAlignment, policy: Policy): number {
  if (alignment.theirQuality !== 'weak') return 0
  const points = namePoints(alignment, policy)
  const needed = Math.log(policy.threshold / (1 - policy.threshold))
  const { weakAliasMargin } = policy.effect
  const beyond = points - (needed - weakAliasMargin)
  // What is beyond the margin comes nearer to the threshold and never reaches it, so that better names stay ahead.
  return beyond <= 0 ? 0 : needed - weakAliasMargin / (1 + beyond) - points
}

function nameFindings(alignment: NameAlignment, policy: Policy, isIdentified: boolean): Finding[] {
  const values = { ours: [alignment.ours], theirs: [alignment.theirs] }
  const isSame = alignment.similarity === 1
  const name: Finding = {
    feature: 'name',
    agreement: isSame ? 'same' : 'compatible',
    rule: 'nameAtOne',
    effect: namePoints(alignment, policy),
    because: nameSentence(alignment),
    ...values,
    alignment,
  }
  // Beside a shared identifier a name that agrees a little never says less than one that does not agree at all.
  const { identifierAlone } = policy.effect
  if (isIdentified && name.effect + aliasEffect(alignment, policy) < identifierAlone) {
    return [{ ...name, rule: 'identifierAlone', effect: identifierAlone }]
  }
  if (alignment.theirQuality !== 'weak') return [name]
  const because = `"${alignment.theirs}" is a weak alias: it needs something else that agrees`
  const effect = aliasEffect(alignment, policy)
  return [
    name,
    { feature: 'alias-quality', agreement: 'compatible', rule: 'weakAliasMargin', effect, because, ...values },
  ]
}

function nameMissing(subject: PreparedParty, party: PreparedParty, policy: Policy): Finding {
  return {
    feature: 'name',
    agreement: 'different',
    rule: 'identifierAlone',
    effect: policy.effect.identifierAlone,
    because: 'a shared identifier wants a look although the names do not agree',
    ours: subject.names.map(({ raw }) => raw),
    theirs: party.names.map(({ raw }) => raw),
  }
}

function evidenceBesides(subject: PreparedParty, party: PreparedParty, policy: Policy): Observation[] {
  const findings: Observation[] = []
  const [ours, theirs] = [subject.party, party.party]
  if (comparesPeople(ours.schema, theirs.schema)) {
    findings.push(compareBirthDates(ours.birthDate, theirs.birthDate, policy.effect))
    findings.push(compareGenders(ours.gender, theirs.gender))
    const father = compareFatherNames(subject.fatherNames, party.fatherNames, policy)
    if (father !== null) findings.push(father)
  }
  const jurisdiction = areOrganizations(ours.schema, theirs.schema)
    ? compareJurisdictions(ours.jurisdiction, theirs.jurisdiction)
    : null
  if (jurisdiction !== null) findings.push(jurisdiction)
  const address = compareAddresses(ours.addresses, theirs.addresses)
  if (address !== null) findings.push(address)
  return findings
}
