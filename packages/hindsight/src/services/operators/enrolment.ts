// Who may act. The first two people enrol themselves, since nobody could vouch for them; everybody later is proposed by
// one of them and approved by another. Keys come and go; a person stays one person (law L13).

import { CommandError } from '../../config/index.ts'
import type { Operator, OperatorKey, Proposal, StoreTransaction, StoreView } from '../../store/index.ts'
import { recordFact } from '../record-fact.ts'
import type { ServiceContext } from '../service-context.ts'
import type { ApprovedProposal, ProposalKind } from './proposals.ts'
import { textOf } from './proposals.ts'
import { acceptAct, actAgeMaxMs, keyIdOf, readContent, type SignedAct, verifies } from './signed-act.ts'

/** How many people enrol without anybody's approval. */
export const foundersMax = 2

export interface EnrolledOperator {
  readonly operator: Operator
  readonly keys: readonly OperatorKey[]
}

/** Everybody who ever was enrolled, with their keys, in order of enrolment. */
export function listOperators({ store }: ServiceContext): Promise<readonly EnrolledOperator[]> {
  return store.read(async ({ operators }) => {
    const all = await operators.all()
    const enrolled: EnrolledOperator[] = []
    for (const operator of all) enrolled.push({ operator, keys: await operators.keys(operator.operatorId) })
    return enrolled.toSorted((a, b) => (a.operator.enrolledAt < b.operator.enrolledAt ? -1 : 1))
  })
}

/**
 * Enrols one of the first two people by an act that they sign with the key they bring. Throws `CommandError` once two
 * were ever enrolled, even if both have left: otherwise leaving would open the door again.
 */
export function enrolFounder(signed: SignedAct, context: ServiceContext): Promise<Operator> {
  return context.store.write(async (transaction) => {
    const content = readContent(signed)
    const { kind, payload, store, operator: operatorId, at } = content
    const enrolment = readEnrolment({ target: operatorId, payload })
    const isFresh = Math.abs(Date.parse(context.now()) - Date.parse(at)) <= actAgeMaxMs
    const isForHere = kind === 'enrol' && store === context.store.storeId && isFresh
    if (!isForHere || keyIdOf(enrolment.publicKey) !== signed.keyId || !verifies(signed, enrolment.publicKey)) {
      throw new CommandError('act-refused', {
        reason: 'it is not signed for this enrolment with the key that it brings',
      })
    }
    const enrolledCount = (await transaction.operators.all()).length
    if (enrolledCount >= foundersMax) throw new CommandError('enrolment-needs-two', { operator: operatorId })
    await checkFree(transaction, enrolment)
    await enrolAs(transaction, enrolment, at)
    const accepted = await acceptAct(transaction, { signed, kind: 'enrol', context })
    const { name, publicKey } = enrolment
    await recordFact(transaction, {
      context,
      kind: 'operator-enrolled',
      act: accepted.act,
      body: { operatorId, name, publicKey },
    })
    return accepted.operator
  })
}

/** Adds a key to the person who signs, with one they already have. Payload: `publicKey`. */
export function addOwnKey(signed: SignedAct, context: ServiceContext): Promise<OperatorKey> {
  return context.store.write(async (transaction) => {
    const { act, operator, payload } = await acceptAct(transaction, { signed, kind: 'add-key', context })
    const publicKey = readPublicKey(payload)
    const { operatorId } = operator
    const key = { keyId: keyIdOf(publicKey), operatorId, publicKey, enrolledAt: act.at, revokedAt: null }
    await checkKeyFree(transaction, key.keyId)
    await transaction.operators.addKey(key)
    await recordFact(transaction, {
      context,
      kind: 'key-added',
      act,
      body: { operatorId, keyId: key.keyId, publicKey },
    })
    return key
  })
}

