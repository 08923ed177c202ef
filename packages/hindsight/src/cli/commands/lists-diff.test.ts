// `lists diff` and `lists fill-rates` from the words typed to the lines printed. Invented lists only.

import { join } from 'node:path'
import { expect, test } from 'vitest'
import { runInMemory } from '../../testing/run-in-memory.ts'
import { listedPeople, ofacSet, unList } from '../../testing/small-lists.ts'
import { temporaryFolder } from '../../testing/temporary-folder.ts'

/** A folder with these files. */
function written(files: Readonly<Record<string, string>>): string {
  const folder = temporaryFolder()
  for (const [name, content] of Object.entries(files)) folder.write(name, content)
  return folder.path
}

const [ottokar, ratimir, mireille] = listedPeople

/** Ratimir left, Mireille goes on under another id, Ottokar has a birth date and a remark more, Jaromira came. */
function lists(): { readonly old: string; readonly later: string } {
  const folder = written({
    'old.xml': unList([ottokar, ratimir, mireille]).replace(
      '<LISTED_ON>',
      '<COMMENTS1>Wears  a\n hat.</COMMENTS1><LISTED_ON>',
    ),
    'new.xml': unList([ottokar, 'Jaromira Kvasnicka', mireille])
      .replace('<DATAID>9001', '<DATAID>9007')
      .replace('<DATAID>9002', '<DATAID>9008')
      .replace('<LISTED_ON>', `<COMMENTS1>Wears a black hat.</COMMENTS1><LISTED_ON>`)
      .replace('2026-01-15', '2026-01-16'),
  })
  return { old: join(folder, 'old.xml'), later: join(folder, 'new.xml') }
}

test('each party that changed is a row, and the trailer adds up', async () => {
  const { old, later } = lists()
  const { exit, rows, trailer } = await runInMemory(['lists', 'diff', old, later, '--jsonl'])
  expect(exit).toBe(0)
  expect(rows).toMatchObject([
    { change: 'added', partyId: '9007', previousId: null, caption: 'Jaromira Kvasnicka' },
    {
      change: 'changed',
      partyId: '9000',
      previousId: null,
      fields: [
        {
          property: 'remarks',
          before: ['Reference: XXi.0', 'Wears a hat.'],
          after: ['Reference: XXi.0', 'Wears a black hat.'],
        },
      ],
    },
    { change: 'removed', partyId: '9001', previousId: null },
    { change: 'reidentified', partyId: '9008', previousId: '9002', fields: [] },
  ])
  expect(trailer).toMatchObject({ end: true, added: 1, changed: 1, removed: 1, reidentified: 1, unchanged: 0 })
  expect(trailer).toMatchObject({ before: { parties: 3 }, after: { listVersion: 'un_sc_sanctions@2026-01-16' } })
})

test('the page counts by programme and marks words without colour', async () => {
  const { old, later } = lists()
  const { stdout } = await runInMemory(['lists', 'diff', old, later])
  expect(stdout).toMatchInlineSnapshot(`
    "un_sc_sanctions@2026-01-15 → un_sc_sanctions@2026-01-16
    3 parties, then 3: 1 added, 1 removed, 1 changed, 1 under another id, 0 unchanged

      Programme  before  added  removed  moved in  moved out  after
      Demo       3       +1     -1                            3

    Added (1)
    + 9007  Jaromira Kvasnicka  Person  [Demo]

    Removed (1)
    - 9001  Ratimir Velegradskiy  Person  [Demo]

    Changed (1)
    ~ 9000  Ottokar Beskydzan  Person  [Demo]
        remarks       Wears a {+black+} hat.

    Under another id (1)
    = 9002 → 9008  Mireille Vaucressonne  Person  [Demo]
        nothing else changed
    "
  `)
})

test('a list and itself written otherwise differ in nothing', async () => {
  const folder = written({
    'a.xml': unList(),
    'b.xml': unList().replaceAll('><', '>\n  <').replaceAll('"', "'"),
  })
  const { trailer, rows } = await runInMemory([
    'lists',
    'diff',
    join(folder, 'a.xml'),
    join(folder, 'b.xml'),
    '--jsonl',
  ])
  expect(rows).toEqual([])
  expect(trailer).toMatchObject({ added: 0, changed: 0, removed: 0, reidentified: 0, unchanged: 3 })
})

test('two lists are not two versions, and a list that is refused is no version', async () => {
  const folder = written({ 'un.xml': unList(), 'cut.xml': unList().slice(0, -30) })
  const other = written(ofacSet())
  const two = await runInMemory(['lists', 'diff', join(folder, 'un.xml'), other])
  expect([two.exit, two.stderr.includes('versions of two lists')]).toEqual([2, true])
  const refused = await runInMemory(['lists', 'diff', join(folder, 'un.xml'), join(folder, 'cut.xml'), '--jsonl'])
  expect([refused.exit, refused.stdout, refused.stderr.includes('refused')]).toEqual([3, '', true])
})

test('fill rates are counts of the parties that can have a field', async () => {
  const folder = written({ 'un.xml': unList() })
  const { rows, trailer } = await runInMemory(['lists', 'fill-rates', join(folder, 'un.xml'), '--jsonl'])
  expect(rows).toMatchObject([
    { listId: 'un_sc_sanctions', parties: 3, fields: { name: { filled: 3, of: 3 }, birthDate: { filled: 0, of: 3 } } },
  ])
  expect(trailer).toEqual({ end: true, lists: 1, refused: 0 })
  const { stdout } = await runInMemory(['lists', 'fill-rates', join(folder, 'un.xml')])
  expect(stdout).toMatch(/\n {2}listedOn +100\n/u)
})
