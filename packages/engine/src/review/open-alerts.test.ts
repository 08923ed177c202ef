// SLO-08 and laws L4 and L6 on the way from hits to work: every hit is an item, a named suppression or a duplicate; the
// same party on two lists is one case; and origin moves nothing, not even a place in the queue.

import { describe, expect, it } from 'vitest'
import { compareParties, defaultPolicy } from '../matching/index.ts'
import type { ListedParty, ListId, PartyId, Subject } from '../model/index.ts'
import {
  inventListedParty,
  listedParty,
  type Random,
  resemblingSubject,
  seededRandom,
  subject,
  swapOrigin,
} from '../testing/index.ts'
import {
  bindEvidence,
  type Consequence,
  type EarlierItem,
  evidenceOf,
  type GoodGuy,
  groupSameParties,
  type OpenedAlerts,
  openAlerts,
  priorityAxes,
  rankCases,
} from './index.ts'

const now = '2026-06-01T00:00:00.000Z'
const hitWith = (one: Subject, party: ListedParty) => ({ party, comparison: compareParties(one, party, defaultPolicy) })

function exempt(one: Subject, party: ListedParty, until = '2027-01-01T00:00:00.000Z'): GoodGuy {
  const granted = {
    ...{ subjectId: one.id, party: { listId: party.listId, id: party.id }, reason: 'other-name', note: '', cited: [] },
    ...{ owner: 'ada', grantedBy: 'ada', grantedAt: '2026-01-01T00:00:00.000Z', until },
  }
  return { ...granted, ...bindEvidence(granted, one, party), id: `g-${party.id}`, approvedBy: 'bo', revokedAt: null }
}

function item(one: Subject, party: ListedParty, more: Partial<EarlierItem> = {}): EarlierItem {
  return { caseId: `case-${party.id}`, party, state: 'open', verdict: null, evidence: evidenceOf(one, party), ...more }
}

const ours = subject({ name: 'Velmaris Kornwald', birthDate: '1970-02-03' })
const listed = listedParty({ id: 'p1', listId: 'one', name: 'Velmaris Kornwald', birthDate: '1970-02-03' })
const elsewhere = { ...listed, id: 'q1' as PartyId, listId: 'two' as ListId }
const open = (more: Partial<Parameters<typeof openAlerts>[1]>, ...parties: ListedParty[]): OpenedAlerts =>
  openAlerts(
    parties.map((party) => hitWith(ours, party)),
    { subject: ours, goodGuys: [], earlier: [], now, ...more },
  )
const shape = ({ work, suppressions, duplicates }: OpenedAlerts) => ({
  work: work.map(({ act, caseId, items }) => [act, caseId, items.map(({ hit, cause }) => `${hit.party.id} ${cause}`)]),
  suppressions: suppressions.map(({ goodGuyId, grantedBy, approvedBy }) => [goodGuyId, grantedBy, approvedBy]),
  duplicates: duplicates.map(({ caseId, differences }) => [caseId, differences.map(({ field }) => field)]),
})

describe('a hit', () => {
  it('that is new opens a case, on two lists at once one case', () => {
    const two = shape(open({}, listed, elsewhere))
    expect(two).toEqual({ work: [['open', null, ['p1 new-hit', 'q1 new-hit']]], suppressions: [], duplicates: [] })
  })

  it('on a second list goes into the open case of the first', () => {
    const found = open({ earlier: [item(ours, listed, { state: 'in-review' })] }, listed, elsewhere)
    expect(shape(found)).toEqual({
      work: [['add', 'case-p1', ['q1 new-hit']]],
      suppressions: [],
      duplicates: [['case-p1', []]],
    })
  })

  it('that is an open item already is a duplicate, and says what changed', () => {
    const changed = { ...listed, birthDate: [] }
    const found = open({ earlier: [item(ours, listed)], goodGuys: [exempt(ours, changed)] }, changed)
    expect(shape(found)).toEqual({ work: [], suppressions: [], duplicates: [['case-p1', ['birthDate']]] })
  })

  it('that was confirmed is not raised again until its evidence changes', () => {
    const confirmed = item(ours, listed, { state: 'closed', verdict: 'true-match' })
    expect(shape(open({ earlier: [confirmed] }, listed)).duplicates).toEqual([['case-p1', []]])
    const changed = open({ earlier: [confirmed] }, { ...listed, birthDate: [] })
    expect(shape(changed).work).toEqual([['reopen', 'case-p1', ['p1 evidence-changed']]])
    expect(changed.work[0]!.items[0]!.differences.map(({ field }) => field)).toEqual(['birthDate'])
  })

  it('that was closed as another person comes back, unless an exemption holds', () => {
    const closed = item(ours, listed, { state: 'closed', verdict: 'false-positive' })
    expect(shape(open({ earlier: [closed] }, listed)).work).toEqual([['reopen', 'case-p1', ['p1 found-again']]])
    const suppressed = open({ earlier: [closed], goodGuys: [exempt(ours, listed)] }, listed)
    expect(shape(suppressed)).toEqual({ work: [], suppressions: [['g-p1', 'ada', 'bo']], duplicates: [] })
  })

  it('whose exemption ended comes back with the reason', () => {
    const expired = open({ goodGuys: [exempt(ours, listed, now)] }, listed)
    expect(shape(expired).work).toEqual([['open', null, ['p1 exemption-ended']]])
    expect(expired.work[0]!.items[0]!.endedExemption).toEqual({
      goodGuyId: 'g-p1',
      answer: { state: 'expired', at: now },
    })
    const changed = open({ goodGuys: [exempt(ours, listed)] }, { ...listed, gender: 'male' })
    expect(changed.work[0]!.items[0]).toMatchObject({
      cause: 'evidence-changed',
      differences: [{ side: 'party', field: 'gender', before: [], after: ['male'] }],
    })
  })

  it('under another identifier is the same item and has the same exemption', () => {
    const renamed = { ...listed, id: 'p2' as PartyId }
    const hit = { ...hitWith(ours, renamed), previousKeys: [listed] }
    const options = { subject: ours, goodGuys: [], earlier: [item(ours, listed)], now }
    expect(shape(openAlerts([hit], options)).duplicates).toEqual([['case-p1', []]])
    const exempted = openAlerts([hit], { ...options, earlier: [], goodGuys: [exempt(ours, listed)] })
    expect(exempted.counts.suppressions).toBe(1)
  })
})

