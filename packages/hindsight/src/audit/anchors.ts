// Places outside our reach that keep checkpoints: whoever restores an old backup or writes the log anew is contradicted
// by them. Kept beside the keys, outside the database, so that an old database cannot forget them (law L14).

import { readCheckpoint } from './checkpoint.ts'
import type { Hash } from './tree.ts'

export interface AnchorSetting {
  /** Its name in messages. */
  readonly name: string
  /** `file` appends to a file elsewhere; `command` is given the checkpoint on its standard input. */
  readonly kind: 'file' | 'command'
  /** The path, or the command line. */
  readonly target: string
  /** A command that prints the newest checkpoint it keeps; null where it cannot be asked. */
  readonly readBack: string | null
}

/** What the log says of itself, to be compared. */
export interface LogHead {
  readonly size: number
  /** The root when the log had this many records; null where it is not known. */
  rootAt(size: number): Hash | null
}

export type AnchorState =
  | { readonly name: string; readonly state: 'agrees'; readonly size: number }
  /** It keeps nothing yet, or cannot be asked. */
  | { readonly name: string; readonly state: 'silent' }
  | { readonly name: string; readonly state: 'unreachable'; readonly reason: string }
  /** The log is shorter than it once was: an old backup, or a cut. */
  | { readonly name: string; readonly state: 'log-behind'; readonly size: number; readonly logSize: number }
  /** The log has other records than it once had. */
  | { readonly name: string; readonly state: 'log-forked'; readonly size: number }
  /** What it keeps is no checkpoint of this log. */
  | { readonly name: string; readonly state: 'unreadable' }

export interface AnchorReading {
  readonly name: string
  /** The newest checkpoint that it keeps; null where it keeps none or cannot be asked. */
  readonly note: string | null
  /** Why it could not be read; null where it could. */
  readonly failure: string | null
}

/** Compares the log with what each anchor keeps. */
export function compareWithAnchors(head: LogHead, readings: readonly AnchorReading[]): AnchorState[] {
  return readings.map((reading) => compareWith(head, reading))
}

/** True where an anchor contradicts the log, which then is not to be written to. */
export function isContradiction({ state }: AnchorState): boolean {
  return state === 'log-behind' || state === 'log-forked'
}

function compareWith(head: LogHead, { name, note, failure }: AnchorReading): AnchorState {
  if (failure !== null) return { name, state: 'unreachable', reason: failure }
  if (note === null) return { name, state: 'silent' }
  const checkpoint = readCheckpoint(note)
  if (checkpoint === null) return { name, state: 'unreadable' }
  const { size, root } = checkpoint
  if (size > head.size) return { name, state: 'log-behind', size, logSize: head.size }
  const ours = head.rootAt(size)
  return ours?.equals(root) === true ? { name, state: 'agrees', size } : { name, state: 'log-forked', size }
}
