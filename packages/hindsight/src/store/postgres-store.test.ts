// The store in PostgreSQL keeps the contract, says clearly what it cannot reach, and is changed only when asked.

import { createServer } from 'node:net'
import { expect, it, onTestFinished } from 'vitest'
import { postgresPlace, tamper } from '../testing/store-places.ts'
import { at, listId } from '../testing/stored-versions.ts'
import { listArea } from './list-area-sql.ts'
import { openStore } from './open-store.ts'
import { openPostgres } from './postgres-backend.ts'
import { schemaVersion, takeSteps } from './schema.ts'
import { storeContract } from './store.contract.ts'

storeContract('PostgreSQL', postgresPlace)

it('refuses a store of an earlier schema with the command to run, and brings it here when asked', async (context) => {
  const location = await postgresPlace(context)
  const earlier = await openPostgres(location)
  await earlier.alter(async (session) => {
    await takeSteps(session, { from: 0, to: 4, at })
    const facts = { only_row: 1, store_id: 'store-1', is_for_tests: 0, created_at: at }
    await session.db.insertInto('store_facts').values(facts).execute()
    await listArea(session).addList({ listId, addedAt: at, kind: 'custom', settings: null })
  })
  await earlier.close()
  await expect(openStore(location)).rejects.toMatchObject({
    code: 'store-older',
    exit: 3,
    remedy: expect.stringContaining('hindsight store migrate --store postgres://hindsight@') as string,
  })
  const store = await openStore(location, { migrates: true })
  expect([store.storeId, store.schemaVersion]).toEqual(['store-1', schemaVersion])
  expect(await store.read(({ lists }) => lists.find(listId))).not.toBeNull()
  await store.close()
})

it('refuses a store of a later schema', async (context) => {
  const location = await postgresPlace(context)
  await (await openStore(location)).close()
  await tamper(location, `insert into store_schema values (999, 'later', '${at}')`)
  await expect(openStore(location)).rejects.toMatchObject({ code: 'store-newer', exit: 3 })
})

it('is made once where several processes come at the same time', async (context) => {
  const location = await postgresPlace(context)
  const stores = await Promise.all(Array.from({ length: 4 }, () => openStore(location)))
  expect(new Set(stores.map(({ storeId }) => storeId)).size).toBe(1)
  await Promise.all(stores.map((store) => store.close()))
})

it('says within three seconds that a server is not there, or does not answer, without its password', async () => {
  const silent = createServer()
  await new Promise<void>((listening) => silent.listen(0, '127.0.0.1', listening))
  onTestFinished(() => void silent.close())
  const address = silent.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  for (const place of ['127.0.0.1:1/name', `127.0.0.1:${port}/name`]) {
    const start = performance.now()
    const opening = openStore(`postgres://somebody:hidden@${place}`)
    await expect(opening).rejects.toMatchObject({
      code: 'store-unreachable',
      exit: 3,
      message: expect.stringMatching(
        /^The store postgres:\/\/somebody@127\.0\.0\.1:\d+\/name cannot be reached: ./u,
      ) as string,
    })
    expect(performance.now() - start).toBeLessThan(3000)
  }
})

it('survives that its connections are cut, and loses nothing that it has said', async (context) => {
  const location = await postgresPlace(context)
  const store = await openStore(`${location}&application_name=to_be_cut`)
  onTestFinished(() => store.close())
  await store.write(({ lists }) => lists.addList({ listId, addedAt: at, kind: 'custom', settings: null }))
  const others = `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'to_be_cut'`
  const cut = store.write(async ({ lists }) => {
    await lists.changeSettings(listId, 'half done')
    await tamper(location, others)
    await lists.changeSettings(listId, 'done')
  })
  await expect(cut).rejects.toMatchObject({ code: 'store-unreachable' })
  expect(await store.read(({ lists }) => lists.find(listId))).toMatchObject({ settings: null })
})
