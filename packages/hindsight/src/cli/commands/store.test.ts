// What the store commands say, and how they end.

import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openStore } from '../../store/index.ts'
import { runInMemory } from '../../testing/run-in-memory.ts'
import { tamper } from '../../testing/store-places.ts'
import { at, listId, versionOf } from '../../testing/stored-versions.ts'
import { temporaryFolder } from '../../testing/temporary-folder.ts'

async function filled(): Promise<string> {
  const location = join(temporaryFolder().path, 'store')
  const store = await openStore(location, { newStoreId: () => 'store-1' })
  await store.write(async ({ lists }) => {
    await lists.addList({ listId, addedAt: at, kind: 'custom', settings: null })
    await lists.addVersion(versionOf({ a: '1' }))
  })
  await store.close()
  return location
}

it('says what the store is and holds', async () => {
  const location = await filled()
  const { exit, stdout } = await runInMemory(['store', 'status', '--store', location])
  expect(exit).toBe(0)
  expect(stdout).toMatch(
    /store +\S+\nkind +SQLite in a folder\nid +store-1\nschema +\d+\nsize +[\d,]+ bytes\nclock +real\n/u,
  )
  expect(stdout).toMatch(/ {2}list_versions +1\n/u)
  const lines = await runInMemory(['store', 'status', '--store', location, '--jsonl'])
  expect(lines.trailer).toMatchObject({ end: true, kind: 'sqlite', storeId: 'store-1', syncsCommits: true })
})

it('checks, and ends with 6 where something is not what was written', async () => {
  const location = await filled()
  await tamper(location, `update list_versions set receipt_id = receipt_id, parties = 2`)
  const { exit, stdout } = await runInMemory(['store', 'check', '--store', location])
  expect([exit, stdout]).toEqual([6, expect.stringContaining('damaged  x_invented_list@2026-01-01 has 1 of 2 parties')])
  const lines = await runInMemory(['store', 'check', '--store', location, '--jsonl'])
  expect(lines.trailer).toMatchObject({ end: true, faults: 2 })
})

it('migrates, and says when there is nothing to do', async () => {
  const location = await filled()
  const { exit, stdout } = await runInMemory(['store', 'migrate', '--store', location])
  expect([exit, stdout]).toEqual([0, expect.stringMatching(/^The store \S+ has schema \d+ already\.\n$/u)])
})

it('does not make a store to look at it', async () => {
  const location = join(temporaryFolder().path, 'none')
  for (const command of ['status', 'check']) {
    const { exit, stderr } = await runInMemory(['store', command, '--store', location])
    expect([exit, stderr.includes(location)]).toEqual([2, true])
  }
})