describe('the same party on two lists', () => {
  const passport = (value: string, country: string | null = null) => ({
    identifiers: [{ type: 'passportNumber' as const, value, country, label: null }],
  })
  const one = (listId: string, more: object) => listedParty({ id: listId, listId, name: `Nobody ${listId}`, ...more })
  const areOne = (a: object, b: object, listId = 'two'): boolean =>
    groupSameParties([one('one', a), one(listId, b)], (party) => party).length === 1

  it.each([
    ['a number that is given once', passport('AB8391746'), passport('ab 8391746', 'ru'), true],
    ['a number of two issuers', passport('AB8391746', 'cy'), passport('AB8391746', 'ru'), false],
    ['a number that means nothing', passport('8391746'), passport('8391747'), false],
    ['a telephone number', contact(), contact(), false],
    [
      'a reference of the Security Council',
      { remarks: ['Reference: QDi.123'] },
      { remarks: ['UN reference: QDi.123'] },
      true,
    ],
    ['a reference in passing', { remarks: ['Brother of X (QDi.123)'] }, { remarks: ['UN reference: QDi.123'] }, false],
    ['name and day of birth', born('1970-02-03'), { ...born('1970-02-03'), name: 'KORNWALD, Velmaris' }, true],
    ['name and year of birth', born('1970'), born('1970'), false],
    ['a filled-in day', born('1970-01-01'), born('1970-01-01'), false],
    ['day of birth alone', born('1970-02-03'), { ...born('1970-02-03'), name: 'Boris Zorblaxian' }, false],
    ['kinds that exclude each other', passport('AB8391746'), { ...passport('AB8391746'), schema: 'Vessel' }, false],
  ])('by %s', (_, a, b, expected) => {
    expect(areOne(a, b)).toBe(expected)
  })

  it('never on one list: its issuer says that they are two', () => {
    expect(areOne(passport('AB8391746'), passport('AB8391746'), 'one')).toBe(false)
  })

  it('by a third one that both are', () => {
    const three = [
      one('one', passport('AB8391746')),
      one('two', born('1970-02-03')),
      one('three', { ...passport('AB8391746'), ...born('1970-02-03') }),
    ]
    expect(groupSameParties(three, (party) => party).map((group) => group.map(({ id }) => id))).toEqual([
      ['one', 'two', 'three'],
    ])
  })

  function born(date: string) {
    return { name: 'Velmaris Kornwald', birthDate: date }
  }

  function contact() {
    return { identifiers: [{ type: 'phone' as const, value: '+49 30 1234567 89', country: null, label: null }] }
  }
})

interface Drawn {
  readonly subject: Subject
  readonly parties: readonly ListedParty[]
  readonly alerts: OpenedAlerts
}

/** A subject with hits of which some are exempted, some are items already and some are on two lists. */
function draw(random: Random, turn: <P extends Subject | ListedParty>(party: P) => P): Drawn {
  const first = { ...inventListedParty(random, 'p0'), listId: 'one' as ListId }
  const one = resemblingSubject(first, random, 'subject-1')
  const parties = Array.from({ length: 1 + random.below(5) }, (_, i) => ({
    ...(random.chance(0.6) ? first : inventListedParty(random, '')),
    id: `p${i}` as PartyId,
    listId: random.pick(['one', 'two', 'three']) as ListId,
  }))
  const some = (chance: number) => parties.filter(() => random.chance(chance))
  const goodGuys = some(0.4).map((party) =>
    exempt(turn(one), turn(party), random.pick([now, '2027-01-01T00:00:00.000Z'])),
  )
  const earlier = some(0.4).map((party) =>
    item(turn(one), turn(party), {
      state: random.pick(['open', 'pending', 'awaiting-approval', 'closed', 'closed']),
      verdict: random.pick(['true-match', 'false-positive']),
      caseId: `case-${random.below(3)}`,
    }),
  )
  const turned = parties.map(turn)
  const alerts = openAlerts(
    turned.map((party) => hitWith(turn(one), party)),
    { subject: turn(one), goodGuys, earlier, now },
  )
  return { subject: turn(one), parties: turned, alerts }
}

