// Claims enter by a person's signature, all of a file or none; a claim that revises another corrects it, one that denies
// another contradicts it, and what rests on these is marked in the same moment (laws L11, L13).

import type { Claim, Marked } from '@hindsight/engine/information'
import { CommandError } from '../../config/index.ts'
import type { ClaimMarkRow, StoreTransaction, StoreView } from '../../store/index.ts'
import { textOf } from '../operators/proposals.ts'
import { type AcceptedAct, acceptAct, type SignedAct } from '../operators/signed-act.ts'
import type { RecordContext } from '../record-context.ts'
import { recordFact } from '../record-fact.ts'
import { type ClaimDraft, readClaimDraft } from './claim-draft.ts'
import { claimKeyId, commitClaim, sealClaim } from './claim-seal.ts'
import { type Information, loadInformation } from './load-information.ts'

export interface AddedClaims {
  readonly claims: readonly Claim[]
  /** Everything that rests on a claim that was corrected, contradicted or retracted, and that claim itself. */
  readonly marked: readonly Marked[]
}

/** Payload of the act `claims-add`: ids of the claims, each with the commitment to what it says. */
export async function claimsPayload(
  objects: readonly unknown[],
  personId: string,
  context: RecordContext,
): Promise<Readonly<Record<string, unknown>>> {
  const drafts = readDrafts(objects, { personId, knownAt: context.now() })
  return context.store.read((view) => payloadOf(view, drafts, context))
}

/** Appends claims. Throws `CommandError` (`claims-refused`) with everything that keeps any of them out. */
export function addClaims(
  objects: readonly unknown[],
  signed: SignedAct,
  context: RecordContext,
): Promise<AddedClaims> {
  return context.store.write(async (transaction) => {
    const accepted = await acceptAct(transaction, { signed, kind: 'claims-add', context })
    const { act, payload, operator } = accepted
    const drafts = readDrafts(objects, { personId: operator.operatorId, knownAt: act.at })
    const said = await payloadOf(transaction, drafts, context)
    if (JSON.stringify(said) !== JSON.stringify(payload))
      throw new CommandError('act-refused', { reason: 'the claims are not those that were signed' })
    const information = await loadInformation(transaction, { context, knownAt: act.at })
    const problems = drafts.flatMap(({ claim }) => problemsOf(information.record.append(claim)))
    if (problems.length > 0) throw refused(problems)
    await keepClaims(transaction, { drafts, accepted, context })
    const marks = drafts.flatMap((draft) => marksOf(draft, accepted))
    const marked = await mark(transaction, marks, { information, accepted, context })
    return { claims: drafts.map(({ claim }) => claim), marked }
  })
}

/** Retracts a claim. Payload of the act `claim-retract`: `claimId`, `because`. */
export function retractClaim(signed: SignedAct, context: RecordContext): Promise<readonly Marked[]> {
  return context.store.write(async (transaction) => {
    const accepted = await acceptAct(transaction, { signed, kind: 'claim-retract', context })
    const { act, payload, operator } = accepted
    const information = await loadInformation(transaction, { context, knownAt: act.at })
    const claimId = textOf(payload, 'claimId')
    if (information.record.find(claimId) === undefined) throw new CommandError('claim-unknown', { claimId })
    const because = textOf(payload, 'because')
    const facts = { personId: operator.operatorId, actId: act.actId, recordedAt: act.at }
    const row: ClaimMarkRow = { claimId, kind: 'retracted', byClaimId: null, because, ...facts }
    return mark(transaction, [row], { information, accepted, context })
  })
}

function readDrafts(objects: readonly unknown[], entry: { personId: string; knownAt: string }): readonly ClaimDraft[] {
  const problems: string[] = []
  const drafts = objects.flatMap((object, at): ClaimDraft[] => {
    const reading = readClaimDraft(object, entry)
    if (reading.ok) return [reading.draft]
    problems.push(...reading.problems.map((problem) => `claim ${at + 1}: ${problem}`))
    return []
  })
  if (objects.length === 0) problems.push('there is no claim in it')
  if (problems.length > 0) throw refused(problems)
  return drafts
}

async function payloadOf(
  view: Pick<StoreView, 'subjects'>,
  drafts: readonly ClaimDraft[],
  context: RecordContext,
): Promise<Readonly<Record<string, unknown>>> {
  const claims: Readonly<Record<string, unknown>>[] = []
  for (const { claim, contradicts } of drafts) {
    const commitment = commitClaim(claim, await claimKeyId(view, claim), context)
    claims.push({ commitment, contradicts, id: claim.id })
  }
  return { claims }
}

interface Keep {
  readonly drafts: readonly ClaimDraft[]
  readonly accepted: AcceptedAct
  readonly context: RecordContext
}

async function keepClaims(transaction: StoreTransaction, { drafts, accepted, context }: Keep): Promise<void> {
  const { act } = accepted
  for (const { claim } of drafts) {
    const keyId = await claimKeyId(transaction, claim)
    const sealed = sealClaim(claim, keyId, context)
    const { id: claimId, subjectId, enteredBy } = claim
    const row = { claimId, subjectId, keyId, sealed, enteredBy, actId: act.actId, recordedAt: act.at }
    await transaction.information.addClaims([row])
  }
  const claims = drafts.map(({ claim }) => claim.id)
  await recordFact(transaction, { context, kind: 'claims-added', act, body: { id: `claims:${act.actId}`, claims } })
}

function marksOf({ claim, contradicts }: ClaimDraft, { act }: AcceptedAct): ClaimMarkRow[] {
  const facts = { byClaimId: claim.id, personId: claim.enteredBy, actId: act.actId, recordedAt: act.at }
  const corrected = claim.revises === null ? [] : [claim.revises]
  return [
    ...corrected.map((claimId) => ({
      claimId,
      kind: 'corrected' as const,
      because: `revised by ${claim.id}`,
      ...facts,
    })),
    ...contradicts.map((claimId) => ({
      claimId,
      kind: 'contradicted' as const,
      because: `denied on record by ${claim.id}`,
      ...facts,
    })),
  ]
}

interface Marking {
  readonly information: Information
  readonly accepted: AcceptedAct
  readonly context: RecordContext
}

async function mark(
  transaction: StoreTransaction,
  marks: readonly ClaimMarkRow[],
  { information, accepted, context }: Marking,
): Promise<readonly Marked[]> {
  const marked: Marked[] = []
  for (const row of marks) {
    const answer = information.record.mark(row)
    if (!answer.ok) throw refused(answer.problems)
    marked.push(...answer.marked)
  }
  if (marks.length === 0) return marked
  await transaction.information.addClaimMarks(marks)
  const body = {
    id: `marks:${accepted.act.actId}`,
    marks: marks.map(({ claimId, kind, byClaimId }) => ({ claimId, kind, byClaimId })),
    reached: countByKind(marked),
  }
  await recordFact(transaction, { context, kind: 'claims-marked', act: accepted.act, body })
  return marked
}

/** How many of each kind were marked. */
function countByKind(marked: readonly Marked[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const { kind } of marked) counts[kind] = (counts[kind] ?? 0) + 1
  return counts
}

function problemsOf(answer: { readonly ok: boolean; readonly problems?: readonly string[] }): readonly string[] {
  return answer.ok ? [] : (answer.problems ?? [])
}

function refused(problems: readonly string[]): CommandError {
  return new CommandError('claims-refused', { reason: problems.join('; ') })
}
