// What was done goes to the log in the transaction that does it: both are there, or neither (law L14).

import { canonicalJson } from '../audit/index.ts'
import type { Act, StoreTransaction } from '../store/index.ts'
import type { ServiceContext } from './service-context.ts'

export interface Fact {
  readonly context: ServiceContext
  /** e.g. `list-live`, `proposal-approved`. */
  readonly kind: string
  /** The signed act that did it; null for what the program does by itself. */
  readonly act: Act | null
  /** Plain JSON without personal data. */
  readonly body: Readonly<Record<string, unknown>>
}

/** Appends one record to the log. */
export async function recordFact(transaction: StoreTransaction, { context, kind, act, body }: Fact): Promise<void> {
  const sequence = await transaction.log.size()
  const actor = act?.operatorId ?? null
  const record = { sequence, recordedAt: context.now(), kind, actor, act: act?.actId ?? null, body }
  await transaction.log.append(new TextEncoder().encode(canonicalJson(record)))
}
