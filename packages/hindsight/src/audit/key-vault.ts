// The keys of subjects, outside the database and its backups: destroying one erases what is sealed under it wherever it
// lies. One file of fixed slots; keys are appended, and erased by overwriting them in place (design §4).

import { hash } from 'node:crypto'
import {
  closeSync,
  constants,
  existsSync,
  fdatasyncSync,
  fstatSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readSync,
  writeSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { SlotIndex } from './slot-index.ts'

export type SubjectKey =
  | { readonly state: 'key'; readonly bytes: Buffer }
  /** It was destroyed. It will not come back, and no other takes its place. */
  | { readonly state: 'erased' }
  | { readonly state: 'unknown' }

export interface KeyVault {
  /** The keys of these subjects, made and durable where there are none; an erased one stays erased. */
  ensure(subjectIds: readonly string[]): ReadonlyMap<string, SubjectKey>
  get(subjectId: string): SubjectKey
  /** Destroys the keys of these subjects, and keeps that they were; durable when it returns. */
  erase(subjectIds: readonly string[]): void
  /** How many subjects have or had a key, and how many slots of the file could not be read. */
  counts(): { readonly subjects: number; readonly damaged: number }
  close(): void
}

const fileName = 'subjects.keys'
const magic = Buffer.from('HSK1')
const idBytes = 16
const keyBytes = 32
const keyStart = magic.length + idBytes
const checkStart = keyStart + keyBytes
const checkBytes = 12
/** magic ‖ id ‖ key ‖ check. */
const slotBytes = checkStart + checkBytes
const erasedKey = Buffer.alloc(keyBytes)
const readBytes = slotBytes * 16_384
/** Read at once where several keys are asked for. */
const nearBytes = slotBytes * 64

/**
 * Opens the vault in a folder; a missing one is made, for its owner alone. `randomBytes` makes keys. Several processes
 * may use one vault: of two keys made for one subject at once, all of them take the first in the file.
 */
export function openKeyVault(folder: string, randomBytes: (count: number) => Buffer): KeyVault {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, fileName)
  const isNew = !existsSync(path)
  const appender = openSync(path, constants.O_WRONLY | constants.O_APPEND | constants.O_CREAT, 0o600)
  const file = openSync(path, 'r+')
  if (isNew) syncFolder(folder)
  const vault = new FileVault({ appender, file, randomBytes })
  vault.refresh()
  return vault
}

interface VaultFiles {
  readonly appender: number
  readonly file: number
  readonly randomBytes: (count: number) => Buffer
}

class FileVault implements KeyVault {
  readonly #files: VaultFiles
  readonly #index = new SlotIndex()
  /** How far the file has been read. */
  #end = 0
  #damaged = 0

  constructor(files: VaultFiles) {
    this.#files = files
  }

