// Copies of the folder of keys, kept apart from backups of the database. Which there are is known beside the keys, so that
// an erasure reaches them; one that cannot be reached keeps the erasure open (design §4).

import {
  closeSync,
  cpSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs'
import { join, resolve } from 'node:path'
import { openKeyVault } from '../../audit/index.ts'
import { CommandError } from '../../config/index.ts'

const settingsName = 'copies.json'
const vaultName = 'subjects.keys'

/** Copies the folder of keys into a folder, over an earlier copy, and remembers where. */
export function copyKeys(keysFolder: string, target: string): string {
  const place = resolve(target)
  if (place === resolve(keysFolder)) throw new CommandError('backup-exists', { path: place })
  const known = keyCopies(keysFolder)
  if (existsSync(place) && !known.includes(place)) throw new CommandError('backup-exists', { path: place })
  // Known first: a copy that nobody knows of would outlive an erasure.
  if (!known.includes(place)) remember(keysFolder, [...known, place])
  mkdirSync(place, { recursive: true, mode: 0o700 })
  cpSync(keysFolder, place, { recursive: true })
  return place
}

/** Puts a copy of the keys where the keys of a store are to be. Throws `CommandError` where there are some. */
export function placeKeys(copy: string, keysFolder: string): void {
  if (!existsSync(join(copy, vaultName))) {
    throw new CommandError('backup-damaged', { path: copy, reason: `it has no ${vaultName}` })
  }
  if (existsSync(join(keysFolder, vaultName))) throw new CommandError('backup-exists', { path: keysFolder })
  mkdirSync(keysFolder, { recursive: true, mode: 0o700 })
  cpSync(copy, keysFolder, { recursive: true })
}

/** Where copies lie. */
function keyCopies(keysFolder: string): readonly string[] {
  const path = join(keysFolder, settingsName)
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as readonly string[]) : []
}

/** Destroys keys in every copy; gives the copies that could not be reached. */
export function eraseInCopies(keysFolder: string, subjectIds: readonly string[]): readonly string[] {
  return keyCopies(keysFolder).filter((copy) => {
    if (!existsSync(join(copy, vaultName))) return true
    const vault = openKeyVault(copy, () => Buffer.alloc(32))
    try {
      vault.erase(subjectIds)
      return false
    } finally {
      vault.close()
    }
  })
}

/** A copy is gone for good, or was taken over by somebody who destroys it. */
export function forgetCopy(keysFolder: string, target: string): boolean {
  const place = resolve(target)
  const known = keyCopies(keysFolder)
  if (!known.includes(place)) return false
  remember(
    keysFolder,
    known.filter((one) => one !== place),
  )
  return true
}

function remember(keysFolder: string, copies: readonly string[]): void {
  const path = join(keysFolder, settingsName)
  const descriptor = openSync(`${path}.new`, 'w', 0o600)
  try {
    writeSync(descriptor, `${JSON.stringify(copies, null, 2)}\n`)
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
  renameSync(`${path}.new`, path)
}
