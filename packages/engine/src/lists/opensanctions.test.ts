// OpenSanctions files beside the plain entities: deltas and indexes are no lists, nested targets are, and an index proves
// that the entities of its dataset are all there.

import { describe, expect, test } from 'vitest'
import { bytesOf, faultCodes, mustRead, readContents } from './testing/list-files.ts'
import { sampleLists } from './testing/sample-lists.ts'

const person = { id: 'inv-101', caption: 'Osbert', schema: 'Person', properties: { name: ['Osbert Quillfeather'] } }
const linesOf = (values: readonly unknown[]): Uint8Array =>
  bytesOf(values.map((value) => `${JSON.stringify(value)}\n`).join(''))
const changes = [
  { op: 'ADD', entity: person },
  { op: 'MOD', entity: { id: 'inv-102', caption: 'x', schema: 'Company', properties: { name: ['Marrow Trading'] } } },
  { op: 'DEL', entity: { id: 'inv-103' } },
]

describe('delta', () => {
  const delta = new Map([['entities.delta.json', linesOf(changes)]])

  test('is told from its lines and refused as a list', async () => {
    const result = await readContents(delta)
    expect([result.format, faultCodes(result)]).toEqual(['opensanctions-delta', ['not-whole']])
  })

  test('as an incomplete list it gives what it adds and changes, and apart what it removes', async () => {
    const reading = mustRead(await readContents(delta, { acceptIncomplete: true }))
    expect(reading.parties.map(({ id }) => id)).toEqual(['inv-101', 'inv-102'])
    expect(reading.removed).toMatchObject([{ code: 'removal', place: { recordId: 'inv-103', line: 3 } }])
    const told = ['1 ADD, 1 MOD, 1 DEL', '1 record is no longer listed, as the publisher says']
    expect([reading.records, reading.rejects, reading.notes]).toEqual([2, [], told])
    expect(reading.incomplete).toEqual(['every party that the delta does not name'])
  })

  test.each([
    ['an unknown operation', [changes[1], { op: 'PUT', entity: person }], 'bad-json'],
    ['no entity', [changes[1], { op: 'ADD' }], 'bad-json'],
    ['a removal twice', [changes[2], changes[2]], 'duplicate-id'],
    ['a party changed and removed', [changes[0], { op: 'DEL', entity: { id: 'inv-101' } }], 'duplicate-id'],
    ['nothing', [], 'unknown-format'],
  ])('with %s it is refused even as an incomplete list', async (_what, values, code) => {
    const contents = new Map([['entities.delta.json', linesOf(values)]])
    expect(faultCodes(await readContents(contents, { acceptIncomplete: true }))).toEqual([code])
  })

  test('cut inside a line it is refused', async () => {
    const bytes = linesOf(changes)
    const contents = new Map([['entities.delta.json', bytes.subarray(0, -5)]])
    expect(faultCodes(await readContents(contents, { acceptIncomplete: true }))).toEqual(['bad-json'])
  })
})

describe('index', () => {
  const sample = sampleLists.find(({ format }) => format === 'ftm-json')
  const entities = sample?.contents.get('entities.ftm.json') ?? new Uint8Array()
  const dataset = {
    name: 'hats',
    updated_at: '2024-05-06T10:00:00',
    last_change: '2024-05-01T10:00:00',
    entity_count: 6,
    resources: [{ name: 'entities.ftm.json', size: entities.length }],
  }
  const withIndex = (index: unknown, content = entities): ReadonlyMap<string, Uint8Array> =>
    new Map([
      ['entities.ftm.json', content],
      ['index.json', bytesOf(JSON.stringify(index, null, 2))],
    ])

  test('beside its entities it gives their date and agrees with their number and bytes', async () => {
    const reading = mustRead(await readContents(withIndex(dataset)))
    expect([reading.format, reading.publishedAt]).toEqual(['ftm-json', '2024-05-06T10:00:00'])
    expect(reading.notes).toContain('index: hats, 6 entities, last change 2024-05-01T10:00:00')
  })

  test('entities cut behind a line, which nothing in the file would tell, are refused', async () => {
    const cut = entities.subarray(0, entities.lastIndexOf(0x0a, entities.length - 2) + 1)
    expect(faultCodes(await readContents(withIndex(dataset, cut)))).toEqual(['record-count', 'size'])
  })

  test.each([
    ['a dataset', dataset, /the index of hats, with 1 files/u],
    ['a catalogue', { run_time: 'x', datasets: [dataset, dataset] }, /a catalogue of 2 datasets, with 2 files/u],
    ['deltas', { versions: { '2024-a': 'https://example.org' } }, /an index of 1 deltas, the last 2024-a/u],
  ])('alone it is no list, and says that it is one of %s', async (_what, index, message) => {
    const result = await readContents(new Map([['index.json', bytesOf(JSON.stringify(index, null, 2))]]))
    expect([result.format, faultCodes(result)]).toEqual(['opensanctions-index', ['catalogue']])
    expect(result.state === 'refused' && result.faults[0]?.message).toMatch(message)
  })

  test('of another form it is refused', async () => {
    const result = await readContents(withIndex({ index_url: 'x', resources: 3 }))
    expect(faultCodes(result)).toEqual(['bad-json'])
  })
})

test('nested targets: addresses, sanctions and owners inside an entity are joined to it', async () => {
  const nested = {
    ...person,
    datasets: ['hats'],
    target: true,
    properties: {
      name: ['Osbert Quillfeather'],
      addressEntity: [{ id: 'a', schema: 'Address', properties: { full: ['12 Hatters Row'], country: ['ir'] } }],
      sanctions: [{ id: 's', schema: 'Sanction', properties: { programId: ['HATS'], entity: ['inv-101'] } }],
      ownershipOwner: [
        {
          id: 'o',
          schema: 'Ownership',
          properties: {
            owner: ['inv-101'],
            asset: [{ id: 'inv-102', schema: 'Company', properties: { name: ['Marrow Trading'] } }],
          },
        },
      ],
    },
  }
  const { parties, format } = mustRead(await readContents(new Map([['targets.nested.json', linesOf([nested])]])))
  expect(format).toBe('ftm-json')
  expect(parties[0]).toMatchObject({
    programs: ['HATS'],
    addresses: [{ full: '12 Hatters Row', country: 'ir' }],
    links: [{ type: 'owner-of', toName: 'Marrow Trading', toId: null }],
  })
})
