// What some reached subjects had and what they have now, from the record as it is in this view: a run writes it, a preview
// shows it, and both call this (law L1).

import { assert, compareText } from '@hindsight/engine/base'
import type { PartyKey } from '@hindsight/engine/indexing'
import {
  type FoundHit,
  type ListedIndex,
  lookBackOnSubject,
  partyKeyText,
  type StandingHit,
  type SubjectOutcome,
  settleChanges,
} from '@hindsight/engine/lookback'
import type { Comparison } from '@hindsight/engine/matching'
import type { ListedParty, ListId, PartyId, Subject } from '@hindsight/engine/model'
import { type GoodGuy, goodGuyApplies, type ReviewHit, type UnwindCause } from '@hindsight/engine/review'
import { canonicalJson } from '../../audit/index.ts'
import type { StandingHitRow, StoreView, SubjectHead } from '../../store/index.ts'
import { loadMemory, type SubjectMemory } from '../cases/case-memory.ts'
import { openValue, placeOfStanding } from '../cases/case-seal.ts'
import type { RecordContext } from '../record-context.ts'
import { erased, openSubject } from '../subjects/subject-seal.ts'
import type { Reach } from './find-reach.ts'

export interface SettleFacts {
  readonly context: RecordContext
  readonly reach: Reach
  /** Versions of subjects after this one were compared when they were recorded. */
  readonly upToSequence: number
  /** When the population was counted. */
  readonly since: string
  /** All that is listed; asked for subjects that are compared with everything. */
  readonly listed: ListedIndex | null
  /** Why hits of those end. */
  readonly wholeCause: UnwindCause
}

/** A subject for whom something may be written. */
export interface SettledSubject {
  readonly outcome: SubjectOutcome
  readonly subject: Subject
  readonly subjectVersion: number
  /** Found or looked at again. */
  readonly hits: readonly ReviewHit[]
  readonly kept: readonly PartyKey[]
  readonly lostCause: UnwindCause
}

export interface SettledSubjects {
  /** Those whose hits were looked at again, in order of id. */
  readonly settled: readonly SettledSubject[]
  /** What became of those who were reached and have nothing that was looked at again. */
  readonly unmoved: readonly Pick<SubjectOutcome, 'subjectId' | 'outcome'>[]
  /** Compared by something later, or no longer monitored. */
  readonly overtaken: readonly string[]
  /** Could not be compared with everything: they stay behind. */
  readonly failed: readonly string[]
}

/** Settles subjects that were reached. */
export async function settleSubjects(
  view: StoreView,
  ids: readonly string[],
  facts: SettleFacts,
): Promise<SettledSubjects> {
  const heads = await view.subjects.heads(ids)
  const isOvertaken = (id: string): boolean => {
    const head = heads.get(id)
    return head === undefined || !head.isMonitored || head.sequence > facts.upToSequence
  }
  const current = ids.filter((id) => !isOvertaken(id))
  const standing = await view.cases.standing(current)
  const moved = movedBy(facts.reach)
  const isLookedAt = (id: string): boolean =>
    facts.reach.whole.has(id) ||
    (facts.reach.examination.found.get(id) ?? []).length > 0 ||
    (standing.get(id) ?? []).some((row) => moved.has(keyOfRow(row)))
  const lookedAt = current.filter(isLookedAt)
  const unmoved = current
    .filter((id) => !isLookedAt(id))
    .map((subjectId) => {
      const isReview = (standing.get(subjectId) ?? []).some(({ suppressedBy }) => suppressedBy === null)
      return { subjectId, outcome: isReview ? ('still-review' as const) : ('still-clear' as const) }
    })
  const { settled, failed } = await settleAll(view, lookedAt, facts)
  const overtaken: string[] = []
  const known = new Set([...settled.map(({ subject }) => subject.id), ...failed])
  for (const id of [...ids.filter(isOvertaken), ...lookedAt.filter((one) => !known.has(one))]) {
    if (await wasCounted(view, heads.get(id), facts)) overtaken.push(id)
  }
  return { settled, unmoved, overtaken, failed }
}

