// What single issuers' formats say must arrive: names with their grades, dates with their precision, origin apart, links,
// and the party's own identifier as the contract has it.

import { describe, expect, test } from 'vitest'
import { euColumnsFor } from './eu-fsf-csv-columns.ts'
import type { ListReading } from './reading.ts'
import { bytesOf, faultCodes, mustRead, readContents } from './testing/list-files.ts'
import { sampleLists } from './testing/sample-lists.ts'

async function readSample(format: string): Promise<ListReading> {
  return mustRead(await readContents(sampleLists.find((sample) => sample.format === format)?.contents ?? new Map()))
}

test('EU XML: weak names are weak, the full strong name comes first, and the unknown country is none', async () => {
  const { parties, listId, publishedAt } = await readSample('eu-fsf-xml')
  expect([listId, publishedAt]).toEqual(['eu_fsf', '2024-05-06T10:00:00.000+02:00'])
  const [person, company] = parties
  expect(person).toMatchObject({
    id: '101',
    schema: 'Person',
    name: ['Osbert Anselm Quillfeather'],
    alias: ['Ozbert Quilfether'],
    weakAlias: ['The Hatter'],
    gender: 'male',
    programs: ['HAT'],
    position: ['Minister of Hats', 'Sir'],
    origin: { citizenship: ['ir'], birthPlace: ['Port Marrow'] },
    listedOn: { value: '2001-02-03' },
  })
  expect(person?.birthDate.map(({ value, until, circa }) => [value, until, circa])).toEqual([
    ['1962-08-12', null, false],
    ['1963', null, true],
    ['1960', '1964', false],
  ])
  expect(person?.identifiers).toMatchObject([{ type: 'passportNumber', label: 'National passport (knownExpired)' }])
  expect(company?.addresses).toMatchObject([
    { full: '12 Hatters Row, PO Box 47, Panama City, 4711, PANAMA', country: 'pa' },
  ])
  expect(company?.identifiers).toMatchObject([{ type: 'email', value: 'a.b@example.org' }])
})

test('EU CSV: rows of one entity are one party, and it says that aliases are not graded', async () => {
  const { parties, listId, publishedAt, notes } = await readSample('eu-fsf-csv')
  expect([listId, publishedAt]).toEqual(['eu_fsf', '2024-05-06'])
  expect(notes).toEqual(['7 rows, 2 entities', 'aliases are not graded in this format'])
  expect(parties[0]).toMatchObject({
    id: '101',
    name: ['Osbert Anselm Quillfeather'],
    alias: ['Ozbert Quilfether'],
    gender: 'male',
    origin: { citizenship: ['ir'] },
    identifiers: [{ type: 'passportNumber', value: 'X1234567', country: 'ir' }],
  })
  expect(parties[1]?.addresses).toMatchObject([{ street: 'Hatters Row 12', city: 'Panama City', country: 'pa' }])
})

