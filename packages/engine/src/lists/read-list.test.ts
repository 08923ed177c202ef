// What every reader owes: each record is a party or a reject, in any chunks, and nothing of what the issuer says is lost.

import { describe, expect, test } from 'vitest'
import type { ListedParty } from '../model/index.ts'
import { faultCodes, mustRead, readContents } from './testing/list-files.ts'
import { ofacSample, sampleLists } from './testing/sample-lists.ts'

describe.each(sampleLists)('$format', ({ contents, format, mapping, records, lacks = [] }) => {
  test('is told from the files, and every record becomes a party or a reject', async () => {
    const reading = mustRead(await readContents(contents, { mapping }))
    expect(reading.format).toBe(format)
    expect(reading.records).toBe(records)
    expect(reading.parties.length + reading.rejects.length).toBe(records)
    for (const party of reading.parties) expect(party.listId).toBe(reading.listId)
  })

  test('reads the same in chunks of 1 and 7 bytes', async () => {
    const whole = await readContents(contents, { mapping })
    for (const chunkBytes of [1, 7]) expect(await readContents(contents, { mapping, chunkBytes })).toEqual(whole)
  })

  test('finds the person with names, birth date and document', async () => {
    const { parties } = mustRead(await readContents(contents, { mapping }))
    const person = parties.find(({ name }) => /quillfeather/iu.test(name[0] ?? '')) as ListedParty
    const day = { value: '1962-08-12', circa: false, imputed: false }
    expect(person.birthDate.slice(0, 1)).toMatchObject(lacks.includes('birth-date') ? [] : [day])
    const numbers = person.identifiers.map(({ value }) => value)
    expect(numbers.includes('X1234567')).toBe(!lacks.includes('document'))
  })
})

test('the four flat encodings of one OFAC list give identical parties', async () => {
  const [csv, ...others] = await Promise.all(
    (['csv', 'del', 'pip', 'ff'] as const).map(async (extension) =>
      mustRead(await readContents(ofacSample(extension))),
    ),
  )
  for (const other of others) expect(other.parties).toEqual(csv?.parties)
})

test('OFAC remarks become birth dates, origin, documents, weak aliases and links', async () => {
  const { parties, listId } = mustRead(await readContents(ofacSample()))
  const [person, company, vessel] = parties
  expect(listId).toBe('us_ofac_sdn')
  expect(person).toMatchObject({
    id: '101',
    alias: ['QUILFETHER, Ozbert'],
    weakAlias: ['THE HATTER'],
    previousName: ['FEATHERQUILL, Osbert'],
    gender: 'male',
    programs: ['SDGT', 'IFSR'],
    position: ['Minister of Hats'],
    origin: { nationality: ['ir'], citizenship: ['tr'], birthPlace: ['Port Marrow, Freedonia'] },
    links: [{ type: 'linked-to', toName: 'MARROW TRADING S.A.', toId: '102' }],
  })
  expect(person?.birthDate.map(({ value, circa }) => [value, circa])).toEqual([
    ['1962-08-12', false],
    ['1963', true],
  ])
  expect(person?.identifiers.map(({ type, value, country }) => [type, value, country])).toEqual([
    ['passportNumber', 'X1234567', 'ir'],
    ['idNumber', '55-66', 'ir'],
    ['publicKey', '1InventedWa11etAddressxxxxxxxxxxxx', null],
    ['email', 'a.b@example.org', null],
  ])
  expect(person?.addresses).toEqual([
    {
      full: '12 Hatters Row, Port Marrow 4711, Iran',
      street: '12 Hatters Row',
      city: 'Port Marrow 4711',
      region: null,
      postalCode: null,
      country: 'ir',
    },
  ])
  expect(company).toMatchObject({ schema: 'Organization', alias: ['MARROW HOLDINGS'] })
  expect(company?.addresses).toMatchObject([{ full: '', country: 'pa' }])
  expect(vessel).toMatchObject({ schema: 'Vessel', jurisdiction: ['tz'], addresses: [] })
  expect(vessel?.identifiers.map(({ type, value }) => [type, value])).toEqual([
    ['callSign', 'T2EU4'],
    ['imoNumber', '9187629'],
    ['mmsi', '572469210'],
  ])
  expect(vessel?.links.map(({ type, toId }) => [type, toId])).toEqual([
    ['owned-by', '102'],
    ['linked-to', '102'],
  ])
})

