// A throw-away PostgreSQL server from binaries that are on the machine, or from the distribution's packages where we may
// install them (as root, as in CI). It runs as somebody without rights, on a free port, with a password of its own.

import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmodSync, chownSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'

export interface ServerOptions {
  /** Syncs to the disk, as a real one does; tests that lose no power need not wait for it. */
  readonly isDurable: boolean
  /** The server goes when this process does, however it ends. */
  readonly goesWith: number
}

interface Identity {
  readonly uid: number
  readonly gid: number
}

const oldestMajor = 15
const debianBinaries = '/usr/lib/postgresql'
const installTimeoutMs = 180_000
const startAttemptsMax = 20
const startPauseMs = 100

/** Starts a server in a folder and gives the URL of its database. Throws with the reason where there can be none. */
export async function startServer(folder: string, options: ServerOptions): Promise<string> {
  const binaries = findBinaries() ?? installBinaries()
  const identity = unprivileged()
  const data = join(folder, 'data')
  const password = randomBytes(12).toString('hex')
  const passwordFile = join(folder, 'password')
  mkdirSync(folder, { recursive: true })
  writeFileSync(passwordFile, password)
  own(folder, identity)
  own(passwordFile, identity)
  const run = (name: string, words: readonly string[]): void => {
    const how = identity === null ? {} : identity
    const ended = spawnSync(join(binaries, name), words, { ...how, cwd: folder, encoding: 'utf8', env: serverEnv })
    if (ended.status === 0) return
    throw new Error(`${name} failed: ${ended.error?.message ?? `${ended.stdout}${ended.stderr}`.trim()}`)
  }
  const setUp = ['-D', data, '-U', 'hindsight', '-A', 'scram-sha-256', '-E', 'UTF8', '--locale=C', '--no-sync']
  run('initdb', [...setUp, `--pwfile=${passwordFile}`])
  const port = await freePort()
  const settings = {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: 100,
    ...(options.isDurable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  }
  const words = Object.entries(settings).map(([name, value]) => `-c ${name}='${value}'`)
  run('pg_ctl', ['-D', data, '-l', join(folder, 'server.log'), '-w', '-o', words.join(' '), 'start'])
  goWith(options.goesWith, { folder, control: join(binaries, 'pg_ctl'), identity })
  return `postgres://hindsight:${password}@127.0.0.1:${port}/postgres`
}

/** Stops the server of a folder, if there is one, and removes the folder. */
export function removeServer(folder: string): void {
  const binaries = findBinaries()
  if (binaries !== null && existsSync(join(folder, 'data', 'postmaster.pid')))
    control(binaries, folder, ['-m', 'immediate', 'stop'])
  rmSync(folder, { recursive: true, force: true })
}

/** Kills the server of a folder as a failing machine would, and starts it again. */
export function crashServer(folder: string): void {
  process.kill(postmasterOf(folder), 'SIGKILL')
  startAgain(folder)
}

/** Stops the server of a folder without letting it finish anything; gives how to start it again. */
export function stopServer(folder: string): () => void {
  const binaries = findBinaries()
  if (binaries === null || control(binaries, folder, ['-m', 'immediate', 'stop']) !== 0)
    throw new Error('PostgreSQL does not stop')
  return () => startAgain(folder)
}

/** Has the server of a folder stand still with all its processes, connections open; gives how to let it go on. */
export function freezeServer(folder: string): () => void {
  const postmaster = postmasterOf(folder)
  const children = readFileSync(`/proc/${postmaster}/task/${postmaster}/children`, 'utf8').trim().split(' ').map(Number)
  const all = [postmaster, ...children]
  for (const pid of all) process.kill(pid, 'SIGSTOP')
  return () => {
    for (const pid of all) process.kill(pid, 'SIGCONT')
  }
}

function postmasterOf(folder: string): number {
  return Number(readFileSync(join(folder, 'data', 'postmaster.pid'), 'utf8').split('\n')[0])
}

function startAgain(folder: string): void {
  const words = readFileSync(join(folder, 'data', 'postmaster.opts'), 'utf8')
  const binaries = findBinaries()
  if (binaries === null) throw new Error('PostgreSQL is gone')
  const settings = [...words.matchAll(/"-c" "([^"]+)"/gu)].map(([, setting]) => `-c ${setting}`)
  const start = ['-l', join(folder, 'server.log'), '-w', '-o', settings.join(' '), 'start']
  // Its children notice a moment later, and hold its shared memory until then.
  for (let attempt = 1; attempt <= startAttemptsMax; attempt++) {
    if (control(binaries, folder, start) === 0) return
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, startPauseMs)
  }
  throw new Error('PostgreSQL does not start again')
}