/** Whether somebody was among the monitored when the run began, whatever they are now. */
async function wasCounted(
  { subjects }: StoreView,
  head: SubjectHead | undefined,
  { upToSequence, since }: SettleFacts,
): Promise<boolean> {
  if (head === undefined) return false
  const versions = head.sequence <= upToSequence ? [head] : await subjects.history(head.subjectId)
  if (!versions.some(({ sequence }) => sequence <= upToSequence)) return false
  const changes = await subjects.monitoringChanges(head.subjectId)
  return changes.findLast(({ recordedAt }) => recordedAt <= since)?.isMonitored ?? true
}

/** Keys of parties whose hits do not simply stand. */
function movedBy({ examination: { changes }, holders }: Reach): ReadonlySet<string> {
  const keys = [...changes.gone, ...changes.restated].map(partyKeyText)
  return new Set([...keys, ...holders.keys()])
}

async function settleAll(
  view: StoreView,
  ids: readonly string[],
  facts: SettleFacts,
): Promise<Pick<SettledSubjects, 'settled' | 'failed'>> {
  if (ids.length === 0) return { settled: [], failed: [] }
  const subjects = await loadSubjects(view, ids, facts)
  const reached = settleReached(subjects, facts)
  const settled: SettledSubject[] = []
  const failed: string[] = []
  for (const one of subjects.values()) {
    const { subject, subjectVersion } = one
    const answer = reached.get(subject.id) ?? settleWhole(one)
    if (answer === null) {
      failed.push(subject.id)
      continue
    }
    const { outcome, hits } = answer
    const lookedAt = new Set(hits.map(({ party }) => partyKeyText(party)))
    const kept = outcome.after.filter((hit) => !lookedAt.has(partyKeyText(hit))).map(keyOf)
    settled.push({ outcome, subject, subjectVersion, hits, kept, lostCause: causeOf(outcome, facts) })
  }
  return { settled, failed }
}

interface OneSubject {
  readonly subject: Subject
  readonly subjectVersion: number
  readonly known: SubjectMemory
  readonly before: readonly StandingHit[]
  readonly previous: ReadonlyMap<string, readonly PartyKey[]>
  readonly facts: SettleFacts
}

type Settled = Pick<SettledSubject, 'outcome' | 'hits'>

async function loadSubjects(
  view: StoreView,
  ids: readonly string[],
  facts: SettleFacts,
): Promise<ReadonlyMap<string, OneSubject>> {
  const { context } = facts
  const memory = await loadMemory(view.cases, ids, context)
  const newest = await view.subjects.newest(ids)
  const previous = previousKeys(facts.reach)
  const subjects = new Map<string, OneSubject>()
  for (const id of ids) {
    const version = newest.get(id)
    const known = memory.get(id)
    const opened = version === undefined ? erased : openSubject(version, context)
    // Whoever was erased has no values that could be compared; what stood for them stays as it is.
    if (opened === erased || version === undefined || known === undefined) continue
    const before = standingOf(known.standing, facts)
    subjects.set(id, { subject: opened.subject, subjectVersion: version.version, known, before, previous, facts })
  }
  return subjects
}

/** Settles those whom the change reaches, all at once. */
function settleReached(
  subjects: ReadonlyMap<string, OneSubject>,
  { reach }: SettleFacts,
): ReadonlyMap<string, Settled> {
  const { examination, holders, whole } = reach
  const own = [...subjects.keys()].filter((id) => !whole.has(id))
  const ownIds = new Set(own)
  const found = new Map(own.map((id) => [id, (examination.found.get(id) ?? []).map(asKept)]))
  const result = settleChanges(
    { ...examination, found },
    {
      standing: new Map(own.map((id) => [id, subjects.get(id)?.before ?? []])),
      holdersOf: (party) => (holders.get(partyKeyText(party)) ?? []).filter((id) => ownIds.has(id)),
      suppressionOf: (id, party) => {
        const one = subjects.get(id)
        return one === undefined ? null : suppressionOf(party, one)
      },
    },
  )
  const restated = new Map(examination.changes.restated.map((party) => [partyKeyText(party), party]))
  const settled = new Map<string, Settled>()
  for (const outcome of result.outcomes) {
    const one = subjects.get(outcome.subjectId)
    if (one === undefined) continue
    const again = one.before.flatMap((hit): FoundHit[] => {
      const party = restated.get(partyKeyText(hit))
      return party === undefined ? [] : [{ party, comparison: hit.comparison }]
    })
    const hits = [...(found.get(outcome.subjectId) ?? []), ...again].map((hit) => reviewHit(hit, one))
    settled.set(outcome.subjectId, { outcome, hits })
  }
  return settled
}

