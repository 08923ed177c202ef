// The keys that sign the log's checkpoints, kept in the log itself: a record before the first checkpoint names the first
// key, and each new key is signed by the one before it. One key known from elsewhere is enough to trust all that follow (law L14).

import { sign } from 'node:crypto'
import { decodeRecord, type RecordDraft } from './log-record.ts'
import {
  decodeBase64,
  isSignatureOf,
  parseVerifierKey,
  type SignerKey,
  type VerifierKey,
  verifierKeyOf,
  verifierKeyText,
} from './signed-note.ts'

const keyRecordKind = 'log-key'

/** The record that names the first key of a log, or announces the key that follows `previous`. */
export function keyRecord(key: SignerKey, previous: SignerKey | null, recordedAt: string): RecordDraft {
  const text = verifierKeyText(verifierKeyOf(key))
  const before = previous === null ? null : verifierKeyText(verifierKeyOf(previous))
  const signature =
    previous === null ? null : sign(null, Buffer.from(statement(text, before)), previous.privateKey).toString('base64')
  return {
    recordedAt,
    kind: keyRecordKind,
    actor: 'system',
    act: null,
    body: { key: text, previous: before, signature },
  }
}

/** The keys of the chain from the first to the one in force, after a record; unchanged by any other record. */
export function extendKeyChain(chain: readonly VerifierKey[], bytes: Uint8Array): readonly VerifierKey[] {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const isKeyRecord = buffer.includes(`"kind":"${keyRecordKind}"`)
  const record = isKeyRecord ? decodeRecord(bytes) : null
  if (record?.kind !== keyRecordKind) return chain
  const { key: text, previous, signature } = record.body
  const key = typeof text === 'string' ? parseVerifierKey(text) : null
  const last = chain.at(-1)
  if (key === null || Object.keys(record.body).length !== 3) return chain
  if (last === undefined) return previous === null && signature === null ? [key] : chain
  const signed = typeof signature === 'string' ? decodeBase64(signature) : null
  const isNext = previous === verifierKeyText(last) && key.name === last.name && signed !== null
  return isNext && isSignatureOf(statement(verifierKeyText(key), previous), signed, last) ? [...chain, key] : chain
}

/** What the old key signs of the new one. */
function statement(key: string, previous: string | null): string {
  return `hindsight log key\n${previous ?? ''}\n${key}\n`
}
