// Delivers checkpoints to anchors and reads back what they keep: a file that is only appended to, or a command. Which
// anchors there are is one file beside the keys.

import { spawn } from 'node:child_process'
import {
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  writeSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import type { AnchorReading, AnchorSetting } from './anchors.ts'
import { readCheckpoint } from './checkpoint.ts'

const settingsName = 'anchors.json'
/** The anchor that every store has: a file beside the keys, which no backup of the database brings back. */
const ownName = 'own'
const ownFile = 'checkpoints.log'
const commandMs = 10_000
const tailBytes = 1 << 16

export interface AnchorDelivery {
  readonly name: string
  /** Null where the anchor has it. */
  readonly failure: string | null
}

/** The anchors of a folder of keys, our own first. Throws where their file is damaged. */
export function loadAnchors(folder: string): AnchorSetting[] {
  const path = join(folder, settingsName)
  const others = existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as AnchorSetting[]) : []
  return [{ name: ownName, kind: 'file', target: join(folder, ownFile), readBack: null }, ...others]
}

/** Keeps one more anchor; one of the same name is replaced. */
export function addAnchor(folder: string, anchor: AnchorSetting): void {
  const others = loadAnchors(folder).filter(({ name }) => name !== ownName && name !== anchor.name)
  const path = join(folder, settingsName)
  writeWhole(`${path}.new`, `${JSON.stringify([...others, anchor], null, 2)}\n`, 'w')
  renameSync(`${path}.new`, path)
  syncFolderOf(path)
}

/** Gives a checkpoint to each anchor. */
export function deliverCheckpoint(note: string, anchors: readonly AnchorSetting[]): Promise<AnchorDelivery[]> {
  return Promise.all(anchors.map((anchor) => deliver(note, anchor)))
}

/** The newest checkpoint of each anchor. */
export function readAnchors(anchors: readonly AnchorSetting[]): Promise<AnchorReading[]> {
  return Promise.all(anchors.map(read))
}

async function deliver(note: string, { name, kind, target }: AnchorSetting): Promise<AnchorDelivery> {
  try {
    if (kind === 'file') appendNote(target, note)
    else await runCommand(target, note)
    return { name, failure: null }
  } catch (error) {
    return { name, failure: error instanceof Error ? error.message : String(error) }
  }
}

async function read({ name, kind, target, readBack }: AnchorSetting): Promise<AnchorReading> {
  try {
    if (kind === 'file') return { name, note: existsSync(target) ? newestNote(target) : null, failure: null }
    const note = readBack === null ? '' : await runCommand(readBack, '')
    return { name, note: note === '' ? null : note, failure: null }
  } catch (error) {
    return { name, note: null, failure: error instanceof Error ? error.message : String(error) }
  }
}

/** One line of JSON for each note; a line that a crash tore is ended, and passed over by readers. */
function appendNote(path: string, note: string): void {
  const isNew = !existsSync(path)
  const isTorn = !isNew && !/(?:^|\n)$/u.test(readTail(path))
  writeWhole(path, `${isTorn ? '\n' : ''}${JSON.stringify(note)}\n`, 'a')
  if (isNew) syncFolderOf(path)
}

/** Of the newest notes, the one that covers most: two processes may have delivered theirs out of order. */
function newestNote(path: string): string | null {
  const lines = readTail(path).split('\n').slice(0, -1)
  const notes = lines.map(parseLine).filter((note) => note !== null)
  const sizes = notes.map((note) => readCheckpoint(note)?.size ?? -1)
  return notes[sizes.lastIndexOf(Math.max(...sizes))] ?? (lines.length === 0 ? null : '')
}

function readTail(path: string): string {
  const handle = openSync(path, 'r')
  try {
    const { size } = fstatSync(handle)
    const tail = Buffer.alloc(Math.min(size, tailBytes))
    const count = readSync(handle, tail, 0, tail.length, size - tail.length)
    return tail.toString('utf8', 0, count)
  } finally {
    closeSync(handle)
  }
}

function parseLine(line: string): string | null {
  try {
    const note: unknown = JSON.parse(line)
    return typeof note === 'string' ? note : null
  } catch {
    return null
  }
}

function runCommand(command: string, input: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, { shell: true, timeout: commandMs, stdio: ['pipe', 'pipe', 'ignore'] })
    let output = ''
    child.stdout.setEncoding('utf8').on('data', (part: string) => (output += part))
    child.on('error', reject)
    child.on('close', (code, signal) => {
      if (code === 0) resolve(output)
      else reject(new Error(`the command ended with ${signal ?? code}`))
    })
    // A command that does not read its input is no fault of the checkpoint.
    child.stdin.on('error', () => undefined)
    child.stdin.end(input)
  })
}

function writeWhole(path: string, text: string, flags: 'a' | 'w'): void {
  const handle = openSync(path, flags, 0o600)
  try {
    writeSync(handle, text)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

function syncFolderOf(path: string): void {
  const handle = openSync(dirname(path), 'r')
  fsyncSync(handle)
  closeSync(handle)
}