const serverEnv = { PATH: process.env.PATH ?? '', LC_ALL: 'C' }

function control(binaries: string, folder: string, words: readonly string[]): number | null {
  const identity = unprivileged() ?? {}
  const how = { ...identity, cwd: folder, env: serverEnv, stdio: 'ignore' as const }
  return spawnSync(join(binaries, 'pg_ctl'), ['-D', join(folder, 'data'), ...words], how).status
}

/** The folder with `initdb` of the newest version that is good enough. */
function findBinaries(): string | null {
  const versions = existsSync(debianBinaries) ? readdirSync(debianBinaries).map(Number) : []
  const [newest] = versions.filter((version) => version >= oldestMajor).sort((a, b) => b - a)
  const places = [
    ...(newest === undefined ? [] : [join(debianBinaries, String(newest), 'bin')]),
    ...(process.env.PATH ?? '').split(':'),
  ]
  return places.find((place) => place !== '' && existsSync(join(place, 'initdb'))) ?? null
}

function installBinaries(): string {
  if (process.getuid?.() !== 0)
    throw new Error('there is no PostgreSQL on this machine, and installing it takes root: apt-get install postgresql')
  console.error('installing PostgreSQL for the tests: apt-get install postgresql')
  mkdirSync('/etc/postgresql-common', { recursive: true })
  if (!existsSync('/etc/postgresql-common/createcluster.conf'))
    writeFileSync('/etc/postgresql-common/createcluster.conf', 'create_main_cluster = false\n')
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const install = (words: readonly string[]): void => {
    execFileSync('apt-get', words, { env, stdio: ['ignore', 'ignore', 'pipe'], timeout: installTimeoutMs })
  }
  install(['-qq', 'update'])
  install(['-qq', '-y', '--no-install-recommends', 'install', 'postgresql'])
  const installed = findBinaries()
  if (installed === null) throw new Error('the distribution has no PostgreSQL 15 or later')
  return installed
}

/** PostgreSQL refuses to run as root. */
function unprivileged(): Identity | null {
  if (process.getuid?.() !== 0) return null
  const people = readFileSync('/etc/passwd', 'utf8').split('\n')
  const person =
    people.find((line) => line.startsWith('postgres:')) ?? people.find((line) => line.startsWith('nobody:'))
  const [, , uid, gid] = person?.split(':') ?? []
  if (uid === undefined || gid === undefined) throw new Error('there is nobody without rights to run PostgreSQL as')
  return { uid: Number(uid), gid: Number(gid) }
}

function own(path: string, identity: Identity | null): void {
  if (identity === null) return
  chownSync(path, identity.uid, identity.gid)
  if (!path.endsWith('password')) chmodSync(path, 0o700)
}

async function freePort(): Promise<number> {
  const server = createServer()
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  server.on('error', reject)
  server.listen(0, '127.0.0.1', resolve)
  await promise
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('there is no free port')
  await new Promise((closed) => server.close(closed))
  return address.port
}

/** A watcher that outlives us: without it a killed test run would leave its server behind. */
function goWith(pid: number, server: { folder: string; control: string; identity: Identity | null }): void {
  const { folder, control: program, identity } = server
  // Who may not signal a process can still see that it is there.
  const isThere = identity === null ? 'kill -0 "$1"' : '[ -d "/proc/$1" ]'
  const watch = `while ${isThere}; do sleep 2; done; "$2" -D "$3/data" -m immediate stop; rm -rf "$3"`
  const words = ['-c', watch, 'watch', String(pid), program, folder]
  spawn('/bin/sh', words, { ...identity, cwd: '/', detached: true, stdio: 'ignore', env: serverEnv }).unref()
}
