// Whom a criterion selects: everybody named in the evidence or reached by a link, with the path, for preview and for the
// fixed population of a campaign. Time and lists narrow and never select (laws L4, L10).

import { assert, compareText } from '../../base/index.ts'
import {
  compareGrades,
  findReach,
  isAtLeastGrade,
  type Link,
  type Network,
  parseGrade,
  type ReachedParty,
  type ReachOptions,
} from '../../graph/index.ts'
import type { IdentifierType } from '../../model/index.ts'
import { type Criterion, type DayRange, type Predicate, restsOnEvidence } from './criterion.ts'

/** What the record answers about claims, identifiers and screenings. */
export interface PopulationSources extends Omit<ReachOptions, 'named' | 'follows'> {
  /** Links that held at any time: a criterion's own period narrows them. */
  readonly network: Network
  /** Parties and subjects that a claim names. */
  readonly namedIn: (claimId: string) => readonly string[]
  /** Subjects with an identifier of this type that the party has too. */
  readonly sharing: (type: IdentifierType, partyId: string) => readonly string[]
  readonly wasScreened: (id: string, against: Screened) => boolean
  /** Whether an id is one of our subjects: parties of lists lead to people and are none of the population. */
  readonly isSubject: (id: string) => boolean
}

export interface Screened {
  readonly listId: string | null
  readonly during: DayRange | null
  readonly isCleared: boolean
}

export type SelectedMember = ReachedParty | SharingMember

export interface SharingMember {
  readonly id: string
  readonly basis: 'shares-identifier'
  readonly identifierType: IdentifierType
  readonly partyId: string
}

/** Subjects that meet the criterion, in order of ids, each with the nearest way in which it is connected. */
export function selectPopulation(criterion: Criterion, sources: PopulationSources): readonly SelectedMember[] {
  assert(restsOnEvidence(criterion), 'a criterion that is run rests on evidence')
  const found = new Map<Predicate, ReadonlyMap<string, SelectedMember>>()
  const members = new Map<string, SelectedMember>()
  for (const predicate of evidenceIn(criterion)) {
    const reached = new Map(membersOf(predicate, sources).map((one) => [one.id, one]))
    found.set(predicate, reached)
    for (const one of reached.values()) {
      const other = members.get(one.id)
      if (other === undefined || compareMembers(one, other) < 0) members.set(one.id, one)
    }
  }
  const meets = (id: string, part: Criterion): boolean => {
    if ('parts' in part)
      return part.kind === 'and' ? part.parts.every((one) => meets(id, one)) : part.parts.some((one) => meets(id, one))
    if (part.kind !== 'screened' && part.kind !== 'cleared') return found.get(part)!.has(id)
    return sources.wasScreened(id, { listId: part.listId, during: part.during, isCleared: part.kind === 'cleared' })
  }
  return [...members.values()]
    .filter(({ id }) => sources.isSubject(id) && meets(id, criterion))
    .toSorted((a, b) => compareText(a.id, b.id))
}

function evidenceIn(criterion: Criterion): Predicate[] {
  if ('parts' in criterion) return criterion.parts.flatMap(evidenceIn)
  return criterion.kind === 'screened' || criterion.kind === 'cleared' ? [] : [criterion]
}

function membersOf(predicate: Predicate, sources: PopulationSources): readonly SelectedMember[] {
  if (predicate.kind === 'named-in-claim')
    return sources.namedIn(predicate.claimId).map((id) => ({ id, basis: 'named-in-evidence', hops: 0, path: [] }))
  if (predicate.kind === 'shares-identifier') {
    const { identifierType, partyId } = predicate
    return sources
      .sharing(identifierType, partyId)
      .map((id) => ({ id, basis: 'shares-identifier', identifierType, partyId }))
  }
  if (predicate.kind === 'screened' || predicate.kind === 'cleared') return []
  const named = predicate.kind === 'linked-to-party' ? [predicate.partyId] : sources.namedIn(predicate.claimId)
  const least = predicate.leastGrade === null ? undefined : parseGrade(predicate.leastGrade)
  const follows = (link: Link): boolean =>
    (predicate.kinds.length === 0 || predicate.kinds.includes(link.kind)) &&
    (least === undefined || isAtLeastGrade(link.grade, least)) &&
    heldDuring(link, predicate.during)
  const { parties } = findReach(sources.network, { ...sources, named, follows })
  return parties.filter(({ basis }) => basis === 'reached-by-link')
}

/** Whether a link held on any day of the range; both days are inside, and one without dates may have. */
function heldDuring({ validFrom, validTo }: Link, range: DayRange | null): boolean {
  if (range === null) return true
  const began = range.until === null || validFrom === null || validFrom.slice(0, 10) <= range.until
  return began && (range.from === null || validTo === null || validTo > range.from)
}

/** Named in evidence before reached, by fewer hops, by better grade, and what shares an identifier last. */
function compareMembers(a: SelectedMember, b: SelectedMember): number {
  const hops = (one: SelectedMember): number => (one.basis === 'shares-identifier' ? 3 : one.hops)
  if (hops(a) !== hops(b)) return hops(a) - hops(b)
  return a.basis === 'reached-by-link' && b.basis === 'reached-by-link'
    ? compareGrades(a.weakestGrade, b.weakestGrade)
    : 0
}
