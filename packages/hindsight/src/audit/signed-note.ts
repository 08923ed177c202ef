// Signed notes (c2sp.org/signed-note): a text, an empty line, and one line for each signature, here Ed25519 (type 0x01).
// Strict where the format leaves room: a note that differs in one bit from what was signed does not open (law L14).

import { createPublicKey, hash, type KeyObject, sign, verify } from 'node:crypto'
import { assert } from '@hindsight/engine/base'

/** Whose signatures are trusted: a name, and an Ed25519 key. */
export interface VerifierKey {
  readonly name: string
  /** 32 bytes. */
  readonly publicKey: Buffer
}

export interface SignerKey {
  readonly name: string
  readonly privateKey: KeyObject
}

const ed25519Type = 0x01
const spkiPrefix = Buffer.from('302a300506032b6570032100', 'hex')
const dash = '\u2014'

/** The key's text as others keep it: `name+id+base64`. */
export function verifierKeyText(key: VerifierKey): string {
  const typed = Buffer.concat([Buffer.from([ed25519Type]), key.publicKey])
  return `${key.name}+${keyIdOf(key).toString('hex')}+${typed.toString('base64')}`
}

/** Reads a key's text; null where it is none, or its id is not that of name and key. */
export function parseVerifierKey(text: string): VerifierKey | null {
  const match = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]{44})$/u.exec(text.trim())
  const [, name = '', id = '', encoded = ''] = match ?? []
  const typed = decodeBase64(encoded)
  if (match === null || typed === null || typed.length !== 33 || typed[0] !== ed25519Type) return null
  const key = { name, publicKey: typed.subarray(1) }
  return keyIdOf(key).toString('hex') === id ? key : null
}

/** The half that others may see. */
export function verifierKeyOf({ name, privateKey }: SignerKey): VerifierKey {
  const spki = createPublicKey(privateKey).export({ type: 'spki', format: 'der' })
  return { name, publicKey: spki.subarray(spkiPrefix.length) }
}

/** The note of a text that ends with a line feed, signed with one key. */
export function signNote(text: string, key: SignerKey): string {
  assert(
    /^(?:[^\x00-\x09\x0b-\x1f]|\n)*\n$/u.test(text),
    'a note is text without control characters that ends its line',
  )
  assert(/^[^\s+]+$/u.test(key.name), 'the name of a key has neither spaces nor plus')
  const signature = sign(null, Buffer.from(text), key.privateKey)
  const encoded = Buffer.concat([keyIdOf(verifierKeyOf(key)), signature]).toString('base64')
  return `${text}\n${dash} ${key.name} ${encoded}\n`
}

/** The text of a note that `key` signed; null for any other, and for what is no note. */
export function openNote(note: string, key: VerifierKey): string | null {
  const end = note.lastIndexOf('\n\n')
  if (end === -1 || !note.endsWith('\n') || /[\x00-\x09\x0b-\x1f]/u.test(note)) return null
  const text = note.slice(0, end + 1)
  const lines = note.slice(end + 2, -1).split('\n')
  const signatures = lines.map(parseSignatureLine)
  if (signatures.length > signaturesMax || signatures.includes(null)) return null
  const id = keyIdOf(key)
  const ours = signatures.filter((one) => one !== null && one.name === key.name && one.id.equals(id))
  const isSigned = ours.length > 0 && ours.every((one) => one !== null && isSignatureOf(text, one.signature, key))
  return isSigned ? text : null
}

/** True where `key` signed exactly this text. */
export function isSignatureOf(text: string, signature: Buffer, { publicKey }: VerifierKey): boolean {
  if (signature.length !== 64) return false
  try {
    const spki = createPublicKey({ key: Buffer.concat([spkiPrefix, publicKey]), format: 'der', type: 'spki' })
    return verify(null, Buffer.from(text), spki, signature)
  } catch {
    // A point that is not on the curve is a key that signed nothing.
    return false
  }
}

/** Bytes of Base 64 in its one canonical spelling; null for any other. */
export function decodeBase64(text: string): Buffer | null {
  const bytes = Buffer.from(text, 'base64')
  return bytes.toString('base64') === text ? bytes : null
}

const signaturesMax = 100

interface SignatureLine {
  readonly name: string
  readonly id: Buffer
  readonly signature: Buffer
}

function parseSignatureLine(line: string): SignatureLine | null {
  const [, name, encoded] = /^\u2014 ([^\s+]+) ([A-Za-z0-9+/=]+)$/u.exec(line) ?? []
  const bytes = encoded === undefined ? null : decodeBase64(encoded)
  if (name === undefined || bytes === null || bytes.length < 5) return null
  return { name, id: bytes.subarray(0, 4), signature: bytes.subarray(4) }
}

/** The first four bytes of SHA-256(name ‖ 0x0A ‖ type ‖ key). */
function keyIdOf({ name, publicKey }: VerifierKey): Buffer {
  const bytes = Buffer.concat([Buffer.from(`${name}\n`), Buffer.from([ed25519Type]), publicKey])
  return hash('sha256', bytes, 'buffer').subarray(0, 4)
}
