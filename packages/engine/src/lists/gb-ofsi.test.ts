// The British Treasury's list: rows become parties, the spreadsheet says the same, and the charset is told and named.

import { expect, test } from 'vitest'
import type { FileContents } from './testing/list-files.ts'
import { mustRead, readContents } from './testing/list-files.ts'
import { sampleLists } from './testing/sample-lists.ts'

const contentsOf = (format: string): FileContents =>
  sampleLists.find((sample) => sample.format === format)?.contents ?? new Map()

test('rows of one group are one party, with its aliases graded and its birth dates at their precision', async () => {
  const { parties, publishedAt, listId, notes } = mustRead(await readContents(contentsOf('gb-ofsi-csv')))
  expect([listId, publishedAt, notes]).toEqual([
    'gb_hmt_sanctions',
    '2023-06-05',
    ['charset UTF-8', '6 rows, 2 groups'],
  ])
  const [person, ship] = parties
  expect(person).toMatchObject({
    id: '101',
    schema: 'Person',
    name: ['Osbert Anselm QUILLFEATHER'],
    alias: ['Ozbert QUILFETHER', 'Осберт Квилфезер'],
    weakAlias: ['THE HATTER'],
    previousName: ['Osbert FEATHERQUILL'],
    gender: 'male',
    programs: ['Hats'],
    listedOn: { value: '2001-02-03' },
    origin: { nationality: ['ir', 'Freedonia'], birthPlace: ['Port Marrow, Freedonia'] },
    addresses: [{ full: '12 Hatters Row, Port Marrow, Iran (at time of listing)', country: 'ir' }],
  })
  expect(person?.birthDate.map(({ value }) => value)).toEqual(['1962-08-12', '1963'])
  expect(person?.identifiers).toMatchObject([{ type: 'passportNumber', value: 'X1234567', country: 'ir' }])
  expect(ship).toMatchObject({
    schema: 'Vessel',
    jurisdiction: ['tz'],
    links: [{ type: 'owned-by', toName: 'Marrow Trading' }],
  })
  expect(ship?.identifiers).toMatchObject([{ type: 'imoNumber', value: '9187629' }])
})

test('the spreadsheet gives the same parties as the CSV', async () => {
  const csv = mustRead(await readContents(contentsOf('gb-ofsi-csv')))
  const sheet = mustRead(await readContents(contentsOf('gb-ofsi-xlsx')))
  expect(sheet.parties).toEqual(csv.parties)
  expect(sheet.publishedAt).toBe(csv.publishedAt)
})

test('Windows-1252 is told from the bytes and named; a byte that it lacks refuses the file', async () => {
  const text = new TextDecoder().decode(contentsOf('gb-ofsi-csv').get('conlist.csv')).replace('Осберт Квилфезер', '')
  const western = (byte: number): Uint8Array =>
    Uint8Array.from(
      [...text.replace('THE HATTER', 'THE H\u0000TTER')].map((c) => (c === '\u0000' ? byte : c.charCodeAt(0))),
    )
  const reading = mustRead(await readContents(new Map([['conlist.csv', western(0x8e)]])))
  expect(reading.notes[0]).toBe('charset Windows-1252')
  expect(reading.parties[0]?.weakAlias).toEqual(['THE HŽTTER'])
  const refusal = await readContents(new Map([['conlist.csv', western(0x8d)]]))
  expect(refusal.state === 'refused' && refusal.faults[0]?.message).toMatch(/neither valid UTF-8 nor Windows-1252/u)
})

test('a group without its primary name is read only where an incomplete list is accepted', async () => {
  const text = new TextDecoder().decode(contentsOf('gb-ofsi-csv').get('conlist.csv')).replace(/QUILLFEATHER,.*\n/u, '')
  const contents = new Map([['conlist.csv', new TextEncoder().encode(text)]])
  expect((await readContents(contents)).state).toBe('refused')
  const reading = mustRead(await readContents(contents, { acceptIncomplete: true }))
  expect(reading.incomplete).toEqual(['the primary name of group 101'])
  expect(reading.parties[0]?.name).toEqual(['Ozbert QUILFETHER'])
})
