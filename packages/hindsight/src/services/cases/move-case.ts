// A person moves a case: by the engine's table of states, with an event, a log record and a message to whoever listens.

import { type CaseAct, type CaseState, moveCase } from '@hindsight/engine/review'
import { CommandError } from '../../config/index.ts'
import type { CaseReads, CaseRow, StoreTransaction } from '../../store/index.ts'
import type { AcceptedAct } from '../operators/signed-act.ts'
import type { RecordContext } from '../record-context.ts'
import { recordFact } from '../record-fact.ts'
import { writeEvent } from './case-event.ts'

export interface PersonMove {
  readonly context: RecordContext
  readonly accepted: AcceptedAct
  readonly act: CaseAct
  /** Sealed. */
  readonly details: Readonly<Record<string, unknown>>
  readonly proposalId?: string
  /** What of the row is another afterwards, besides its state. */
  readonly changes?: Partial<CaseRow>
  /** Plain facts for the log, without anything about the subject. */
  readonly facts?: Readonly<Record<string, unknown>>
}

/** The case. Throws `CommandError` where there is none. */
export async function findCase(cases: CaseReads, caseId: string): Promise<CaseRow> {
  const row = await cases.case(caseId)
  if (row === null) throw new CommandError('case-unknown', { caseId })
  return row
}

/** Moves a case, or throws `CommandError` where the table has no such move. */
export async function moveByPerson(transaction: StoreTransaction, row: CaseRow, move: PersonMove): Promise<CaseRow> {
  const { context, accepted, act, details, proposalId = null, changes = {}, facts = {} } = move
  const { caseId, subjectId } = row
  const moved = moveCase(row.state as CaseState, act, 'person')
  if (!moved.ok) throw new CommandError('case-move', { caseId, reason: moved.message })
  const next = { ...row, ...changes, state: moved.state, changedAt: accepted.act.at }
  await transaction.cases.saveCase(next)
  const event = await writeEvent(transaction, next, { context, act, details, accepted, proposalId })
  const id = event.eventId
  // A verdict is told outside only once the case is closed by it.
  const verdict = next.state === 'closed' ? { verdict: next.verdict } : {}
  const payload = { caseId, subjectId, act, state: next.state, ...verdict }
  await transaction.cases.tell([{ messageId: id, kind: `case-${act}`, payload, recordedAt: context.now() }])
  const body = { id, caseId, act, stateBefore: row.state, state: next.state, proposalId, ...facts }
  await recordFact(transaction, { context, kind: `case-${act}`, act: accepted.act, body })
  return next
}
