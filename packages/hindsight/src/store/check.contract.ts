// Whatever is changed behind the back of a store, its check says so; what is sound, it leaves alone.

import { hash } from 'node:crypto'
import { expect, it } from 'vitest'
import { tamper } from '../testing/store-places.ts'
import { at, listId, versionOf } from '../testing/stored-versions.ts'
import type { OpenPlace, Placed } from './store.contract.ts'

const content = Buffer.from('id,name\n1,Somebody Invented\n')
const file = { name: 'list.csv', sha256: hash('sha256', content), bytes: content.length }

async function fill(open: OpenPlace): Promise<void> {
  const store = await open()
  await store.write(async ({ lists }) => {
    await lists.addList({ listId, addedAt: at, kind: 'published', settings: null })
    await lists.keepFile(file, content)
    const receipt = { receiptId: 'receipt-1', listId, receivedAt: at, recordedAt: at, source: '/a/path' }
    await lists.addReceipt({
      ...receipt,
      files: [file],
      transport: {},
      outcome: 'live',
      versionId: `${listId}@2026-01-01`,
      report: null,
    })
    for (const one of [
      { a: '1', b: '1' },
      { a: '2', b: '1' },
      { a: '2', c: '3' },
    ]) {
      const { versionId } = await lists.addVersion(versionOf(one))
      await lists.goLive({ listId, versionId, liveFrom: at, cause: 'accepted', proposalId: null })
    }
  })
  await store.close()
}

/** What somebody changes, and what the check then says. */
const changes: readonly (readonly [what: string, statement: string, says: RegExp])[] = [
  [
    'a byte of a file',
    `update file_parts set content = substr(content, 2)`,
    /file with SHA-256 .* not what was received/u,
  ],
  ['a part of a file', 'delete from file_parts', /not what was received/u],
  [
    'a pack of parties',
    'update body_packs set content = substr(content, 1, 20) where pack = 1',
    /pack 1 .* not what was/u,
  ],
  ['which party a digest stands for', 'delete from bodies where pack = 3', /pack 3 .* has 1 parties for 0 digests/u],
  ['who was on a version', `delete from list_members where party_id = 'c'`, /@2026-01-01.3 has 1 of 2 parties/u],
  ['since when', `update list_members set from_sequence = 2 where party_id = 'c'`, /@2026-01-01.2 has 3 of 2 parties/u],
  [
    'which content',
    `update list_members set body = 1 where party_id = 'c'`,
    /01.3 has other parties than were recorded/u,
  ],
  ['a version', 'delete from list_versions where sequence = 2', /has sequence 3 where 2 follows/u],
  ['a receipt', 'delete from receipts', /has no receipt/u],
  ['what was live', 'delete from live_history where epoch = 2', /epoch 3 stands where 2 follows/u],
  ['what is live', 'update live_versions set epoch = 1', /points at epoch 1, not at its newest/u],
  ['that anything is live', 'delete from live_versions', /1 lists went live and 0 are/u],
]

/** The suite of the check. */
export function checkContract(placed: Placed): void {
  it('finds nothing wrong with what was written, and counts it', async (context) => {
    const open = await placed(context)
    await fill(open)
    const { checked, faults } = await (await open()).check()
    const counts = Object.fromEntries(checked.map(({ what, count }) => [what, count]))
    expect(faults).toEqual([])
    expect(counts).toMatchObject({ files: 1, 'packs of parties': 3, 'list versions': 3, 'live versions': 1 })
  })

  it.for(changes)('finds that somebody changed %s', async ([, statement, says], context) => {
    const open = await placed(context)
    await fill(open)
    await tamper(open.location, statement)
    const { faults } = await (await open()).check()
    expect(faults.join('\n')).toMatch(says)
  })

  it('tells its tables and its size', async (context) => {
    const open = await placed(context)
    await fill(open)
    const { tables, bytes } = await (await open()).inspect()
    const rows = Object.fromEntries(tables.map(({ name, rows }) => [name, rows]))
    expect(rows).toMatchObject({ lists: 1, list_versions: 3, list_members: 4, bodies: 3, live_history: 3 })
    expect(bytes).toBeGreaterThan(10_000)
  })
}
