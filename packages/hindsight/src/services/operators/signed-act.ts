// What a person does is a text that they sign: kind, payload, person, time and store. The service does what the text
// says and nothing else, and only once its signature holds, so that no route acts in the name of somebody (law L13).

import { createHash, createPublicKey, type KeyObject, sign, verify } from 'node:crypto'
import { canonicalJson, parseCanonicalJson } from '../../audit/index.ts'
import { CommandError, reasonOf } from '../../config/index.ts'
import type { Act, Instant, Operator, StoreTransaction, StoreView } from '../../store/index.ts'
import type { ServiceContext } from '../service-context.ts'

export interface SignedAct {
  readonly signedText: string
  readonly keyId: string
  /** Base64. */
  readonly signature: string
}

/** What is signed, before it is text. */
export interface ActContent {
  readonly kind: string
  readonly payload: Readonly<Record<string, unknown>>
  readonly operator: string
  readonly at: Instant
  readonly store: string
  /** Makes two acts with the same content two acts; one that arrives twice is one. */
  readonly nonce: string
}

/** A key that signs: what a key file holds. */
export interface SigningKey {
  readonly keyId: string
  /** Raw 32 bytes, base64. */
  readonly publicKey: string
  readonly privateKey: KeyObject
}

/** An act older or newer than this is not taken: a text signed long ago must not lie in wait. */
export const actAgeMaxMs = 10 * 60_000

const rawKeyPrefix = Buffer.from('302a300506032b6570032100', 'hex')

/** First 16 hex digits of the SHA-256 of the raw public key. */
export function keyIdOf(publicKey: string): string {
  return createHash('sha256').update(Buffer.from(publicKey, 'base64')).digest('hex').slice(0, 16)
}

/** Signs an act. */
export function signAct(key: SigningKey, content: ActContent): SignedAct {
  const { kind, payload, operator, at, store, nonce } = content
  const signedText = canonicalJson({ kind, payload, operator, at, store, nonce })
  const signature = sign(null, Buffer.from(signedText), key.privateKey).toString('base64')
  return { signedText, keyId: key.keyId, signature }
}

export interface AcceptedAct {
  readonly act: Act
  readonly operator: Operator
  readonly payload: Readonly<Record<string, unknown>>
}

/**
 * Checks that an act of this kind was signed by an enrolled person for this store just now, and records it. Throws
 * `CommandError` otherwise; whoever calls does nothing before.
 */
export async function acceptAct(
  transaction: StoreTransaction,
  { signed, kind, context }: { readonly signed: SignedAct; readonly kind: string; readonly context: ServiceContext },
): Promise<AcceptedAct> {
  const content = readContent(signed)
  const { operator } = await loadSigner(transaction, signed, content)
  const now = context.now()
  if (content.kind !== kind) throw refusedAct(`it is signed as "${content.kind}", and "${kind}" was asked for`)
  if (content.store !== context.store.storeId) throw refusedAct('it was signed for another store')
  const ageMs = Math.abs(Date.parse(now) - Date.parse(content.at))
  if (!(ageMs <= actAgeMaxMs)) throw refusedAct(`it was signed at ${content.at}, and it is ${now}`)
  const actId = createHash('sha256').update(signed.signedText).digest('hex')
  if ((await transaction.operators.act(actId)) !== null) throw new CommandError('act-twice', { kind, at: content.at })
  const { signedText, keyId, signature } = signed
  const act = { actId, kind, signedText, operatorId: operator.operatorId, keyId, signature, at: content.at }
  await transaction.operators.recordAct(act)
  return { act, operator, payload: content.payload }
}

/** Whether the text was signed with this public key (raw, base64). */
export function verifies({ signedText, signature }: SignedAct, publicKey: string): boolean {
  const raw = Buffer.from(publicKey, 'base64')
  if (raw.length !== 32) return false
  const key = createPublicKey({ key: Buffer.concat([rawKeyPrefix, raw]), format: 'der', type: 'spki' })
  return verify(null, Buffer.from(signedText), key, Buffer.from(signature, 'base64'))
}

async function loadSigner(
  view: StoreView,
  signed: SignedAct,
  content: ActContent,
): Promise<{ readonly operator: Operator }> {
  const key = await view.operators.key(signed.keyId)
  if (key === null) throw new CommandError('key-unknown', { keyId: signed.keyId })
  if (key.revokedAt !== null) throw new CommandError('key-revoked', { keyId: key.keyId, at: key.revokedAt })
  if (!verifies(signed, key.publicKey)) throw refusedAct(`its signature is not that of the key ${key.keyId}`)
  const operator = await view.operators.find(key.operatorId)
  if (operator === null || operator.operatorId !== content.operator) {
    throw refusedAct(`the key ${key.keyId} is not one of ${content.operator}`)
  }
  if (operator.endedAt !== null) {
    throw new CommandError('operator-ended', { operator: operator.operatorId, at: operator.endedAt })
  }
  return { operator }
}

/** Reads what was signed; refuses a text that is not the one canonical form of its content. */
export function readContent({ signedText }: SignedAct): ActContent {
  let content: unknown
  try {
    content = parseCanonicalJson(signedText)
  } catch (cause) {
    throw new CommandError('act-refused', { reason: reasonOf(cause) }, cause)
  }
  if (!isActContent(content)) throw refusedAct('what was signed is not an act')
  return content
}

function isActContent(value: unknown): value is ActContent & Readonly<Record<string, string>> {
  if (typeof value !== 'object' || value === null) return false
  const { kind, operator, at, store, nonce, payload, ...others } = value as Record<string, unknown>
  const areTexts = [kind, operator, at, store, nonce].every((each) => typeof each === 'string')
  const isObject = typeof payload === 'object' && payload !== null && !Array.isArray(payload)
  return areTexts && isObject && Object.keys(others).length === 0
}

function refusedAct(reason: string): CommandError {
  return new CommandError('act-refused', { reason })
}
