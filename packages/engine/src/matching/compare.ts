// Compares one subject with one listed party. Pure: same pair and policy, same comparison, forever (laws L3, L8).
// Takes `Identifying`, so origin cannot be looked at (law L4).

import type { Identifying, ListedParty, PartyId, PartySchema } from '../model/index.ts'
import { alignNames } from './align.ts'
import type { Band, Comparison, Finding, NameAlignment } from './comparison.ts'
import { compareAddresses } from './features/address.ts'
import { compareBirthDates } from './features/birth-date.ts'
import { compareFatherNames } from './features/father-name.ts'
import { compareGenders } from './features/gender.ts'
import { compareIdentifiers } from './features/identifiers.ts'
import { nameSentence } from './name-sentence.ts'
import type { Policy } from './policy.ts'
import { type PreparedParty, prepareParty } from './prepare.ts'

/** Compares a pair from scratch: the brute-force way, and the oracle of the index. */
export function compareParties(subject: Identifying, party: ListedParty, policy: Policy): Comparison {
  return comparePrepared(prepareParty(subject, policy), prepareParty(party, policy), { partyId: party.id, policy })
}

export interface CompareOptions {
  readonly partyId: PartyId
  readonly policy: Policy
}

/** Compares two prepared parties. */
export function comparePrepared(
  subject: PreparedParty,
  party: PreparedParty,
  { partyId, policy }: CompareOptions,
): Comparison {
  const nothing: Comparison = { partyId, score: 0, isHit: false, band: 'weak', findings: [] }
  if (!areComparable(subject.party.schema, party.party.schema)) return nothing
  const identifiers = compareIdentifiers(subject.identifiers, party.identifiers, policy.effect)
  const alignment = bestAlignment(subject, party, policy)
  const isIdentified = identifiers.some(({ effect }) => effect >= policy.effect.identifierSame)
  if (alignment === null && !isIdentified) return nothing
  const name = alignment === null ? [nameMissing(subject, party, policy)] : nameFindings(alignment, policy)
  const findings = [...name, ...identifiers, ...evidenceBesides(subject, party, policy)]
  const score = scoreOf(findings)
  return { partyId, score, isHit: score >= policy.threshold, band: bandOf(score, policy), findings }
}

/** `1 / (1 + exp(-points))`, the points being the sum of the findings' effects in their order. */
export function scoreOf(findings: readonly Finding[]): number {
  let points = 0
  for (const { effect } of findings) points += effect
  return 1 / (1 + Math.exp(-points))
}

export function bandOf(score: number, policy: Policy): Band {
  return score >= policy.strongFrom ? 'strong' : score >= policy.mediumFrom ? 'medium' : 'weak'
}

type Kind = 'person' | 'organization' | 'vessel' | 'aircraft' | 'wallet' | 'any'
const kinds: Readonly<Record<PartySchema, Kind>> = {
  Person: 'person',
  Organization: 'organization',
  Company: 'organization',
  LegalEntity: 'any',
  Vessel: 'vessel',
  Airplane: 'aircraft',
  CryptoWallet: 'wallet',
}

/** Whether parties of these schemata can be the same: the same kind, or a kind not stated on one side. */
export function areComparable(a: PartySchema, b: PartySchema): boolean {
  return kinds[a] === kinds[b] || kinds[a] === 'any' || kinds[b] === 'any' || kinds[a] === 'wallet' || kinds[b] === 'wallet'
}

function bestAlignment(subject: PreparedParty, party: PreparedParty, policy: Policy): NameAlignment | null {
  let best: NameAlignment | null = null
  let bestPoints = Number.NEGATIVE_INFINITY
  for (const ours of subject.names) {
    for (const theirs of party.names) {
      const alignment = alignNames(ours, theirs, policy.name)
      if (alignment === null) continue
      const points = namePoints(alignment, policy) + aliasEffect(alignment, policy)
      if (points > bestPoints) {
        best = alignment
        bestPoints = points
      }
    }
  }
  return best
}

/** Points of a name: by similarity above the floor, and for an agreement of rare words. */
export function namePoints(alignment: NameAlignment, policy: Policy): number {
  const { nameAtFloor, nameAtOne, nameRarity, rarityFull } = policy.effect
  const height = (alignment.similarity - policy.name.floor) / (1 - policy.name.floor)
  let paired = 0
  for (const { weight, similarity } of alignment.pairs) paired += weight * similarity
  return nameAtFloor + (nameAtOne - nameAtFloor) * height + nameRarity * Math.min(1, paired / rarityFull)
}

/** A weak alias alone stays below the threshold (OFAC FAQ 122 to 124): what it takes off the name's points. */
export function aliasEffect(alignment: NameAlignment, policy: Policy): number {
  if (alignment.theirQuality !== 'weak') return 0
  const ceiling = Math.log(policy.threshold / (1 - policy.threshold)) - policy.effect.weakAliasMargin
  return Math.min(0, ceiling - namePoints(alignment, policy))
}

function nameFindings(alignment: NameAlignment, policy: Policy): Finding[] {
  const values = { ours: [alignment.ours], theirs: [alignment.theirs] }
  const isSame = alignment.similarity === 1
  const name: Finding = {
    feature: 'name',
    agreement: isSame ? 'same' : 'compatible',
    effect: namePoints(alignment, policy),
    because: nameSentence(alignment),
    ...values,
    alignment,
  }
  if (alignment.theirQuality !== 'weak') return [name]
  const because = `"${alignment.theirs}" is a weak alias: it needs something else that agrees`
  return [name, { feature: 'alias-quality', agreement: 'compatible', effect: aliasEffect(alignment, policy), because, ...values }]
}

function nameMissing(subject: PreparedParty, party: PreparedParty, policy: Policy): Finding {
  return {
    feature: 'name',
    agreement: 'different',
    effect: policy.effect.identifierAlone,
    because: 'the names do not agree; the pair is here for a shared identifier',
    ours: subject.names.map(({ raw }) => raw),
    theirs: party.names.map(({ raw }) => raw),
  }
}

function evidenceBesides(subject: PreparedParty, party: PreparedParty, policy: Policy): Finding[] {
  const findings: Finding[] = []
  const [ours, theirs] = [subject.party, party.party]
  const isPerson = kinds[ours.schema] === 'person' || kinds[theirs.schema] === 'person'
  if (isPerson) {
    findings.push(compareBirthDates(ours.birthDate, theirs.birthDate, policy.effect))
    findings.push(compareGenders(ours.gender, theirs.gender, policy.effect))
    const father = compareFatherNames(subject.fatherNames, party.fatherNames, policy)
    if (father !== null) findings.push(father)
  }
  const address = compareAddresses(ours.addresses, theirs.addresses, policy.effect)
  if (address !== null) findings.push(address)
  return findings
}
