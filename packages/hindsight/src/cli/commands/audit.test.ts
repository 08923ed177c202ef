// The log from the command line: intact is 0, changed is 6 with the place named, and an old backup stops every command.

import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import { runInMemory } from '../../testing/run-in-memory.ts'
import { temporaryFolder } from '../../testing/temporary-folder.ts'

interface Place {
  readonly folder: string
  run(...words: readonly string[]): ReturnType<typeof runInMemory>
}

/** A store with two people in it, whose enrolments are on record. */
async function storeWithPeople(): Promise<Place> {
  const folder = temporaryFolder().path
  const env = { HOME: folder, HINDSIGHT_STORE: join(folder, 'store') }
  const run: Place['run'] = (...words) => runInMemory(words, { env })
  for (const id of ['anna', 'bert'])
    expect((await run('operators', 'enrol', id, '--name', `${id} Invented`)).exit).toBe(0)
  return { folder, run }
}

test('a store, its export and a page of it are verified, and whoever changes them is found', async () => {
  const { folder, run } = await storeWithPeople()
  const stored = await run('audit', 'verify', '--jsonl')
  expect([stored.exit, stored.trailer]).toEqual([0, expect.objectContaining({ isIntact: true, unsigned: 0 })])
  const [file, key] = [join(folder, 'log.hlog'), join(folder, 'store', 'keys', 'log.pub')]
  expect((await run('audit', 'export', file)).exit).toBe(0)
  expect((await run('audit', 'export', file)).exit).toBe(5)
  const verdict = await run('audit', 'verify', file, '--pubkey', key, '--jsonl')
  expect([verdict.exit, verdict.trailer]).toEqual([0, expect.objectContaining({ records: 3, isKeyKnown: true })])
  expect((await run('audit', 'verify', file)).stdout).toContain('No key was given')
  const bytes = readFileSync(file)
  writeFileSync(file, Buffer.from(bytes.toString('latin1').replace('anna Invented', 'ella Invented'), 'latin1'))
  const changed = await run('audit', 'verify', file, '--pubkey', key, '--jsonl')
  expect([changed.exit, changed.rows[0]]).toEqual([6, expect.objectContaining({ kind: 'record-altered', position: 0 })])
  const page = await run('audit', 'proof', '1')
  const pageFile = join(folder, 'page.txt')
  writeFileSync(pageFile, page.stdout)
  expect(await run('audit', 'verify', pageFile, '--pubkey', key)).toMatchObject({ exit: 0 })
  expect((await run('audit', 'verify', pageFile)).exit).toBe(2)
  writeFileSync(pageFile, page.stdout.replace('Record 1', 'Record 2'))
  expect(await run('audit', 'verify', pageFile, '--pubkey', key)).toMatchObject({ exit: 6 })
})

test('an old backup stops every command with 6, and says which anchor knows better', async () => {
  const { folder, run } = await storeWithPeople()
  const [database, backup] = [join(folder, 'store', 'hindsight.sqlite'), join(folder, 'backup.sqlite')]
  new DatabaseSync(database).exec(`vacuum into '${backup}'`)
  expect((await run('audit', 'anchor', 'add', 'share', '--file', join(folder, 'share.log'))).exit).toBe(0)
  const checkpoint = await run('audit', 'checkpoint')
  for (const suffix of ['', '-wal', '-shm']) rmSync(`${database}${suffix}`, { force: true })
  cpSync(backup, database)
  const list = await run('operators', 'list')
  expect([list.exit, list.stdout]).toEqual([6, ''])
  expect(list.stderr).toContain('the anchor own saw 4 records, and the log has 3: history behind anchor')
  const check = await run('audit', 'anchor', 'check', '--jsonl')
  expect(check.exit).toBe(6)
  expect(check.rows).toMatchObject([
    { name: 'own', state: 'log-behind' },
    { name: 'share', state: 'log-behind' },
  ])
  const since = join(folder, 'kept.txt')
  writeFileSync(since, checkpoint.stdout)
  const verdict = await run('audit', 'verify', '--since', since, '--jsonl')
  expect([verdict.exit, verdict.rows[0]]).toEqual([6, expect.objectContaining({ kind: 'rolled-back', position: 3 })])
})

test('a key that follows is told to those who verify, and what cannot be an anchor is refused', async () => {
  const { folder, run } = await storeWithPeople()
  const rotated = await run('audit', 'rotate-key')
  const key = join(folder, 'new.pub')
  writeFileSync(key, rotated.stdout)
  expect((await run('audit', 'verify', '--pubkey', key)).exit).toBe(0)
  expect((await run('audit', 'anchor', 'add', 'x')).exit).toBe(2)
  expect((await run('audit', 'anchor', 'add', 'own', '--file', key)).exit).toBe(2)
  expect((await run('audit', 'anchor', 'add', 'x', '--command', 'exit 1')).exit).toBe(2)
  expect((await run('audit', 'anchor', 'list', '--jsonl')).trailer).toMatchObject({ rows: 1 })
  expect((await run('audit', 'proof', 'nobody')).exit).toBe(2)
  writeFileSync(join(folder, 'store', 'keys', 'anchors.json'), '[')
  expect((await run('operators', 'list')).exit).toBe(6)
  expect((await run('audit', 'anchor', 'list')).exit).toBe(6)
  expect((await run('audit', 'verify', '--pubkey', join(folder, 'none'))).exit).toBe(2)
})
