// A backup is taken while the store is open, a store comes out of it, and an old one is noticed at the next start; keys
// are copied apart, and an erasure reaches the copies (SLO-20, SLO-21).

import { appendFileSync, cpSync, existsSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { type MemoryRun, runInMemory } from '../../testing/run-in-memory.ts'
import { listedPeople, unList } from '../../testing/small-lists.ts'
import { temporaryFolder } from '../../testing/temporary-folder.ts'

interface Setup {
  readonly run: (...words: string[]) => Promise<MemoryRun>
  readonly on: (store: string, ...words: string[]) => Promise<MemoryRun>
  readonly path: (name: string) => string
  readonly write: (name: string, content: string) => string
}

const subjects = `id,name,schema\nb1,${listedPeople[1]},Person\nb2,Zebedee Thistlewick,Person\n`

async function setUp(): Promise<Setup> {
  const folder = temporaryFolder()
  const env = { XDG_CONFIG_HOME: join(folder.path, 'config') }
  const path = (name: string): string => join(folder.path, name)
  const on: Setup['on'] = (store, ...words) =>
    runInMemory(['--store', path(store), '--now', '2026-01-20T10:00:00Z', ...words], { env })
  const run: Setup['run'] = (...words) => on('store', ...words)
  await run('lists', 'add', folder.write('un.xml', unList()), '--list', 'demo_un')
  for (const who of ['anna', 'bert']) await run('operators', 'enrol', who, '--name', `${who} Operator`)
  const imported = await run('subjects', 'import', folder.write('a.csv', subjects), '--jsonl')
  expect(imported.trailer).toMatchObject({ imported: 2, review: 1 })
  return { run, on, path, write: folder.write }
}

it('makes the same store again, without keys in the backup', async () => {
  const { run, on, path } = await setUp()
  expect((await run('backup', 'create', path('b'))).exit).toBe(0)
  expect(readdirSync(path('b')).sort()).toEqual(['backup.json', 'hindsight.sqlite'])
  expect((await run('backup', 'create', path('b'))).exit).toBe(5)
  expect((await run('backup', 'keys', path('k'))).exit).toBe(0)
  const restored = await on('again', 'backup', 'restore', path('b'), '--keys', path('k'))
  expect([restored.exit, restored.stdout]).toEqual([0, 'restored  whole\n'])
  const replayed = await on('again', 'replay', 'b1', '--jsonl')
  expect(replayed.rows[0]).toMatchObject({ outcome: 'same', state: 'review' })
  expect((await on('again', 'audit', 'verify')).exit).toBe(0)
  expect((await on('again', 'backup', 'restore', path('b'))).exit).toBe(5)
})

it('notices an old backup at every start', async () => {
  const { run, path } = await setUp()
  await run('backup', 'create', path('old'))
  await run('subjects', 'monitor', 'b2', 'off', '--reason', 'left', '--as', 'anna')
  for (const name of readdirSync(path('store'))) {
    if (name.startsWith('hindsight.sqlite')) rmSync(join(path('store'), name))
  }
  cpSync(path('old/hindsight.sqlite'), path('store/hindsight.sqlite'))
  for (const words of [
    ['subjects', 'list'],
    ['retention', 'due'],
    ['store', 'status'],
  ]) {
    const { exit, stderr } = await run(...words)
    expect([exit, stderr]).toEqual([6, expect.stringContaining('history behind anchor')])
  }
})

it('says so when it restores one that the anchors are ahead of', async () => {
  const { run, on, path } = await setUp()
  await run('backup', 'create', path('old'))
  await run('subjects', 'monitor', 'b2', 'off', '--reason', 'left', '--as', 'anna')
  await run('backup', 'keys', path('k'))
  const { exit, stdout } = await on('again', 'backup', 'restore', path('old'), '--keys', path('k'))
  expect([exit, stdout]).toEqual([6, expect.stringContaining('history behind anchor')])
})

it('restores nothing from bytes that were changed', async () => {
  const { run, on, path } = await setUp()
  await run('backup', 'create', path('b'))
  appendFileSync(path('b/hindsight.sqlite'), 'x')
  expect((await run('backup', 'verify', path('b'))).exit).toBe(6)
  expect((await on('again', 'backup', 'restore', path('b'))).exit).toBe(6)
  expect(existsSync(path('again'))).toBe(false)
})

it('erases in copies of the keys, and waits for one that cannot be reached', async () => {
  const { run, on, path } = await setUp()
  await run('backup', 'create', path('b'))
  await run('backup', 'keys', path('k1'))
  await run('backup', 'keys', path('k2'))
  cpSync(path('k2'), path('moved'), { recursive: true })
  rmSync(path('k2'), { recursive: true })
  await run('subjects', 'erase', 'b2', '--reason', 'subject-request', '--as', 'anna')
  const approved = await run('subjects', 'erase', 'b2', '--approve', '--as', 'bert')
  expect(approved.stderr).toContain(`The copy of the keys in ${path('k2')} could not be reached`)
  // The old database with a copy of the keys that was reached: nothing of the erased one is there.
  await on('again', 'backup', 'restore', path('b'), '--keys', path('k1'))
  expect((await runShow(on, 'again')).stdout + (await runShow(on, 'again')).stderr).not.toContain('Thistlewick')
  cpSync(path('moved'), path('k2'), { recursive: true })
  expect((await run('subjects', 'show', 'b1', '--as', 'anna', '--purpose', 'audit')).exit).toBe(0)
  await on('third', 'backup', 'restore', path('b'), '--keys', path('k2'))
  expect((await runShow(on, 'third')).stdout).not.toContain('Thistlewick')
})

function runShow(on: Setup['on'], store: string): Promise<MemoryRun> {
  return on(store, 'subjects', 'show', 'b2', '--as', 'anna', '--purpose', 'audit')
}
