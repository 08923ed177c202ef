// What every store keeps of lists: bytes, receipts, versions with exactly their members, and what was live when.

import { hash } from 'node:crypto'
import type { ListedParty } from '@hindsight/engine/model'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { collect } from '../testing/collect.ts'
import { at, digestOf, listId, partyOf, versionOf } from '../testing/stored-versions.ts'
import type { NewVersion, Receipt, StoredVersion } from './list-area.ts'
import type { Placed } from './store.contract.ts'
import type { Store } from './store.ts'

async function withList(placed: Placed, context: Parameters<Placed>[0]): Promise<Store> {
  const store = await (await placed(context))()
  await store.write(({ lists }) => lists.addList({ listId, addedAt: at, kind: 'published', settings: { age: 3 } }))
  return store
}

function add(store: Store, version: NewVersion): Promise<StoredVersion> {
  return store.write(({ lists }) => lists.addVersion(version))
}

async function partiesOf(store: Store, versionId: string): Promise<readonly ListedParty[]> {
  return store.read(({ lists }) => collect(lists.parties(versionId)))
}

/** The suite of lists. */
export function listContract(placed: Placed): void {
  it('keeps lists with their newest settings, and each once', async (context) => {
    const store = await withList(placed, context)
    await store.write(({ lists }) => lists.changeSettings(listId, { age: 5 }))
    const kept = { listId, addedAt: at, kind: 'published', settings: { age: 5 } }
    expect(await store.read(({ lists }) => lists.all())).toEqual([kept])
    expect(await store.read(({ lists }) => lists.find('no_such_list'))).toBeNull()
    const again = store.write(({ lists }) => lists.addList({ listId, addedAt: at, kind: 'custom', settings: null }))
    await expect(again).rejects.toMatchObject({ code: 'store-exists' })
  })

  it('keeps receipts in the order of their recording, whatever became of them', async (context) => {
    const store = await withList(placed, context)
    const receipt: Receipt = {
      receiptId: 'b',
      listId,
      receivedAt: at,
      recordedAt: at,
      source: '/some/path',
      files: [{ name: 'a.csv', sha256: '00', bytes: 3 }],
      transport: { etag: '"x"' },
      outcome: 'refused',
      versionId: null,
      report: { faults: [] },
    }
    const other: Receipt = { ...receipt, receiptId: 'a', outcome: 'unchanged', versionId: 'v' }
    await store.write(async ({ lists }) => {
      await lists.addReceipt(receipt)
      await lists.addReceipt(other)
    })
    expect(await store.read(({ lists }) => lists.receipts(listId))).toEqual([receipt, other])
  })

  it('keeps bytes as received under their hash, once', async (context) => {
    const store = await withList(placed, context)
    const contents = [Buffer.alloc(0), Buffer.from('some bytes'), Buffer.alloc(9 << 20, 'not very random ')]
    for (const content of contents) {
      const file = { name: 'a', sha256: hash('sha256', content), bytes: content.length }
      await store.write(({ lists }) => lists.keepFile(file, content))
      await store.write(({ lists }) => lists.keepFile(file, content))
      const kept = await store.read(({ lists }) => lists.fileBytes(file.sha256))
      expect(Buffer.compare(kept ?? Buffer.from('none'), content)).toBe(0)
    }
    expect(await store.read(({ lists }) => lists.fileBytes('00'))).toBeNull()
    const wrong = { name: 'a', sha256: hash('sha256', 'other'), bytes: 3 }
    await expect(store.write(({ lists }) => lists.keepFile(wrong, Buffer.from('abc')))).rejects.toThrow('own hash')
  })

  it('gives versions ids by date and unbroken sequences', async (context) => {
    const store = await withList(placed, context)
    const second = versionOf({ b: '1' }, { publishedAt: '2026-01-02T10:00:00Z' })
    const undated = versionOf({ b: '1' }, { publishedAt: null, receivedAt: '2026-01-03T00:00:00.000Z' })
    const versions = [versionOf({ a: '1' }), second, versionOf({}), undated, versionOf({ a: '1' })]
    const added: StoredVersion[] = []
    for (const version of versions) added.push(await add(store, version))
    const days = ['01', '02', '01.2', '03', '01.3']
    expect(added.map(({ versionId }) => versionId)).toEqual(days.map((day) => `${listId}@2026-01-${day}`))
    expect(added.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5])
    expect(await store.read(({ lists }) => lists.versions(listId))).toEqual(added)
    expect(await store.read(({ lists }) => lists.version(`${listId}@2026-01-01.2`))).toEqual(added[2])
    expect(await store.read(({ lists }) => lists.version('no@2026-01-01'))).toBeNull()
    const { members, bodies, ...facts } = second
    expect(added[1]).toEqual({ ...facts, versionId: `${listId}@2026-01-02`, sequence: 2 })
    expect([members.size, bodies.size]).toEqual([1, 1])
  })

  it('gives every version exactly its members, in order of id, for any history', async (context) => {
    const open = await placed(context)
    const store = await open()
    const content = fc.dictionary(
      fc.constantFrom('a', 'b', 'B', 'ä', '\u{1f600}', '\uffee'),
      fc.constantFrom('1', '2', '3'),
    )
    let runs = 0
    await fc.assert(
      fc.asyncProperty(fc.array(content, { minLength: 1, maxLength: 6 }), async (history) => {
        runs += 1
        const id = `run_${runs}`
        await store.write(({ lists }) => lists.addList({ listId: id, addedAt: at, kind: 'custom', settings: null }))
        const versions: StoredVersion[] = []
        for (const one of history) versions.push(await add(store, versionOf(one, { listId: id })))
        for (const [position, version] of versions.entries()) {
          const expected = Object.entries(history[position] ?? {}).sort(([a], [b]) => (a < b ? -1 : 1))
          const members = await store.read(({ lists }) => lists.members(version.versionId))
          expect([...members]).toEqual(expected.map(([party, text]) => [party, digestOf(text)]))
          const names = (await partiesOf(store, version.versionId)).map(({ name }) => name[0]?.[0])
          expect(names).toEqual(expected.map(([, text]) => text))
        }
      }),
      { numRuns: 25 },
    )
  })

  it('keeps a body once, and gives it by its digest', async (context) => {
    const store = await withList(placed, context)
    await add(store, versionOf({ a: 'one', b: 'two' }))
    const known = versionOf({ a: 'one', b: 'two', c: 'one' }, { bodies: new Map() })
    const { versionId } = await add(store, known)
    const [one, two, none] = [digestOf('one'), digestOf('two'), digestOf('none')]
    expect(await partiesOf(store, versionId)).toEqual([partyOf('a', 'one'), partyOf('b', 'two'), partyOf('a', 'one')])
    await store.read(async ({ lists }) => {
      expect(await lists.keptDigests(listId, [one, none])).toEqual(new Set([one]))
      expect(await lists.bodies(listId, [two])).toEqual(new Map([[two, partyOf('b', 'two')]]))
      await expect(lists.bodies(listId, [none])).rejects.toMatchObject({ code: 'store-damaged', exit: 6 })
    })
    const lacking = versionOf({ d: 'four' }, { bodies: new Map() })
    await expect(add(store, lacking)).rejects.toThrow('brings the party of every digest')
    expect(await store.read(({ lists }) => lists.versions(listId))).toHaveLength(2)
  })

  it('takes a version of many parties, and one that changes a few of them', async (context) => {
    const store = await withList(placed, context)
    const many = Object.fromEntries(Array.from({ length: 3000 }, (_, at) => [`p${at}`, `content ${at % 2900}`]))
    await add(store, versionOf(many))
    const changed = Object.fromEntries(Object.entries({ ...many, p7: 'changed', q: 'new' }).slice(2))
    const { versionId } = await add(store, versionOf(changed))
    const parties = await partiesOf(store, versionId)
    expect(parties.map(({ name }) => name[0])).toEqual(
      Object.entries(changed)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([, text]) => `${text} Ünïcode \u{1f600}`),
    )
  })

  it('refuses ids that the databases cannot both hold', async (context) => {
    const store = await withList(placed, context)
    for (const id of ['a\0b', 'a\ud800'])
      await expect(add(store, versionOf({ [id]: '1' }))).rejects.toMatchObject({ code: 'store-text', exit: 7 })
    expect(await store.read(({ lists }) => lists.versions(listId))).toEqual([])
  })

  it('says what is live now and what was at any time, by epochs over all lists', async (context) => {
    const store = await withList(placed, context)
    const other = 'a_list'
    const live = (id: string, version: string, day: number) => ({
      listId: id,
      versionId: `${id}@${version}`,
      liveFrom: `2026-02-0${day}T00:00:00.000Z`,
      cause: 'accepted' as const,
      proposalId: null,
    })
    await store.write(async ({ lists }) => {
      await lists.addList({ listId: other, addedAt: at, kind: 'custom', settings: null })
      for (const id of [listId, other]) await lists.addVersion(versionOf({ a: '1' }, { listId: id }))
      await lists.addVersion(versionOf({ a: '2' }))
    })
    expect(await store.read(({ lists }) => lists.live(listId))).toBeNull()
    const rows = [live(listId, '2026-01-01', 1), live(other, '2026-01-01', 2), live(listId, '2026-01-01.2', 3)]
    for (const row of rows) await store.write(({ lists }) => lists.goLive(row))
    const [first, second, third] = rows.map((row, at) => ({ ...row, epoch: at + 1 }))
    await store.read(async ({ lists }) => {
      expect(await lists.live(listId)).toEqual(third)
      expect(await lists.live(listId, '2026-02-02T23:59:59.999Z')).toEqual(first)
      expect(await lists.live(listId, '2026-01-31T00:00:00.000Z')).toBeNull()
      expect(await lists.allLive()).toEqual([second, third])
      expect(await lists.allLive('2026-02-01T00:00:00.000Z')).toEqual([first])
      expect(await lists.liveHistory(listId)).toEqual([first, third])
    })
    const wrong = store.write(({ lists }) => lists.goLive({ ...live(other, '2026-01-01', 4), listId }))
    await expect(wrong).rejects.toThrow('belongs to the list')
  })
}
