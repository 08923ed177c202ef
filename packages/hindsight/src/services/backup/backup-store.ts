// A backup while others write, and a store from it. What was begun is on record before the copy is taken, so that the copy
// agrees with the anchors; a copy that is older than what they saw stops every command (SLO-20, SLO-21).

import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { CommandError } from '../../config/index.ts'
import { copyName, copyStore, openStore, placeCopy, type StoreCheck } from '../../store/index.ts'
import { checkpointLog } from '../audit/keep-log.ts'
import type { LogContext } from '../audit/log-context.ts'
import { recordFact } from '../record-fact.ts'
import { type BackupManifest, digestOfFile, manifestName, openBackup } from './backup-manifest.ts'

const privateFolder = 0o700
const privateFile = 0o600

/** Takes a backup into a folder that is not there yet. `location` is the store as it was named, with its password. */
export async function backUpStore(
  context: LogContext,
  { location, folder }: { readonly location: string; readonly folder: string },
): Promise<BackupManifest> {
  if (existsSync(folder)) throw new CommandError('backup-exists', { path: folder })
  const { store, now, newId } = context
  const takenAt = now()
  const body = { id: `backup:${newId()}`, storeId: store.storeId }
  await store.write((transaction) => recordFact(transaction, { context, kind: 'backup-begun', act: null, body }))
  const { size: logSize, note: checkpoint } = await checkpointLog(context)
  mkdirSync(folder, { recursive: true, mode: privateFolder })
  const file = copyName(location)
  const path = join(folder, file)
  try {
    await copyStore(location, path)
    const { kind, storeId, schemaVersion } = store
    const facts = { format: 'hindsight-backup/1' as const, kind, storeId, schemaVersion, takenAt, file }
    const manifest: BackupManifest = { ...facts, ...(await digestOfFile(path)), checkpoint, logSize }
    writeWhole(join(folder, manifestName), `${JSON.stringify(manifest, null, 2)}\n`)
    return manifest
  } catch (cause) {
    // Half a backup must not be taken for one.
    rmSync(folder, { recursive: true, force: true })
    throw cause
  }
}

export interface RestoredStore {
  readonly manifest: BackupManifest
  readonly check: StoreCheck
}

/** Makes a store from a backup where none is, and compares all that it holds with its hashes. Throws `CommandError`. */
export async function restoreStore(folder: string, location: string): Promise<RestoredStore> {
  const manifest = await openBackup(folder)
  const wanted = copyName(location)
  if (manifest.file !== wanted) {
    const reason = `it is a backup of ${manifest.kind}, and ${location.replace(/:[^:@/]*@/u, '@')} is not`
    throw new CommandError('backup-damaged', { path: folder, reason })
  }
  await placeCopy(join(folder, manifest.file), location)
  const store = await openStore(location)
  try {
    return { manifest, check: await store.check() }
  } finally {
    await store.close()
  }
}

function writeWhole(path: string, text: string): void {
  const descriptor = openSync(path, 'wx', privateFile)
  try {
    writeSync(descriptor, text)
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}
