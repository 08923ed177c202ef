// Hindsight of one subject: what was published and true beside what we knew and did, in two lanes; what was known when they
// were cleared, what is known now; and for each fact that came since, when it was public, received and screened.

import { compareText } from '@hindsight/engine/base'
import type { Subject } from '@hindsight/engine/model'
import { CommandError } from '../../config/index.ts'
import type { Instant, LookbackOutcome, StoreTransaction, StoreView } from '../../store/index.ts'
import { recordLook } from '../looks/record-look.ts'
import type { SignedAct } from '../operators/signed-act.ts'
import type { RecordContext } from '../record-context.ts'
import { erased, openSubject } from '../subjects/subject-seal.ts'
import { type PartyFact, partyFacts } from './party-facts.ts'

/** One moment of either lane. */
export interface TimelineEvent {
  /** `valid`: when it was so, or published, in the world. `recorded`: when we knew or did it. */
  readonly lane: 'valid' | 'recorded'
  readonly at: string
  readonly kind: 'subject' | 'monitoring' | 'screening' | 'lookback' | 'case' | 'list'
  /** What happened, in words without values of the subject. */
  readonly what: string
  /** Id of the record that says so. */
  readonly source: string
}

/** How the subject stood at a moment. */
export interface Standpoint {
  readonly at: Instant
  readonly state: 'clear' | 'review' | 'unavailable' | 'not-screened'
  /** Parties that were possible matches. */
  readonly parties: readonly string[]
}

export interface SubjectTimeline {
  readonly subjectId: string
  readonly events: readonly TimelineEvent[]
  readonly knownThen: Standpoint
  readonly knownNow: Standpoint
  /** Parties that were ever a possible match, with when each was public, received and screened. */
  readonly facts: readonly PartyFact[]
  /** One sentence between then and now. */
  readonly sentence: string
}

export interface TimelineRequest {
  readonly subjectId: string
  /** The moment to compare with now; null for the last one at which the subject was cleared. */
  readonly at: Instant | null
  readonly signed: SignedAct | null
}

/** The timeline of a subject. The look is on record before anything is shown. Throws `CommandError`. */
export function subjectTimeline(context: RecordContext, request: TimelineRequest): Promise<SubjectTimeline> {
  const { subjectId, signed } = request
  return context.store.write(async (transaction) => {
    const subject = await subjectNow(transaction, subjectId, context)
    await recordLook(transaction, { context, signed, what: 'subject', id: subjectId, subject })
    return timelineOf(transaction, request, context.now())
  })
}

async function subjectNow(
  { subjects }: StoreTransaction,
  subjectId: string,
  context: RecordContext,
): Promise<Subject | null> {
  const newest = (await subjects.newest([subjectId])).get(subjectId)
  if (newest === undefined) throw new CommandError('subject-unknown', { subjectId })
  const opened = openSubject(newest, context)
  return opened === erased ? null : opened.subject
}

async function timelineOf(
  view: StoreView,
  { subjectId, at: asked }: TimelineRequest,
  now: Instant,
): Promise<SubjectTimeline> {
  const outcomes = await view.lookbacks.outcomesOf(subjectId)
  const screened = await screenedMoments(view, subjectId)
  const standing = (await view.cases.standing([subjectId])).get(subjectId) ?? []
  const keys = new Set([
    ...standing.map(({ listId, partyId }) => keyText(listId, partyId)),
    ...outcomes.flatMap(({ gained, lost, altered }) => [...gained, ...lost, ...altered].map((key) => keyText(...key))),
    ...(await caseParties(view, subjectId)),
  ])
  const facts = await partyFacts(view, [...keys].sort(compareText).map(keyOf), { outcomes, screened })
  const moments = standpoints(screened, outcomes, facts)
  const at = asked ?? moments.findLast(({ state }) => state === 'clear')?.at ?? now
  const stoodThen = moments.findLast((one) => one.at <= at) ?? { at, state: 'not-screened' as const, parties: [] }
  const parties = standing.map(({ listId, partyId }) => `${listId} ${partyId}`)
  const isOpen = standing.some(({ suppressedBy }) => suppressedBy === null)
  const stands: Standpoint = { at: now, state: isOpen ? 'review' : 'clear', parties }
  const events = await eventsOf(view, { subjectId, outcomes, screened, facts })
  const sentence = sentenceOf(stoodThen, stands, facts)
  return { subjectId, events, knownThen: { ...stoodThen, at }, knownNow: stands, facts, sentence }
}

/** Every screening that a version of the subject went through, clear ones too. */
export interface ScreenedMoment {
  readonly at: Instant
  readonly runId: string
  readonly cause: string
  readonly state: 'clear' | 'review' | 'unavailable'
}

async function screenedMoments(view: StoreView, subjectId: string): Promise<readonly ScreenedMoment[]> {
  const kept = new Map((await view.screenings.ofSubject(subjectId)).map((one) => [one.runId, one.state]))
  const moments: ScreenedMoment[] = []
  for (const { sequence } of await view.subjects.history(subjectId)) {
    for (const { runId, recordedAt } of await view.screenings.batchesOf(sequence)) {
      const run = await view.screenings.run(runId)
      moments.push({ at: recordedAt, runId, cause: run?.cause ?? 'screen', state: kept.get(runId) ?? 'clear' })
    }
  }
  return moments
}

async function caseParties({ cases }: StoreView, subjectId: string): Promise<readonly string[]> {
  const ids = (await cases.casesOf([subjectId])).map(({ caseId }) => caseId)
  return (await cases.items(ids)).map(({ listId, partyId }) => keyText(listId, partyId))
}

