// The drill: a backup is taken while an import writes, everything is brought back on an empty machine, checked with its
// log, and replayed; then the same backup is put under a store that has moved on, and has to be noticed (SLO-20, SLO-21).
// npm run backup-drill -- [--subjects 100000] [--replays 20] [--postgres]

import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { inventPersonName, nameCultures, seededRandom } from '@hindsight/engine/testing'
import { startServer } from '../packages/hindsight/src/testing/postgres-server.ts'
import { unList } from '../packages/hindsight/src/testing/small-lists.ts'

const { values } = parseArgs({
  options: {
    subjects: { type: 'string', default: '100000' },
    replays: { type: 'string', default: '20' },
    postgres: { type: 'boolean', default: false },
  },
})
const subjectCount = Number(values.subjects)
const replayCount = Number(values.replays)
const program = join(import.meta.dirname, '../packages/hindsight/bin/hindsight.js')
const folder = mkdtempSync(join(tmpdir(), 'hindsight-drill-'))
const path = (name: string): string => join(folder, name)
const random = seededRandom(11)
const faults: string[] = []

const server = values.postgres
  ? await startServer(mkdtempSync(join(tmpdir(), 'hindsight-drill-pg-')), { isDurable: false, goesWith: process.pid })
  : null
const live = server ?? path('store')
const restored = server === null ? path('again') : server.replace(/\/postgres$/u, '/again')
// Another machine has folders of its own.
const machine = { XDG_CONFIG_HOME: path('config'), XDG_DATA_HOME: path('data') }
const otherMachine = { XDG_CONFIG_HOME: path('config2'), XDG_DATA_HOME: path('data2') }

writeFileSync(path('un.xml'), unList())
await expectExit(0, live, ['lists', 'add', path('un.xml'), '--list', 'demo_un'])
writeSubjects('first.csv', 0, subjectCount)
await timed(`import of ${subjectCount}`, () =>
  expectExit(0, live, ['subjects', 'import', path('first.csv'), '--no-progress']),
)
writeSubjects('second.csv', subjectCount, Math.ceil(subjectCount / 2))
const writing = spawn(process.execPath, words(live, ['subjects', 'import', path('second.csv'), '--no-progress']), {
  env: { ...process.env, ...machine },
  stdio: 'ignore',
})
const written = once(writing, 'exit') as Promise<[number]>
await pause(1500)
const isHot = writing.exitCode === null
await timed('backup while it writes', () => expectExit(0, live, ['backup', 'create', path('backup')]))
await timed('copy of the keys', () => expectExit(0, live, ['backup', 'keys', path('keys')]))
const [importExit] = await written
// 1 says that somebody is to be looked at.
if (importExit > 1) faults.push(`the import beside the backup ended with ${importExit}`)

if (server !== null) await createDatabase(server)
await timed('restore and check', () =>
  expectExit(0, restored, ['backup', 'restore', path('backup'), '--keys', path('keys')]),
)
await timed('audit verify', () => expectExit(0, restored, ['audit', 'verify']))
for (let at = 0; at < replayCount; at++) {
  await expectExit(0, restored, ['replay', `d${random.below(subjectCount)}`])
}
if (server === null) await noticeOldBackup()
const bytes = readdirSync(path('backup')).reduce((sum, name) => sum + statSync(join(path('backup'), name)).size, 0)
console.log(
  `backup of ${bytes} bytes, taken ${isHot ? 'while an import wrote' : 'AFTER the import had ended'}; ${replayCount} replays`,
)
if (!isHot) faults.push('the backup was not hot: take more subjects')
for (const fault of faults) console.log(fault)
console.log(faults.length === 0 ? 'the drill holds' : 'THE DRILL DOES NOT HOLD')
rmSync(folder, { recursive: true, force: true })
process.exitCode = faults.length === 0 ? 0 : 1

/** The database of the backup under the keys of the store that went on: no command may write to it. */
async function noticeOldBackup(): Promise<void> {
  mkdirSync(path('old'))
  cpSync(path('backup/hindsight.sqlite'), path('old/hindsight.sqlite'))
  cpSync(path('store/keys'), path('old/keys'), { recursive: true })
  for (const command of [
    ['subjects', 'list'],
    ['store', 'status'],
    ['subjects', 'import', path('first.csv')],
  ]) {
    await expectExit(6, path('old'), command)
  }
}

function words(store: string, command: readonly string[]): string[] {
  return [program, '--store', store, '--now', '2026-01-20T10:00:00Z', ...command]
}

/** Runs a command and keeps as a fault what it does not end with. */
async function expectExit(exit: number, store: string, command: readonly string[]): Promise<void> {
  const env = store === restored ? otherMachine : machine
  const ended = await new Promise<{ readonly code: number; readonly said: string }>((resolve) => {
    execFile(
      process.execPath,
      words(store, command),
      { env: { ...process.env, ...env }, maxBuffer: 1 << 28 },
      (error, out, err) => {
        resolve({ code: error === null ? 0 : Number(error.code), said: `${out.slice(-500)}${err.slice(-500)}` })
      },
    )
  })
  const isImport = command[1] === 'import' && exit === 0 && ended.code === 1
  if (ended.code !== exit && !isImport)
    faults.push(`hindsight ${command.join(' ')} ended with ${ended.code}, not ${exit}: ${ended.said}`)
}

async function timed(what: string, work: () => Promise<void>): Promise<void> {
  const startedMs = performance.now()
  await work()
  console.log(`${what}: ${((performance.now() - startedMs) / 1000).toFixed(1)} s`)
}

function writeSubjects(name: string, from: number, count: number): void {
  const rows = Array.from({ length: count }, (_, at) => {
    const { latin } = inventPersonName(random, { culture: random.pick(nameCultures), isFemale: random.chance(0.5) })
    return `d${from + at},"${latin.replaceAll('"', '')} ${from + at}",Person\n`
  })
  writeFileSync(path(name), `id,name,schema\n${rows.join('')}`)
}

async function createDatabase(url: string): Promise<void> {
  const { default: pg } = await import('pg')
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query('create database again')
  await client.end()
}
