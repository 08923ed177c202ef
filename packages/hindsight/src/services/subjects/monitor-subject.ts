// Monitoring is switched by a person with a reason. Whoever comes back was not looked at meanwhile: the subject is recorded
// anew and is behind everything until it is screened (law L2).

import { CommandError } from '../../config/index.ts'
import { lowestWatermark, type SubjectHead } from '../../store/index.ts'
import { textOf } from '../operators/proposals.ts'
import { acceptAct, type SignedAct } from '../operators/signed-act.ts'
import type { RecordContext } from '../record-context.ts'
import { recordFact } from '../record-fact.ts'

export const monitorActs = { on: 'subject-monitor-on', off: 'subject-monitor-off' } as const

/** Switches monitoring. Payload: `subjectId`, `reason`. Throws `CommandError`: unknown, or so already. */
export function monitorSubject(
  signed: SignedAct,
  { context, isMonitored }: { readonly context: RecordContext; readonly isMonitored: boolean },
): Promise<SubjectHead> {
  const kind = isMonitored ? monitorActs.on : monitorActs.off
  return context.store.write(async (transaction) => {
    const { act, payload } = await acceptAct(transaction, { signed, kind, context })
    const subjectId = textOf(payload, 'subjectId')
    const head = await transaction.subjects.head(subjectId)
    if (head === null) throw new CommandError('subject-unknown', { subjectId })
    const change = { subjectId, isMonitored, actId: act.actId, reason: textOf(payload, 'reason'), recordedAt: act.at }
    const isChanged = await transaction.subjects.setMonitoring(change)
    if (!isChanged)
      throw new CommandError('monitoring-so', { subjectId, state: isMonitored ? 'monitored' : 'not monitored' })
    if (isMonitored) {
      const kept = await transaction.subjects.version(subjectId, head.version)
      if (kept === null) throw new CommandError('subject-unknown', { subjectId })
      const { validFrom, sealed, commitment } = kept
      const facts = { subjectId, validFrom, sealed, commitment, importId: null, line: null, watermark: lowestWatermark }
      await transaction.subjects.addVersions([{ ...facts, recordedAt: context.now() }])
    }
    await recordFact(transaction, { context, kind, act, body: { id: subjectId, subjectId, reason: change.reason } })
    return (await transaction.subjects.head(subjectId)) ?? head
  })
}
