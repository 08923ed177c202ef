// Compares identifiers: one finding for each kind of evidence (documents, registries, vessels, wallets).

import type { FeatureId, Observation } from '../comparison.ts'
import { type IdentifierClass, type PreparedIdentifier, sameIdentifier } from '../identifiers.ts'

interface Kind {
  readonly feature: FeatureId
  readonly label: string
  readonly classes: readonly IdentifierClass[]
  /** A party has one such number for life, so that two different ones contradict each other. */
  readonly isUnique: boolean
}

const kinds: readonly Kind[] = [
  { feature: 'identifier', label: 'document number', classes: ['document'], isUnique: false },
  { feature: 'registration', label: 'registry code', classes: ['lei', 'bic'], isUnique: true },
  { feature: 'vessel', label: 'vessel number', classes: ['imo'], isUnique: true },
  { feature: 'vessel-radio', label: 'vessel radio identity', classes: ['mmsi', 'call-sign'], isUnique: false },
  { feature: 'wallet', label: 'wallet address', classes: ['wallet'], isUnique: false },
  { feature: 'contact', label: 'contact detail', classes: ['contact'], isUnique: false },
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
  { feature, label, isUnique }: Kind,
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
  const contradicts = isUnique && here.some((a) => there.some((b) => a.class === b.class))
  return contradicts
    ? { ...base, agreement: 'different', rule: 'identifierDifferent', because: `different ${label}` }
    : { ...base, agreement: 'different', rule: null, because: `no ${label} in common, which renewal explains` }
}