  ensure(subjectIds: readonly string[]): ReadonlyMap<string, SubjectKey> {
    this.refresh()
    const missing = [...new Set(subjectIds)].filter((id) => this.#index.find(idOf(id)) === null)
    if (missing.length > 0) {
      const slots = missing.map((id) => slotOf(idOf(id), this.#files.randomBytes(keyBytes)))
      appendWhole(this.#files.appender, Buffer.concat(slots))
      this.refresh()
    }
    return this.#getAll(subjectIds)
  }

  get(subjectId: string): SubjectKey {
    const id = idOf(subjectId)
    const offset = this.#index.find(id)
    return offset === null ? { state: 'unknown' } : keyIn(readAt(this.#files.file, offset, slotBytes), id)
  }

  /** Reads slots that lie near each other at once: those of an import follow each other. */
  #getAll(subjectIds: readonly string[]): ReadonlyMap<string, SubjectKey> {
    const found = new Map<string, SubjectKey>()
    const places: { subjectId: string; id: Buffer; offset: number }[] = []
    for (const subjectId of subjectIds) {
      const id = idOf(subjectId)
      const offset = this.#index.find(id)
      if (offset === null) found.set(subjectId, { state: 'unknown' })
      else places.push({ subjectId, id, offset })
    }
    places.sort((a, b) => a.offset - b.offset)
    let part: Buffer = Buffer.alloc(0)
    let start = 0
    for (const { subjectId, id, offset } of places) {
      if (offset + slotBytes > start + part.length) {
        start = offset
        part = readAt(this.#files.file, offset, nearBytes)
      }
      found.set(subjectId, keyIn(part.subarray(offset - start, offset - start + slotBytes), id))
    }
    return found
  }

  erase(subjectIds: readonly string[]): void {
    this.ensure(subjectIds)
    const ids = new Set(subjectIds.map((id) => idOf(id).toString('hex')))
    // A subject may have a second slot, where two processes made its key at once.
    visitSlots(this.#files.file, 0, (slot, offset) => {
      const id = slot.subarray(magic.length, keyStart)
      if (ids.has(id.toString('hex'))) writeSync(this.#files.file, slotOf(id, erasedKey), 0, slotBytes, offset)
    })
    fsyncSync(this.#files.file)
  }

  counts(): { readonly subjects: number; readonly damaged: number } {
    return { subjects: this.#index.count, damaged: this.#damaged }
  }

  close(): void {
    closeSync(this.#files.appender)
    closeSync(this.#files.file)
  }

  /** Takes up what was appended since, by whichever process. */
  refresh(): void {
    const { end, damaged } = visitSlots(this.#files.file, this.#end, (slot, offset) =>
      this.#index.add(slot.subarray(magic.length, keyStart), offset),
    )
    this.#end = end
    this.#damaged += damaged
  }
}

/** The key of a slot, if it is whole and that of this id. */
function keyIn(slot: Buffer, id: Buffer): SubjectKey {
  const isOwn = slot.length === slotBytes && isSlot(slot) && slot.subarray(magic.length, keyStart).equals(id)
  if (!isOwn) return { state: 'unknown' }
  const bytes = Buffer.from(slot.subarray(keyStart, checkStart))
  return bytes.equals(erasedKey) ? { state: 'erased' } : { state: 'key', bytes }
}

type SlotVisitor = (slot: Buffer, offset: number) => void

/** Visits every whole slot from an offset on; what is torn is passed over up to the next one, and counted. */
function visitSlots(
  file: number,
  from: number,
  visit: SlotVisitor,
): { readonly end: number; readonly damaged: number } {
  const size = fstatSync(file).size
  let damaged = 0
  let offset = from
  let isTorn = false
  while (offset + slotBytes <= size) {
    const part = readAt(file, offset, Math.min(readBytes, size - offset))
    let at = 0
    while (at + slotBytes <= part.length) {
      const slot = part.subarray(at, at + slotBytes)
      const isWhole = isSlot(slot)
      if (isWhole) visit(slot, offset + at)
      else if (!isTorn) damaged += 1
      isTorn = !isWhole
      at += isWhole ? slotBytes : 1
    }
    offset += at
  }
  return { end: offset, damaged }
}

/** Appends with one write, and makes it durable; what a full disk cut off is finished or reported. */
function appendWhole(appender: number, bytes: Buffer): void {
  const written = writeSync(appender, bytes)
  if (written < bytes.length) writeSync(appender, bytes, written)
  fdatasyncSync(appender)
}

function slotOf(id: Buffer, key: Buffer): Buffer {
  const body = Buffer.concat([magic, id, key])
  return Buffer.concat([body, checkOf(body)])
}

function isSlot(slot: Buffer): boolean {
  if (slot.length !== slotBytes || !slot.subarray(0, magic.length).equals(magic)) return false
  return checkOf(slot.subarray(0, checkStart)).equals(slot.subarray(checkStart))
}

function checkOf(body: Buffer): Buffer {
  return hash('sha256', body, 'buffer').subarray(0, checkBytes)
}

/** The vault does not know whose keys it holds. */
function idOf(subjectId: string): Buffer {
  return hash('sha256', `hindsight subject\0${subjectId}`, 'buffer').subarray(0, idBytes)
}

function readAt(file: number, offset: number, length: number): Buffer {
  const bytes = Buffer.alloc(length)
  const count = readSync(file, bytes, 0, length, offset)
  return bytes.subarray(0, count)
}

function syncFolder(folder: string): void {
  for (const path of [folder, dirname(folder)]) {
    const handle = openSync(path, 'r')
    fsyncSync(handle)
    closeSync(handle)
  }
}
