// A campaign starts by two people: one proposes the plan, another approves it, and in that moment its population is fixed.
// A plan that selects by who somebody is never starts, and that it was tried is on record (laws L4, L10, L13).

import { CommandError } from '../../config/index.ts'
import type { Proposal, StoreTransaction, StoreView } from '../../store/index.ts'
import { loadInformation } from '../information/load-information.ts'
import { type ApprovedProposal, type ProposalKind, type ProposalKinds, propose } from '../operators/proposals.ts'
import { acceptAct, type SignedAct } from '../operators/signed-act.ts'
import type { RecordContext } from '../record-context.ts'
import { recordFact } from '../record-fact.ts'
import { type CampaignDraft, type CheckedPlan, checkPlan, readDraft } from './campaign-plan.ts'
import { type Population, reachPopulation } from './reach-population.ts'

export const campaignKind = 'campaign'

/** Stands for whoever approves, while nobody has. */
const somebodyElse = 'somebody else'

export interface CampaignPreview extends CheckedPlan {
  readonly population: Population
  /** How many subjects are on record: of so many are these. */
  readonly subjectCount: number
}

/** Whom a plan would reach now. Keeps nothing. */
export function previewCampaign(draft: CampaignDraft, context: RecordContext): Promise<CampaignPreview> {
  return context.store.read((view) => preview(view, draft, { context, at: context.now(), secondPerson: somebodyElse }))
}

interface PreviewOptions {
  readonly context: Pick<RecordContext, 'vault'>
  readonly at: string
  readonly secondPerson: string
}

async function preview(
  view: StoreView,
  draft: CampaignDraft,
  { context, at, secondPerson }: PreviewOptions,
): Promise<CampaignPreview> {
  const information = await loadInformation(view, { context, knownAt: at })
  const checked = await checkPlan(draft, secondPerson, { view, context, information })
  const population = await reachPopulation(checked, { view, context, information })
  return { ...checked, population, subjectCount: (await view.subjects.counts()).subjects }
}

/** Campaigns for somebody who has the keys. Target: id of the campaign. Payload: the draft. */
export function campaignProposal(context: RecordContext): ProposalKind {
  return {
    async check(view, { target, payload }, at) {
      const draft = readDraft(payload)
      if (draft.id !== target) throw new CommandError('act-refused', { reason: 'it names another campaign' })
      const known = await view.campaigns.campaign(target)
      if (known !== null) throw new CommandError('campaign-refused', { campaignId: target, reason: 'its id is taken' })
      await preview(view, draft, { context, at, secondPerson: somebodyElse })
    },
    apply: (transaction, approved) => begin(transaction, approved, context),
  }
}

/** Without the keys nobody can say whom a campaign reaches. */
export const campaignElsewhere: ProposalKind = {
  check: () => Promise.reject(new CommandError('campaign-elsewhere', {})),
  apply: () => Promise.reject(new CommandError('campaign-elsewhere', {})),
}

/** Proposes a campaign. A refusal is recorded with who tried. */
export async function proposeCampaign(
  signed: SignedAct,
  { context, kinds }: { readonly context: RecordContext; readonly kinds: ProposalKinds },
): Promise<Proposal> {
  try {
    return await propose(signed, { context, kinds: { ...kinds, [campaignKind]: campaignProposal(context) } })
  } catch (thrown) {
    if (thrown instanceof CommandError && thrown.code === 'campaign-refused') await keepRefusal(signed, context, thrown)
    throw thrown
  }
}

function keepRefusal(signed: SignedAct, context: RecordContext, { message }: CommandError): Promise<void> {
  return context.store.write(async (transaction) => {
    const { act } = await acceptAct(transaction, { signed, kind: 'propose', context })
    const body = { id: `campaign-refused:${act.actId}`, because: message }
    await recordFact(transaction, { context, kind: 'campaign-refused', act, body })
  })
}

async function begin(
  transaction: StoreTransaction,
  { proposal, approval }: ApprovedProposal,
  context: RecordContext,
): Promise<void> {
  const draft = readDraft(proposal.payload)
  const { act, operator } = approval
  const options = { context, at: act.at, secondPerson: operator.operatorId }
  const { plan, population } = await preview(transaction, draft, options)
  const { members, digest } = population
  const campaignId = plan.id
  const row = {
    campaignId,
    plan,
    proposalId: proposal.proposalId,
    startedAt: act.at,
    population: members.length,
    populationDigest: digest,
    closedAt: null,
    closedBy: null,
    closedBecause: null,
  }
  const rows = members.map(({ memberId, reached, isUnder18 }, at) => {
    return { campaignId, rank: at + 1, memberId, reached: { ...reached, isUnder18 } }
  })
  await transaction.campaigns.start(row, rows)
  const body = { id: `campaign:${campaignId}`, population: members.length, populationDigest: digest }
  await recordFact(transaction, { context, kind: 'campaign-started', act, body })
}
