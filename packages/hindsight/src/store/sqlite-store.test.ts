// The embedded store keeps the contract, and is what it says on the disk.

import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, it } from 'vitest'
import { sqlitePlace, tamper } from '../testing/store-places.ts'
import { at, listId } from '../testing/stored-versions.ts'
import { temporaryFolder } from '../testing/temporary-folder.ts'
import { listArea } from './list-area-sql.ts'
import { type Migrated, openStore } from './open-store.ts'
import { schemaVersion, takeSteps } from './schema.ts'
import { openSqlite } from './sqlite-backend.ts'
import { storeContract } from './store.contract.ts'

storeContract('node:sqlite', sqlitePlace)

it('makes a folder that only its owner can open', async () => {
  const location = join(temporaryFolder().path, 'a', 'store')
  await (await openStore(location)).close()
  expect(statSync(location).mode & 0o777).toBe(0o700)
  expect(statSync(join(location, 'hindsight.sqlite')).mode & 0o777).toBe(0o600)
})

it('brings a store of an earlier schema here, after a copy of it that it names', async () => {
  const location = join(temporaryFolder().path, 'store')
  const earlier = openSqlite(location)
  await earlier.alter(async (session) => {
    await takeSteps(session, { from: 0, to: 4, at })
    const facts = { only_row: 1, store_id: 'store-1', is_for_tests: 0, created_at: at }
    await session.db.insertInto('store_facts').values(facts).execute()
    await listArea(session).addList({ listId, addedAt: at, kind: 'custom', settings: null })
  })
  await earlier.close()
  const told: Migrated[] = []
  const options = { now: () => '2026-05-01T00:00:00.000Z', onMigrated: (one: Migrated) => void told.push(one) }
  const stores = await Promise.all([openStore(location, options), openStore(location, options)])
  const backup = join(location, 'hindsight.sqlite.schema-4.20260501000000000.backup')
  expect(told).toEqual([{ location, from: 4, to: schemaVersion, backup }])
  for (const store of stores) {
    expect([store.storeId, store.schemaVersion]).toEqual(['store-1', schemaVersion])
    expect(await store.read(({ lists }) => lists.find(listId))).not.toBeNull()
    await store.close()
  }
  const copy = new DatabaseSync(backup, { readOnly: true })
  expect(copy.prepare('select max(version) as version from store_schema').get()).toEqual({ version: 4 })
  expect(copy.prepare('select list_id from lists').all()).toEqual([{ list_id: listId }])
  copy.close()
})

it('refuses a store of a later schema and leaves it as it is', async () => {
  const location = join(temporaryFolder().path, 'store')
  await (await openStore(location)).close()
  await tamper(location, `insert into store_schema values (999, 'later', '${at}')`)
  const before = readFileSync(join(location, 'hindsight.sqlite'))
  await expect(openStore(location)).rejects.toMatchObject({
    code: 'store-newer',
    exit: 3,
    message: `The store ${location} has schema 999; this version of hindsight knows only up to ${schemaVersion}`,
  })
  expect(Buffer.compare(readFileSync(join(location, 'hindsight.sqlite')), before)).toBe(0)
})

it('names what is no store', async () => {
  const { path } = temporaryFolder()
  writeFileSync(join(path, 'file'), 'not a folder')
  writeFileSync(join(path, 'hindsight.sqlite'), 'not a database, but long enough to be looked at as one'.repeat(100))
  await expect(openStore(join(path, 'file'))).rejects.toMatchObject({ code: 'store-location', exit: 2 })
  await expect(openStore(join(path, 'file', 'below'))).rejects.toMatchObject({ code: 'store-unreachable', exit: 3 })
  await expect(openStore('mysql://host/name')).rejects.toMatchObject({ code: 'store-location', exit: 2 })
  await expect(openStore(path)).rejects.toMatchObject({ code: 'store-damaged', exit: 6 })
})

it('waits for another process that writes, and says so when that takes too long', async () => {
  const location = join(temporaryFolder().path, 'store')
  const store = await openStore(location, { patienceMs: 50 })
  const other = new DatabaseSync(join(location, 'hindsight.sqlite'))
  other.exec('begin immediate')
  await expect(store.write(({ log }) => log.size())).rejects.toMatchObject({ code: 'store-busy', exit: 3 })
  expect(await store.read(({ lists }) => lists.all())).toEqual([])
  other.exec('rollback')
  other.close()
  expect(await store.write(({ log }) => log.size())).toBe(0)
  await store.close()
})

it('leaves one file when it is closed', async () => {
  const location = join(temporaryFolder().path, 'store')
  const store = await openStore(location)
  await store.read(({ lists }) => lists.all())
  expect(existsSync(join(location, 'hindsight.sqlite-wal'))).toBe(true)
  await store.close()
  expect(existsSync(join(location, 'hindsight.sqlite-wal'))).toBe(false)
})
