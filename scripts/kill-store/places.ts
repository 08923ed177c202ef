// Places for stores whose writers are killed: folders, or schemas in a PostgreSQL whose server can be killed, too.

import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { crashServer, removeServer, startServer } from '../../packages/hindsight/src/testing/postgres-server.ts'

/** There is no PostgreSQL to be had on this machine. */
export class NoServerError extends Error {}

/** Where the stores of a run of kills lie. */
export interface Places {
  next(number: number): Promise<string>
  /** Kills the server as a failing machine would, and starts it again. */
  crash(): void
  remove(): void
}

/** Folders in one that the caller removes. */
export function folderPlaces(folder: string): Places {
  return {
    next: (number) => Promise.resolve(join(folder, `store-${number}`)),
    crash: () => undefined,
    remove: () => undefined,
  }
}

/** Schemas of a PostgreSQL of its own, which syncs what it commits. Throws `NoServerError`. */
export async function serverPlaces(): Promise<Places> {
  const own = mkdtempSync(join(tmpdir(), 'hindsight-server-'))
  // The server runs as somebody else and has to reach its own folder in this one.
  chmodSync(own, 0o711)
  const starting = startServer(join(own, 'server'), { isDurable: true, goesWith: process.pid })
  const url = await starting.catch((cause: unknown) => {
    throw new NoServerError(`no PostgreSQL: ${String(cause)}`, { cause })
  })
  return {
    async next(number) {
      const client = new pg.Client({ connectionString: url })
      await client.connect()
      await client.query(`create schema kills_${number}`)
      await client.end()
      return `${url}?options=${encodeURIComponent(`-c search_path=kills_${number}`)}`
    },
    crash: () => crashServer(join(own, 'server')),
    remove() {
      removeServer(join(own, 'server'))
      rmSync(own, { recursive: true, force: true })
    },
  }
}
