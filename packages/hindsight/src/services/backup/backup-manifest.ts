// What a backup says of itself: which store it is of, how far its log is, and the hash of its bytes.

import { createHash } from 'node:crypto'
import { createReadStream, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { CommandError } from '../../config/index.ts'
import type { StoreFacts } from '../../store/index.ts'

export interface BackupManifest extends Pick<StoreFacts, 'kind' | 'storeId' | 'schemaVersion'> {
  readonly format: 'hindsight-backup/1'
  readonly takenAt: string
  readonly file: string
  readonly sha256: string
  readonly bytes: number
  /** A checkpoint that is in it, as a signed note, and how far the log was then: it may hold more. */
  readonly checkpoint: string
  readonly logSize: number
}

export const manifestName = 'backup.json'

/** Reads the manifest of a backup and compares its bytes with it. Throws `CommandError` (`backup-damaged`). */
export async function openBackup(folder: string): Promise<BackupManifest> {
  const path = join(folder, manifestName)
  const fault = (reason: string): CommandError => new CommandError('backup-damaged', { path: folder, reason })
  if (!existsSync(path)) throw fault(`it has no ${manifestName}`)
  const manifest = readManifest(path)
  if (manifest === null) throw fault(`its ${manifestName} is not one of ours`)
  const file = join(folder, manifest.file)
  if (!existsSync(file)) throw fault(`${manifest.file} is not there`)
  const { sha256, bytes } = await digestOfFile(file)
  if (sha256 === manifest.sha256 && bytes === manifest.bytes) return manifest
  throw fault(`${manifest.file} has the SHA-256 ${sha256}, not ${manifest.sha256}`)
}

/** Length and SHA-256 of a file of any size. */
export async function digestOfFile(path: string): Promise<{ readonly sha256: string; readonly bytes: number }> {
  const digest = createHash('sha256')
  let bytes = 0
  for await (const chunk of createReadStream(path)) {
    digest.update(chunk as Buffer)
    bytes += (chunk as Buffer).length
  }
  return { sha256: digest.digest('hex'), bytes }
}

function readManifest(path: string): BackupManifest | null {
  try {
    const manifest = JSON.parse(readFileSync(path, 'utf8')) as BackupManifest
    return manifest.format === 'hindsight-backup/1' ? manifest : null
  } catch (cause) {
    if (cause instanceof SyntaxError) return null
    throw cause
  }
}
