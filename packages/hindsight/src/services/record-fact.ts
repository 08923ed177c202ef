// What was done goes to the log in the transaction that does it: both are there, or neither (law L14).

import { encodeRecord, type Json } from '../audit/index.ts'
import type { Act, StoreTransaction } from '../store/index.ts'
import type { ServiceContext } from './service-context.ts'

export interface Fact {
  readonly context: ServiceContext
  /** e.g. `list-live`, `proposal-approved`. */
  readonly kind: string
  /** The signed act that did it; null for what the program does by itself. */
  readonly act: Act | null
  /** Plain JSON without personal data; a string `id` is what the record can be found by. */
  readonly body: Readonly<Record<string, unknown>>
}

/** Appends one record to the log. */
export async function recordFact({ log }: StoreTransaction, { context, kind, act, body }: Fact): Promise<void> {
  const signed =
    act === null ? null : { actId: act.actId, keyId: act.keyId, signature: act.signature, text: act.signedText }
  const draft = {
    recordedAt: context.now(),
    kind,
    actor: act?.operatorId ?? 'system',
    act: signed,
    body: body as Readonly<Record<string, Json>>,
  }
  await log.append(encodeRecord(draft, await log.size()))
}
