// The registry of publishers against its own rules, and its anchors against real publications, read in place.

import { compareText } from '@hindsight/engine/base'
import { type ListProfile, readList } from '@hindsight/engine/lists'
import { describe, expect, it } from 'vitest'
import { dataPath } from '../testing/data-folder.ts'
import { guardUrl } from './guard-url.ts'
import { openListPath } from './open-list-path.ts'
import { allPublishers, filesOfProfile, findEdition, findPublisher } from './registry.ts'

const publishers = allPublishers()
const hasData = dataPath('manifest.jsonl') !== null

describe('the registry', () => {
  it('has each official list once, in order', () => {
    const ids = publishers.map(({ listId }) => listId)
    expect(ids).toEqual(ids.toSorted(compareText))
    expect(ids).toEqual([
      'au_dfat_sanctions',
      'ca_dfatd_sema_sanctions',
      'ch_seco_sanctions',
      'eu_fsf',
      'gb_fcdo_sanctions',
      'gb_hmt_sanctions',
      'un_sc_sanctions',
      'us_bis_denied',
      'us_ofac_cons',
      'us_ofac_sdn',
      'us_trade_csl',
    ])
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('names only URLs that its own hosts allow, and every file once', () => {
    for (const { editions, hosts, redirectHosts, listId } of publishers) {
      const files = editions.flatMap((edition) => edition.files)
      for (const { url } of files) expect(guardUrl(url, hosts).state, url).toBe('allowed')
      expect(new Set(files.map(({ name }) => name.toLowerCase())).size, listId).toBe(files.length)
      for (const host of [...hosts, ...redirectHosts]) expect(host).toMatch(/^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/u)
      for (const { bytesMin, bytesMax } of files) expect(bytesMin).toBeLessThan(bytesMax)
    }
  })

  it('knows when each list is too old, and asks for it long before', () => {
    for (const { ages, cadence, partiesMin, licence, page } of publishers) {
      expect(ages.staleDays).toBeLessThan(ages.expiredDays)
      expect(ages.unreachedStaleHours).toBeLessThan(ages.unreachedExpiredHours)
      expect(cadence.fetchEveryMinutes).toBeLessThanOrEqual(ages.unreachedStaleHours * 60)
      expect(partiesMin).toBeGreaterThan(0)
      expect([licence.url, page].every((url) => url.startsWith('https://'))).toBe(true)
    }
  })

  it('has something to fetch of every list that is fetched, and a successor of every list that is closed', () => {
    for (const { availability, editions } of publishers) {
      if (availability.kind === 'fetched') expect(editions.length).toBeGreaterThan(0)
      if (availability.kind === 'closed')
        expect(findPublisher(availability.successor)?.availability.kind).toBe('fetched')
    }
  })

  it('gives the files that a profile declares', () => {
    const sdn = findPublisher('us_ofac_sdn')
    const edition = sdn === null ? null : findEdition(sdn, 'ofac-csv')
    if (edition === null) throw new Error('the edition is gone')
    const namesOf = (profile: ListProfile): readonly string[] =>
      filesOfProfile(edition, profile).map(({ name }) => name)
    expect(namesOf('full')).toEqual(['sdn.csv', 'alt.csv', 'add.csv', 'sdn_comments.csv'])
    expect(namesOf('no-comments')).toEqual(['sdn.csv', 'alt.csv', 'add.csv'])
    expect(namesOf('primary-only')).toEqual(['sdn.csv'])
    expect(sdn === null ? null : findEdition(sdn, null)?.format).toBe('ofac-xml')
  })

  it('knows any dataset of OpenSanctions by its name, which must be one', () => {
    const publisher = findPublisher('opensanctions_us_ofac_sdn')
    expect(publisher?.listId).toBe('opensanctions_us_ofac_sdn')
    expect(publisher?.editions[0]?.files.map(({ url }) => url)).toEqual([
      'https://data.opensanctions.org/datasets/latest/us_ofac_sdn/index.json',
      'https://data.opensanctions.org/datasets/latest/us_ofac_sdn/entities.ftm.json',
    ])
    for (const name of ['../x', 'a/b', 'A', '', 'a?b']) expect(findPublisher(`opensanctions_${name}`)).toBeNull()
    expect(findPublisher('sanctions')).toBeNull()
  })
})

describe.runIf(hasData)('the anchors of real lists', () => {
  it.each<[listId: string, path: string, profile: ListProfile]>([
    ['us_ofac_sdn', 'ofac_sdn/sdn_2015-01-17.csv.gz', 'primary-only'],
    ['us_ofac_sdn', 'ofac_sdn/set_2021-07', 'full'],
    ['us_ofac_cons', 'ofac_cons/formats_2018-05-27/cons_prim.csv', 'no-comments'],
    ['us_ofac_cons', 'ofac_cons/set_2025-12-19', 'full'],
    ['un_sc_sanctions', 'un_sc/consolidated_2018-06-08.xml.gz', 'full'],
    ['un_sc_sanctions', 'un_sc/consolidated_2025-05-25.xml.gz', 'full'],
  ])(
    '%s stand in %s, are organisations, and are on the sub-list that they stand for',
    async (listId, path, profile) => {
      const opened = openListPath(dataPath(path) ?? path, profile)
      if (opened.state === 'refused') throw new Error('the list was refused')
      const options = { listId: null, format: null, profile, acceptIncomplete: false, mapping: {} }
      const reading = await readList(opened.files, options)
      if (reading.state === 'refused') throw new Error('the list was refused')
      for (const anchor of findPublisher(listId)?.anchors ?? []) {
        if (anchor.kind !== 'party') continue
        const party = reading.parties.find(({ id }) => id === anchor.partyId)
        if (party === undefined) throw new Error(`${anchor.partyId} is not on the list`)
        expect(party.schema, anchor.partyId).not.toBe('Person')
        if (anchor.subList !== null) expect(party.programs, anchor.partyId).toContain(anchor.subList)
      }
    },
  )
})
