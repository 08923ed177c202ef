// How something came over the net, as it is kept with its receipt; and what the receipts of a list say of its fetches.

import type { TransportFacts } from '@hindsight/engine/lists'
import type { FetchHistory, Validators } from '../../sources/index.ts'
import type { Receipt } from '../../store/index.ts'

export interface KeptTransport {
  readonly kind: 'fetch'
  readonly facts: readonly TransportFacts[]
  readonly validators: readonly Validators[]
  /** The bytes themselves came, not only word that they are the same. */
  readonly isWhole: boolean
  readonly attempts: number
  readonly retryAfterMs: number | null
  readonly notes: readonly string[]
}

/** Null for what came from a path. What a bundle brought tells how it was fetched where the bundle was made. */
function transportOf({ transport }: Pick<Receipt, 'transport'>): KeptTransport | null {
  const kept = transport as { readonly kind?: string; readonly of?: unknown } | null
  if (kept?.kind === 'fetch') return kept as KeptTransport
  return kept?.kind === 'bundle' ? transportOf({ transport: kept.of }) : null
}

/** What the publisher was last known to serve; null where nothing of it is kept. */
export function lastValidators(receipts: readonly Receipt[]): readonly Validators[] | null {
  const told = receipts.findLast((receipt) => {
    const transport = transportOf(receipt)
    return receipt.outcome !== 'refused' && transport !== null && transport.validators.length > 0
  })
  return told === undefined ? null : (transportOf(told)?.validators ?? null)
}

/** When the list was fetched and what came of it, for the schedule. */
export function fetchHistory(listId: string, receipts: readonly Receipt[]): FetchHistory {
  const fetches = receipts.flatMap((receipt) => {
    const transport = transportOf(receipt)
    return transport === null ? [] : [{ receipt, transport }]
  })
  // Files that came whole and are no list count as a failure, and the publisher was reached all the same.
  const isFailure = (receipt: Receipt): boolean => receipt.outcome === 'refused'
  const reached = fetches.filter(({ receipt }) => !isFailure(receipt))
  const lastReached = fetches.findLastIndex(({ receipt }) => !isFailure(receipt))
  return {
    listId,
    attemptedAt: fetches.at(-1)?.receipt.receivedAt ?? null,
    reachedAt: reached.at(-1)?.receipt.receivedAt ?? null,
    wholeAt: reached.findLast(({ transport }) => transport.isWhole)?.receipt.receivedAt ?? null,
    failureCount: fetches.length - 1 - lastReached,
    retryAfterMs: fetches.at(-1)?.transport.retryAfterMs ?? null,
  }
}
