// A database as a file and back, while others write: SQLite copies one snapshot into a new file, PostgreSQL's own tools do
// it for a server. Keys are no part of it (design §4).

import { execFile } from 'node:child_process'
import { chmodSync, closeSync, copyFileSync, existsSync, fsyncSync, mkdirSync, openSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { promisify } from 'node:util'
import { reasonOf } from '../config/index.ts'
import { guarded } from './sqlite-connection.ts'
import { StoreError } from './store-error.ts'

const run = promisify(execFile)
const databaseName = 'hindsight.sqlite'
const privateFile = 0o600
const privateFolder = 0o700
const outputMax = 1 << 24

/** The name of the file in a backup. */
export function copyName(location: string): string {
  return isServer(location) ? 'hindsight.pgdump' : databaseName
}

/** Copies the database of a store into a file that is not there yet, as of one moment, and makes it durable. */
export async function copyStore(location: string, file: string): Promise<void> {
  if (isServer(location)) {
    await runTool(location, 'pg_dump', ['--format=custom', '--no-owner', `--dbname=${location}`, `--file=${file}`])
  } else {
    guarded(location, () => {
      const database = new DatabaseSync(join(location, databaseName), { readOnly: true, timeout: 10_000 })
      try {
        database.prepare('vacuum into ?').run(file)
      } finally {
        database.close()
      }
    })
  }
  chmodSync(file, privateFile)
  syncFile(file)
  syncFile(dirname(file))
}

/** Puts a copy where a store is to be: a folder without one, or an empty database. Throws `StoreError`. */
export async function placeCopy(file: string, location: string): Promise<void> {
  if (isServer(location)) {
    const options = ['--no-owner', '--exit-on-error', '--single-transaction', `--dbname=${location}`]
    await runTool(location, 'pg_restore', [...options, file])
    return
  }
  const target = join(location, databaseName)
  if (existsSync(target)) throw new StoreError('store-exists', { what: target })
  mkdirSync(location, { recursive: true, mode: privateFolder })
  copyFileSync(file, target)
  chmodSync(target, privateFile)
  syncFile(target)
  syncFile(location)
}

function isServer(location: string): boolean {
  return /^postgres(?:ql)?:/u.test(location)
}

async function runTool(location: string, tool: string, words: readonly string[]): Promise<void> {
  try {
    await run(tool, [...words], { maxBuffer: outputMax })
  } catch (cause) {
    const shown = location.replace(/:[^:@/]*@/u, '@')
    const said = (cause as { readonly stderr?: string }).stderr?.trim() ?? ''
    // The words of the tool name the fault; the command line, which may hold a password, does not belong in a message.
    const reason =
      said === '' ? `${tool} could not be run: ${(cause as { readonly code?: string }).code ?? reasonOf(cause)}` : said
    throw new StoreError('store-unreachable', { location: shown, reason }, cause)
  }
}

function syncFile(path: string): void {
  const descriptor = openSync(path, 'r')
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}
