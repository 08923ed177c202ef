// The outbox goes out: every message reaches every target at least once, in order where all goes well; what fails is tried
// again later and later, and at last parked, which is said. The database is the truth; a target may be told twice.

import { limits } from '../../config/index.ts'
import type {
  DeliveryAttempt,
  DeliveryTarget,
  DeliveryWait,
  Lease,
  OutboxEntry,
  StoreTransaction,
} from '../../store/index.ts'
import { recordFact } from '../record-fact.ts'
import type { ServiceContext } from '../service-context.ts'
import { type HandedOver, handOver } from './hand-over.ts'

export interface DeliveryRound {
  readonly delivered: number
  readonly failed: number
  readonly parked: readonly { readonly name: string; readonly messageId: string }[]
}

interface Tried extends HandedOver {
  readonly attempt: number
}

/** Tries everything that is due now, once, with every target. Null where another process is at it. */
export async function deliverDue(context: ServiceContext, signal: AbortSignal): Promise<DeliveryRound | null> {
  const lease = await takeLease(context)
  if (lease === null) return null
  const round = await deliverAll(context, signal)
  await context.store.write(({ lookbacks }) => lookbacks.endLease(lease, context.now()))
  return round
}

/** One process delivers at a time; whoever outlives the lease may tell twice what another tells. */
function takeLease({ store, now, newId }: ServiceContext): Promise<Lease | null> {
  const holder = newId()
  return store.write(({ lookbacks }) => {
    const until = new Date(Date.parse(now()) + limits.deliveryLeaseSeconds * 1000).toISOString()
    return lookbacks.takeLease({ name: 'deliveries', holder, now: now(), until })
  })
}

async function deliverAll(context: ServiceContext, signal: AbortSignal): Promise<DeliveryRound> {
  let round: DeliveryRound = { delivered: 0, failed: 0, parked: [] }
  const targets = await context.store.read(({ deliveries }) => deliveries.targets())
  for (const target of targets.filter(({ endedAt }) => endedAt === null)) {
    round = added(round, await retryDue(target, context))
    for (let { doneTo } = target; !signal.aborted; ) {
      const messages = await context.store.read(({ cases }) => cases.outboxAfter(doneTo, limits.deliveryBatchMessages))
      const last = messages.at(-1)
      if (last === undefined) break
      const tried = (await handOver(target, messages)).map((one) => ({ ...one, attempt: 1 }))
      round = added(round, await keepTried(context, target, { tried, doneTo: last.place }))
      doneTo = last.place
    }
  }
  return round
}

async function retryDue(target: DeliveryTarget, context: ServiceContext): Promise<DeliveryRound> {
  const now = context.now()
  const due = await context.store.read(async ({ deliveries, cases }) => {
    const waits = (await deliveries.waits(target.name)).filter(
      ({ state, nextAt }) => state === 'waiting' && nextAt <= now,
    )
    const found: { wait: DeliveryWait; message: OutboxEntry }[] = []
    for (const wait of waits) {
      const [message] = await cases.outboxAfter(wait.messagePlace - 1, 1)
      if (message !== undefined) found.push({ wait, message })
    }
    return found
  })
  const tried: Tried[] = []
  for (const { wait, message } of due) {
    const [handed] = await handOver(target, [message])
    if (handed !== undefined) tried.push({ ...handed, attempt: wait.attempts + 1 })
  }
  return keepTried(context, target, { tried, doneTo: null })
}

interface Kept {
  readonly tried: readonly Tried[]
  /** Place up to which the target is done; null where it stays. */
  readonly doneTo: number | null
}

function keepTried(context: ServiceContext, target: DeliveryTarget, { tried, doneTo }: Kept): Promise<DeliveryRound> {
  if (tried.length === 0) return Promise.resolve({ delivered: 0, failed: 0, parked: [] })
  return context.store.write(async (transaction) => {
    const attempts = tried.map((one) => attemptOf(one, target, context))
    await transaction.deliveries.addAttempts(attempts)
    for (const [at, one] of tried.entries())
      await keepWait(transaction, { one, target, outcome: attempts[at]?.outcome, context })
    if (doneTo !== null) await transaction.deliveries.advanceTarget(target.name, doneTo)
    const parked = attempts.filter(({ outcome }) => outcome === 'parked')
    for (const { messageId, detail } of parked) {
      const body = { id: `parked:${target.name}:${messageId}`, name: target.name, messageId, detail }
      await recordFact(transaction, { context, kind: 'delivery-parked', act: null, body })
    }
    const delivered = attempts.filter(({ outcome }) => outcome === 'delivered').length
    const names = parked.map(({ name, messageId }) => ({ name, messageId }))
    return { delivered, failed: tried.length - delivered, parked: names }
  })
}

function attemptOf(
  { message, fault, attempt }: Tried,
  { name }: DeliveryTarget,
  { now }: ServiceContext,
): DeliveryAttempt {
  const isLast = attempt >= limits.deliveryAttemptsMax
  const outcome = fault === null ? 'delivered' : isLast ? 'parked' : 'failed'
  return { name, messageId: message.messageId, attemptedAt: now(), attempt, outcome, detail: fault }
}

interface WaitFacts {
  readonly one: Tried
  readonly target: DeliveryTarget
  readonly outcome: DeliveryAttempt['outcome'] | undefined
  readonly context: ServiceContext
}

async function keepWait(
  { deliveries }: StoreTransaction,
  { one: { message, attempt }, target: { name }, outcome, context }: WaitFacts,
): Promise<void> {
  const messagePlace = message.place
  if (outcome === 'delivered') return deliveries.endWait(name, messagePlace)
  const seconds = Math.min(limits.deliveryRetrySeconds * 2 ** (attempt - 1), limits.deliveryRetrySecondsMax)
  const nextAt = new Date(Date.parse(context.now()) + seconds * 1000).toISOString()
  const state = outcome === 'parked' ? 'parked' : 'waiting'
  await deliveries.saveWait({ name, messagePlace, messageId: message.messageId, attempts: attempt, state, nextAt })
}

function added(a: DeliveryRound, b: DeliveryRound): DeliveryRound {
  return { delivered: a.delivered + b.delivered, failed: a.failed + b.failed, parked: [...a.parked, ...b.parked] }
}
