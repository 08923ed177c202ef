// The readers of single issuers' formats against real publications, read in place: counts as published, and the proofs of
// completeness that the files carry. Without the data folder these tests are skipped, and say so.

import { type ListReading, type ListRefusal, type ReadOptions, readList } from '@hindsight/engine/lists'
import { describe, expect, test } from 'vitest'
import { dataPath } from '../testing/data-folder.ts'
import { openListPath } from './open-list-path.ts'

const hasData = dataPath('manifest.jsonl') !== null
const defaults: ReadOptions = { listId: null, format: null, profile: 'full', acceptIncomplete: false, mapping: {} }

async function readPath(path: string, options: Partial<ReadOptions> = {}): Promise<ListReading | ListRefusal> {
  const opened = openListPath(dataPath(path) ?? path, 'full')
  if (opened.state === 'refused') return { state: 'refused', format: null, faults: opened.faults }
  return readList(opened.files, { ...defaults, ...options })
}

async function mustRead(path: string, options: Partial<ReadOptions> = {}): Promise<ListReading> {
  const result = await readPath(path, options)
  if (result.state === 'read') return result
  throw new Error(result.faults.map(({ message }) => message).join('; '))
}

describe.runIf(hasData)('real lists of single issuers', () => {
  test.each<[path: string, format: string, published: string | null, records: number, rejects: number]>([
    ['uk/ofsi_conlist_2014-04-23.csv.gz', 'gb-ofsi-csv', '2014-04-02', 2297, 0],
    ['uk/ofsi_conlist_2016-03-25.csv.gz', 'gb-ofsi-csv', '2016-03-23', 1924, 0],
    ['uk/ofsi_conlist_2018-04-13.csv.gz', 'gb-ofsi-csv', '2018-04-13', 2106, 0],
    ['uk/ofsi_conlist_2020-04-29.csv.gz', 'gb-ofsi-csv', '2020-04-27', 2114, 0],
    ['uk/ofsi_conlist_2023-06-06.xlsx', 'gb-ofsi-xlsx', '2023-06-05', 3993, 0],
    ['eu_fsf/fsf_xml_1_0_sample_2020.xml', 'eu-fsf-xml', '2020-04-15T15:29:22.497+02:00', 7, 0],
    ['ca_sema/sema-lmes_2020-04-15.xml', 'ca-sema-xml', null, 1369, 0],
    ['au_dfat/regulation8_consolidated_2024-12-17.xlsx', 'au-dfat-xlsx', null, 3062, 0],
    ['us_csl/csl_sample_2019-12.csv', 'us-csl-csv', null, 115, 0],
    ['us_csl/consolidated_sample_2025-06-03.csv', 'us-csl-csv', null, 12, 0],
    ['us_csl/consolidated_sample_2025-06-25.csv', 'us-csl-csv', null, 13, 0],
    ['us_csl/dpl_2019-06-29.txt', 'us-bis-denied', null, 417, 0],
    ['us_csl/dpl_2022-09-07.txt', 'us-bis-denied', null, 461, 0],
    ['opensanctions/us_congress_senzing.json.gz', 'senzing-json', null, 1319, 0],
  ])('%s is %s of %s with %i records, %i of them rejects', async (path, format, published, records, rejects) => {
    const reading = await mustRead(path)
    expect([reading.format, reading.publishedAt]).toEqual([format, published])
    expect([reading.records, reading.rejects.length]).toEqual([records, rejects])
    expect(reading.parties.length + reading.rejects.length).toBe(records)
  })

  test.each<[path: string, codes: readonly string[]]>([
    ['uk/ofsi_conlist_small_2022-03.csv', ['primary-name-missing']],
    ['eu_fsf/fsf_csv_2018-07-04_first1000.csv.gz', ['encoding', 'resaved']],
    ['eu_fsf/fsf_xml_sample_head.xml', ['duplicate-id']],
    ['ch_seco/seco_amendment_sample_2024-01-17.xml', ['not-whole']],
    ['us_csl/csl_2023-11-30.csv.gz', ['header-repeated', 'unterminated-quote']],
    ['opensanctions/yente_t1_index.json.gz', ['catalogue']],
    ['opensanctions/yente_t2/delta.json', ['catalogue']],
    ['opensanctions/yente_t2/20240527194702-wnk/entities.delta.json', ['not-whole']],
    ['eu_journal_2026-08/consolidated/32001R2580.csv', ['unknown-format']],
  ])('%s is refused: %j', async (path, codes) => {
    const result = await readPath(path)
    const found = result.state === 'refused' ? result.faults.map((fault) => fault.code) : []
    expect([...new Set(found)].toSorted()).toEqual(codes)
  })

  test.each<[path: string, records: number, rejects: number, removed: number]>([
    ['uk/ofsi_conlist_small_2022-03.csv', 6, 0, 0],
    ['ch_seco/seco_amendment_sample_2024-01-17.xml', 3, 0, 0],
    ['opensanctions/yente_t2/20240527194702-wnk/entities.delta.json', 2, 0, 0],
    ['opensanctions/yente_t2/20240528014702-pfh/entities.delta.json', 2, 1, 0],
    ['opensanctions/yente_t2/20240528074703-npf/entities.delta.json', 0, 0, 1],
    ['opensanctions/yente_t2/20240528134729-3iv/entities.delta.json', 1, 0, 0],
  ])('%s is read as incomplete: %i records, %i rejects, %i removed', async (path, records, rejects, removed) => {
    const reading = await mustRead(path, { acceptIncomplete: true })
    expect([reading.records, reading.rejects.length, reading.removed.length]).toEqual([records, rejects, removed])
    expect(reading.incomplete.length).toBeGreaterThan(0)
  })

  test('rows of Australia and the denied persons are all in their parties', async () => {
    expect((await mustRead('au_dfat/regulation8_consolidated_2024-12-17.xlsx')).notes).toEqual([
      '9553 rows, 3062 references',
    ])
    expect((await mustRead('us_csl/dpl_2022-09-07.txt')).notes).toEqual([
      '581 rows, 461 parties by name and day of effect',
    ])
  })

  test('birth dates that could not be read are few, and kept as remarks', async () => {
    const { parties } = await mustRead('au_dfat/regulation8_consolidated_2024-12-17.xlsx')
    const dated = parties.filter(({ birthDate }) => birthDate.length > 0).length
    const unread = parties.flatMap(({ remarks }) => remarks.filter((remark) => remark.includes('was not read')))
    expect(unread.length / dated).toBeLessThan(0.01)
  })

  test('the charset of the British CSV is named', async () => {
    const { notes } = await mustRead('uk/ofsi_conlist_2014-04-23.csv.gz')
    expect(notes).toEqual([
      'charset Windows-1252',
      '8950 rows, 2297 groups',
      'ofsi_conlist_2014-04-23.csv: unterminated',
    ])
  })
})