/** Revokes a key of the person who signs; it may be the one that signs. Payload: `keyId`. */
export function revokeOwnKey(signed: SignedAct, context: ServiceContext): Promise<string> {
  return context.store.write(async (transaction) => {
    const { act, operator, payload } = await acceptAct(transaction, { signed, kind: 'revoke-key', context })
    const keyId = textOf(payload, 'keyId')
    const key = await transaction.operators.key(keyId)
    if (key === null) throw new CommandError('key-unknown', { keyId })
    if (key.operatorId !== operator.operatorId)
      throw new CommandError('needs-second-person', { what: `the key ${keyId}` })
    if (key.revokedAt !== null) throw new CommandError('key-revoked', { keyId, at: key.revokedAt })
    await transaction.operators.revokeKey(keyId, act.at)
    await recordFact(transaction, { context, kind: 'key-revoked', act, body: { operatorId: key.operatorId, keyId } })
    return keyId
  })
}

/** Ends the enrolment of the person who signs. */
export function endOwnEnrolment(signed: SignedAct, context: ServiceContext): Promise<string> {
  return context.store.write(async (transaction) => {
    const { act, operator } = await acceptAct(transaction, { signed, kind: 'end-enrolment', context })
    const { operatorId } = operator
    await transaction.operators.endOperator(operatorId, act.at)
    await recordFact(transaction, { context, kind: 'operator-ended', act, body: { operatorId } })
    return operatorId
  })
}

/** Enrolment of everybody after the first two. Target: operator id. Payload: `name`, `publicKey`. */
export const enrolmentProposal: ProposalKind = {
  async check(view, proposal) {
    await checkFree(view, readEnrolment(proposal))
  },
  async apply(transaction, { proposal, approval }) {
    await enrolAs(transaction, readEnrolment(proposal), approval.act.at)
  },
}

/** The end of somebody else's enrolment. Target: operator id. Payload: `reason`. */
export const endProposal: ProposalKind = {
  async check({ operators }, { target, payload }) {
    textOf(payload, 'reason')
    const operator = await operators.find(target)
    if (operator === null) throw new CommandError('operator-unknown', { operator: target })
    if (operator.endedAt !== null) throw new CommandError('operator-ended', { operator: target, at: operator.endedAt })
  },
  async apply(transaction, { proposal, approval }: ApprovedProposal) {
    await transaction.operators.endOperator(proposal.target, approval.act.at)
  },
}

/** Revocation of somebody else's key. Target: key id. Payload: `reason`. */
export const revocationProposal: ProposalKind = {
  async check({ operators }, { target, payload }) {
    textOf(payload, 'reason')
    const key = await operators.key(target)
    if (key === null) throw new CommandError('key-unknown', { keyId: target })
    if (key.revokedAt !== null) throw new CommandError('key-revoked', { keyId: target, at: key.revokedAt })
  },
  async apply(transaction, { proposal, approval }: ApprovedProposal) {
    await transaction.operators.revokeKey(proposal.target, approval.act.at)
  },
}

interface Enrolment {
  readonly operatorId: string
  readonly name: string
  readonly publicKey: string
}

function readEnrolment({ target, payload }: Pick<Proposal, 'target' | 'payload'>): Enrolment {
  if (!/^[a-z][a-z0-9-]{0,39}$/u.test(target)) throw new CommandError('operator-id', { operator: target })
  return { operatorId: target, name: textOf(payload, 'name'), publicKey: readPublicKey(payload) }
}

function readPublicKey(payload: unknown): string {
  const publicKey = textOf(payload, 'publicKey')
  const raw = Buffer.from(publicKey, 'base64')
  if (raw.length === 32 && raw.toString('base64') === publicKey) return publicKey
  throw new CommandError('public-key', { publicKey })
}

async function checkFree(view: StoreView, { operatorId, publicKey }: Enrolment): Promise<void> {
  if ((await view.operators.find(operatorId)) !== null)
    throw new CommandError('operator-exists', { operator: operatorId })
  await checkKeyFree(view, keyIdOf(publicKey))
}

async function checkKeyFree(view: StoreView, keyId: string): Promise<void> {
  const other = await view.operators.key(keyId)
  if (other !== null) throw new CommandError('key-exists', { keyId, operator: other.operatorId })
}

async function enrolAs(transaction: StoreTransaction, enrolment: Enrolment, at: string): Promise<void> {
  const { operatorId, name, publicKey } = enrolment
  const operator = { operatorId, name, enrolledAt: at, endedAt: null }
  const key = { keyId: keyIdOf(publicKey), operatorId, publicKey, enrolledAt: at, revokedAt: null }
  await transaction.operators.enrol(operator, key)
}