const consequenceOf = (listId: string): Consequence => (listId === 'one' ? 'asset-freeze' : 'own-list')

function ranked(drawn: readonly Drawn[]): unknown {
  const cases = drawn.flatMap(({ alerts }, i) =>
    alerts.work.map(({ items }, j) => ({
      caseId: `${i}-${j}`,
      axes: priorityAxes({
        hits: items.map(({ hit }) => ({ listId: hit.party.listId, comparison: hit.comparison })),
        consequenceOf,
        waitingSince: now,
        due: i % 7 === 0 ? '2026-05-01T00:00:00.000Z' : '2026-07-01T00:00:00.000Z',
      }),
    })),
  )
  return rankCases(cases, now)
}

describe('in 3,000 generated cases', () => {
  it('hits = case items + named suppressions + open duplicates, each hit once', () => {
    const random = seededRandom(8)
    const sum = { caseItems: 0, suppressions: 0, duplicates: 0 }
    for (let i = 0; i < 3000; i++) {
      const { parties, alerts } = draw(random, (party) => party)
      const placed = [
        ...alerts.work.flatMap(({ items }) => items.map(({ hit }) => hit)),
        ...[...alerts.suppressions, ...alerts.duplicates].map(({ hit }) => hit),
      ]
      expect(new Set(placed.map(({ party }) => party))).toEqual(new Set(parties))
      expect(placed.length).toBe(alerts.counts.hits)
      expect(alerts.work.every(({ items }) => items.length > 0)).toBe(true)
      const caseIds = alerts.work.flatMap(({ caseId }) => (caseId === null ? [] : [caseId]))
      expect(new Set(caseIds).size).toBe(caseIds.length)
      for (const key of Object.keys(sum) as (keyof typeof sum)[]) sum[key] += alerts.counts[key]
    }
    for (const count of Object.values(sum)) expect(count).toBeGreaterThan(300)
  })

  it('law L4: another origin of subject or party moves no item, no suppression and no place in the queue', () => {
    const play = (isTurned: boolean): string => {
      const random = seededRandom(4)
      const drawn = Array.from({ length: 400 }, (_, i) => {
        const turned = new Map<object, unknown>()
        const turn = <P extends Subject | ListedParty>(party: P): P => {
          if (!isTurned) return party
          if (!turned.has(party)) turned.set(party, swapOrigin(party, seededRandom(i)))
          return turned.get(party) as P
        }
        return draw(random, turn)
      })
      return JSON.stringify([
        drawn.map(({ alerts }) => [
          shape(alerts),
          alerts.work.flatMap(({ items }) => items.map(({ hit }) => hit.comparison)),
        ]),
        ranked(drawn),
      ])
    }
    expect(play(true)).toBe(play(false))
  })
})

describe('the order of work', () => {
  const random = seededRandom(17)
  const drawn = Array.from({ length: 400 }, () => draw(random, (party) => party))
  const order = ranked(drawn) as { caseId: string; axes: ReturnType<typeof priorityAxes> }[]

  it('is the same from any order', () => {
    expect(rankCases(random.shuffle(order), now)).toEqual(order)
  })

  it('puts what is overdue first, then the gravest consequence, then what is corroborated', () => {
    const late = order.map(({ axes }) => axes.due <= now)
    expect(late.lastIndexOf(true)).toBeLessThan(late.indexOf(false))
    const rest = order.filter((_, i) => !late[i])
    for (const [i, { axes }] of rest.entries()) {
      const next = rest[i + 1]?.axes
      if (next === undefined) break
      if (axes.consequence !== next.consequence) expect(axes.consequence).toBe('asset-freeze')
      else expect(axes.corroboration.points).toBeGreaterThanOrEqual(next.corroboration.points)
    }
  })

  it('keeps its axes apart: the largest tie is at most 1 %', () => {
    const hits = Array.from({ length: 1500 }, (_, i) => {
      const party = inventListedParty(random, `party-${i}`)
      return hitWith(resemblingSubject(party, random, 'subject'), party)
    }).filter(({ comparison }) => comparison.isHit)
    const ties = new Map<string, number>()
    for (const { comparison } of hits) {
      const only = { hits: [{ listId: 'one', comparison }], consequenceOf, waitingSince: now, due: now }
      const { identity, likeness, corroboration } = priorityAxes(only)
      const key = `${identity} ${likeness} ${corroboration.points}`
      ties.set(key, (ties.get(key) ?? 0) + 1)
    }
    expect(hits.length).toBeGreaterThan(500)
    expect(Math.max(...ties.values()) / hits.length).toBeLessThanOrEqual(0.01)
  })
})
