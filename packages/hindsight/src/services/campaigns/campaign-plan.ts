// The plan of a campaign as somebody writes it becomes one that may start, or is refused with everything that keeps it from
// that: its criterion names evidence and never where somebody comes from (laws L4, L10).

import { type PermittedReach, permitReach } from '@hindsight/engine/graph'
import {
  type CampaignPlan,
  type CampaignState,
  campaignProblems,
  corroborationOf,
  kindsIn,
  parseCriterion,
} from '@hindsight/engine/information'
import { CommandError } from '../../config/index.ts'
import type { StoreView } from '../../store/index.ts'
import type { Information } from '../information/load-information.ts'
import type { RecordContext } from '../record-context.ts'
import { erased, openSubject } from '../subjects/subject-seal.ts'

/** What is signed: the plan in words. It names nobody but by ids. */
export interface CampaignDraft {
  readonly id: string
  readonly purpose: string
  readonly reason: string
  readonly basis: string
  readonly owner: string
  readonly startsOn: string
  readonly expiresOn: string
  readonly criterion: string
  readonly claims: readonly string[]
  readonly states: readonly CampaignState[]
  readonly firstState: string
  /** 2 with a reason of its own. */
  readonly hops: number
  readonly hopsReason: string | null
}

/** The plan as it is kept with the campaign. */
export interface KeptPlan extends CampaignPlan {
  readonly hops: number
  readonly hopsReason: string | null
}

export interface CheckedPlan {
  readonly plan: KeptPlan
  readonly permitted: PermittedReach
}

const textFields = [
  'id',
  'purpose',
  'reason',
  'basis',
  'owner',
  'startsOn',
  'expiresOn',
  'criterion',
  'firstState',
] as const
const otherFields = ['claims', 'states', 'hops', 'hopsReason']

/** Reads what a file or a signed act holds. Throws `CommandError` where it is no plan. */
export function readDraft(value: unknown): CampaignDraft {
  const given = (typeof value === 'object' && value !== null ? value : {}) as Readonly<Record<string, unknown>>
  const { claims, states, hops = 1, hopsReason = null, id } = given
  const problems: string[] = []
  for (const field of textFields)
    if (typeof given[field] !== 'string') problems.push(`${field} is missing: it is a text`)
  for (const name of Object.keys(given))
    if (![...textFields, ...otherFields].includes(name)) problems.push(`"${name}" is no field of a plan`)
  if (typeof id === 'string' && !/^[\w.-]+$/u.test(id))
    problems.push('the id has other characters than letters, digits, . _ -')
  if (!Array.isArray(claims) || !claims.every((one) => typeof one === 'string'))
    problems.push('claims is a list of ids')
  if (!Array.isArray(states) || !states.every(isState))
    problems.push('states is a list of objects with id and definition')
  if (typeof hops !== 'number') problems.push('hops is 1 or 2')
  if (hopsReason !== null && typeof hopsReason !== 'string') problems.push('hopsReason is a text')
  if (problems.length > 0) throw refused(typeof id === 'string' ? id : 'of this plan', problems)
  return { ...(given as unknown as CampaignDraft), hops: hops as number, hopsReason: hopsReason as string | null }
}

function isState(value: unknown): value is CampaignState {
  const { id, definition } = (value ?? {}) as Readonly<Record<string, unknown>>
  return typeof id === 'string' && typeof definition === 'string'
}

export interface PlanPlace {
  readonly view: StoreView
  readonly context: Pick<RecordContext, 'vault'>
  readonly information: Information
}

/** Checks a plan as `secondPerson` approves it. Throws `CommandError` (`campaign-refused`). */
export async function checkPlan(draft: CampaignDraft, secondPerson: string, place: PlanPlace): Promise<CheckedPlan> {
  const { record, knownAt } = place.information
  const parsed = parseCriterion(draft.criterion, await criterionContext(draft, place))
  if (!parsed.ok) throw refused(draft.id, [`criterion, at ${parsed.position}: ${parsed.because}`])
  const claims = draft.claims.map((id) => record.find(id))
  const problems = draft.claims
    .filter((id) => record.find(id) === undefined || record.statusOf(id, knownAt).status !== 'live')
    .map((id) => `the claim ${id} is not on record, or does not stand`)
  const known = claims.filter((claim) => claim !== undefined)
  const isUngraded = known.some(({ grade }) => grade === null || grade.reliability === 'F' || grade.credibility === 6)
  const { criterion: criterionText, claims: claimIds, ...rest } = draft
  const plan: KeptPlan = {
    ...rest,
    criterionText,
    criterion: parsed.criterion,
    claimIds,
    secondPerson,
    restsOnSingleRoot: isUngraded || corroborationOf(known, record.find).independent.min < 2,
  }
  const permission = permitReach({
    hops: draft.hops,
    requestedBy: draft.owner,
    namedKinds: kindsIn(parsed.criterion),
    reason: draft.hopsReason,
    secondPerson,
  })
  problems.push(...campaignProblems(plan))
  if (!permission.ok) problems.push(...permission.problems)
  if (problems.length > 0 || !permission.ok) throw refused(draft.id, problems)
  return { plan, permitted: permission.permitted }
}

async function criterionContext(
  { criterion }: CampaignDraft,
  { view, context, information }: PlanPlace,
): Promise<Parameters<typeof parseCriterion>[1]> {
  const parties = new Map<string, { readonly schema: string; readonly caption: string }>()
  // Who is no subject is known by an id alone, which may speak of a place of worship.
  for (const { from, to } of information.links)
    for (const id of [from, to]) parties.set(id, { schema: 'Organization', caption: id })
  const words = criterion.match(/[^\s(),]+/gu) ?? []
  for (const version of (await view.subjects.newest(words)).values()) {
    const opened = openSubject(version, context)
    if (opened !== erased)
      parties.set(version.subjectId, { schema: opened.subject.schema, caption: opened.subject.name.join('; ') })
  }
  const lists = new Set((await view.lists.all()).map(({ listId }) => listId))
  return {
    findParty: (id) => parties.get(id),
    findClaim: (id) => information.record.find(id),
    isList: (id) => lists.has(id),
  }
}

export function refused(campaignId: string, problems: readonly string[]): CommandError {
  return new CommandError('campaign-refused', { campaignId, reason: problems.join('; ') })
}
