// What every store keeps about policies.

import { expect, it } from 'vitest'
import type { Placed } from './store.contract.ts'

const at = '2026-01-01T00:00:00.000Z'
const later = '2026-02-01T00:00:00.000Z'

/** The suite of policies. */
export function policyContract(placed: Placed): void {
  it('keeps which was in use from when, in one sequence', async (context) => {
    const store = await (await placed(context))()
    expect(await store.read(({ policies }) => policies.policyUse())).toBeNull()
    const first = { version: 'a', sha256: 'aa', liveFrom: at, proposalId: 'p1' }
    const second = { version: 'b', sha256: 'bb', liveFrom: later, proposalId: 'p2' }
    await store.write(({ policies }) => policies.usePolicy(first))
    const kept = await store.write(({ policies }) => policies.usePolicy(second))
    expect(kept).toEqual({ ...second, sequence: 2 })
    await store.read(async ({ policies }) => {
      expect(await policies.policyUses()).toEqual([{ ...first, sequence: 1 }, kept])
      expect(await policies.policyUse()).toEqual(kept)
      expect((await policies.policyUse('2026-01-31T00:00:00.000Z'))?.sequence).toBe(1)
      expect(await policies.policyUse('2025-12-31T00:00:00.000Z')).toBeNull()
    })
  })
}
