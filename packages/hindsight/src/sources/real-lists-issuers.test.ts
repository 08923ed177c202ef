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
  ])('%s is %s of %s with %i records, %i of them rejects', async (path, format, published, records, rejects) => {
    const reading = await mustRead(path)
    expect([reading.format, reading.publishedAt]).toEqual([format, published])
    expect([reading.records, reading.rejects.length]).toEqual([records, rejects])
    expect(reading.parties.length + reading.rejects.length).toBe(records)
  })

  test.each<[path: string, code: string]>([['uk/ofsi_conlist_small_2022-03.csv', 'primary-name-missing']])(
    '%s is refused: %s',
    async (path, code) => {
      const result = await readPath(path)
      expect(result.state === 'refused' && [...new Set(result.faults.map((fault) => fault.code))]).toContain(code)
    },
  )

  test('the charset of the British CSV is named', async () => {
    const { notes } = await mustRead('uk/ofsi_conlist_2014-04-23.csv.gz')
    expect(notes).toEqual([
      'charset Windows-1252',
      '8950 rows, 2297 groups',
      'ofsi_conlist_2014-04-23.csv: unterminated',
    ])
  })
})
