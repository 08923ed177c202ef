// One lookback at a time on one store, whoever runs it: a lease in the database that is renewed while work goes on. Who
// lost it notices in the transaction that would write, and writes nothing (reliability A6.4).

import { CommandError } from '../../config/index.ts'
import type { Lease, StoreTransaction } from '../../store/index.ts'
import type { ServiceContext } from '../service-context.ts'

const leaseName = 'lookback'

/** How long others wait for a process that died. */
export const leaseSecondsUsual = 30

export interface LeaseTerms {
  readonly holder: string
  readonly seconds: number
}

/** Takes the lease; null where another process has it. */
export function takeLookbackLease(
  { store, now }: ServiceContext,
  { holder, seconds }: LeaseTerms,
): Promise<Lease | null> {
  return store.write(({ lookbacks }) =>
    lookbacks.takeLease({ name: leaseName, holder, now: now(), until: later(now(), seconds) }),
  )
}

/** The lease for as long again. Throws `CommandError` where it was lost. */
export async function keepLease(
  { lookbacks }: StoreTransaction,
  { lease, now, seconds }: { readonly lease: Lease; readonly now: string; readonly seconds: number },
): Promise<void> {
  const held = await lookbacks.lease(lease.name)
  if (held === null || held.holder !== lease.holder || held.fence !== lease.fence) {
    throw new CommandError('lookback-lost', { holder: held?.holder ?? 'nobody' })
  }
  await lookbacks.renewLease({ ...lease, until: later(now, seconds) })
}

function later(now: string, seconds: number): string {
  return new Date(Date.parse(now) + seconds * 1000).toISOString()
}