test('EU CSV 1.1: its other columns say the same, and spans, circa and designation dates besides', async () => {
  const header = euColumnsFor(['fileGenerationDate'])
  const row = (id: string, type: string, own: Readonly<Record<string, string>>): string =>
    header
      .map((column) => {
        const base = { fileGenerationDate: '06/05/2024', Entity_LogicalId: id, Entity_SubjectType: type }
        return own[column] ?? new Map(Object.entries(base)).get(column) ?? ''
      })
      .join(';')
  const text = `${[
    header.join(';'),
    row('101', 'P', { NameAlias_WholeName: 'Osbert Quillfeather', Entity_DesignationDate: '2001-02-03' }),
    row('101', 'P', { NameAlias_FirstName: 'Ozbert', NameAlias_LastName: 'Quilfether', NameAlias_Gender: 'M' }),
    row('101', 'P', { BirthDate_Year: '1963', BirthDate_Circa: 'true', BirthDate_CountryDescription: 'UNKNOWN' }),
    row('101', 'P', { BirthDate_YearRangeFrom: '1960', BirthDate_YearRangeTo: '1964' }),
    row('101', 'P', { Identification_Number: 'X1', Identification_TypeDescription: 'National passport' }),
    row('101', 'P', { Citizenship_CountryIso2Code: '00' }),
    row('102', 'E', { NameAlias_WholeName: 'Marrow', Address_City: 'Panama City', Address_CountryIso2Code: 'PA' }),
  ].join('\n')}\n`
  const reading = mustRead(await readContents(new Map([['20240506-FULL-1_1.csv', bytesOf(text)]])))
  expect([reading.format, reading.listId, reading.publishedAt]).toEqual(['eu-fsf-csv', 'eu_fsf', '2024-05-06'])
  expect(reading.parties[0]).toMatchObject({
    name: ['Osbert Quillfeather'],
    alias: ['Ozbert Quilfether'],
    gender: 'male',
    listedOn: { value: '2001-02-03' },
    origin: { citizenship: [], birthPlace: [] },
    identifiers: [{ type: 'passportNumber', value: 'X1' }],
  })
  expect(reading.parties[0]?.birthDate.map(({ value, until, circa }) => [value, until, circa])).toEqual([
    ['1963', null, true],
    ['1960', '1964', false],
  ])
  expect(reading.parties[1]).toMatchObject({
    schema: 'Organization',
    addresses: [{ city: 'Panama City', country: 'pa' }],
  })
  const odd = text.replace('NameAlias_Function', 'NameAlias_Duty')
  const refusal = await readContents(new Map([['20240506-FULL-1_1.csv', bytesOf(odd)]]))
  expect(faultCodes(refusal)).toEqual(['column-missing', 'unknown-column'])
})

test('EU CSV: a file that a spreadsheet saved anew is refused for that reason', async () => {
  const contents = sampleLists.find(({ format }) => format === 'eu-fsf-csv')?.contents ?? new Map()
  const text = new TextDecoder().decode(contents.get('20240506-FULL-1_0.csv'))
  const resaved = `${text
    .trim()
    .split('\n')
    .map((line) => `"${line}\t\t"`)
    .join('\n')}\n`
  expect(faultCodes(await readContents(new Map([['eu.csv', bytesOf(resaved)]])))).toEqual(['resaved'])
})

test('SECO: name parts in order, variants as names, places joined, removed parties told apart', async () => {
  const { parties, rejects, removed, records, listId, publishedAt, notes } = await readSample('ch-seco-xml')
  expect([listId, publishedAt]).toEqual(['ch_seco_sanctions', '2024-05-06'])
  expect(parties[0]).toMatchObject({
    id: '101',
    name: ['Quillfeather Osbert Anselm'],
    alias: ['Квилфезер Осберт'],
    weakAlias: ['The Hatter'],
    previousName: ['Osbert Featherquill'],
    position: ['Sir'],
    gender: 'male',
    programs: ['Hats'],
    remarks: ['Wears hats.', 'Hat size: 7', 'Reference: HTi.001'],
    listedOn: { value: '2001-02-03' },
    origin: { nationality: ['ir'], birthPlace: ['Port Marrow, Hats, Iran'] },
    addresses: [{ street: '12 Hatters Row', country: 'ir' }],
    links: [{ type: 'associated-with', toName: 'Sea Marrow', toId: '102' }],
  })
  expect(parties[0]?.birthDate.map(({ value, circa }) => [value, circa])).toEqual([
    ['1962-08-12', false],
    ['1963', true],
  ])
  expect(parties[1]).toMatchObject({ schema: 'Vessel', identifiers: [{ type: 'imoNumber', value: '9187629' }] })
  expect([rejects, records]).toEqual([[], 2])
  expect(removed).toMatchObject([{ code: 'delisted', place: { recordId: '103' } }])
  expect(notes).toEqual(['1 record is no longer listed, as the publisher says'])
})