/** Null where the comparison did not come to its end, or cannot: nobody is cleared by that. */
function settleWhole(one: OneSubject): Settled | null {
  const { subject, before } = one
  const { listed } = one.facts
  assert(listed !== null, 'what is listed is open when somebody is compared with all of it')
  const examination = examined(listed, subject)
  if (examination === null) return null
  const hits = examination.hits.map(asKept)
  const parties: ListedIndex = { examine: () => ({ ...examination, hits }) }
  const suppression = (_: string, party: ListedParty): string | null => suppressionOf(party, one)
  const outcome = lookBackOnSubject(subject, { parties, before, suppressionOf: suppression })
  return { outcome, hits: hits.map((hit) => reviewHit(hit, one)) }
}

function examined(listed: ListedIndex, subject: Subject): ReturnType<ListedIndex['examine']> | null {
  try {
    const examination = listed.examine(subject)
    const isCut = examination.isOverBudget || (examination.cutNames.length > 0 && examination.hits.length === 0)
    return isCut ? null : examination
  } catch {
    // One subject that breaks a comparison keeps nobody else from theirs; it stays behind, and the gauge says so.
    return null
  }
}

function reviewHit({ party, comparison }: FoundHit, { previous }: OneSubject): ReviewHit {
  const previousKeys = previous.get(partyKeyText(party))
  return previousKeys === undefined ? { party, comparison } : { party, comparison, previousKeys }
}

function suppressionOf(party: ListedParty, { subject, known, previous, facts }: OneSubject): string | null {
  const now = facts.context.now()
  const previousKeys = previous.get(partyKeyText(party)) ?? []
  const applies = (entry: GoodGuy): boolean =>
    goodGuyApplies(entry, { subject, party, previousKeys, now }).state === 'applies'
  return known.goodGuys.find(applies)?.id ?? null
}

/** The hits of a subject as the engine has them. */
function standingOf(rows: readonly StandingHitRow[], { context }: SettleFacts): readonly StandingHit[] {
  return rows
    .flatMap((row): StandingHit[] => {
      const place = { subjectId: row.subjectId, place: placeOfStanding(row) }
      const comparison = openValue<Comparison>(row.sealed, place, context)
      return comparison === erased ? [] : [{ ...keyOfStanding(row), comparison, suppressedBy: row.suppressedBy }]
    })
    .sort((a, b) => b.comparison.score - a.comparison.score || compareText(partyKeyText(a), partyKeyText(b)))
}

/** A comparison in the one form in which it is kept, so that equal ones are equal texts. */
function asKept({ party, comparison }: FoundHit): FoundHit {
  const plain = JSON.parse(JSON.stringify(comparison)) as unknown
  return { party, comparison: JSON.parse(canonicalJson(plain)) as Comparison }
}

function causeOf({ subjectId, lost }: SubjectOutcome, { reach, wholeCause }: SettleFacts): UnwindCause {
  if (reach.whole.has(subjectId)) return wholeCause
  return lost.some((key) => reach.removed.has(partyKeyText(key))) ? 'delisted' : 'party-changed'
}

function previousKeys({ examination }: Reach): ReadonlyMap<string, readonly PartyKey[]> {
  return new Map(examination.changes.previousIds.map(({ now, previous }) => [partyKeyText(now), [previous]]))
}

/** Whether something has to be written for a subject: a hit moved, or what it rests on was published anew. */
export function isMoved({ outcome: { gained, lost, altered } }: Pick<SettledSubject, 'outcome'>): boolean {
  return gained.length + lost.length + altered.length > 0
}

const keyOf = ({ listId, id }: PartyKey): PartyKey => ({ listId, id })
const keyOfStanding = ({ listId, partyId }: StandingHitRow): PartyKey => {
  return { listId: listId as ListId, id: partyId as PartyId }
}
const keyOfRow = (row: StandingHitRow): string => partyKeyText(keyOfStanding(row))
