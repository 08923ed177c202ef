// Verifies what was handed over as files, without a store: exports, pages, keys and checkpoints (law L14).

import { once } from 'node:events'
import {
  closeSync,
  createReadStream,
  createWriteStream,
  existsSync,
  openSync,
  readFileSync,
  readSync,
  statSync,
} from 'node:fs'
import { finished } from 'node:stream/promises'
import {
  isProofPage,
  type LogVerdict,
  type PageVerdict,
  parseVerifierKey,
  type VerifierKey,
  verifyLog,
  verifyProofPage,
} from '../../audit/index.ts'
import { CommandError, reasonOf } from '../../config/index.ts'
import type { LogContext } from './log-context.ts'
import { exportStoredLog, type StoredVerification } from './stored-log.ts'

const pageBytesMax = 1 << 22
const chunkBytes = 1 << 20

/** Reads the key of a log. Throws `CommandError` where the file holds none. */
export function readPublicKey(path: string): VerifierKey {
  const key = parseVerifierKey(readText('--pubkey', path))
  if (key !== null) return key
  const remedy = 'Give the file log.pub of the store, or the line that it holds: name+id+key.'
  throw new CommandError('log-file-unreadable', {
    option: '--pubkey',
    path,
    reason: 'it holds no key of a log',
    remedy,
  })
}

/** Reads checkpoints that were kept elsewhere. */
export function readNotes(paths: readonly string[]): string[] {
  return paths.map((path) => readText('--since', path))
}

/** Verifies an export or a page. A page needs a key. */
export async function verifyFile(path: string, options: StoredVerification): Promise<LogVerdict | PageVerdict> {
  if (!existsSync(path)) throw new CommandError('path-not-found', { what: 'Log', path })
  if (statSync(path).isDirectory()) throw new CommandError('path-is-folder', { what: 'Log', path })
  const isPage = statSync(path).size <= pageBytesMax && isProofPage(beginOf(path))
  if (!isPage) return verifyLog(createReadStream(path, { highWaterMark: chunkBytes }), options)
  if (options.publicKey !== null) return verifyProofPage(readFileSync(path, 'utf8'), options.publicKey)
  const remedy = 'Add --pubkey FILE with the key of the log, from someone whom you trust.'
  const reason = 'a page proves nothing without the key'
  throw new CommandError('log-file-unreadable', { option: 'Page', path, reason, remedy })
}

/** Writes the log of a store into a new file. Gives its bytes. */
export async function exportLogToFile(path: string, context: LogContext): Promise<number> {
  if (existsSync(path)) throw new CommandError('output-exists', { path })
  const chunks = exportStoredLog(context)
  const file = createWriteStream(path, { flags: 'wx', flush: true })
  try {
    await once(file, 'open')
    let bytes = 0
    for await (const chunk of chunks) {
      bytes += chunk.length
      if (!file.write(chunk)) await once(file, 'drain')
    }
    file.end()
    await finished(file)
    return bytes
  } catch (cause) {
    file.destroy()
    if (cause instanceof CommandError) throw cause
    throw new CommandError('output-not-writable', { path, reason: reasonOf(cause) }, cause)
  }
}

function readText(option: string, path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (cause) {
    const remedy = 'Check the path and its permissions.'
    throw new CommandError('log-file-unreadable', { option, path, reason: reasonOf(cause), remedy }, cause)
  }
}

function beginOf(path: string): string {
  const handle = openSync(path, 'r')
  const bytes = Buffer.alloc(100)
  const count = readSync(handle, bytes)
  closeSync(handle)
  return bytes.toString('utf8', 0, count)
}
