// The gate can only hold back (law L12): what a healthy version passes, each fault holds, and no second fault frees it.

import { expect, test } from 'vitest'
import type { ListedParty, PartyId } from '../model/index.ts'
import { inventListedParty, seededRandom } from '../testing/index.ts'
import { partyDigest } from './canonical-party.ts'
import { diffLists } from './diff-lists.ts'
import { examineVersion } from './gate.ts'
import type { AcceptedVersion, GateFacts, GateStep, TransportFacts } from './gate-facts.ts'
import { gateSettings } from './gate-settings.ts'
import type { ListReading, ListRefusal } from './reading.ts'
import { deltaFigures, versionStats } from './version-stats.ts'

const listId = 'xx_hats' as ListReading['listId']
const place = { file: 'hats.csv', line: 7, offset: null, recordId: '7' }
const [programA, programB] = ['HATS', 'SHOES']

const live: readonly ListedParty[] = Array.from({ length: 300 }, (_, at) => ({
  ...inventListedParty(seededRandom(at + 1), String(1000 + at)),
  listId,
  programs: [at < 12 ? programB : programA],
}))

function readingOf(parties: readonly ListedParty[], more: Partial<ListReading> = {}): ListReading {
  return {
    state: 'read',
    listId,
    format: 'mapped-csv',
    profile: 'full',
    publishedAt: '2026-03-02',
    parties,
    rejects: [],
    records: parties.length,
    removed: [],
    incomplete: [],
    notes: [],
    ...more,
  }
}

function statsOf(reading: ListReading) {
  return versionStats(reading, new Map(reading.parties.map((party) => [party.id as string, partyDigest(party)])))
}

const accepted: AcceptedVersion = {
  versionId: 'xx_hats@2026-03-01',
  sha256: 'aa',
  publishedAt: '2026-03-01',
  bytes: 10_000,
  format: 'mapped-csv',
  profile: 'full',
  stats: statsOf(readingOf(live)),
  figures: null,
  isReleased: false,
}
const transport: TransportFacts = {
  url: 'https://hats.example/hats.csv',
  status: 200,
  finalHost: 'hats.example',
  allowedHosts: ['hats.example'],
  contentType: 'text/csv',
  contentLength: 10_100,
  receivedBytes: 10_100,
}

/** What a healthy successor looks like: two removed, three added, one changed. */
const healthy: readonly ListedParty[] = [
  ...live.slice(0, 297),
  ...Array.from({ length: 3 }, (_, at) => ({
    ...inventListedParty(seededRandom(900 + at), `n${at}`),
    listId,
    programs: [programA],
  })),
]

function factsOf(reading: ListReading | ListRefusal, more: Partial<GateFacts> = {}): GateFacts {
  const isRead = reading.state === 'read'
  return {
    listId,
    transport: [transport],
    result: reading,
    sha256: 'bb',
    bytes: 10_100,
    publishedAt: isRead ? reading.publishedAt : null,
    published: null,
    stats: isRead ? statsOf(reading) : null,
    figures: isRead ? deltaFigures(diffLists(live, reading.parties)) : null,
    accepted: [accepted],
    anchors: [{ partyId: '1003', name: null }],
    canaries: [{ name: 'canary', isFound: true }],
    indexedCount: isRead ? reading.parties.length : null,
    keptSha256: 'bb',
    settings: gateSettings(listId),
    ...more,
  }
}

function heldSteps(facts: GateFacts): readonly GateStep['step'][] {
  const report = examineVersion(facts)
  const held = report.steps.filter(({ verdict }) => verdict === 'held')
  expect(report.outcome).toBe(held.length > 0 ? 'held' : 'live')
  for (const { sentence, remedy } of held) expect([sentence, remedy]).not.toContain(null)
  return held.map(({ step }) => step)
}

test('a healthy version passes all ten steps, each with its measure', () => {
  const report = examineVersion(factsOf(readingOf(healthy)))
  expect(report.outcome).toBe('live')
  expect(report.steps.map(({ number, verdict }) => [number, verdict])).toEqual(
    Array.from({ length: 10 }, (_, at) => [at + 1, 'passed']),
  )
  const removed = report.steps[4]?.checks.find(({ check }) => check === 'removed')
  expect(removed).toMatchObject({ measured: 3, limit: 25, sentence: '3 of 300 parties removed; up to 25 pass.' })
})

const refusal: ListRefusal = {
  state: 'refused',
  format: null,
  faults: [{ code: 'html', place, message: 'hats.csv is a web page', remedy: 'Fetch it again.' }],
}
const drop = (share: number) => healthy.filter((_, at) => at % 100 >= share * 100)
const oldTimes = { ...accepted, versionId: 'xx_hats@2026-02-01', sha256: 'cc', stats: statsOf(readingOf(healthy)) }

