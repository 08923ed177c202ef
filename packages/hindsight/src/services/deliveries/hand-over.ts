// How a message leaves: as one line of JSON on the input of a command that ends with 0, or appended to a file and synced.
// Messages carry identifiers and never a value about a person.

import { spawn } from 'node:child_process'
import { closeSync, fstatSync, fsyncSync, openSync, readSync, writeSync } from 'node:fs'
import { limits, reasonOf } from '../../config/index.ts'
import type { DeliveryTarget, OutboxEntry } from '../../store/index.ts'

export interface HandedOver {
  readonly message: OutboxEntry
  /** Why it did not arrive; null where it did. */
  readonly fault: string | null
}

/** Hands messages over in order; each arrives or says why not. */
export async function handOver(
  { kind, target }: Pick<DeliveryTarget, 'kind' | 'target'>,
  messages: readonly OutboxEntry[],
): Promise<readonly HandedOver[]> {
  if (kind === 'file') {
    const fault = appendAll(target, messages.map(lineOf).join(''))
    return messages.map((message) => ({ message, fault }))
  }
  const handed: HandedOver[] = []
  for (const message of messages) handed.push({ message, fault: await runCommand(target, lineOf(message)) })
  return handed
}

function lineOf({ messageId, kind, payload, recordedAt }: OutboxEntry): string {
  return `${JSON.stringify({ messageId, kind, recordedAt, payload })}\n`
}

/** All lines or a fault; a line that a crash or a full disk tore is ended first, so that readers can pass over it. */
function appendAll(path: string, text: string): string | null {
  try {
    const handle = openSync(path, 'a+', 0o600)
    try {
      writeWhole(handle, `${isTorn(handle) ? '\n' : ''}${text}`)
      fsyncSync(handle)
    } finally {
      closeSync(handle)
    }
    return null
  } catch (cause) {
    return reasonOf(cause)
  }
}

function writeWhole(handle: number, text: string): void {
  const bytes = Buffer.from(text)
  for (let at = 0; at < bytes.length; ) at += writeSync(handle, bytes, at)
}

function isTorn(handle: number): boolean {
  const { size } = fstatSync(handle)
  const last = Buffer.alloc(1)
  return size > 0 && readSync(handle, last, 0, 1, size - 1) === 1 && last[0] !== 0x0a
}

function runCommand(command: string, input: string): Promise<string | null> {
  const { promise, resolve } = Promise.withResolvers<string | null>()
  const timeout = limits.deliveryCommandSeconds * 1000
  const child = spawn(command, { shell: true, timeout, stdio: ['pipe', 'ignore', 'ignore'] })
  child.on('error', (cause) => resolve(reasonOf(cause)))
  child.on('close', (code, signal) => resolve(code === 0 ? null : `the command ended with ${signal ?? code}`))
  // A command may end well without reading its input.
  child.stdin.on('error', () => undefined)
  child.stdin.end(input)
  return promise
}
