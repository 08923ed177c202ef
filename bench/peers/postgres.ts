// PostgreSQL with pg_trgm in a temporary folder of its own: initialised, started as an unprivileged user, asked through
// psql and removed afterwards. Where there is no server, or no pg_trgm, the reason is given.

import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Found, NameDocument } from '../searchers.ts'

const packaged = '/usr/lib/postgresql'
const startAttempts = 100
/** Names given to one question. */
const namesMax = 400

/** How names are searched: an index of trigrams with a floor of similarity, or the nearest by distance. */
export type TrigramWay = 'gin' | 'gist'

/** Where the server's programs are; null where there is none. */
function serverFolder(): string | null {
  const versions = existsSync(packaged) ? readdirSync(packaged).toSorted((a, b) => Number(b) - Number(a)) : []
  const folders = [
    ...versions.map((version) => join(packaged, version, 'bin')),
    ...(process.env['PATH'] ?? '').split(':'),
  ]
  return folders.find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres'))) ?? null
}

/** Who runs the server: it refuses to be run by root. */
function unprivileged(): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {}
  const ask = (flag: string): number => Number(spawnSync('id', [flag, 'nobody'], { encoding: 'utf8' }).stdout)
  return { uid: ask('-u'), gid: ask('-g') }
}

/** A server that holds the names, or why there is none. */
export async function openTrigrams(documents: readonly NameDocument[]): Promise<Trigrams | string> {
  const bin = serverFolder()
  if (bin === null) return 'no PostgreSQL server is installed (Debian: postgresql)'
  const folder = mkdtempSync(join(tmpdir(), 'hindsight-pg-'))
  const owner = unprivileged()
  if (owner.uid !== undefined) chownSync(folder, owner.uid, owner.gid ?? owner.uid)
  const made = spawnSync(
    join(bin, 'initdb'),
    ['-D', join(folder, 'data'), '-U', 'bench', '--auth=trust', '-E', 'UTF8', '--no-locale', '--no-sync'],
    { ...owner, encoding: 'utf8', cwd: folder },
  )
  if (made.status !== 0) {
    rmSync(folder, { recursive: true })
    return `initdb: ${made.stderr.trim().split('\n')[0] ?? ''}`
  }
  const settings = [
    'listen_addresses=',
    'fsync=off',
    'shared_buffers=256MB',
    'jit=off',
    'max_parallel_workers_per_gather=0',
  ]
  const words = ['-D', join(folder, 'data'), '-k', folder, ...settings.flatMap((setting) => ['-c', setting])]
  const server = spawn(join(bin, 'postgres'), words, { ...owner, stdio: 'ignore', cwd: folder })
  const trigrams = new Trigrams(server, folder, bin)
  try {
    await trigrams.fill(documents)
    return trigrams
  } catch (cause) {
    await trigrams.close()
    return `pg_trgm: ${cause instanceof Error ? cause.message : String(cause)}`
  }
}

export class Trigrams {
  readonly #server: ChildProcess
  readonly #folder: string
  readonly #bin: string

  constructor(server: ChildProcess, folder: string, bin: string) {
    this.#server = server
    this.#folder = folder
    this.#bin = bin
  }

  async fill(documents: readonly NameDocument[]): Promise<void> {
    for (let attempt = 0; ; attempt++) {
      const { status } = spawnSync(join(this.#bin, 'pg_isready'), ['-q', '-h', this.#folder], { stdio: 'ignore' })
      if (status === 0) break
      if (attempt === startAttempts) throw new Error('the server did not start')
      await sleep(100)
    }
    const rows = documents.map(({ key, name }) => `${copied(key)}\t${copied(name)}\n`).join('')
    await this.#psql(
      `CREATE EXTENSION pg_trgm; CREATE TABLE names (key text, name text);\nCOPY names FROM STDIN;\n${rows}\\.\n` +
        'CREATE INDEX names_gin ON names USING gin (name gin_trgm_ops);' +
        'CREATE INDEX names_gist ON names USING gist (name gist_trgm_ops (siglen=64)); VACUUM ANALYZE names;\n',
    )
  }

  /** Answers all questions in one session, within the server: no round trip for each. */
  async answer(names: readonly string[], way: TrigramWay): Promise<Found[][]> {
    const rows = names.map((name, id) => `${id}\t${copied(name)}\n`).join('')
    const where = way === 'gin' ? 'WHERE n.name % q.name ORDER BY 2 DESC' : 'ORDER BY n.name <-> q.name'
    const text = await this.#psql(
      'SET enable_seqscan = off; SET pg_trgm.similarity_threshold = 0.3;' +
        `CREATE TEMP TABLE queries (id int, name text);\nCOPY queries FROM STDIN;\n${rows}\\.\n` +
        `COPY (SELECT q.id, f.key, f.alike FROM queries q CROSS JOIN LATERAL (SELECT n.key, similarity(n.name, q.name) alike FROM names n ${where} LIMIT ${namesMax}) f) TO STDOUT;\n`,
    )
    const answers: Found[][] = names.map(() => [])
    for (const line of text.split('\n')) {
      const [id, key, alike] = line.split('\t')
      if (key !== undefined) answers[Number(id)]!.push({ key, score: Number(alike) })
    }
    return answers
  }

  async close(): Promise<void> {
    const ended = new Promise((resolve) => this.#server.once('exit', resolve))
    if (this.#server.exitCode === null) {
      this.#server.kill('SIGINT')
      await ended
    }
    rmSync(this.#folder, { recursive: true, force: true })
  }

  #psql(commands: string): Promise<string> {
    const words = ['-X', '-q', '-v', 'ON_ERROR_STOP=1', '-h', this.#folder, '-U', 'bench', '-d', 'postgres', '-f', '-']
    const client = spawn(join(this.#bin, 'psql'), words)
    const parts: Buffer[] = []
    let said = ''
    client.stdout.on('data', (part: Buffer) => parts.push(part))
    client.stderr.on('data', (part: Buffer) => {
      said += part.toString()
    })
    client.stdin.end(commands)
    return new Promise((resolve, reject) => {
      client.once('error', reject)
      client.once('close', (status) => {
        if (status === 0) resolve(Buffer.concat(parts).toString())
        else reject(new Error(said.trim().split('\n')[0] ?? `psql ended with ${status}`))
      })
    })
  }
}

/** Text as COPY reads it. */
function copied(text: string): string {
  return text.replace(/[\\\t\n\r]/gu, ' ')
}
