// The index of subjects as files: immutable segments, named by their content, and one manifest that is replaced whole. It
// is derived: whatever is missing, damaged or of another engine or policy is built again from the record (law L7).

import { createHash } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import type { SavedSegment } from '@hindsight/engine/indexing'

/** How far the index has seen the record. */
export interface IndexReach {
  /** Sequence of the last version of a subject. */
  readonly sequence: number
  /** Place of the last change of monitoring. */
  readonly monitoring: number
}

export interface SavedIndex {
  readonly reach: IndexReach
  readonly segments: readonly SavedSegment[]
}

interface Manifest {
  readonly key: string
  readonly reach: IndexReach
  readonly segments: readonly { readonly file: string; readonly bytes: number; readonly removed: readonly number[] }[]
}

const manifestName = 'subjects.json'
const chunkBytes = 64 << 20

/** Reads an index of this key; null where there is none that can be used. Segments are checked when they are opened. */
export function readIndexFiles(folder: string, key: string): SavedIndex | null {
  const manifest = readManifest(folder)
  if (manifest === null || manifest.key !== key) return null
  const segments: SavedSegment[] = []
  for (const { file, bytes, removed } of manifest.segments) {
    const path = join(folder, file)
    if (!existsSync(path) || statSync(path).size !== bytes) return null
    segments.push({ image: readImage(path, bytes), removed })
  }
  return { reach: manifest.reach, segments }
}

/** Replaces the index: segments first, then the manifest, then what nobody names any more goes. */
export function writeIndexFiles(folder: string, key: string, { reach, segments }: SavedIndex): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const named = segments.map(({ image, removed }) => {
    const bytes = Buffer.from(image)
    const file = `${digestOf(bytes)}.segment`
    if (!existsSync(join(folder, file))) writeWhole(folder, file, bytes)
    return { file, bytes: bytes.length, removed }
  })
  const manifest: Manifest = { key, reach, segments: named }
  writeWhole(folder, manifestName, Buffer.from(JSON.stringify(manifest)))
  const kept = new Set(named.map(({ file }) => file))
  for (const file of readdirSync(folder)) {
    const isOurs = file.endsWith('.segment') || file.endsWith('.part')
    if (isOurs && !kept.has(file)) rmSync(join(folder, file))
  }
}

/** Takes the whole index away: it is built again when it is needed. */
export function removeIndexFiles(folder: string): void {
  rmSync(folder, { recursive: true, force: true })
}

function readManifest(folder: string): Manifest | null {
  const path = join(folder, manifestName)
  if (!existsSync(path)) return null
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Manifest
  } catch {
    // A manifest that is no JSON is a damaged index, and that is built again.
    return null
  }
}

function readImage(path: string, bytes: number): SharedArrayBuffer {
  const image = new SharedArrayBuffer(bytes)
  const target = Buffer.from(image)
  const file = openSync(path, 'r')
  try {
    for (let at = 0; at < bytes; ) {
      const count = readSync(file, target, at, Math.min(chunkBytes, bytes - at), at)
      if (count === 0) return new SharedArrayBuffer(0)
      at += count
    }
  } finally {
    closeSync(file)
  }
  return image
}

function writeWhole(folder: string, name: string, bytes: Buffer): void {
  const partial = join(folder, `${name}.part`)
  const file = openSync(partial, 'w', 0o600)
  try {
    for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at, Math.min(chunkBytes, bytes.length - at))
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  renameSync(partial, join(folder, name))
}

function digestOf(bytes: Buffer): string {
  const digest = createHash('sha256')
  for (let at = 0; at < bytes.length; at += chunkBytes) digest.update(bytes.subarray(at, at + chunkBytes))
  return digest.digest('hex').slice(0, 32)
}
