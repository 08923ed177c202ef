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
import { compareParties } from './compare.ts'
import type { Comparison, FeatureId, Finding } from './comparison.ts'
import type { Rescored, Supposition } from './explanation.ts'
import type { Policy } from './policy.ts'

export interface ComparedParties {
  readonly subject: Identifying
  readonly party: ListedParty
  readonly policy: Policy
}

/** Scores the pair with what is supposed in place of what is stated. */
export function rescore(compared: ComparedParties, before: Comparison, supposed: readonly Supposition[]): Rescored {
  const { score, isHit, band, findings } = compareSupposed(compared, supposed)
  const isOld = (finding: Finding): boolean =>
    before.findings.some((old) => JSON.stringify(old) === JSON.stringify(finding))
  return {
    supposed,
    score,
    isHit,
    band,
    findings: findings.filter((finding) => !isOld(finding)),
    without: featuresMissing(before.findings, findings),
  }
}

/** The comparison of the pair with what is supposed in place of what is stated. */
export function compareSupposed(
  { subject, party, policy }: ComparedParties,
  supposed: readonly Supposition[],
): Comparison {
  const of = (side: Supposition['side']): readonly Supposition[] => supposed.filter((one) => one.side === side)
  return compareParties(applyAll(subject, of('subject')), applyAll(party, of('list')), policy)
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
