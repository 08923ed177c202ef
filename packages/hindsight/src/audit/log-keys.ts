// The keys that sign checkpoints, as files beside the database: one PKCS8 file for its owner alone, and what others may
// see of it. Rotation keeps both keys until the log has the new one.

import { createPrivateKey, generateKeyPairSync } from 'node:crypto'
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { type SignerKey, verifierKeyOf, verifierKeyText } from './signed-note.ts'

const privateFile = 'log-signing.pem'
const nextFile = 'log-signing.next.pem'
const publicFile = 'log.pub'

/** The key that signs the log of a store; null where the folder has none. Its name is the log's origin. */
export function findLogKey(folder: string, origin: string): SignerKey | null {
  return readKey(join(folder, privateFile), origin)
}

/** Makes the first key of a log, and beside it the file that others may have. */
export function createLogKey(folder: string, origin: string): SignerKey {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  createKey(join(folder, privateFile))
  return published(folder, origin)
}

/** The key that is to follow; null where none was made. */
export function findNextLogKey(folder: string, origin: string): SignerKey | null {
  return readKey(join(folder, nextFile), origin)
}

/** The key that is to follow, made where there is none: the same one again after a rotation that was broken off. */
export function openNextLogKey(folder: string, origin: string): SignerKey {
  const path = join(folder, nextFile)
  if (!existsSync(path)) createKey(path)
  return { name: origin, privateKey: createPrivateKey(readFileSync(path)) }
}

/** Puts the next key in the place of the present one, once the log has it. */
export function adoptNextLogKey(folder: string, origin: string): SignerKey {
  renameSync(join(folder, nextFile), join(folder, privateFile))
  syncFolder(folder)
  return published(folder, origin)
}

/** The file with the public half of the log's key. */
export function publicKeyFile(folder: string): string {
  return join(folder, publicFile)
}

function published(folder: string, origin: string): SignerKey {
  const key = { name: origin, privateKey: createPrivateKey(readFileSync(join(folder, privateFile))) }
  replaceFile(publicKeyFile(folder), `${verifierKeyText(verifierKeyOf(key))}\n`)
  return key
}

function readKey(path: string, name: string): SignerKey | null {
  return existsSync(path) ? { name, privateKey: createPrivateKey(readFileSync(path)) } : null
}

function createKey(path: string): void {
  const { privateKey } = generateKeyPairSync('ed25519')
  replaceFile(path, privateKey.export({ format: 'pem', type: 'pkcs8' }).toString())
}

function replaceFile(path: string, text: string): void {
  const handle = openSync(`${path}.new`, 'w', 0o600)
  try {
    writeSync(handle, text)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
  renameSync(`${path}.new`, path)
  syncFolder(join(path, '..'))
}

function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r')
  fsyncSync(handle)
  closeSync(handle)
}
