// From arrival to live, held, unchanged or refused; what is live never changes by anything but going live.

import { describe, expect, it } from 'vitest'
import { listedPeople, ofacSet, unList } from '../../testing/small-lists.ts'
import { temporaryFolder } from '../../testing/temporary-folder.ts'
import { type TestContext, temporaryStore } from '../../testing/temporary-store.ts'
import { type AddedList, addList } from './add-list.ts'
import { arriveByPath } from './arrival.ts'
import { openVersion } from './open-version.ts'

async function add(context: TestContext, content: string, file = 'list.xml'): Promise<AddedList> {
  const path = temporaryFolder().write(file, content)
  return addList(context, await arriveByPath({ ...plain, path, receivedAt: context.now() }))
}

const plain = {
  listId: 'test_list',
  publishedAt: null,
  format: null,
  profile: 'full' as const,
  acceptIncomplete: false,
  mapping: {},
}

async function liveNames(context: TestContext): Promise<readonly string[]> {
  return context.store.read(async (view) => {
    const live = await view.lists.live('test_list')
    const version = await view.lists.version(live?.versionId ?? '')
    if (version === null) return []
    const { reading } = await openVersion(view, version, '2026-03-01')
    return reading.parties.flatMap(({ name }) => name)
  })
}

const manyPeople = Array.from({ length: 40 }, (_, at) => `Ottokar Beskydzan${'abcdefghij'[at % 10]}${at}`)

describe('a list that arrives', () => {
  it('goes live when it is the first, with its bytes kept and its parties readable from the store', async () => {
    const context = await temporaryStore()
    const added = await add(context, unList())
    expect(added.receipt.outcome).toBe('live')
    expect(added.version?.versionId).toBe('test_list@2026-01-15')
    expect(await liveNames(context)).toEqual(listedPeople)
    const bytes = await context.store.read(({ lists }) => lists.fileBytes(added.receipt.files[0]?.sha256 ?? ''))
    expect(Buffer.from(bytes ?? []).toString()).toBe(unList())
  })

  it('is unchanged when the same bytes come again', async () => {
    const context = await temporaryStore()
    await add(context, unList())
    const again = await add(context, unList())
    expect(again.receipt.outcome).toBe('unchanged')
    expect(again.version?.versionId).toBe('test_list@2026-01-15')
    expect((await context.store.read(({ lists }) => lists.versions('test_list'))).length).toBe(1)
  })

  it('is refused when it is cut, and what was live still answers', async () => {
    const context = await temporaryStore()
    await add(context, unList())
    const cut = await add(context, unList().slice(0, -40))
    expect(cut.receipt.outcome).toBe('refused')
    expect(cut.faults.length).toBeGreaterThan(0)
    expect(cut.live?.versionId).toBe('test_list@2026-01-15')
    expect(await liveNames(context)).toEqual(listedPeople)
  })

  it('is held when too many parties are gone, kept as a version, and not live', async () => {
    const context = await temporaryStore()
    await add(context, unList(manyPeople))
    const shrunk = await add(context, unList(manyPeople.slice(0, 10)))
    expect(shrunk.receipt.outcome).toBe('held')
    expect(shrunk.version?.versionId).toBe('test_list@2026-01-15.2')
    expect(shrunk.live?.versionId).toBe('test_list@2026-01-15')
    expect((await liveNames(context)).length).toBe(40)
    const again = await add(context, unList(manyPeople.slice(0, 10)))
    expect(again.receipt.outcome).toBe('held')
    expect(again.version?.versionId).toBe('test_list@2026-01-15.2')
  })

  it('goes live with few changes, and the version before can still be opened', async () => {
    const context = await temporaryStore()
    await add(context, unList(manyPeople))
    const changed = await add(context, unList([...manyPeople.slice(0, -1), 'Ratimir Velegradskiy']))
    expect(changed.receipt.outcome).toBe('live')
    expect(await liveNames(context)).toContain('Ratimir Velegradskiy')
    const before = await context.store.read(async (view) => {
      const version = await view.lists.version('test_list@2026-01-15')
      return version === null ? null : openVersion(view, version, '2026-03-01')
    })
    expect(before?.reading.parties.flatMap(({ name }) => name)).toEqual(manyPeople)
  })

  it('is held with records that could not become parties', async () => {
    const context = await temporaryStore()
    const nameless = unList().replace(/<FIRST_NAME>Ottokar<\/FIRST_NAME>\s*<SECOND_NAME>Beskydzan<\/SECOND_NAME>/u, '')
    const added = await add(context, nameless)
    expect(added.version?.rejects).toBe(1)
    expect(added.receipt.outcome).toBe('held')
    expect(added.live).toBeNull()
  })

  it('is kept whole where several files belong together', async () => {
    const context = await temporaryStore()
    const folder = temporaryFolder()
    for (const [name, content] of Object.entries(ofacSet())) folder.write(name, content)
    const added = await addList(
      context,
      await arriveByPath({ ...plain, path: folder.path, publishedAt: '2026-02-01', receivedAt: context.now() }),
    )
    expect(added.receipt.outcome).toBe('live')
    expect(added.receipt.files.map(({ name }) => name)).toEqual(['add.csv', 'alt.csv', 'sdn.csv', 'sdn_comments.csv'])
    expect(added.version?.versionId).toBe('test_list@2026-02-01')
  })
})