test('SECO: an amendment is refused, or read as incomplete, which never gives clear', async () => {
  const contents = sampleLists.find(({ format }) => format === 'ch-seco-xml')?.contents ?? new Map()
  const text = new TextDecoder().decode(contents.get('seco.xml')).replace('whole-list', 'amendment')
  const amendment = new Map([['seco.xml', bytesOf(text)]])
  expect(faultCodes(await readContents(amendment))).toEqual(['not-whole'])
  const reading = mustRead(await readContents(amendment, { acceptIncomplete: true }))
  expect(reading.incomplete).toEqual(['every party that the amendment does not name'])
})

test('SEMA: the regulation is a programme and no origin, aliases keep their legal forms, ships their numbers', async () => {
  const { parties, listId } = await readSample('ca-sema-xml')
  expect(listId).toBe('ca_dfatd_sema_sanctions')
  expect(parties[0]).toMatchObject({
    schema: 'Person',
    name: ['Osbert Anselm Quillfeather'],
    alias: ['Ozbert Quilfether', 'Marrow Hats, Ltd.'],
    programs: ['Freedonia'],
    origin: { nationality: [], country: [] },
  })
  expect(parties[0]?.birthDate.map(({ value }) => value)).toEqual(['1962-08-12', '1963-08-12'])
  expect(parties[1]).toMatchObject({ schema: 'Vessel', birthDate: [], identifiers: [{ value: '9187629' }] })
  // SHA-256 of country, schedule, last name, given name, entity and IMO number, as any tool computes it.
  expect(parties.map(({ id }) => id)).toEqual(['4fa4aca35ff9c8602495', '63a2f84972c84adbfae6'])
})

test('UK Sanctions List: names from their parts, grades, unknown days, ship facts', async () => {
  const { parties, listId, publishedAt } = await readSample('gb-sanctions-xml')
  expect([listId, publishedAt]).toEqual(['gb_fcdo_sanctions', '2024-05-06'])
  expect(parties[0]).toMatchObject({
    id: 'HAT0001',
    name: ['Osbert Anselm QUILLFEATHER'],
    alias: ['Осберт Квилфезер'],
    weakAlias: ['THE HATTER'],
    gender: 'male',
    origin: { nationality: ['ir'], birthPlace: ['Port Marrow, Freedonia'] },
    listedOn: { value: '2001-02-03' },
  })
  expect(parties[0]?.birthDate.map(({ value }) => value)).toEqual(['1962-08-12', '1963'])
  expect(parties[1]).toMatchObject({
    schema: 'Vessel',
    jurisdiction: ['tz'],
    links: [{ type: 'owned-by', toName: 'Marrow Trading' }],
    identifiers: [{ type: 'imoNumber', value: '9187629' }],
  })
})

test('DFAT: the id is the reference without its letter, dates come as days, words and day first', async () => {
  const { parties, listId, publishedAt, notes } = await readSample('au-dfat-xlsx')
  expect([listId, publishedAt, notes]).toEqual(['au_dfat_sanctions', null, ['4 rows, 2 references']])
  expect(parties[0]).toMatchObject({
    id: '1',
    name: ['Osbert Anselm Quillfeather'],
    alias: ['Ozbert Quilfether'],
    weakAlias: ['The Hatter'],
    gender: 'male',
    programs: ['Hats'],
    listedOn: { value: '2001-02-03' },
    origin: { citizenship: ['ir', 'Freedonia'], birthPlace: ['Port Marrow, Freedonia'] },
    addresses: [{ full: '12 Hatters Row, Port Marrow, Iran', country: 'ir' }],
    identifiers: [{ type: 'passportNumber', value: 'X1234567', country: 'ir' }],
  })
  expect(parties[0]?.birthDate.map(({ value, circa }) => [value, circa])).toEqual([
    ['1962-08-12', false],
    ['1963', true],
  ])
  expect(parties[0]?.remarks).toContain('Measures: Targeted Financial Sanction, Travel Ban')
  expect(parties[1]).toMatchObject({ schema: 'Vessel', identifiers: [{ type: 'imoNumber', value: '9187629' }] })
})