test('UN names are joined, aliases graded, dates kept as exact, approximate or a span', async () => {
  const sample = sampleLists.find(({ format }) => format === 'un-xml')
  const reading = mustRead(await readContents(sample?.contents ?? new Map()))
  expect(reading.publishedAt).toBe('2025-01-02T00:00:00Z')
  const [person, entity] = reading.parties
  expect(person).toMatchObject({
    name: ['OSBERT ANSELM QUILLFEATHER'],
    alias: ['Осберт Квилфезер', 'Ozbert Quilfether'],
    weakAlias: ['The Hatter'],
    gender: 'male',
    origin: { nationality: ['ir'], birthPlace: ['Port Marrow, Freedonia'] },
  })
  expect(person?.birthDate.map(({ value, until, circa }) => [value, until, circa])).toEqual([
    ['1962-08-12', null, false],
    ['1963', null, true],
    ['1960', '1964', false],
  ])
  expect(entity).toMatchObject({ schema: 'Organization', previousName: ['Marrow Bros', 'Marrow Sons'] })
})

test('ADVANCED XML gives scripts, quality, relations and the day of issue', async () => {
  const sample = sampleLists.find(({ format }) => format === 'ofac-advanced-xml')
  const reading = mustRead(await readContents(sample?.contents ?? new Map()))
  expect(reading).toMatchObject({ publishedAt: '2024-02-23', listId: 'us_ofac_sdn' })
  expect(reading.parties[0]).toMatchObject({
    name: ['QUILLFEATHER, Osbert Anselm'],
    alias: ['Квилфезер, Осберт'],
    weakAlias: ['THE HATTER'],
    gender: 'male',
    programs: ['SDGT'],
    origin: { nationality: ['ir'] },
    links: [{ type: 'providing-support-to', toName: 'MARROW TRADING S.A.', toId: '102' }],
    listedOn: { value: '2015-09-29' },
  })
  expect(reading.parties[0]?.addresses).toMatchObject([{ full: 'Port Marrow, Iran', country: 'ir' }])
})

test('FollowTheMoney edges are joined, and a schema that is no party is rejected by name', async () => {
  const sample = sampleLists.find(({ format }) => format === 'ftm-json')
  const { parties, rejects, notes } = mustRead(await readContents(sample?.contents ?? new Map()))
  expect(parties[0]).toMatchObject({
    programs: ['HATS'],
    links: [{ type: 'owner-of', toId: 'inv-102' }],
    addresses: [{ full: '12 Hatters Row', country: 'ir' }],
  })
  expect(parties[1]?.links).toMatchObject([{ type: 'owned-by', toId: 'inv-101' }])
  expect(rejects).toMatchObject([{ code: 'not-a-party', reason: 'the schema Security is not one of a party' }])
  expect(notes).toEqual(['joined to parties: 1 Address, 1 Ownership, 1 Sanction'])
})

test('a value that holds the separator stays whole in targets.simple.csv', async () => {
  const sample = sampleLists.find(({ format }) => format === 'targets-simple-csv')
  const { parties } = mustRead(await readContents(sample?.contents ?? new Map()))
  expect(parties[0]?.alias).toEqual(['Ozbert Quilfether', 'Quilfether; the Hatter'])
  expect(parties[1]?.identifiers).toMatchObject([{ type: 'imoNumber', value: '9187629' }])
})

describe('profiles', () => {
  test.each(['alt.csv', 'add.csv', 'sdn_comments.csv'])(
    'without %s the set is refused, or read as incomplete',
    async (name) => {
      const contents = new Map([...ofacSample()].filter(([own]) => own !== name))
      expect(faultCodes(await readContents(contents))).toEqual(['companion-missing'])
      const reading = mustRead(await readContents(contents, { acceptIncomplete: true }))
      expect(reading.incomplete).toEqual([name])
    },
  )

  test('a profile that declares no comments file needs none', async () => {
    const contents = new Map([...ofacSample()].filter(([name]) => !name.includes('comments')))
    expect(mustRead(await readContents(contents, { profile: 'no-comments' })).incomplete).toEqual([])
  })

  test('a primary file alone is whole in its profile only', async () => {
    const contents = new Map([...ofacSample()].filter(([name]) => name === 'sdn.csv'))
    expect(mustRead(await readContents(contents, { profile: 'primary-only' })).records).toBe(3)
    const refusal = await readContents(contents)
    expect(refusal.state === 'refused' && refusal.faults.map(({ place }) => place.file)).toEqual([
      'alt.csv',
      'add.csv',
      'sdn_comments.csv',
    ])
  })

  test('without its primary file a set is refused even where incomplete lists are accepted', async () => {
    const contents = new Map([...ofacSample()].filter(([name]) => name !== 'sdn.csv'))
    expect(faultCodes(await readContents(contents, { acceptIncomplete: true }))).toContain('companion-missing')
  })

  test('a folder with two encodings is refused with a sentence that says how to choose', async () => {
    const refusal = await readContents(new Map([...ofacSample('csv'), ...ofacSample('pip')]))
    expect(refusal.state === 'refused' && refusal.faults[0]?.remedy).toBe(
      'Choose one: pass the primary file, e.g. sdn.csv; its companions are those with the same extension.',
    )
  })
})
