// Erasure: one person proposes it, another approves; the decision and its record are one transaction, and then the key is
// destroyed wherever it lies and the index that holds values is thrown away. What was decided and not done is done at the
// next command (design §4, law L13).

import { CommandError } from '../../config/index.ts'
import type { Erasure, Instant, StoreTransaction, StoreView } from '../../store/index.ts'
import { eraseInCopies } from '../backup/key-copies.ts'
import type { ApprovedProposal, ProposalKind } from '../operators/proposals.ts'
import { textOf } from '../operators/proposals.ts'
import type { RecordContext } from '../record-context.ts'
import { recordFact } from '../record-fact.ts'
import { forgetSubjectIndex } from '../subject-index/open-subject-index.ts'
import { retentionState } from './retention-state.ts'
import { type ErasureReason, erasureReasons } from './retention-words.ts'

export const erasureKind = 'subject-erase'

/** Erasures for somebody who has the keys. Target: subject id. Payload: `reason`, one of `erasureReasons`. */
export const erasureProposal: ProposalKind = {
  check: checkErasure,
  apply: decideErasure,
}

/** Without the keys nothing can be erased, so nothing is decided. */
export const erasureElsewhere: ProposalKind = {
  check: () => Promise.reject(new CommandError('erasure-elsewhere', {})),
  apply: () => Promise.reject(new CommandError('erasure-elsewhere', {})),
}

async function checkErasure(
  view: StoreView,
  { target, payload }: Parameters<ProposalKind['check']>[1],
  at: Instant,
): Promise<void> {
  const reason = reasonOf(payload)
  const state = await retentionState(view, target, { now: at })
  if (state === null) throw new CommandError('subject-unknown', { subjectId: target })
  if (state.erasedAt !== null) throw new CommandError('erasure-done', { subjectId: target, at: state.erasedAt })
  // A hold and an open case stop everybody; monitoring and the period of the record only what merely became due.
  const stops = state.purposes.filter(
    ({ purpose }) => purpose === 'legal-hold' || purpose === 'review' || reason === 'retention-ended',
  )
  const [stop] = stops
  if (stop === undefined) return
  throw new CommandError('erasure-stopped', { subjectId: target, purpose: stop.purpose, because: stop.because })
}

async function decideErasure(
  transaction: StoreTransaction,
  { proposal, approval, context }: ApprovedProposal,
): Promise<void> {
  const { proposalId, target: subjectId } = proposal
  const reason = reasonOf(proposal.payload)
  const { at, actId } = approval.act
  await transaction.retention.addErasure({ subjectId, proposalId, reason, decidedAt: at, finishedAt: null })
  // Nobody can look for somebody whose values are gone.
  const change = { subjectId, isMonitored: false, actId, reason: 'erased', recordedAt: at }
  await transaction.subjects.setMonitoring(change)
  const body = { id: `erasure:${proposalId}`, subjectId, proposalId, reason }
  await recordFact(transaction, { context, kind: 'subject-erased', act: approval.act, body })
}

export interface FinishedErasures {
  readonly erased: readonly Erasure[]
  /** Copies of the keys that could not be reached: the erasures stay open until they are, or are forgotten. */
  readonly unreached: readonly string[]
}

export interface ErasurePlaces {
  readonly keysFolder: string
  readonly indexFolder: string
}

/** Destroys the keys of everybody whose erasure is decided and not done. Gives those that it did. */
export async function finishErasures(
  context: RecordContext,
  { keysFolder, indexFolder }: ErasurePlaces,
): Promise<FinishedErasures> {
  const { store, vault, now } = context
  const open = await store.read(({ retention }) => retention.unfinishedErasures())
  if (open.length === 0) return { erased: [], unreached: [] }
  const ids = open.map(({ subjectId }) => subjectId)
  if (ids.some((id) => vault.get(id).state !== 'erased')) {
    // Before, so that a process that breaks here does it again; after, for an index that was written meanwhile.
    forgetSubjectIndex(indexFolder)
    vault.erase(ids)
    forgetSubjectIndex(indexFolder)
  }
  const unreached = eraseInCopies(keysFolder, ids)
  if (unreached.length > 0) return { erased: [], unreached }
  const finishedAt = now()
  await store.write(async ({ retention }) => {
    for (const { subjectId } of open) await retention.finishErasure(subjectId, finishedAt)
  })
  return { erased: open.map((erasure) => ({ ...erasure, finishedAt })), unreached }
}

/** Destroys keys again that came back, as from a copy of them. Gives whose. */
export async function eraseAgain(context: RecordContext): Promise<readonly string[]> {
  const erasures = await context.store.read(({ retention }) => retention.erasures())
  const ids = erasures.map(({ subjectId }) => subjectId)
  const back = ids.filter((subjectId) => context.vault.get(subjectId).state !== 'erased')
  if (back.length > 0) context.vault.erase(back)
  return back
}

function reasonOf(payload: unknown): ErasureReason {
  const stated = textOf(payload, 'reason')
  const reason = erasureReasons.find((one) => one === stated)
  if (reason !== undefined) return reason
  const known = `it is one of ${erasureReasons.join(', ')}`
  throw new CommandError('option-value', { option: '--reason', value: stated, reason: known })
}
