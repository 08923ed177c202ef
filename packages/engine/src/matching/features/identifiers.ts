// Compares identifiers: one finding for each kind of evidence (documents, registries, vessels, wallets).

import type { FeatureId, Observation } from '../comparison.ts'
import { type IdentifierClass, type PreparedIdentifier, sameIdentifier } from '../identifiers.ts'

interface Kind {
  readonly feature: FeatureId
  readonly label: string
  readonly classes: readonly IdentifierClass[]
  /** Class of which a party has one number for life, so that two different valid ones contradict each other. */
  readonly unique: IdentifierClass | null
}

const kinds: readonly Kind[] = [
  { feature: 'identifier', label: 'document number', classes: ['document'], unique: null },
  { feature: 'registration', label: 'registry code', classes: ['lei', 'bic'], unique: 'lei' },
  { feature: 'vessel', label: 'vessel number', classes: ['imo'], unique: 'imo' },
  { feature: 'vessel-radio', label: 'vessel radio identity', classes: ['mmsi', 'call-sign'], unique: null },
  { feature: 'wallet', label: 'wallet address', classes: ['wallet'], unique: null },
  { feature: 'contact', label: 'contact detail', classes: ['contact'], unique: null },
]

/** Findings for the kinds that either side has; a kind that neither has gives none. */
export function compareIdentifiers(
  ours: readonly PreparedIdentifier[],
  theirs: readonly PreparedIdentifier[],
): Observation[] {
  if (ours.length === 0 && theirs.length === 0) return []
  const findings: Observation[] = []
  for (const kind of kinds) {
    const here = ours.filter((identifier) => kind.classes.includes(identifier.class))
    const there = theirs.filter((identifier) => kind.classes.includes(identifier.class))
    if (here.length + there.length > 0) findings.push(compareKind(kind, here, there))
  }
  return findings
}

function compareKind(
  { feature, label, unique }: Kind,
  here: readonly PreparedIdentifier[],
  there: readonly PreparedIdentifier[],
): Observation {
  const base = { feature, ours: here.map(({ raw }) => raw), theirs: there.map(({ raw }) => raw) }
  if (here.length === 0) {
    return { ...base, agreement: 'unknown-here', rule: null, because: `the subject has no ${label}` }
  }
  if (there.length === 0) {
    return { ...base, agreement: 'unknown-there', rule: null, because: `the list states no ${label}` }
  }
  const shared = here.flatMap((a) => there.filter((b) => sameIdentifier(a, b)).map(() => a))
  const best = shared.find(({ isDistinctive }) => isDistinctive) ?? shared[0]
  if (best !== undefined) {
    const rule = best.isDistinctive ? 'identifierSame' : 'identifierWeak'
    return { ...base, agreement: 'same', rule, because: `same ${label} ${best.raw}` }
  }
  const isFirm = (identifier: PreparedIdentifier): boolean => identifier.class === unique && !identifier.isInvalid
  const contradicts = here.some(isFirm) && there.some(isFirm)
  return contradicts
    ? { ...base, agreement: 'different', rule: 'identifierDifferent', because: `different ${label}` }
    : { ...base, agreement: 'different', rule: null, because: `no ${label} in common, which renewal explains` }
}
