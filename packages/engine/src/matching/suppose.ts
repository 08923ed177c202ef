// Scores a pair again under what is supposed. A supposition is plain data, so that what it led to can be scored again
// from what is stored (law L9).

import { assert } from '../base/index.ts'
import {
  type Address,
  type Gender,
  type Identifier,
  type Identifying,
  identifierTypes,
  type ListedParty,
  type PartySchema,
  parsePartialDate,
} from '../model/index.ts'
import { compareParties, comparePrepared } from './compare.ts'
import type { Comparison, FeatureId, Finding } from './comparison.ts'
import type { Rescored, Supposition } from './explanation.ts'
import type { Policy } from './policy.ts'
import { type PreparedParty, prepareParty } from './prepare.ts'

export interface ComparedParties {
  readonly subject: Identifying
  readonly party: ListedParty
  readonly policy: Policy
}

/** A comparison that is being explained, with both sides prepared once. */
export interface PairInQuestion extends ComparedParties {
  readonly comparison: Comparison
  readonly ours: PreparedParty
  readonly theirs: PreparedParty
}

/** Prepares the sides of a comparison that is to be explained. */
export function pairInQuestion(compared: ComparedParties, comparison: Comparison): PairInQuestion {
  const { subject, party, policy } = compared
  return { ...compared, comparison, ours: prepareParty(subject, policy), theirs: prepareParty(party, policy) }
}

/** Scores the pair with what is supposed in place of what is stated. */
export function rescore(pair: PairInQuestion, supposed: readonly Supposition[]): Rescored {
  const { score, isHit, band, findings } = compareAgain(pair, supposed)
  const before = new Set(pair.comparison.findings.map((finding) => JSON.stringify(finding)))
  return {
    supposed,
    score,
    isHit,
    band,
    findings: findings.filter((finding) => !before.has(JSON.stringify(finding))),
    without: featuresMissing(pair.comparison.findings, findings),
  }
}

/** The same as `compareSupposed`, with names prepared again only where one is supposed. */
export function compareAgain(pair: PairInQuestion, supposed: readonly Supposition[]): Comparison {
  const { party, policy } = pair
  const ours = prepareAgain(pair.ours, onSide(supposed, 'subject'), policy)
  const theirs = prepareAgain(pair.theirs, onSide(supposed, 'list'), policy)
  return comparePrepared(ours, theirs, { partyId: party.id, policy })
}

function prepareAgain(prepared: PreparedParty, supposed: readonly Supposition[], policy: Policy): PreparedParty {
  if (supposed.length === 0) return prepared
  const party = applyAll(prepared.party, supposed)
  if (supposed.some(({ property }) => property === 'name' || property === 'schema')) return prepareParty(party, policy)
  const nameless = prepareParty({ ...party, name: [], alias: [], previousName: [], weakAlias: [] }, policy)
  return { ...nameless, party, names: prepared.names, readings: prepared.readings }
}

/** The comparison of the pair, from scratch, with what is supposed in place of what is stated. */
export function compareSupposed(
  { subject, party, policy }: ComparedParties,
  supposed: readonly Supposition[],
): Comparison {
  return compareParties(
    applyAll(subject, onSide(supposed, 'subject')),
    applyAll(party, onSide(supposed, 'list')),
    policy,
  )
}

function onSide(supposed: readonly Supposition[], side: Supposition['side']): readonly Supposition[] {
  return supposed.filter((one) => one.side === side)
}

/** An identifier as a supposition writes it. */
export function identifierText({ type, value }: Identifier): string {
  return `${type} ${value}`
}

function featuresMissing(before: readonly Finding[], after: readonly Finding[]): FeatureId[] {
  const features = before.map(({ feature }) => feature)
  return features.filter((feature) => !after.some((finding) => finding.feature === feature))
}

function applyAll<P extends Identifying>(party: P, supposed: readonly Supposition[]): P {
  let changed = party
  for (const one of supposed) changed = { ...changed, ...applied(one, changed) }
  return changed
}

function applied({ property, values }: Supposition, party: Identifying): Partial<Identifying> {
  switch (property) {
    case 'name':
      return { name: values, alias: [], previousName: [], weakAlias: [] }
    case 'schema':
      return { schema: values[0] as PartySchema }
    case 'birthDate':
      return { birthDate: values.flatMap((value) => parsePartialDate(value).dates.map(asSure)) }
    case 'gender':
      return { gender: (values[0] as Gender | undefined) ?? null }
    case 'identifiers':
      return { identifiers: [...party.identifiers, ...values.map(identifierOf)] }
    case 'addresses':
      return { addresses: values.map(addressOf) }
    case 'fatherName':
      return { fatherName: values }
  }
}

/** A supposed day is known, even where it is one that others fill in. */
function asSure<T extends { readonly imputed: boolean }>(date: T): T {
  return { ...date, imputed: false }
}

function identifierOf(text: string): Identifier {
  const space = text.indexOf(' ')
  const type = identifierTypes.find((known) => known === text.slice(0, space))
  assert(type !== undefined, 'a supposed identifier begins with its type')
  return { type, value: text.slice(space + 1), country: null, label: null }
}

function addressOf(full: string): Address {
  return { full, street: null, city: null, region: null, postalCode: null, country: null }
}
