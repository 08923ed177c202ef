// Whom messages go to: a command that gets each on its input, or a file that others read on. Somebody signs for it, since
// a command runs on this machine and both learn that there is a case.

import { CommandError } from '../../config/index.ts'
import type { DeliveryTarget, DeliveryWait } from '../../store/index.ts'
import { textOf } from '../operators/proposals.ts'
import { acceptAct, type SignedAct } from '../operators/signed-act.ts'
import { recordFact } from '../record-fact.ts'
import type { ServiceContext } from '../service-context.ts'

/** Adds a target. Payload: `name`, `kind`, `target`, and `isFromNow` where earlier messages are not told. */
export function addDelivery(signed: SignedAct, context: ServiceContext): Promise<DeliveryTarget> {
  return context.store.write(async (transaction) => {
    const { act, payload } = await acceptAct(transaction, { signed, kind: 'delivery-add', context })
    const [name, kind, target] = [textOf(payload, 'name'), textOf(payload, 'kind'), textOf(payload, 'target')]
    if (kind !== 'command' && kind !== 'file')
      throw new CommandError('act-refused', { reason: `${kind} is no delivery` })
    const doneTo = payload.isFromNow === true ? await transaction.cases.lastMessage() : 0
    const added: DeliveryTarget = { name, kind, target, addedAt: context.now(), endedAt: null, doneTo }
    await transaction.deliveries.addTarget(added)
    await recordFact(transaction, {
      context,
      kind: 'delivery-added',
      act,
      body: { id: `delivery:${name}`, kind, target },
    })
    return added
  })
}

/** Ends a target; what was not delivered to it never is. Payload: `name`. */
export function endDelivery(signed: SignedAct, context: ServiceContext): Promise<DeliveryTarget> {
  return context.store.write(async (transaction) => {
    const { act, payload } = await acceptAct(transaction, { signed, kind: 'delivery-end', context })
    const name = textOf(payload, 'name')
    const target = findTarget(await transaction.deliveries.targets(), name)
    const endedAt = context.now()
    await transaction.deliveries.endTarget(name, endedAt)
    await recordFact(transaction, { context, kind: 'delivery-ended', act, body: { id: `delivery:${name}:end`, name } })
    return { ...target, endedAt }
  })
}

/** Has everything that is parked tried again at once; gives how much. */
export function retryParked(name: string, { store, now }: ServiceContext): Promise<number> {
  return store.write(async ({ deliveries }) => {
    findTarget(await deliveries.targets(), name)
    const parked = (await deliveries.waits(name)).filter(({ state }) => state === 'parked')
    for (const wait of parked) await deliveries.saveWait({ ...wait, attempts: 0, state: 'waiting', nextAt: now() })
    return parked.length
  })
}

export interface TargetStanding extends DeliveryTarget {
  readonly waiting: number
  readonly parked: number
  /** Messages that were not tried yet. */
  readonly behind: number
}

/** Every target and how far it was told. */
export function listDeliveries({ store }: ServiceContext): Promise<readonly TargetStanding[]> {
  return store.read(async ({ deliveries, cases }) => {
    const last = await cases.lastMessage()
    const standings: TargetStanding[] = []
    for (const target of await deliveries.targets()) {
      const waits = await deliveries.waits(target.name)
      const count = (state: DeliveryWait['state']): number => waits.filter((wait) => wait.state === state).length
      const behind = target.endedAt === null ? last - target.doneTo : 0
      standings.push({ ...target, waiting: count('waiting'), parked: count('parked'), behind })
    }
    return standings
  })
}

function findTarget(targets: readonly DeliveryTarget[], name: string): DeliveryTarget {
  const target = targets.find((one) => one.name === name && one.endedAt === null)
  if (target === undefined) throw new CommandError('delivery-unknown', { name })
  return target
}
