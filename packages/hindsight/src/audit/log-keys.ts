// The keys that sign checkpoints, as files beside the database: one PKCS8 file for its owner alone, and what others may
// see of it. Rotation keeps both until the log has the new one.

import { createPrivateKey, generateKeyPairSync } from 'node:crypto'
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { type SignerKey, verifierKeyOf, verifierKeyText } from './signed-note.ts'

const privateFile = 'log-signing.pem'
const nextFile = 'log-signing.next.pem'
const publicFile = 'log.pub'

/** The key that signs the log of a store; a missing one is made. Its name is the log's origin. */
export function openLogKey(folder: string, origin: string): SignerKey {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, privateFile)
  if (!existsSync(path)) createKey(path)
  const key = { name: origin, privateKey: createPrivateKey(readFileSync(path)) }
  const publicPath = join(folder, publicFile)
  const text = `${verifierKeyText(verifierKeyOf(key))}\n`
  if (!existsSync(publicPath) || readFileSync(publicPath, 'utf8') !== text) replaceFile(publicPath, text)
  return key
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
  return openLogKey(folder, origin)
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
