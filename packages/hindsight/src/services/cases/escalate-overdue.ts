// Questions that nobody answered in time: whoever was named hears of it, once, and the case stays where it is. No length
// of waiting clears anybody (law L13).

import { type CaseState, moveCase } from '@hindsight/engine/review'
import type { RecordContext } from '../record-context.ts'
import { recordFact } from '../record-fact.ts'
import { writeEvent } from './case-event.ts'

/** Escalates every question that is overdue and was not escalated yet; gives the cases. */
export function escalateOverdue(context: RecordContext): Promise<readonly string[]> {
  return context.store.write(async (transaction) => {
    const now = context.now()
    const escalated: string[] = []
    for (const row of await transaction.cases.cases({ state: 'pending' })) {
      const { caseId, subjectId } = row
      if (row.due > now || !moveCase(row.state as CaseState, 'overdue', 'system').ok) continue
      const events = await transaction.cases.events(caseId)
      const asked = events.findLastIndex(({ act }) => act === 'ask')
      const isTold = events.slice(asked).some(({ act }) => act === 'overdue')
      if (isTold || context.vault.get(subjectId).state !== 'key') continue
      const details = { due: row.due }
      const event = await writeEvent(transaction, row, {
        context,
        act: 'overdue',
        details,
        accepted: null,
        proposalId: null,
      })
      const payload = { caseId, subjectId, act: 'overdue', state: row.state }
      await transaction.cases.tell([{ messageId: event.eventId, kind: 'case-overdue', payload, recordedAt: now }])
      await recordFact(transaction, { context, kind: 'case-overdue', act: null, body: { id: event.eventId, caseId } })
      escalated.push(caseId)
    }
    return escalated
  })
}
