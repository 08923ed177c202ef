// One thing that was done with a case, as it is kept: who, what and when in plain, what was said sealed.

import type { CaseEvent, CaseRow, StoreTransaction } from '../../store/index.ts'
import type { AcceptedAct } from '../operators/signed-act.ts'
import type { RecordContext } from '../record-context.ts'
import { placeOfEvent, sealValue } from './case-seal.ts'

export interface CaseAdvance {
  readonly act: string
  /** What was said: sealed under the subject's key. */
  readonly details: Readonly<Record<string, unknown>>
}

interface NewEvent extends CaseAdvance {
  readonly context: RecordContext
  /** Null for what happens by itself. */
  readonly accepted: AcceptedAct | null
  readonly proposalId: string | null
}

/** Appends an event to a case that is as it is after it. */
export async function writeEvent(
  { cases }: Pick<StoreTransaction, 'cases'>,
  { caseId, subjectId, state }: CaseRow,
  { context, act, details, accepted, proposalId }: NewEvent,
): Promise<CaseEvent> {
  const eventId = context.newId()
  const sealed = sealValue(details, { subjectId, place: placeOfEvent({ caseId, eventId }) }, context)
  const event: CaseEvent = {
    eventId,
    caseId,
    act,
    at: accepted?.act.at ?? context.now(),
    operatorId: accepted?.operator.operatorId ?? null,
    actId: accepted?.act.actId ?? null,
    proposalId,
    stateAfter: state,
    sealed,
  }
  await cases.addEvent(event)
  return event
}
