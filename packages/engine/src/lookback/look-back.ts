// A lookback on lists in one call, for whoever holds all results in memory: the two halves, and the balance.

import { type ExamineOptions, examineChanges } from './examine-changes.ts'
import { balance, type LookbackResult } from './lookback-result.ts'
import type { PartyChanges } from './party-changes.ts'
import { type SettleOptions, settleChanges } from './settle-changes.ts'
import type { Standing, StandingHit } from './standing.ts'

export interface LookBackOptions extends ExamineOptions, SettleOptions {
  /** Monitored subjects as the record has them. */
  readonly population: number
}

/** Finds every subject whose hits a change of lists moves, and says how: exactly what rescreening everybody would find. */
export function lookBack(changes: PartyChanges, options: LookBackOptions): LookbackResult {
  const result = settleChanges(examineChanges(changes, options), options)
  balance(result, options.population)
  return result
}

/** The standing hits after a lookback. */
export function afterLookback(standing: Standing, { outcomes }: Pick<LookbackResult, 'outcomes'>): Standing {
  const next = new Map<string, readonly StandingHit[]>(standing)
  for (const { subjectId, after } of outcomes) {
    if (after.length === 0) next.delete(subjectId)
    else next.set(subjectId, after)
  }
  return next
}
