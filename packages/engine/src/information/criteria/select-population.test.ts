// The population of a criterion: exactly who is connected by the evidence that it names, each with how.

import { describe, expect, it } from 'vitest'
import { type Link, Network, permitReach } from '../../graph/index.ts'
import { type CriterionContext, type PopulationSources, parseCriterion, selectPopulation } from '../index.ts'

const link = (id: string, from: string, more: Partial<Link> = {}): Link => ({
  id,
  kind: 'facilitated-by',
  from,
  to: 'guide',
  validFrom: null,
  validTo: null,
  recordedAt: '2026-06-01T00:00:00.000Z',
  withdrawnAt: null,
  grade: { reliability: 'B', credibility: 3 },
  evidenceFor: ['ledger'],
  evidenceAgainst: [],
  ...more,
})
const links = [
  link('l1', 's1', { validFrom: '2024-03-01', validTo: '2024-03-05' }),
  link('l2', 's2', { grade: { reliability: 'D', credibility: 4 } }),
  link('l3', 's3', { kind: 'paid-by', validFrom: '2025-01-01' }),
  link('l4', 'boss'),
  link('l5', 's5', { kind: 'family-of' }),
]
const asked = permitReach({ hops: 1, requestedBy: 'mara', namedKinds: [], reason: null, secondPerson: null })
const sources: PopulationSources = {
  network: new Network(links, { asOf: null, knownAt: '2026-06-15T00:00:00.000Z' }),
  permitted: asked.ok ? asked.permitted : expect.fail(),
  hubDegreeMax: 500,
  isUnder18: () => false,
  namedIn: (id) => (id === 'c1' ? ['guide'] : ['s4', 's1']),
  sharing: (type) => (type === 'phone' ? ['s2', 's6'] : []),
  wasScreened: (id, { listId, isCleared }) =>
    id !== 's3' && (listId === null || id === 's1') && (!isCleared || id !== 's2'),
  isSubject: (id) => id.startsWith('s'),
}
const context: CriterionContext = {
  findParty: () => ({ schema: 'Person', caption: 'Velmaris Kornwald' }),
  findClaim: () => ({ predicate: 'tied-to' }),
  isList: () => true,
}
function selected(text: string) {
  const answer = parseCriterion(text, context)
  return answer.ok ? selectPopulation(answer.criterion, sources) : expect.fail(answer.because)
}
const ids = (text: string) => selected(text).map(({ id }) => id)

describe('selects', () => {
  it.each([
    ['linked to parties of claim c1', ['s1', 's2', 's3']],
    ['linked to party guide by paid-by', ['s3']],
    ['linked to party guide graded C3', ['s1', 's3']],
    ['linked to party guide between 2024-03-04 and 2024-12-31', ['s1', 's2']],
    ['linked to party guide since 2024-03-05', ['s2', 's3']],
    ['linked to party guide until 2024-02-29', ['s2']],
    ['named in claim c2', ['s1', 's4']],
    ['named in claim c2 or linked to party guide', ['s1', 's2', 's3', 's4']],
    ['named in claim c2 and linked to party guide', ['s1']],
    ['linked to party guide and screened', ['s1', 's2']],
    ['linked to party guide and (cleared against list x or shares phone with party guide)', ['s1', 's2']],
    ['shares phone with party guide', ['s2', 's6']],
    ['named in claim c1', []],
  ])('%s', (text, expected) => {
    expect(ids(text)).toEqual(expected)
  })
})

it('family is reached only where that was permitted', () => {
  expect(ids('linked to party guide by family-of')).toEqual([])
})

it('each is told apart as named, reached or sharing, by the nearest way', () => {
  const all = selected('named in claim c2 or linked to party guide or shares phone with party guide')
  expect(all.map(({ id, basis }) => `${id} ${basis}`)).toEqual([
    's1 named-in-evidence',
    's2 reached-by-link',
    's3 reached-by-link',
    's4 named-in-evidence',
    's6 shares-identifier',
  ])
})