test.each<[string, GateStep['step'], GateFacts]>([
  ['status 206', 'transport', factsOf(readingOf(healthy), { transport: [{ ...transport, status: 206 }] })],
  ['another host', 'transport', factsOf(readingOf(healthy), { transport: [{ ...transport, finalHost: 'hats.test' }] })],
  ['a web page', 'transport', factsOf(readingOf(healthy), { transport: [{ ...transport, contentType: 'text/html' }] })],
  ['a cut body', 'transport', factsOf(readingOf(healthy), { transport: [{ ...transport, receivedBytes: 9000 }] })],
  ['half the size', 'transport', factsOf(readingOf(healthy), { bytes: 4999 })],
  ['a refusal', 'end-proof', factsOf(refusal, { sha256: null, keptSha256: null })],
  [
    'fewer than the publisher says',
    'end-proof',
    factsOf(readingOf(healthy), { published: { records: 999, sha256: null } }),
  ],
  ['another checksum', 'end-proof', factsOf(readingOf(healthy), { published: { records: null, sha256: 'dd' } })],
  ['a companion missing', 'set-complete', factsOf(readingOf(healthy, { incomplete: ['alt.csv'] }))],
  ['another profile', 'set-complete', factsOf(readingOf(healthy, { profile: 'no-comments' }))],
  [
    'no aliases',
    'set-complete',
    factsOf(readingOf(healthy.map((party) => ({ ...party, alias: [], weakAlias: [], previousName: [] })))),
  ],
  [
    'a reject',
    'no-skipped-rows',
    factsOf(readingOf(healthy, { records: 301, rejects: [{ place, code: 'no-name', reason: 'no name' }] })),
  ],
  ['30 % of rows dropped', 'shape', factsOf(readingOf(drop(0.3)))],
  ['a sub-list emptied', 'shape', factsOf(readingOf(healthy.filter(({ programs }) => programs[0] !== programB)))],
  ['a sub-list with too many gone', 'shape', factsOf(readingOf(healthy.slice(6)))],
  ['an empty list', 'shape', factsOf(readingOf([]))],
  ['no birth dates', 'shape', factsOf(readingOf(healthy.map((party) => ({ ...party, birthDate: [] }))))],
  ['below the floor', 'shape', factsOf(readingOf(healthy), { settings: gateSettings(listId, { partiesMin: 400 }) })],
  ['older', 'monotonic', factsOf(readingOf(healthy), { publishedAt: '2026-02-28' })],
  ["yesterday's bytes", 'monotonic', factsOf(readingOf(healthy), { sha256: 'cc', accepted: [oldTimes, accepted] })],
  ["yesterday's content", 'monotonic', factsOf(readingOf(healthy), { accepted: [oldTimes, accepted] })],
  [
    'all ids changed',
    'identity-churn',
    factsOf(readingOf(live.map((party, at) => ({ ...party, id: `x${at}` as PartyId })))),
  ],
  [
    "another list's parties",
    'identity-churn',
    factsOf(readingOf(live.map((_, at) => ({ ...inventListedParty(seededRandom(at + 5000), `y${at}`), listId })))),
  ],
  ['an anchor gone', 'anchors', factsOf(readingOf(healthy.filter(({ id }) => id !== '1003')))],
  ['an anchor renamed', 'anchors', factsOf(readingOf(healthy), { anchors: [{ partyId: '1003', name: 'Nobody' }] })],
  ['a canary not found', 'anchors', factsOf(readingOf(healthy), { canaries: [{ name: 'c', isFound: false }] })],
  ['parties lost in the index', 'build', factsOf(readingOf(healthy), { indexedCount: 299 })],
  ['other bytes kept', 'record', factsOf(readingOf(healthy), { keptSha256: 'ee' })],
])('%s is held at %s', (_, step, facts) => {
  expect(heldSteps(facts)).toContain(step)
})

test('the very same bytes are unchanged, no new version', () => {
  const facts = factsOf(readingOf(live, { publishedAt: '2026-03-01' }), { sha256: 'aa', keptSha256: 'aa' })
  const report = examineVersion(facts)
  expect([report.outcome, report.isUnchanged, report.steps[5]?.verdict]).toEqual(['live', true, 'unchanged'])
})

test('a first version has no shape to compare, but floors and anchors hold it', () => {
  const first = { accepted: [], figures: null }
  const report = examineVersion(factsOf(readingOf(healthy), first))
  expect(report.outcome).toBe('live')
  expect(report.steps.map(({ verdict }) => verdict)).toEqual([
    ...['passed', 'passed', 'passed', 'passed', 'passed', 'not-applicable', 'not-applicable'],
    ...['passed', 'passed', 'passed'],
  ])
  const cons = { ...first, anchors: [], settings: gateSettings('un_sc_sanctions') }
  expect(heldSteps(factsOf(readingOf(drop(0.3)), cons))).toEqual(['end-proof', 'shape'])
  expect(heldSteps(factsOf(readingOf(healthy), { ...first, anchors: [{ partyId: 'gone', name: null }] }))).toEqual([
    'anchors',
  ])
})

