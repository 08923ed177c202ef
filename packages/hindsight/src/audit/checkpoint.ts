// Checkpoints (c2sp.org/tlog-checkpoint): origin, size and root of the log, signed. Whoever keeps one elsewhere can later
// tell whether the log still begins with what it was then (law L14).

import { decodeBase64, openNote, type SignerKey, signNote, type VerifierKey } from './signed-note.ts'
import { type Frontier, type Hash, hashBytes, rootOf } from './tree.ts'

export interface Checkpoint {
  /** The name of the log; the key bears the same. */
  readonly origin: string
  readonly size: number
  readonly root: Hash
}

/** The signed note for the log as it is at `frontier`; the log's origin is the name of the key. */
export function signCheckpoint(frontier: Frontier, key: SignerKey): string {
  return signNote(`${key.name}\n${frontier.size}\n${rootOf(frontier).toString('base64')}\n`, key)
}

/** What a checkpoint says, whoever signed it; null where the note is no checkpoint. */
export function readCheckpoint(note: string): Checkpoint | null {
  const [origin = '', sizeText = '', rootText = '', ...rest] = note.split('\n')
  const root = decodeBase64(rootText)
  const size = Number(sizeText)
  const isSize = /^(?:0|[1-9]\d*)$/u.test(sizeText) && Number.isSafeInteger(size)
  if (origin === '' || !isSize || root === null || root.length !== hashBytes || !rest.includes('')) return null
  return { origin, size, root }
}

/** A checkpoint that `key` signed under its own name as origin; null for any other. */
export function openCheckpoint(note: string, key: VerifierKey): Checkpoint | null {
  const text = openNote(note, key)
  const checkpoint = text === null ? null : readCheckpoint(`${text}\n`)
  return checkpoint?.origin === key.name ? checkpoint : null
}