describe('Consolidated Screening List', () => {
  test('CSV and JSON say the same of one party, under one id', async () => {
    const csv = await readSample('us-csl-csv')
    const json = await readSample('us-csl-json')
    expect([csv.listId, json.listId]).toEqual(['us_trade_csl', 'us_trade_csl'])
    const [first, second] = [csv.parties[0], json.parties[0]]
    expect(first?.id).toBe(second?.id)
    for (const party of [first, second]) {
      expect(party).toMatchObject({
        schema: 'Person',
        name: ['Osbert Anselm Quillfeather'],
        alias: ['Ozbert Quilfether', 'The Hatter'],
        programs: ['Hats List (HAT) - Treasury Department', 'HAT', 'IFSR'],
        origin: { citizenship: ['ir'] },
        identifiers: [{ type: 'passportNumber', value: 'X1234567', country: 'ir' }],
        listedOn: { value: '2001-02-03' },
      })
      expect(party?.birthDate.map(({ value, circa }) => [value, circa])).toEqual([
        ['1962-08-12', false],
        ['1963', true],
      ])
    }
    expect(csv.parties[0]).toMatchObject({
      gender: 'male',
      addresses: [{ full: '12 Hatters Row, Port Marrow, IR', country: 'ir' }, { country: 'pa' }],
    })
    expect(csv.parties[1]?.schema).toBe('LegalEntity')
  })

  test('JSON is told from its entries, and keys beside them are named', async () => {
    const contents = sampleLists.find(({ format }) => format === 'us-csl-json')?.contents ?? new Map()
    const text = new TextDecoder()
      .decode(contents.get('consolidated.json'))
      .replace('{"total":2,', '{"sources_used":[{"source":"Hats"}],')
    const { notes, format } = mustRead(await readContents(new Map([['list.json', bytesOf(text)]])))
    expect([format, notes]).toEqual(['us-csl-json', ['keys not read: sources_used']])
  })

  test('documents are read in the order of 2019 too', async () => {
    const contents = sampleLists.find(({ format }) => format === 'us-csl-csv')?.contents ?? new Map()
    const text = new TextDecoder()
      .decode(contents.get('consolidated.csv'))
      .replace('Passport, X1234567, IR; Gender, Male', 'IR, X1234567, Passport; 55-66, Tax ID No.')
    const { parties } = mustRead(await readContents(new Map([['consolidated.csv', bytesOf(text)]])))
    expect(parties[0]?.identifiers).toMatchObject([
      { type: 'passportNumber', value: 'X1234567', country: 'ir' },
      { type: 'taxNumber', value: '55-66', country: null },
    ])
  })
})

test('denied persons: rows of one order are one party with all its addresses', async () => {
  const { parties, listId, notes } = await readSample('us-bis-denied')
  expect([listId, notes]).toEqual(['us_bis_denied', ['3 rows, 2 parties by name and day of effect']])
  expect(parties[0]).toMatchObject({ schema: 'LegalEntity', listedOn: { value: '2001-02-03' } })
  expect(parties[0]?.addresses.map(({ city }) => city)).toEqual(['PORT MARROW', 'PANAMA CITY'])
})

test('Senzing: the data source names the list, unknown attributes are counted, databases are no documents', async () => {
  const { parties, rejects, listId, notes } = await readSample('senzing-json')
  expect([listId, notes]).toEqual(['hats', ['attributes not read: HAT_SIZE (1)']])
  expect(parties[0]).toMatchObject({
    id: 'inv-101',
    name: ['Osbert Anselm Quillfeather'],
    alias: ['Ozbert Quilfether'],
    programs: ['sanction'],
    origin: { nationality: ['ir'] },
    identifiers: [{ type: 'passportNumber', value: 'X1234567', country: 'ir' }],
    addresses: [{ full: '12 Hatters Row', country: 'ir' }],
    links: [{ type: 'ownership', toName: 'inv-102' }],
  })
  expect(rejects).toMatchObject([{ code: 'not-a-party', place: { recordId: 'inv-103' } }])
})