/** How the subject stood after each screening and lookback. */
function standpoints(
  screened: readonly ScreenedMoment[],
  outcomes: readonly LookbackOutcome[],
  facts: readonly PartyFact[],
): readonly Standpoint[] {
  const moments = [
    ...screened.map(({ at, state }) => ({ at, state })),
    ...outcomes.map(({ recordedAt, outcome }) => {
      const isReview = outcome === 'newly-review' || outcome === 'still-review'
      return { at: recordedAt, state: isReview ? ('review' as const) : ('clear' as const) }
    }),
  ].sort((a, b) => compareText(a.at, b.at))
  return moments.map(({ at, state }) => {
    const isKnown = ({ screenedAt, endedAt }: PartyFact): boolean =>
      screenedAt !== null && screenedAt <= at && (endedAt === null || endedAt > at)
    return { at, state, parties: facts.filter(isKnown).map(({ listId, partyId }) => `${listId} ${partyId}`) }
  })
}

interface EventFacts {
  readonly subjectId: string
  readonly outcomes: readonly LookbackOutcome[]
  readonly screened: readonly ScreenedMoment[]
  readonly facts: readonly PartyFact[]
}

async function eventsOf(view: StoreView, all: EventFacts): Promise<readonly TimelineEvent[]> {
  const { subjectId, outcomes, screened, facts } = all
  const events: TimelineEvent[] = []
  for (const { version, recordedAt, validFrom, importId } of await view.subjects.history(subjectId)) {
    const source = importId ?? `${subjectId} version ${version}`
    const what = `version ${version} of the subject`
    events.push({ lane: 'recorded', at: recordedAt, kind: 'subject', what: `${what} recorded`, source })
    if (validFrom !== null) events.push({ lane: 'valid', at: validFrom, kind: 'subject', what: `${what} true`, source })
  }
  for (const { recordedAt, isMonitored, reason } of await view.subjects.monitoringChanges(subjectId)) {
    const what = `${isMonitored ? 'monitored' : 'not monitored'}: ${reason}`
    events.push({ lane: 'recorded', at: recordedAt, kind: 'monitoring', what, source: subjectId })
  }
  for (const { at, runId, cause, state } of screened) {
    events.push({ lane: 'recorded', at, kind: 'screening', what: `${cause}: ${state}`, source: runId })
  }
  for (const { recordedAt, runId, outcome, gained, lost, altered } of outcomes) {
    const parts = [said('new', gained), said('gone', lost), said('changed', altered)].filter((part) => part !== '')
    const what = `${outcome.replaceAll('-', ' ')}${parts.length === 0 ? '' : `: ${parts.join('; ')}`}`
    events.push({ lane: 'recorded', at: recordedAt, kind: 'lookback', what, source: runId })
  }
  events.push(...facts.flatMap(listEvents), ...(await caseEvents(view, subjectId)))
  return events.sort((a, b) => compareText(instantOf(a.at), instantOf(b.at)) || compareText(a.lane, b.lane))
}

function said(word: string, keys: LookbackOutcome['gained']): string {
  return keys.length === 0 ? '' : `${word} ${keys.map(([listId, partyId]) => `${listId} ${partyId}`).join(', ')}`
}

function listEvents({ listId, partyId, publicAt, receivedAt, versionId, endedPublicAt }: PartyFact): TimelineEvent[] {
  const name = `${listId} ${partyId}`
  const source = versionId ?? listId
  const events: TimelineEvent[] = []
  if (publicAt !== null) events.push({ lane: 'valid', at: publicAt, kind: 'list', what: `${name} published`, source })
  if (receivedAt !== null)
    events.push({ lane: 'recorded', at: receivedAt, kind: 'list', what: `${name} received`, source })
  if (endedPublicAt !== null) {
    events.push({ lane: 'valid', at: endedPublicAt, kind: 'list', what: `${name} not on the list any more`, source })
  }
  return events
}

async function caseEvents({ cases }: StoreView, subjectId: string): Promise<readonly TimelineEvent[]> {
  const events: TimelineEvent[] = []
  for (const { caseId } of await cases.casesOf([subjectId])) {
    for (const { at, act, operatorId, stateAfter } of await cases.events(caseId)) {
      if (act === 'look') continue
      const what = `case ${act.replaceAll('-', ' ')}${operatorId === null ? '' : ` by ${operatorId}`}: ${stateAfter}`
      events.push({ lane: 'recorded', at, kind: 'case', what, source: caseId })
    }
  }
  return events
}

function sentenceOf(then: Standpoint, now: Standpoint, facts: readonly PartyFact[]): string {
  const since = now.parties.filter((party) => !then.parties.includes(party))
  const gone = then.parties.filter((party) => !now.parties.includes(party))
  if (since.length + gone.length === 0) return 'Nothing that is known now would have led to another answer then.'
  const isPublic = (party: string): boolean =>
    facts.some(
      (one) => `${one.listId} ${one.partyId}` === party && one.publicAt !== null && instantOf(one.publicAt) <= then.at,
    )
  const early = since.filter(isPublic)
  const parts = [
    ...(since.length > 0 ? [`since then ${since.join(', ')} became a possible match`] : []),
    ...(gone.length > 0 ? [`${gone.join(', ')} is none any more`] : []),
    ...(early.length > 0 ? [`${early.join(', ')} had been published before, and was not live here`] : []),
  ]
  const text = parts.join('; ')
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
}

/** Days sort beside instants. */
function instantOf(at: string): string {
  const time = Date.parse(at)
  return Number.isNaN(time) ? at : new Date(time).toISOString()
}

function keyText(listId: string, partyId: string): string {
  return JSON.stringify([listId, partyId])
}

function keyOf(text: string): readonly [string, string] {
  return JSON.parse(text) as [string, string]
}