test('a programme under another name loses nobody and passes', () => {
  const renamed = live.map((party) => (party.programs[0] === programB ? { ...party, programs: ['BOOTS'] } : party))
  expect(heldSteps(factsOf(readingOf(renamed)))).toEqual([])
})

test('a reject that the live version has too does not hold again; another does', () => {
  const reject = { place, code: 'no-name', reason: 'no name' }
  const withReject = {
    ...accepted,
    stats: { ...accepted.stats, rejects: statsOf(readingOf([], { rejects: [reject] })).rejects },
  }
  const again = readingOf(healthy, { records: 301, rejects: [{ ...reject, place: { ...place, line: 99 } }] })
  expect(heldSteps(factsOf(again, { accepted: [withReject] }))).toEqual([])
  const other = readingOf(healthy, { records: 301, rejects: [{ ...reject, place: { ...place, recordId: '8' } }] })
  expect(heldSteps(factsOf(other, { accepted: [withReject] }))).toEqual(['no-skipped-rows'])
})

test('what is learned from accepted versions tightens, and a released one teaches nothing', () => {
  const base = { ...accepted, stats: { ...accepted.stats, parties: 10_000 } }
  const figures = { added: 0, changed: 0, removed: 20, reidentified: 0, unchanged: 9980, leftPrograms: {} }
  const limitAfter = (versions: readonly AcceptedVersion[]): unknown => {
    const report = examineVersion(factsOf(readingOf(healthy), { accepted: versions }))
    return report.steps[4]?.checks.find(({ check }) => check === 'removed')?.limit
  }
  const history = (count: number, removed: number, isReleased = false): readonly AcceptedVersion[] =>
    Array.from({ length: count }, () => ({ ...base, figures: { ...figures, removed }, isReleased }))
  expect(limitAfter([base])).toBe(200)
  expect(limitAfter(history(20, 20))).toBe(60)
  expect(limitAfter(history(20, 1))).toBe(25)
  expect(limitAfter(history(20, 900))).toBe(200)
  expect(limitAfter([...history(20, 20), ...history(5, 900, true)])).toBe(60)
})

/** Faults that do not look at each other; adding one must never free what another holds. */
const faults: readonly ((facts: GateFacts) => GateFacts)[] = [
  (facts) => ({ ...facts, transport: [{ ...transport, status: 500 }, ...facts.transport] }),
  (facts) => ({ ...facts, bytes: facts.bytes * 4 }),
  (facts) => ({ ...facts, published: { records: 12_345, sha256: null } }),
  (facts) => ({ ...facts, publishedAt: '2001-01-01' }),
  (facts) => ({ ...facts, sha256: 'cc', accepted: [oldTimes, ...facts.accepted] }),
  (facts) => ({ ...facts, anchors: [...facts.anchors, { partyId: 'nobody', name: null }] }),
  (facts) => ({ ...facts, canaries: [...facts.canaries, { name: 'lost', isFound: false }] }),
  (facts) => ({ ...facts, indexedCount: (facts.indexedCount ?? 0) - 1 }),
  (facts) => ({ ...facts, keptSha256: 'ff' }),
  (facts) => grown(facts, 'removed', 40),
  (facts) => grown(facts, 'reidentified', 40),
  (facts) => grown(facts, 'added', 200),
  (facts) => ({ ...facts, figures: facts.figures && { ...facts.figures, leftPrograms: { [programA]: 200 } } }),
  (facts) =>
    facts.result.state === 'read' ? { ...facts, result: { ...facts.result, incomplete: ['alt.csv'] } } : facts,
  (facts) =>
    facts.result.state === 'read'
      ? {
          ...facts,
          result: { ...facts.result, records: facts.result.records + 1, rejects: [{ place, code: 'x', reason: 'y' }] },
        }
      : facts,
  (facts) => ({ ...facts, result: refusal, stats: null, figures: null, sha256: null }),
]

function grown(facts: GateFacts, of: 'added' | 'removed' | 'reidentified', by: number): GateFacts {
  return { ...facts, figures: facts.figures && { ...facts.figures, [of]: facts.figures[of] + by } }
}

test('a fault is held, and no further fault turns held into live', () => {
  const random = seededRandom(11)
  const later = factsOf(readingOf(healthy))
  const first = { ...later, accepted: [], figures: null }
  for (const fault of faults) expect(examineVersion(fault(later)).outcome).toBe('held')
  for (let round = 0; round < 300; round++) {
    let facts: GateFacts = round % 2 === 0 ? later : first
    let wasHeld = examineVersion(facts).outcome === 'held'
    for (let step = 0; step < 5; step++) {
      facts = random.pick(faults)(facts)
      const isHeld = examineVersion(facts).outcome === 'held'
      expect(isHeld || !wasHeld, `round ${round}, step ${step}`).toBe(true)
      wasHeld = isHeld
    }
  }
})
