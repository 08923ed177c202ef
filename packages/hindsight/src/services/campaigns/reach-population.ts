// Whom a plan reaches among the subjects on record: by claims that name them and by links in force, each with the path and
// its weakest grade. What they were screened against narrows; it never selects by itself (laws L4, L10).

import { createHash } from 'node:crypto'
import { compareText } from '@hindsight/engine/base'
import {
  compareGrades,
  defaultHubDegreeMax,
  findReach,
  isAtLeastGrade,
  type Link,
  Network,
  type PermittedReach,
  parseGrade,
  type ReachedParty,
} from '@hindsight/engine/graph'
import type { Criterion, DayRange, Predicate } from '@hindsight/engine/information'
import type { PartialDate } from '@hindsight/engine/model'
import { canonicalJson } from '../../audit/index.ts'
import type { StoreView } from '../../store/index.ts'
import type { Information } from '../information/load-information.ts'
import type { RecordContext } from '../record-context.ts'
import { erased, openSubject } from '../subjects/subject-seal.ts'
import { type CheckedPlan, refused } from './campaign-plan.ts'

export interface Member {
  readonly memberId: string
  readonly reached: ReachedParty
  readonly isUnder18: boolean
}

export interface Population {
  /** In the order of work: fewer hops first, then the better grade, then by id. */
  readonly members: readonly Member[]
  /** Hex SHA-256 of the members with their paths. */
  readonly digest: string
  /** Parties that are reached and are no subjects on record: nobody looks at them. */
  readonly notOnRecord: number
  /** Parties behind which nobody was looked for, and why. */
  readonly notConducting: readonly { readonly id: string; readonly because: string }[]
}

type EvidencePredicate = Exclude<Predicate, { readonly kind: 'screened' | 'cleared' }>
type LinkPredicate = Exclude<EvidencePredicate, { readonly kind: 'shares-identifier' }>

interface Place {
  readonly view: StoreView
  readonly context: Pick<RecordContext, 'vault'>
  readonly information: Information
}

/** Everybody on record whom the plan reaches at the time of the information. */
export async function reachPopulation({ plan, permitted }: CheckedPlan, place: Place): Promise<Population> {
  const { view, information } = place
  const minors = await under18(view, place)
  const leaves = new Map<Predicate, ReadonlyMap<string, ReachedParty>>()
  const notConducting = new Map<string, string>()
  for (const predicate of evidenceIn(plan.criterion)) {
    if (predicate.kind === 'shares-identifier')
      throw refused(plan.id, [
        'identifiers are not compared here: import what is shared as links shares-identifier-with',
      ])
    const { parties, stopped } = reachOf(predicate, { information, permitted, minors })
    leaves.set(predicate, parties)
    for (const { id, because } of stopped) notConducting.set(id, because)
  }
  const found = new Map<string, ReachedParty>()
  for (const parties of leaves.values())
    for (const [id, party] of parties) {
      const other = found.get(id)
      if (other === undefined || compareReached(party, other) < 0) found.set(id, party)
    }
  const heads = await view.subjects.newest([...found.keys()])
  const members: Member[] = []
  for (const [memberId, reached] of found) {
    const version = heads.get(memberId)
    if (version === undefined || openSubject(version, place.context) === erased) continue
    if (await meets(plan.criterion, memberId, { leaves, view }))
      members.push({ memberId, reached, isUnder18: minors.has(memberId) })
  }
  members.sort((a, b) => compareReached(a.reached, b.reached) || compareText(a.memberId, b.memberId))
  return {
    members,
    digest: createHash('sha256')
      .update(canonicalJson(JSON.parse(JSON.stringify(members))))
      .digest('hex'),
    notOnRecord: [...found.keys()].filter((id) => !heads.has(id)).length,
    notConducting: [...notConducting].map(([id, because]) => ({ id, because })),
  }
}

function compareReached(a: ReachedParty, b: ReachedParty): number {
  if (a.basis === 'named-in-evidence' || b.basis === 'named-in-evidence') return a.hops - b.hops
  return a.hops - b.hops || compareGrades(a.weakestGrade, b.weakestGrade)
}

function evidenceIn(criterion: Criterion): readonly EvidencePredicate[] {
  if ('parts' in criterion) return criterion.parts.flatMap(evidenceIn)
  return criterion.kind === 'screened' || criterion.kind === 'cleared' ? [] : [criterion]
}

interface Reaching {
  readonly information: Information
  readonly permitted: PermittedReach
  readonly minors: ReadonlySet<string>
}

