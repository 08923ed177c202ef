// A hold keeps a subject from being erased: one person places it with reason, owner and end, and one lifts it, since what
// it stops takes two people anyway (law L13).

import { CommandError } from '../../config/index.ts'
import type { Instant, LegalHold } from '../../store/index.ts'
import { textOf } from '../operators/proposals.ts'
import { acceptAct, type SignedAct } from '../operators/signed-act.ts'
import { recordFact } from '../record-fact.ts'
import type { ServiceContext } from '../service-context.ts'

/** A hold is looked at again at least so often. */
const holdYearsMax = 10

/** Places a hold. Payload: `subjectId`, `reason`, `owner`, `until` (an instant). */
export function placeHold(signed: SignedAct, context: ServiceContext): Promise<LegalHold> {
  return context.store.write(async (transaction) => {
    const { act, payload } = await acceptAct(transaction, { signed, kind: 'legal-hold', context })
    const subjectId = textOf(payload, 'subjectId')
    if ((await transaction.subjects.head(subjectId)) === null) throw new CommandError('subject-unknown', { subjectId })
    const erasure = await transaction.retention.erasure(subjectId)
    if (erasure !== null) throw new CommandError('erasure-done', { subjectId, at: erasure.decidedAt })
    const hold: LegalHold = {
      holdId: `hold-${act.actId.slice(0, 12)}`,
      subjectId,
      reason: textOf(payload, 'reason'),
      owner: textOf(payload, 'owner'),
      until: endOf(textOf(payload, 'until'), act.at),
      placedBy: act.operatorId,
      placedAt: act.at,
      actId: act.actId,
      liftedAt: null,
    }
    await transaction.retention.placeHold(hold)
    const { holdId, owner, until } = hold
    await recordFact(transaction, { context, kind: 'legal-hold', act, body: { id: holdId, subjectId, owner, until } })
    return hold
  })
}

/** Lifts a hold. Payload: `holdId`, `reason`. */
export function liftLegalHold(signed: SignedAct, context: ServiceContext): Promise<LegalHold> {
  return context.store.write(async (transaction) => {
    const { act, payload } = await acceptAct(transaction, { signed, kind: 'legal-hold-lift', context })
    const holdId = textOf(payload, 'holdId')
    const hold = await transaction.retention.hold(holdId)
    if (hold === null) throw new CommandError('hold-unknown', { holdId })
    const isLifted = await transaction.retention.liftHold(holdId, act.at)
    if (!isLifted) throw new CommandError('hold-lifted', { holdId, at: hold.liftedAt ?? '' })
    const body = { id: holdId, subjectId: hold.subjectId, reason: textOf(payload, 'reason') }
    await recordFact(transaction, { context, kind: 'legal-hold-lifted', act, body })
    return { ...hold, liftedAt: act.at }
  })
}

function endOf(until: string, at: Instant): Instant {
  const end = Date.parse(until)
  const latest = new Date(at)
  latest.setUTCFullYear(latest.getUTCFullYear() + holdYearsMax)
  if (end > Date.parse(at) && end <= latest.getTime()) return new Date(end).toISOString()
  const reason = `a hold ends after now and within ${holdYearsMax} years`
  throw new CommandError('option-value', { option: '--until', value: until, reason })
}
