// Law L10 on generated networks: exactly the people within the permitted hops, by the best path, hubs and children not
// conducting, and nothing said about anybody but how they are connected.

import { describe, expect, it } from 'vitest'
import { type Random, seededRandom } from '../testing/random.ts'
import {
  compareGrades,
  findReach,
  type Grade,
  type Link,
  type LinkKind,
  linkKinds,
  Network,
  type PermittedReach,
  permitReach,
  presentGrade,
  presentNetwork,
  type ReachRequest,
  weakestGrade,
} from './index.ts'

const times = { asOf: '2026-06-15', knownAt: '2026-06-15T00:00:00.000Z' }
const request = (more: Partial<ReachRequest> = {}): ReachRequest => ({
  hops: 1,
  requestedBy: 'mara',
  namedKinds: [],
  reason: null,
  secondPerson: null,
  ...more,
})
const two = request({ hops: 2, reason: 'the facilitators shared one account', secondPerson: 'odo' })
function permitted(asked: ReachRequest): PermittedReach {
  const answer = permitReach(asked)
  if (!answer.ok) throw new Error(answer.problems.join('\n'))
  return answer.permitted
}
const link = (id: string, [from, to]: readonly [string, string], more: Partial<Link> = {}): Link => ({
  id,
  kind: 'facilitated-by',
  from,
  to,
  validFrom: null,
  validTo: null,
  recordedAt: '2026-06-01T00:00:00.000Z',
  withdrawnAt: null,
  grade: { reliability: 'B', credibility: 3 },
  evidenceFor: [`claim of ${id}`],
  evidenceAgainst: [],
  ...more,
})
const options = { named: ['guide'], permitted: permitted(request()), hubDegreeMax: 500, isUnder18: () => false }
const reach = (links: Link[], more: Partial<Parameters<typeof findReach>[1]> = {}) =>
  findReach(new Network(links, times), { ...options, ...more })
const ids = (found: ReturnType<typeof reach>) => found.parties.map(({ id, hops }) => `${id}:${hops}`)

describe('how far one may look', () => {
  it('one hop by default, two with a reason and a second person, never three', () => {
    const problems = (more: Partial<ReachRequest>) => {
      const answer = permitReach(request(more))
      return answer.ok ? '' : answer.problems.join('\n')
    }
    expect(problems({})).toBe('')
    expect(problems({ hops: 2 })).toBe('two hops need a written reason\ntwo hops need a second person')
    expect(problems({ ...two, secondPerson: ' Mara ' })).toBe('two hops need another person than mara')
    expect(problems({ ...two })).toBe('')
    for (const hops of [0, 3, 4, 1.5, Number.NaN, -1])
      expect(problems({ ...two, hops }), String(hops)).toContain('never possible')
  })

  it('family and fellow travellers are off unless named with a reason and a second person', () => {
    const links = [
      link('a', ['child', 'guide'], { kind: 'family-of' }),
      link('b', ['man', 'guide'], { kind: 'travelled-with' }),
    ]
    expect(ids(reach(links))).toEqual(['guide:0'])
    expect(permitReach(request({ namedKinds: ['family-of'] })).ok).toBe(false)
    const asked = request({ namedKinds: ['family-of'], reason: 'they are the same case', secondPerson: 'odo' })
    expect(ids(reach(links, { permitted: permitted(asked) }))).toEqual(['guide:0', 'child:1'])
  })
})

describe('what conducts', () => {
  const fan = Array.from({ length: 6 }, (_, n) => link(`f${n}`, [`rider${n}`, 'bus-company'], { kind: 'linked-to' }))
  const toBus = link('x', ['guide', 'bus-company'], { kind: 'linked-to' })

  it('a hub is reached and leads no further', () => {
    const found = reach([...fan, toBus], { permitted: permitted(two), hubDegreeMax: 6 })
    expect(ids(found)).toEqual(['guide:0', 'bus-company:1'])
    expect(found.notConducting).toEqual([{ id: 'bus-company', because: 'hub: linked to 7 parties, more than 6' }])
    expect(ids(reach([...fan, toBus], { permitted: permitted(two), hubDegreeMax: 7 }))).toHaveLength(8)
  })

  it('a party that the claim names always does, however many it is linked to', () => {
    expect(ids(reach(fan, { named: ['bus-company'], hubDegreeMax: 2 }))).toHaveLength(7)
  })

  it('nobody is looked for behind a child', () => {
    const links = [link('a', ['child', 'guide']), link('b', ['mother', 'child'], { kind: 'associate-of' })]
    const found = reach(links, { permitted: permitted(two), isUnder18: (id) => id === 'child' })
    expect(ids(found)).toEqual(['guide:0', 'child:1'])
    expect(found.notConducting[0]?.because).toContain('under 18')
  })
})

it('§5.1 row 6: as known then nobody is reached, as known now about then they are', () => {
  const links = [link('a', ['person', 'guide'], { validFrom: '2026-01-05', recordedAt: '2026-06-10T00:00:00.000Z' })]
  const at = (knownAt: string) => findReach(new Network(links, { asOf: '2026-02-01', knownAt }), options).parties.length
  expect(at('2026-02-01T00:00:00.000Z')).toBe(1)
  expect(at('2026-06-15T00:00:00.000Z')).toBe(2)
})