function reachOf(
  predicate: LinkPredicate,
  { information, permitted, minors }: Reaching,
): {
  readonly parties: ReadonlyMap<string, ReachedParty>
  readonly stopped: readonly { id: string; because: string }[]
} {
  const named = namedBy(predicate, information)
  if (predicate.kind === 'named-in-claim') {
    const basis = { basis: 'named-in-evidence', hops: 0, path: [] } as const
    return { parties: new Map(named.map((id) => [id, { id, ...basis }])), stopped: [] }
  }
  const { kinds, during, leastGrade } = predicate
  const least = leastGrade === null ? undefined : parseGrade(leastGrade)
  const times = { asOf: information.knownAt, knownAt: information.knownAt }
  const whole = new Network(information.links, times)
  const isNamed = new Set(named)
  const isHub = (id: string): boolean => !isNamed.has(id) && whole.degree(id) > defaultHubDegreeMax
  // A hub is one by all of its links: leaving some of them out must not make it conduct.
  const conducts = ({ from, to }: Link): boolean =>
    !(isHub(from) && !isNamed.has(to)) && !(isHub(to) && !isNamed.has(from))
  const links = information.links
    .filter((link) => least === undefined || isAtLeastGrade(link.grade, least))
    .filter((link) => during === null || overlaps(link, during))
    .filter(conducts)
    .map((link) => (during === null ? link : { ...link, validFrom: null, validTo: null }))
  const narrowed = kinds.length === 0 ? permitted : { ...permitted, kinds: new Set(kinds) }
  const { parties, notConducting } = findReach(new Network(links, times), {
    named,
    permitted: narrowed,
    hubDegreeMax: defaultHubDegreeMax,
    isUnder18: (id) => minors.has(id),
  })
  const reached = parties.filter(({ hops }) => hops > 0)
  const hubs = reached.filter(({ id, hops }) => hops < permitted.hops && isHub(id))
  const stopped = [
    ...notConducting,
    ...hubs.map(({ id }) => ({ id, because: `hub: linked to ${whole.degree(id)} parties` })),
  ]
  return { parties: new Map(reached.map((party) => [party.id, party])), stopped }
}

function namedBy(predicate: LinkPredicate, { record }: Information): readonly string[] {
  if (predicate.kind === 'linked-to-party') return [predicate.partyId]
  const claim = record.find(predicate.claimId)
  if (claim === undefined) return []
  return [claim.subjectId, ...(claim.objectId === null ? [] : [claim.objectId])]
}

/** Both days are inside. */
function overlaps({ validFrom, validTo }: Link, { from, until }: DayRange): boolean {
  return (
    (until === null || validFrom === null || validFrom.slice(0, 10) <= until) &&
    (from === null || validTo === null || validTo > from)
  )
}

interface Meeting {
  readonly leaves: ReadonlyMap<Predicate, ReadonlyMap<string, ReachedParty>>
  readonly view: StoreView
}

async function meets(criterion: Criterion, id: string, meeting: Meeting): Promise<boolean> {
  if ('parts' in criterion) {
    const isAll = criterion.kind === 'and'
    for (const part of criterion.parts) if ((await meets(part, id, meeting)) !== isAll) return !isAll
    return isAll
  }
  if (criterion.kind === 'screened' || criterion.kind === 'cleared') return wasScreened(criterion, id, meeting.view)
  return meeting.leaves.get(criterion)?.has(id) === true
}

async function wasScreened(
  { kind, listId, during }: Extract<Predicate, { readonly kind: 'screened' | 'cleared' }>,
  subjectId: string,
  { subjects, screenings }: StoreView,
): Promise<boolean> {
  const unclear = new Set((await screenings.ofSubject(subjectId)).map(({ runId }) => runId))
  for (const { sequence } of await subjects.history(subjectId))
    for (const { runId, recordedAt } of await screenings.batchesOf(sequence)) {
      const day = recordedAt.slice(0, 10)
      const isWithin = (during?.from ?? day) <= day && day <= (during?.until ?? day)
      const coverage = ((await screenings.run(runId))?.coverage ?? []) as readonly { readonly listId: string }[]
      const isOf = listId === null || coverage.some((list) => list.listId === listId)
      if (isWithin && isOf && (kind === 'screened' || !unclear.has(runId))) return true
    }
  return false
}

const adultYears = 18

/** Subjects at an end of a link who are or may be under 18. */
async function under18(view: StoreView, { context, information }: Place): Promise<ReadonlySet<string>> {
  const ends = [...new Set(information.links.flatMap(({ from, to }) => [from, to]))]
  const year = Number(information.knownAt.slice(0, 4)) - adultYears
  const minors = new Set<string>()
  for (const version of (await view.subjects.newest(ends)).values()) {
    const opened = openSubject(version, context)
    if (opened === erased) continue
    const born = opened.subject.birthDate
    if (born.some((date) => latestBirth(date) > `${year}${information.knownAt.slice(4, 10)}`))
      minors.add(version.subjectId)
  }
  return minors
}

/** The last day that a date may mean: of a year its last one. */
function latestBirth({ value, until }: PartialDate): string {
  const latest = until ?? value
  return latest + '-12-31'.slice(latest.length - '0000'.length)
}
