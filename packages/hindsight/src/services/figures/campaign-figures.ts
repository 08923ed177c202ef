// Published numbers as questions with an id: each is computed from the rows on record, for any past day, with its unit, its
// period, its identity and what is unknown; and says when a claim that it rests on no longer stands (law L6).

import {
  type Figure,
  type FigureDefinition,
  type FigureRow,
  type FigureTimes,
  figureOf,
  figureProblems,
} from '@hindsight/engine/figures'
import type { ClaimStatus, MemberEvent } from '@hindsight/engine/information'
import { CommandError } from '../../config/index.ts'
import type { CampaignRow, StoreView } from '../../store/index.ts'
import type { KeptPlan } from '../campaigns/campaign-plan.ts'
import { loadInformation } from '../information/load-information.ts'
import type { RecordContext } from '../record-context.ts'

const prefix = 'campaign-states:'

export interface ShownFigure {
  readonly definition: FigureDefinition
  readonly figure: Figure
  /** Of the claims from which the campaign started, as known then. */
  readonly claimStatus: ClaimStatus
  readonly becauseOf: readonly string[]
}

/** Every figure that there is, by its definition. */
export function listFigures({ store }: Pick<RecordContext, 'store'>): Promise<readonly FigureDefinition[]> {
  return store.read(async ({ campaigns }) => (await campaigns.campaigns()).map(definitionOf))
}

/** A figure as it was before `until`, as known at `knownAt`. Throws `CommandError` where there is none. */
export function showFigure(
  context: RecordContext,
  figureId: string,
  { until, knownAt }: { readonly until: string; readonly knownAt: string },
): Promise<ShownFigure> {
  return context.store.read(async (view) => {
    const campaignId = figureId.startsWith(prefix) ? figureId.slice(prefix.length) : ''
    const row = await view.campaigns.campaign(campaignId)
    if (row === null) throw new CommandError('figure-unknown', { figureId })
    const definition = definitionOf(row)
    const problems = figureProblems(definition)
    if (problems.length > 0) throw new CommandError('record-damaged', { what: figureId, reason: problems.join('; ') })
    const times: FigureTimes = { from: row.startedAt, until, knownAt }
    const figure = figureOf(definition, await rowsOf(view, row), times)
    const { record } = await loadInformation(view, { context, knownAt })
    const { status, becauseOf } = record.statusOf(`figure:${figureId}`, knownAt)
    return { definition, figure, claimStatus: status, becauseOf }
  })
}

function definitionOf({ campaignId, plan }: CampaignRow): FigureDefinition {
  const { states } = plan as KeptPlan
  return {
    id: `${prefix}${campaignId}`,
    title: `Where the people of the campaign ${campaignId} are`,
    definition: `People whom the campaign ${campaignId} looks at again, each once, in the state that they were in last.`,
    unit: 'people',
    dimension: 'state',
    scope: 'below-national',
    categories: states,
  }
}

/** Everybody begins in the first state; each change of state is a row of its own. */
async function rowsOf(
  { campaigns }: StoreView,
  { campaignId, plan, startedAt }: CampaignRow,
): Promise<readonly FigureRow[]> {
  const { firstState } = plan as KeptPlan
  const members = await campaigns.members(campaignId)
  const begun = members.map(({ memberId }): FigureRow => {
    return { id: `0 ${memberId}`, countedId: memberId, category: firstState, at: startedAt, recordedAt: startedAt }
  })
  const moved = (await campaigns.events(campaignId)).flatMap(({ eventId, memberId, at, recordedAt, change }) => {
    const { kind, to } = change as MemberEvent['change'] & { readonly to?: string }
    return kind === 'state' ? [{ id: eventId, countedId: memberId, category: to ?? null, at, recordedAt }] : []
  })
  return [...begun, ...moved]
}