it('says what somebody is in the link: facilitated, not facilitator', () => {
  const found = reach([link('a', ['person', 'guide']), link('b', ['guide', 'boss'])])
  expect(found.parties.map((one) => [one.id, one.basis, 'role' in one ? one.role : null])).toEqual([
    ['guide', 'named-in-evidence', null],
    ['boss', 'reached-by-link', 'facilitator'],
    ['person', 'reached-by-link', 'facilitated'],
  ])
})

it('draws parties alike, with the evidence on the edges', () => {
  const found = reach([link('a', ['person', 'guide'], { evidenceAgainst: ['denial'] })])
  const dot = presentNetwork(found, (id) => `The "${id}"`)
  expect(dot).toContain('label="facilitated-by B3\\nagainst: denial\\nfor: claim of a"')
  expect(dot).toContain('[shape=ellipse, label="The \\"person\\"\\nreached by link"]')
  expect(dot).not.toMatch(/color|fill|red/)
})

describe('on generated networks', () => {
  it('reaches exactly whom a walk over all paths finds, by the best path', () => {
    const random = seededRandom(17)
    let reached = 0
    for (let round = 0; round < 300; round += 1) {
      const network = inventLinks(random)
      const hops = random.chance(0.6) ? 2 : 1
      const asked = {
        named: ['p0', 'p1'].slice(0, 1 + random.below(2)),
        permitted: permitted(hops === 2 ? two : request()),
        hubDegreeMax: 2 + random.below(8),
        isUnder18: (id: string) => id.endsWith('7'),
      }
      const found = findReach(new Network(network, times), asked)
      const told = found.parties.map((one) => ({
        id: one.id,
        hops: one.hops,
        path: one.path.map(({ linkId }) => linkId).join(' '),
        weakest: 'weakestGrade' in one ? presentGrade(one.weakestGrade) : 'A1',
      }))
      expect(told.toSorted((a, b) => (a.id < b.id ? -1 : 1))).toEqual(oracle(network, asked, hops))
      reached += told.length
    }
    expect(reached).toBeGreaterThan(1000)
  })

  it('says nothing of a reached person but how they are connected (law L10)', () => {
    const random = seededRandom(3)
    const known = ['id', 'basis', 'hops', 'path', 'weakestGrade', 'role']
    for (let round = 0; round < 50; round += 1)
      for (const party of findReach(new Network(inventLinks(random), times), { ...options, named: ['p0'] }).parties)
        for (const key of Object.keys(party)) expect(known).toContain(key)
  })
})

function inventLinks(random: Random): Link[] {
  return Array.from({ length: 10 + random.below(40) }, (_, n) => {
    const from = random.below(18)
    return link(`l${n}`, [`p${from}`, `p${(from + 1 + random.below(17)) % 18}`], {
      kind: random.pick<LinkKind>(linkKinds),
      grade: { reliability: random.pick(['A', 'B', 'F'] as const), credibility: random.pick([1, 2, 6] as const) },
      validTo: random.chance(0.1) ? '2026-01' : null,
      recordedAt: random.chance(0.1) ? '2026-07-01T00:00:00.000Z' : '2026-06-01T00:00:00.000Z',
      withdrawnAt: random.chance(0.1) ? '2026-06-10T00:00:00.000Z' : null,
    })
  })
}

/** All paths, one after the other, straight from the rules. */
function oracle(all: readonly Link[], asked: Parameters<typeof findReach>[1], hops: number) {
  const live = all.filter((one) => one.validTo === null && one.recordedAt < times.knownAt && one.withdrawnAt === null)
  const open = live.filter(({ kind }) => kind !== 'family-of' && kind !== 'travelled-with')
  const degree = (id: string) =>
    new Set(live.flatMap(({ from, to }) => (from === id ? [to] : to === id ? [from] : []))).size
  const paths = new Map<string, { links: Link[] }[]>(asked.named.map((id) => [id, [{ links: [] }]]))
  let edge = asked.named.map((id) => ({ id, links: [] as Link[] }))
  for (let hop = 1; hop <= hops; hop += 1) {
    const found = edge.flatMap(({ id, links }) =>
      open.flatMap((one) =>
        one.from === id
          ? [{ id: one.to, links: [...links, one] }]
          : one.to === id
            ? [{ id: one.from, links: [...links, one] }]
            : [],
      ),
    )
    edge = found.filter(({ id }) => !paths.has(id))
    for (const { id, links } of edge) paths.set(id, [...(paths.get(id) ?? []), { links }])
    edge = edge.filter(({ id }) => degree(id) <= asked.hubDegreeMax && !asked.isUnder18(id))
  }
  const gradeOf = (links: readonly Link[]): Grade => weakestGrade(links.map(({ grade }) => grade))
  const textOf = (links: readonly Link[]) => links.map(({ id }) => id).join('\n')
  return [...paths]
    .map(([id, some]) => {
      const [best] = some.toSorted(
        (a, b) => compareGrades(gradeOf(a.links), gradeOf(b.links)) || (textOf(a.links) < textOf(b.links) ? -1 : 1),
      )
      const { links } = best!
      return {
        id,
        hops: links.length,
        path: links.map((one) => one.id).join(' '),
        weakest: presentGrade(gradeOf(links)),
      }
    })
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
}
