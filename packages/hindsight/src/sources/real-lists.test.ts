// The readers against real publications: counts as published, encodings that agree, faults named, and no cut file accepted
// (laws L6, L12). Lists are read in place from the data folder; without it these tests are skipped, and say so.

import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import {
  type ListFile,
  type ListProfile,
  type ListReading,
  type ListRefusal,
  type ReadOptions,
  readList,
} from '@hindsight/engine/lists'
import type { ListedParty } from '@hindsight/engine/model'
import { seededRandom } from '@hindsight/engine/testing'
import { describe, expect, test } from 'vitest'
import { dataPath } from '../testing/data-folder.ts'
import { openListPath } from './open-list-path.ts'

const hasData = dataPath('manifest.jsonl') !== null
const defaults: ReadOptions = { listId: null, format: null, profile: 'full', acceptIncomplete: false, mapping: {} }

async function readPath(
  path: string,
  options: Partial<ReadOptions> = {},
  without: string | null = null,
): Promise<ListReading | ListRefusal> {
  const opened = openListPath(dataPath(path) ?? path, options.profile ?? 'full')
  if (opened.state === 'refused') return { state: 'refused', format: null, faults: opened.faults }
  return readList(
    opened.files.filter(({ name }) => name !== without),
    { ...defaults, ...options },
  )
}

function codesOf(result: ListReading | ListRefusal): readonly string[] {
  return result.state === 'read' ? [] : [...new Set(result.faults.map(({ code }) => code))].sort()
}

function mustRead(result: ListReading | ListRefusal): ListReading {
  if (result.state === 'read') return result
  throw new Error(result.faults.map(({ message }) => message).join('; '))
}

describe.runIf(hasData)('real lists', () => {
  test.each<[string, ListProfile, number]>([
    ['ofac_sdn/set_2021-07', 'full', 8976],
    ['ofac_cons/set_2025-12-19', 'full', 442],
    ['ofac_cons/formats_2018-05-27/cons_prim.csv', 'no-comments', 639],
    ['ofac_cons/formats_2018-05-27/cons_prim.ff.gz', 'no-comments', 639],
    ['ofac_cons/formats_2018-05-27/consolidated.xml.gz', 'full', 639],
    ['ofac_cons/cons_prim_2025-03-26.csv', 'primary-only', 443],
    ['ofac_cons/cons_prim_2025-04-21.csv', 'primary-only', 443],
    ['ofac_sdn/sdn_2015-01-17.csv.gz', 'primary-only', 5876],
    ['ofac_cons/consolidated_2024-05.xml.gz', 'full', 443],
    ['ofac_cons/consolidated_2025-05-25.xml.gz', 'full', 443],
    ['ofac_cons/cons_advanced_2020-10-10.xml.gz', 'full', 375],
    ['un_sc/consolidated_2018-06-08.xml.gz', 'full', 1098],
    ['un_sc/consolidated_2020-04-15.xml.gz', 'full', 1014],
    ['un_sc/consolidated_2021-03-16.xml.gz', 'full', 1004],
    ['un_sc/consolidated_2024-09-25.xml.gz', 'full', 875],
    ['un_sc/consolidated_2024-12-17.xml.gz', 'full', 879],
    ['un_sc/consolidated_2025-05-25.xml.gz', 'full', 877],
    ['opensanctions/ua_war_sanctions_targets.simple_2026-03-13.csv.gz', 'full', 5600],
    ['opensanctions/yente_zala_entities.ftm.json', 'full', 17],
  ])('%s: as many records as published, each a party', async (path, profile, count) => {
    const reading = mustRead(await readPath(path, { profile }))
    expect([reading.records, reading.parties.length, reading.rejects.length]).toEqual([count, count, 0])
  })

  test('a comments file without the end mark is accepted, and noted', async () => {
    expect(mustRead(await readPath('ofac_sdn/set_2021-07')).notes).toEqual(['sdn_comments.csv: unterminated'])
  })

  test('a set edited by a mirror is refused with all its faults', async () => {
    const result = await readPath('ofac_sdn/set_2022-01-31')
    expect(codesOf(result)).toEqual([
      'blank-cell',
      'companion-missing',
      'duplicate-id',
      'end-mark-missing',
      'orphan',
      'unquoted-text',
    ])
    const told = result.state === 'refused' ? result.faults.map(({ message }) => message).join('\n') : ''
    expect(told).toContain('ent_num 2677 stands twice: on lines 57 and 9044')
    expect(told).toContain('the address belongs to 34489, which is not in the primary file')
  })

  test.each(['ofac_sdn/set_2019-01', 'ofac_sdn/small_fixture_2025-05'])(
    '%s has no end marks and is refused',
    async (path) => {
      expect(codesOf(await readPath(path))).toContain('end-mark-missing')
    },
  )

  test.each([
    ['ofac_sdn/sdn_xml_sample.xml', 'record-count'],
    ['ofac_sdn/sdn_advanced_sample_2024-02-23.xml.gz', 'unresolved'],
    ['ofac_cons/formats_2018-05-27', 'mixed-encodings'],
    ['eu_journal_2026-08/consolidated/32001R2580.csv', 'unknown-format'],
  ])('%s is refused: %s', async (path, code) => {
    expect((await readPath(path)).state).toBe('refused')
    if (code !== 'mixed-encodings') expect(codesOf(await readPath(path))).toContain(code)
  })

  test.each(['alt.csv', 'add.csv', 'sdn_comments.csv'])(
    'without %s the set is refused, or read as incomplete',
    async (name) => {
      expect(codesOf(await readPath('ofac_sdn/set_2021-07', {}, name))).toContain('companion-missing')
      if (name === 'sdn_comments.csv') return
      const reading = mustRead(await readPath('ofac_sdn/set_2021-07', { acceptIncomplete: true }, name))
      expect(reading.incomplete).toEqual([name])
    },
  )

  test('the four flat encodings of one list give identical parties after quote folding', async () => {
    const encodings = ['csv', 'del', 'pip', 'ff.gz']
    const read = await Promise.all(
      encodings.map(async (extension) => {
        const path = `ofac_cons/formats_2018-05-27/cons_prim.${extension}`
        return mustRead(await readPath(path, { profile: 'no-comments' })).parties
      }),
    )
    const folded = read.map((parties) => JSON.stringify(parties).replaceAll('\\"', "'"))
    expect(folded.map((text) => text === folded[0])).toEqual([true, true, true, true])
  })

  test('flat files and XML of one day agree on names, aliases and birth dates', async () => {
    const flat = mustRead(await readPath('ofac_cons/formats_2018-05-27/cons_prim.csv', { profile: 'no-comments' }))
    const xml = mustRead(await readPath('ofac_cons/formats_2018-05-27/consolidated.xml.gz'))
    // XML writes " where the flat files write '.
    const fold = (values: readonly string[]): readonly string[] =>
      values.map((value) => value.replaceAll('"', "'")).toSorted()
    const essence = (parties: readonly ListedParty[]): readonly string[] =>
      parties.map(({ id, name, alias, previousName, birthDate, programs }) => {
        const dates = birthDate.map(({ value, until }) => [value, until])
        return JSON.stringify([id, name, fold(alias), fold(previousName), dates, fold(programs)])
      })
    expect(new Set(essence(flat.parties))).toEqual(new Set(essence(xml.parties)))
  })
})

