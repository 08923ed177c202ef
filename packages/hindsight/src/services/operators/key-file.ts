// The file that holds a person's private key: PKCS8 PEM, readable by its owner alone. It is created once and never
// overwritten; who loses it enrols another key.

import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { CommandError, reasonOf } from '../../config/index.ts'
import { keyIdOf, type SigningKey } from './signed-act.ts'

/** Where the key of a person for a store lies unless `--key` names a file. */
export function defaultKeyFile(
  configFolder: string,
  { storeId, operatorId }: { readonly storeId: string; readonly operatorId: string },
): string {
  return join(configFolder, 'keys', storeFolder(storeId), `${operatorId}.pem`)
}

/** Reads a key file. Throws `CommandError` where it is absent, open to others, or no Ed25519 key. */
export function readKeyFile(path: string): SigningKey {
  if (!existsSync(path)) throw new CommandError('key-file-missing', { path })
  const mode = statSync(path).mode & 0o077
  if (mode !== 0) throw new CommandError('key-file-open', { path, mode: (mode | 0o600).toString(8) })
  try {
    return signingKey(createPrivateKey(readFileSync(path)))
  } catch (cause) {
    throw new CommandError('key-file-unreadable', { path, reason: reasonOf(cause) }, cause)
  }
}

/** Makes a key and keeps it in a new file. Throws `CommandError` where the file is already there. */
export function createKeyFile(path: string): SigningKey {
  const { privateKey } = generateKeyPairSync('ed25519')
  const pem = privateKey.export({ format: 'pem', type: 'pkcs8' })
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
    writeFileSync(path, pem, { mode: 0o600, flag: 'wx' })
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'EEXIST') throw new CommandError('key-file-exists', { path }, cause)
    throw new CommandError('key-file-unreadable', { path, reason: reasonOf(cause) }, cause)
  }
  return signingKey(privateKey)
}

/** A key in memory as it signs. Throws where it is not Ed25519. */
export function signingKey(privateKey: KeyObject): SigningKey {
  if (privateKey.asymmetricKeyType !== 'ed25519') {
    throw new Error(`it holds a key of the kind ${privateKey.asymmetricKeyType}, and Ed25519 is needed`)
  }
  const publicKey = createPublicKey(privateKey).export({ format: 'der', type: 'spki' }).subarray(-32).toString('base64')
  return { keyId: keyIdOf(publicKey), publicKey, privateKey }
}

/** Store ids are ours; hashing keeps any other text from naming a path. */
function storeFolder(storeId: string): string {
  return /^[\w-]{1,64}$/u.test(storeId) ? storeId : createHash('sha256').update(storeId).digest('hex').slice(0, 32)
}
