// Explains one pair, or why the parties of lists that come nearest to a subject are no possible matches (law L9).

import {
  type Comparison,
  compareParties,
  comparePrepared,
  type Explanation,
  explainComparison,
  nearestNames,
  type Policy,
  prepareParty,
  type WhyNot,
  whyNot,
} from '@hindsight/engine/matching'
import type { ListedParty, Subject } from '@hindsight/engine/model'
import { CommandError } from '../config/index.ts'
import { faultOf, type SubjectFields } from '../sources/index.ts'
import { asListed } from './compare-pairs.ts'
import type { ListCoverage } from './coverage.ts'
import { type ListRequest, loadLists, partiesOf } from './load-lists.ts'
import { readSubject } from './subject-of-record.ts'

export interface ExplainedPair {
  readonly comparison: Comparison
  /** Of a possible match. */
  readonly explanation: Explanation | null
  /** Of any other pair. */
  readonly whyNot: WhyNot | null
}

/** Compares and explains two parties given by their fields. Throws `CommandError` for a value that cannot be read. */
export function explainPair(ours: SubjectFields, theirs: SubjectFields, policy: Policy): ExplainedPair {
  const subject = readGiven(ours, 'the first party')
  const party = asListed(readGiven(theirs, 'the second party'))
  const comparison = compareParties(subject, party, policy)
  const pair = { subject, party, policy }
  return comparison.isHit
    ? { comparison, explanation: explainComparison(pair, comparison), whyNot: null }
    : { comparison, explanation: null, whyNot: whyNot(pair, comparison) }
}

export interface WhyNotRequest {
  readonly fields: SubjectFields
  readonly lists: readonly ListRequest[]
  readonly policy: Policy
  /** Only the party with this identifier; null for those that come nearest. */
  readonly partyId: string | null
  readonly countMax: number
}

export interface NearParty {
  readonly listId: string
  readonly caption: string
  readonly whyNot: WhyNot
}

export interface WhyNotAnswer {
  readonly subject: Subject
  readonly coverage: readonly ListCoverage[]
  readonly partyCount: number
  readonly possibleMatches: number
  /** The nearest first, at most `countMax`. */
  readonly nearest: readonly NearParty[]
}

/** Compares a subject with every party of the lists, and explains those that come nearest without being a possible match. */
export async function explainAbsence(request: WhyNotRequest): Promise<WhyNotAnswer> {
  const { fields, lists, policy, partyId, countMax } = request
  const subject = readGiven(fields, 'the subject')
  const loaded = await loadLists(lists)
  const coverage = loaded.map((list) => list.coverage)
  const parties = partiesOf(loaded)
  const asked = partyId === null ? parties : parties.filter(({ id }) => id === partyId)
  if (partyId !== null && asked.length === 0) {
    const reason = `none of the ${parties.length} parties of the lists has this identifier`
    throw new CommandError('option-value', { option: '--party', value: partyId, reason })
  }
  const compared = compareAll(subject, asked, policy)
  const near = partyId === null ? compared.filter(isNear).toSorted(compareNearness).slice(0, countMax) : compared
  const nearest = near.map(({ party, comparison }) => ({
    listId: party.listId,
    caption: party.name[0] ?? party.id,
    whyNot: whyNot({ subject, party, policy }, comparison),
  }))
  const possibleMatches = compared.filter(({ comparison }) => comparison.isHit).length
  return { subject, coverage, partyCount: parties.length, possibleMatches, nearest }
}

interface Compared {
  readonly party: ListedParty
  readonly comparison: Comparison
  /** Of the nearest names, without the floor. */
  readonly similarity: number
}

function compareAll(subject: Subject, parties: readonly ListedParty[], policy: Policy): Compared[] {
  const ours = prepareParty(subject, policy)
  return parties.map((party) => {
    const theirs = prepareParty(party, policy)
    const comparison = comparePrepared(ours, theirs, { partyId: party.id, policy })
    return { party, comparison, similarity: nearestNames({ ours, theirs }, policy)?.similarity ?? 0 }
  })
}

function isNear({ comparison, similarity }: Compared): boolean {
  return !comparison.isHit && (comparison.score > 0 || similarity > 0)
}

function compareNearness(a: Compared, b: Compared): number {
  return b.comparison.score - a.comparison.score || b.similarity - a.similarity
}

function readGiven(fields: SubjectFields, whose: string): Subject {
  const reading = readSubject({ line: 0, row: 0, fields, fault: faultOf(fields) })
  const [name] = fields.name ?? []
  if (reading.state === 'rejected') {
    throw new CommandError('party-unreadable', { whose, name: name ?? '', reason: reading.detail })
  }
  const [unread] = reading.reasons
  if (unread !== undefined) {
    const [property, values] =
      unread === 'gender_unreadable' ? ['gender', fields.gender] : ['birth date', fields.birthDate]
    const reason = `the ${property} ${(values ?? []).join('; ')} could not be read`
    throw new CommandError('party-unreadable', { whose, name: name ?? '', reason })
  }
  return reading.subject
}
