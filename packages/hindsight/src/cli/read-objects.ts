// A file of objects: one JSON object, a JSON list of them, or one object per line.

import { existsSync, readFileSync } from 'node:fs'
import { CommandError, reasonOf } from '../config/index.ts'
import type { Io } from './io.ts'

/** Reads the objects of a file, or of standard input for `-`. Throws `CommandError` where it is no JSON. */
export async function readObjects(
  path: string,
  { io, what }: { readonly io: Io; readonly what: string },
): Promise<readonly unknown[]> {
  if (path !== '-' && !existsSync(path)) throw new CommandError('path-not-found', { what, path })
  const text = path === '-' ? await standardInput(io) : readFileSync(path, 'utf8')
  try {
    return /^\s*\[/u.test(text) || !/\}\s*\n\s*\{/u.test(text) ? whole(JSON.parse(text)) : lines(text)
  } catch (cause) {
    throw new CommandError(
      'option-value',
      { option: what, value: path, reason: `it is no JSON: ${reasonOf(cause)}` },
      cause,
    )
  }
}

function whole(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value]
}

function lines(text: string): readonly unknown[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as unknown)
}

async function standardInput({ stdin }: Io): Promise<string> {
  const parts: Uint8Array[] = []
  for await (const part of stdin) parts.push(part)
  return Buffer.concat(parts).toString('utf8')
}
