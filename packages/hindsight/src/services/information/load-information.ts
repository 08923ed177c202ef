// Everything on record about claims and links, as known at a time: one record in which a retraction reaches whatever rests
// on a claim, and the network of links that still have a claim to stand on (laws L10, L11).

import { compareText } from '@hindsight/engine/base'
import { type Link, parseGrade, readLink } from '@hindsight/engine/graph'
import { type Claim, ClaimRecord } from '@hindsight/engine/information'
import { CommandError } from '../../config/index.ts'
import type { CampaignRow, ClaimMarkRow, LinkRow, StoreView } from '../../store/index.ts'
import type { RecordContext } from '../record-context.ts'
import { openClaim } from './claim-seal.ts'

export interface Information {
  readonly record: ClaimRecord
  readonly claims: readonly Claim[]
  readonly marks: readonly ClaimMarkRow[]
  /** Without those of which every claim that spoke for them was retracted. */
  readonly links: readonly Link[]
  readonly knownAt: string
}

/** Opens claims and links as they were known at an instant, with campaigns and figures as what rests on them. */
export async function loadInformation(
  view: StoreView,
  { context, knownAt }: { readonly context: Pick<RecordContext, 'vault'>; readonly knownAt: string },
): Promise<Information> {
  const isKnown = ({ recordedAt }: { readonly recordedAt: string }): boolean => recordedAt <= knownAt
  const record = new ClaimRecord()
  const claims = (await view.information.claims()).filter(isKnown).map((row) => openClaim(row, context))
  for (const claim of claims) whole(`the claim ${claim.id}`, record.append(claim))
  const rows = (await view.information.links()).filter(isKnown)
  for (const { linkId, evidenceFor } of rows)
    whole(`the link ${linkId}`, record.attach({ id: `link:${linkId}`, kind: 'link', fromClaims: evidenceFor }))
  await attachCampaigns(view, { record, knownAt })
  const marks = (await view.information.claimMarks()).filter(isKnown)
  for (const mark of marks) whole(`the mark of ${mark.claimId}`, record.mark(mark))
  const links = rows.flatMap((row) => (isWithdrawn(row, marks) ? [] : [linkOf(row)]))
  return { record, claims, marks, links, knownAt }
}

async function attachCampaigns(
  view: StoreView,
  { record, knownAt }: { readonly record: ClaimRecord; readonly knownAt: string },
): Promise<void> {
  const started = (await view.campaigns.campaigns()).filter(({ startedAt }) => startedAt <= knownAt)
  for (const { campaignId, plan } of started) {
    const fromClaims = claimIdsOf(plan)
    whole(`the campaign ${campaignId}`, record.attach({ id: `campaign:${campaignId}`, kind: 'campaign', fromClaims }))
    record.attach({ id: `figure:campaign-states:${campaignId}`, kind: 'figure', fromClaims })
    for (const { memberId, reached } of await view.campaigns.members(campaignId)) {
      const { path = [] } = reached as { readonly path?: readonly { readonly evidenceFor: readonly string[] }[] }
      const evidence = [...new Set([...fromClaims, ...path.flatMap((step) => step.evidenceFor)])].toSorted(compareText)
      record.attach({ id: `reached:${campaignId}:${memberId}`, kind: 'reached', fromClaims: evidence })
    }
  }
}

/** The claims from which a campaign started. */
function claimIdsOf(plan: CampaignRow['plan']): readonly string[] {
  return (plan as { readonly claimIds: readonly string[] }).claimIds
}

function isWithdrawn({ evidenceFor }: LinkRow, marks: readonly ClaimMarkRow[]): boolean {
  return evidenceFor.every((id) => marks.some(({ claimId, kind }) => claimId === id && kind === 'retracted'))
}

function linkOf(row: LinkRow): Link {
  const { linkId: id, grade, kind, from, to, validFrom, validTo, recordedAt, evidenceFor, evidenceAgainst } = row
  const answer = readLink({ id, kind, from, to, validFrom, validTo, recordedAt, grade, evidenceFor, evidenceAgainst })
  if (answer.ok && parseGrade(grade) !== undefined) return answer.link
  throw new CommandError('record-damaged', { what: `the link ${id}`, reason: 'it is none' })
}

function whole(what: string, answer: { readonly ok: boolean; readonly problems?: readonly string[] }): void {
  if (answer.ok) return
  throw new CommandError('record-damaged', { what, reason: (answer.problems ?? []).join('; ') })
}
