// A value about a person stands in the log as a commitment: it can be shown later to be the value that was meant, and
// once the subject's key is gone it says nothing any more (law L14; erasure keeps the proof).

import { createHmac, timingSafeEqual } from 'node:crypto'
import { canonicalJson, type Json } from './canonical-json.ts'

export interface CommitmentSecrets {
  /** The subject's erasable key. */
  readonly key: Buffer
  /** At least 16 random bytes; equal values have different commitments under different salts. */
  readonly salt: Buffer
}

const scheme = 'hmac-sha256'

/** `hmac-sha256:salt:mac` over the value's canonical form, in Base 64 for URLs. */
export function commit(value: Json, { key, salt }: CommitmentSecrets): string {
  return `${scheme}:${salt.toString('base64url')}:${macOf(value, { key, salt }).toString('base64url')}`
}

/** True where this is the value that was committed to. Needs the subject's key. */
export function isCommitted(value: Json, commitment: string, key: Buffer): boolean {
  const [name, saltText = '', macText = ''] = commitment.split(':')
  const mac = Buffer.from(macText, 'base64url')
  const expected = macOf(value, { key, salt: Buffer.from(saltText, 'base64url') })
  return name === scheme && mac.length === expected.length && timingSafeEqual(mac, expected)
}

function macOf(value: Json, { key, salt }: CommitmentSecrets): Buffer {
  return createHmac('sha256', key)
    .update('hindsight commitment\0')
    .update(salt)
    .update('\0')
    .update(canonicalJson(value))
    .digest()
}
