// What every store keeps about deliveries.

import { expect, it } from 'vitest'
import type { DeliveryTarget } from './delivery-area.ts'
import type { Placed } from './store.contract.ts'

const at = '2026-01-01T00:00:00.000Z'

const target: DeliveryTarget = { name: 'desk', kind: 'file', target: '/a', addedAt: at, endedAt: null, doneTo: 0 }

/** The suite of deliveries. */
export function deliveryContract(placed: Placed): void {
  it('keeps how far a target was told, and never goes back', async (context) => {
    const store = await (await placed(context))()
    await store.write(async ({ deliveries }) => {
      await deliveries.addTarget(target)
      await deliveries.addTarget({ ...target, name: 'hook', kind: 'command', target: 'cat' })
      await deliveries.advanceTarget('desk', 7)
      await deliveries.advanceTarget('desk', 3)
      await deliveries.endTarget('hook', at)
    })
    const targets = await store.read(({ deliveries }) => deliveries.targets())
    expect(targets).toEqual([
      { ...target, doneTo: 7 },
      { ...target, name: 'hook', kind: 'command', target: 'cat', endedAt: at },
    ])
    await expect(store.write(({ deliveries }) => deliveries.addTarget(target))).rejects.toMatchObject({ exit: 5 })
  })

  it('keeps what waits until it has arrived, and every attempt', async (context) => {
    const store = await (await placed(context))()
    const wait = { name: 'desk', messagePlace: 2, messageId: 'm2', attempts: 1, state: 'waiting', nextAt: at } as const
    const attempt = {
      name: 'desk',
      messageId: 'm2',
      attemptedAt: at,
      attempt: 1,
      outcome: 'failed',
      detail: 'x',
    } as const
    const arrived = { ...attempt, attempt: 2, outcome: 'delivered', detail: null } as const
    await store.write(async ({ deliveries }) => {
      await deliveries.addTarget(target)
      await deliveries.saveWait({ ...wait, messagePlace: 9, messageId: 'm9' })
      await deliveries.saveWait(wait)
      await deliveries.saveWait({ ...wait, attempts: 2, state: 'parked' })
      await deliveries.addAttempts([attempt, arrived])
      await deliveries.endWait('desk', 9)
    })
    await store.read(async ({ deliveries }) => {
      expect(await deliveries.waits('desk')).toEqual([{ ...wait, attempts: 2, state: 'parked' }])
      expect(await deliveries.waits('hook')).toEqual([])
      expect(await deliveries.attempts(9)).toEqual([arrived, attempt])
      expect(await deliveries.attempts(1, 'desk')).toEqual([arrived])
      expect(await deliveries.attempts(1, 'hook')).toEqual([])
    })
  })
}