describe.runIf(hasData)('cut files', () => {
  const load = (path: string): Buffer => {
    const bytes = readFileSync(dataPath(path) as string)
    return path.endsWith('.gz') ? gunzipSync(bytes) : bytes
  }
  const fileOf = (name: string, content: Uint8Array): ListFile => ({
    name,
    chunks: (async function* () {
      for (let at = 0; at < content.length; at += 65_536) yield content.subarray(at, at + 65_536)
    })(),
  })

  test.each<[string, string, string | null]>([
    ['sdn.csv', 'ofac_cons/set_2025-12-19/cons_prim.csv', 'cons_prim.csv'],
    ['alt.csv', 'ofac_cons/set_2025-12-19/cons_alt.csv', 'cons_alt.csv'],
    ['UN XML', 'un_sc/consolidated_2025-05-25.xml.gz', null],
    ['ADVANCED XML', 'ofac_cons/cons_advanced_2020-10-10.xml.gz', null],
  ])('%s cut at 40 random bytes is never accepted', async (_what, path, cutName) => {
    const content = load(path)
    const random = seededRandom(2025)
    const set = ['cons_prim.csv', 'cons_alt.csv', 'cons_add.csv', 'cons_comments.csv']
    const names = cutName === null ? ['list.xml'] : set
    const whole = new Map(
      names.map((name) => [name, cutName === null ? content : load(`ofac_cons/set_2025-12-19/${name}`)]),
    )
    for (let round = 0; round < 40; round++) {
      const cut = content.subarray(0, random.below(content.length))
      const files = names.map((name) =>
        fileOf(name, name === (cutName ?? 'list.xml') ? cut : (whole.get(name) as Buffer)),
      )
      expect((await readList(files, defaults)).state).toBe('refused')
    }
  })
})
