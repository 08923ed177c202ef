// Values about a person are kept sealed under that person's own key (AES-256-GCM). Whoever destroys the key has erased
// them everywhere, backups included; `erased` is then an answer, and no error (design §4).

import { createCipheriv, createDecipheriv } from 'node:crypto'
import { assert } from '@hindsight/engine/base'
import type { SubjectKey } from './key-vault.ts'

export interface SealContext {
  readonly key: Buffer
  /** 12 random bytes, never used twice with one key. */
  readonly nonce: Buffer
  /** What the value is and whose, such as `subject-version:s-17:3`; it opens in no other place. */
  readonly place: string
}

export type Opened =
  | { readonly state: 'open'; readonly bytes: Buffer }
  | { readonly state: 'erased' }
  | { readonly state: 'damaged' }

const algorithm = 'aes-256-gcm'
const sealVersion = 1
const nonceBytes = 12
const tagBytes = 16
const headBytes = 1 + nonceBytes

/** version ‖ nonce ‖ tag ‖ ciphertext. */
export function seal(bytes: Uint8Array, { key, nonce, place }: SealContext): Buffer {
  assert(nonce.length === nonceBytes, 'a nonce has 12 bytes')
  const cipher = createCipheriv(algorithm, key, nonce).setAAD(Buffer.from(place))
  const body = Buffer.concat([cipher.update(bytes), cipher.final()])
  return Buffer.concat([Buffer.from([sealVersion]), nonce, cipher.getAuthTag(), body])
}

/** What was sealed; `erased` where the key was destroyed, `damaged` where the bytes are not those that were sealed here. */
export function openSealed(
  sealed: Uint8Array,
  { key, place }: { readonly key: SubjectKey; readonly place: string },
): Opened {
  if (key.state === 'erased') return { state: 'erased' }
  const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength)
  if (key.state === 'unknown' || bytes.length < headBytes + tagBytes || bytes[0] !== sealVersion)
    return { state: 'damaged' }
  const decipher = createDecipheriv(algorithm, key.bytes, bytes.subarray(1, headBytes))
    .setAAD(Buffer.from(place))
    .setAuthTag(bytes.subarray(headBytes, headBytes + tagBytes))
  try {
    const body = decipher.update(bytes.subarray(headBytes + tagBytes))
    return { state: 'open', bytes: Buffer.concat([body, decipher.final()]) }
  } catch {
    return { state: 'damaged' }
  }
}
