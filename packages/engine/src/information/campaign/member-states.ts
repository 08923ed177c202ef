// Where the members of a campaign are: each in exactly one state at every instant, so that the states add up to the
// population as known at any past time (law L6). Acts and findings are counted beside it, never taken from it.

import { assert, compareText } from '../../base/index.ts'
import type { CampaignPlan } from './campaign.ts'

/** What happened to a member. Append-only; two times. */
export interface MemberEvent {
  readonly id: string
  readonly memberId: string
  /** Valid from. */
  readonly at: string
  readonly recordedAt: string
  readonly personId: string
  readonly evidenceId: string
  readonly change:
    | { readonly kind: 'state'; readonly to: string }
    /** Something that was done, with its own legal basis: an arrest is an act and no finding. */
    | { readonly kind: 'act'; readonly act: string; readonly basis: string }
    /** What was found out about the concern: substantiated or not. */
    | { readonly kind: 'finding'; readonly isSubstantiated: boolean }
}

/** Everything wrong with an event; empty where nothing is. */
export function memberEventProblems(
  event: MemberEvent,
  { plan, members }: { plan: CampaignPlan; members: ReadonlySet<string> },
): string[] {
  const problems: string[] = []
  if (!members.has(event.memberId))
    problems.push(`${event.memberId} is not in the population of ${plan.id}, which was fixed when it started`)
  if (event.personId.trim() === '') problems.push('a member changes state by a named person')
  if (event.evidenceId.trim() === '') problems.push('say on what evidence')
  if (event.recordedAt < event.at.slice(0, event.recordedAt.length)) problems.push('it is recorded before it was so')
  const { change } = event
  if (change.kind === 'state' && !plan.states.some(({ id }) => id === change.to))
    problems.push(`"${change.to}" is no state of ${plan.id}`)
  if (change.kind === 'act' && change.basis.trim() === '')
    problems.push(`the act "${change.act}" needs its own basis: the concern of the campaign is none`)
  if (change.kind === 'act' && change.basis.trim().toLowerCase() === plan.reason.trim().toLowerCase())
    problems.push(`the act "${change.act}" needs its own basis: "${plan.reason}" is why somebody is looked at`)
  return problems
}

export interface Census {
  readonly population: number
  /** Every state of the plan, also those with nobody, in the order of the plan. */
  readonly byState: readonly { readonly state: string; readonly count: number; readonly memberIds: readonly string[] }[]
  /** People to whom each act was done, once per person. */
  readonly acts: readonly { readonly act: string; readonly count: number }[]
  /** People of whom the concern was substantiated, not, and not looked into: adds up to the population too. */
  readonly findings: { readonly substantiated: number; readonly unsubstantiated: number; readonly none: number }
}

/** The population as it was at `asOf`, as known at `knownAt`. Later words replace earlier ones of the same member. */
export function censusOf(
  events: readonly MemberEvent[],
  options: { plan: CampaignPlan; members: readonly string[]; asOf: string; knownAt: string },
): Census {
  const { plan, members, asOf, knownAt } = options
  const known = events
    .filter(({ at, recordedAt }) => at <= asOf && recordedAt <= knownAt)
    .toSorted((a, b) => compareText(a.at, b.at) || compareText(a.recordedAt, b.recordedAt) || compareText(a.id, b.id))
  const stateOf = new Map(members.map((id) => [id, plan.firstState]))
  const found = new Map<string, boolean>()
  const acts = new Map<string, Set<string>>()
  for (const { memberId, change } of known) {
    if (!stateOf.has(memberId)) continue
    if (change.kind === 'state') stateOf.set(memberId, change.to)
    else if (change.kind === 'finding') found.set(memberId, change.isSubstantiated)
    else acts.set(change.act, (acts.get(change.act) ?? new Set()).add(memberId))
  }
  const byState = plan.states.map(({ id }) => {
    const memberIds = [...stateOf].filter(([, state]) => state === id).map(([member]) => member)
    return { state: id, count: memberIds.length, memberIds: memberIds.toSorted(compareText) }
  })
  const substantiated = [...found.values()].filter(Boolean).length
  const census: Census = {
    population: stateOf.size,
    byState,
    acts: [...acts].map(([act, who]) => ({ act, count: who.size })).toSorted((a, b) => compareText(a.act, b.act)),
    findings: { substantiated, unsubstantiated: found.size - substantiated, none: stateOf.size - found.size },
  }
  assert(
    byState.reduce((sum, { count }) => sum + count, 0) === census.population,
    'every member is in exactly one state',
  )
  return census
}

/** A census in words. Acts never stand without what was substantiated, nor any number without the population. */
export function presentCensus(census: Census): string {
  const { substantiated, unsubstantiated, none } = census.findings
  const findings = `substantiated ${substantiated}, not substantiated ${unsubstantiated}, not looked into ${none}`
  return [
    `${census.population} people`,
    ...census.byState.map(({ state, count }) => `${state}: ${count} of ${census.population}`),
    ...census.acts.map(({ act, count }) => `${act}: ${count} of ${census.population} (of all: ${findings})`),
    `concern: ${findings}`,
  ].join('\n')
}

/** Whether the status that a campaign gave still stands: it ends by itself, without anybody's act. */
export function statusStands(plan: CampaignPlan, today: string): boolean {
  return plan.startsOn <= today && today < plan.expiresOn
}

/** Why people may not be decided together; null where they may: under-18s are looked at one by one. */
export function bulkProblem(members: readonly { readonly id: string; readonly isUnder18: boolean }[]): string | null {
  const children = members.filter(({ isUnder18 }) => isUnder18).map(({ id }) => id)
  if (children.length === 0) return null
  return `${children.join(', ')}: under 18, decided one by one by a reviewer trained for it`
}
