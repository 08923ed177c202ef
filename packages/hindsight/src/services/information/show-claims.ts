// Claims as they are shown: with modality, attribution, roots, grade and what became of them; and what a later version of
// a statement did to an earlier one.

import {
  type Claim,
  type ClaimStatus,
  corroborationOf,
  type Drift,
  evidenceProblems,
  findDrift,
  presentBounds,
  presentClaim,
  soundModality,
} from '@hindsight/engine/information'
import { CommandError } from '../../config/index.ts'
import type { RecordContext } from '../record-context.ts'
import { loadInformation } from './load-information.ts'

export interface ShownClaim {
  readonly id: string
  readonly subjectId: string
  readonly bearing: Claim['bearing']
  readonly text: string
  readonly status: ClaimStatus
  /** The claims that were acted on, of this one and what it rests on. */
  readonly becauseOf: readonly string[]
  readonly soundModality: Claim['modality']
  /** Independent roots, in words. */
  readonly independent: string
  readonly roots: readonly string[]
  /** Why it is no evidence by itself; empty where it may be. */
  readonly notEvidence: readonly string[]
  readonly enteredBy: string
  readonly knownAt: string
}

/** Every claim as known at an instant, in the order in which they came; one of them where its id is given. */
export async function showClaims(
  context: RecordContext,
  { knownAt, claimId }: { readonly knownAt: string; readonly claimId: string | null },
): Promise<readonly ShownClaim[]> {
  const { record, claims } = await context.store.read((view) => loadInformation(view, { context, knownAt }))
  const asked = claimId === null ? claims : claims.filter(({ id }) => id === claimId)
  if (claimId !== null && asked.length === 0) throw new CommandError('claim-unknown', { claimId })
  return asked.map((claim) => {
    const { status, becauseOf } = record.statusOf(claim.id, knownAt)
    const { independent, roots } = corroborationOf([claim], record.find)
    return {
      id: claim.id,
      subjectId: claim.subjectId,
      bearing: claim.bearing,
      text: presentClaim(claim),
      status,
      becauseOf,
      soundModality: soundModality(claim, record.find),
      independent: presentBounds(independent),
      roots: roots.map(({ name }) => name),
      notEvidence: evidenceProblems(claim),
      enteredBy: claim.enteredBy,
      knownAt: claim.knownAt,
    }
  })
}

/** What the statement of one claim did to that of another. */
export async function driftOfClaims(
  context: RecordContext,
  { before, after }: { readonly before: string; readonly after: string },
): Promise<readonly Drift[]> {
  const knownAt = context.now()
  const { record } = await context.store.read((view) => loadInformation(view, { context, knownAt }))
  const [earlier, later] = [before, after].map((claimId) => {
    const claim = record.find(claimId)
    if (claim === undefined) throw new CommandError('claim-unknown', { claimId })
    return { id: claim.id, text: claim.quotation?.text ?? claim.statement, isHeadline: claim.isHeadline }
  })
  return findDrift(earlier!, later!)
}
