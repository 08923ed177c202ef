// A campaign: a second look at whoever new information reaches. It has a purpose, a basis, an owner, a fixed population and
// an end; nobody enters without evidence, and what it concludes of people is decided by people (laws L10, L13).

import { conductsByDefault } from '../../graph/index.ts'
import { type Criterion, kindsIn } from '../criteria/criterion.ts'

/** Days a campaign may last, and with it the status of everybody that it reached. */
export const campaignDaysMax = 90

/** A state in which each member is exactly one of. */
export interface CampaignState {
  readonly id: string
  /** What has to be so for somebody to be in it. */
  readonly definition: string
}

export interface CampaignPlan {
  readonly id: string
  readonly purpose: string
  /** Why these people are looked at, in neutral words: `precaution`. Never the basis of an act against somebody. */
  readonly reason: string
  /** The law or policy by which they may be looked at; acts against people have a basis of their own, per act. */
  readonly basis: string
  readonly owner: string
  readonly secondPerson: string | null
  readonly startsOn: string
  readonly expiresOn: string
  readonly criterionText: string
  readonly criterion: Criterion
  /** The claims that started it. */
  readonly claimIds: readonly string[]
  readonly states: readonly CampaignState[]
  /** Where every member begins: nobody knows yet. One of the states. */
  readonly firstState: string
  /** The ungraded or single-root claims it rests on need somebody who approved that by name. */
  readonly restsOnSingleRoot: boolean
}

/** Everything that keeps a campaign from starting; empty where nothing does. */
export function campaignProblems(plan: CampaignPlan): string[] {
  const problems: string[] = []
  const texts = ['purpose', 'reason', 'basis', 'owner', 'criterionText'] as const
  for (const field of texts) if (plan[field].trim() === '') problems.push(`a campaign needs its ${field}`)
  if (plan.claimIds.length === 0) problems.push('a campaign starts from a claim: nobody enters without evidence')
  return [...problems, ...clockProblems(plan), ...stateProblems(plan), ...secondPersonProblems(plan)]
}

function clockProblems({ startsOn, expiresOn }: CampaignPlan): string[] {
  const days = daysBetween(startsOn, expiresOn)
  if (days === null) return [`"${startsOn}" and "${expiresOn}" are no days such as 2026-03-31`]
  if (days < 1) return [`the campaign ends on ${expiresOn}, not after it begins`]
  return days > campaignDaysMax ? [`the campaign lasts ${days} days; ${campaignDaysMax} at most`] : []
}

function stateProblems({ states, firstState }: CampaignPlan): string[] {
  const ids = states.map(({ id }) => id)
  const problems: string[] = []
  if (new Set(ids).size !== ids.length) problems.push('two states have the same id')
  if (!ids.includes(firstState)) problems.push(`the first state "${firstState}" is not among the states`)
  for (const { id, definition } of states)
    if (definition.trim() === '') problems.push(`state ${id} has no definition: say what has to be so`)
  return problems
}

function secondPersonProblems(plan: CampaignPlan): string[] {
  const extra = kindsIn(plan.criterion).filter((kind) => !conductsByDefault(kind))
  const needs = [
    ...(plan.restsOnSingleRoot ? ['a claim of a single source or without a grade'] : []),
    ...(extra.length > 0 ? [`following ${extra.join(' and ')}`] : []),
  ]
  if (needs.length === 0) return []
  const second = (plan.secondPerson ?? '').trim().toLowerCase()
  return second === '' || second === plan.owner.trim().toLowerCase()
    ? [`${needs.join(' and ')} needs a second person, by name`]
    : []
}

/** Whole days from one calendar day to another; null where one is none. */
function daysBetween(from: string, until: string): number | null {
  const [first, last] = [dayNumber(from), dayNumber(until)]
  return first === null || last === null ? null : last - first
}

/** Days since 0000-03-01 of the proleptic Gregorian calendar (H. Hinnant, "days_from_civil"). */
function dayNumber(text: string): number | null {
  const found = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text)
  if (found === null) return null
  const [year, month, day] = [Number(found[1]), Number(found[2]), Number(found[3])]
  const lengths = [31, isLeap(year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
  if (day < 1 || day > (lengths[month - 1] ?? 0)) return null
  const shifted = month <= 2 ? year - 1 : year
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1
  return shifted * 365 + Math.floor(shifted / 4) - Math.floor(shifted / 100) + Math.floor(shifted / 400) + dayOfYear
}

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
