// Compares identifiers: one finding for each kind of evidence (documents, registries, vessels, wallets).

import type { IdentifierType } from '../../model/index.ts'
import type { FeatureId, Observation } from '../comparison.ts'
import { type IdentifierClass, type PreparedIdentifier, relateIdentifiers } from '../identifiers.ts'
import type { EffectRules } from '../policy.ts'

interface Kind {
  readonly feature: FeatureId
  readonly label: string
  readonly classes: readonly IdentifierClass[]
  /** Types of which a party has one number for life, so that two different valid ones contradict each other. */
  readonly unique: readonly IdentifierType[]
}

/** Rules that are worth a look although the names do not agree; they apply to distinctive identifiers only. */
export const identifyingRules: ReadonlySet<keyof EffectRules | null> = new Set([
  'identifierSame',
  'identifierNear',
  'contactSame',
] as const)

const kinds: readonly Kind[] = [
  { feature: 'identifier', label: 'document number', classes: ['document'], unique: ['innCode', 'ogrnCode'] },
  { feature: 'registration', label: 'registry code', classes: ['lei', 'bic'], unique: ['leiCode'] },
  { feature: 'vessel', label: 'vessel number', classes: ['imo'], unique: ['imoNumber'] },
  { feature: 'vessel-radio', label: 'vessel radio identity', classes: ['mmsi', 'call-sign'], unique: [] },
  { feature: 'wallet', label: 'wallet address', classes: ['wallet'], unique: [] },
  { feature: 'contact', label: 'contact detail', classes: ['contact'], unique: [] },
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
  const contradiction = contradictionOf(unique, here, there)
  const shared = findShared(here, there)
  if (shared !== null) {
    const although = contradiction === null ? '' : `, although ${contradiction}`
    const because = `${shared.isSame ? 'same' : 'nearly the same'} ${label} ${shared.words}${although}`
    return { ...base, agreement: shared.isSame ? 'same' : 'compatible', rule: ruleOf(shared, feature), because }
  }
  return contradiction === null
    ? { ...base, agreement: 'different', rule: null, because: `no ${label} in common, which renewal explains` }
    : { ...base, agreement: 'different', rule: 'identifierDifferent', because: contradiction }
}

interface Shared {
  readonly isSame: boolean
  readonly isDistinctive: boolean
  readonly words: string
}

/** The pair that says most: distinctive before not, the same before nearly the same. */
function findShared(here: readonly PreparedIdentifier[], there: readonly PreparedIdentifier[]): Shared | null {
  let best: Shared | null = null
  for (const a of here) {
    for (const b of there) {
      const relation = relateIdentifiers(a, b)
      if (relation === null) continue
      const found = {
        isSame: relation === 'same',
        isDistinctive: a.isDistinctive && b.isDistinctive,
        words: relation === 'same' ? a.raw : `${a.raw} and ${b.raw}`,
      }
      if (best === null || weightOf(found) > weightOf(best)) best = found
    }
  }
  return best
}

const weightOf = ({ isSame, isDistinctive }: Shared): number => 2 * Number(isDistinctive) + Number(isSame)

function ruleOf({ isSame, isDistinctive }: Shared, feature: FeatureId): keyof EffectRules | null {
  if (!isDistinctive) return isSame ? 'identifierWeak' : null
  if (feature === 'contact') return 'contactSame'
  return isSame ? 'identifierSame' : 'identifierNear'
}

/** Both sides have valid numbers of a kind that a party has once, of one length, and none is shared: a sentence. */
function contradictionOf(
  types: readonly IdentifierType[],
  here: readonly PreparedIdentifier[],
  there: readonly PreparedIdentifier[],
): string | null {
  for (const type of types) {
    const isFirm = (identifier: PreparedIdentifier): boolean => identifier.type === type && !identifier.isInvalid
    const [ours, theirs] = [here.filter(isFirm), there.filter(isFirm)]
    const isShared = ours.some((a) => theirs.some((b) => a.normal === b.normal))
    const rival = ours.flatMap((a) => theirs.filter((b) => a.normal.length === b.normal.length).map((b) => [a, b]))[0]
    if (!isShared && rival !== undefined)
      return `${rival[0]!.raw} and ${rival[1]!.raw} are different, and each is given for life`
  }
  return null
}
