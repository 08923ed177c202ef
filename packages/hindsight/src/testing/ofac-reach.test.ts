// Reach over the real graph of OFAC's "Linked To" with invented subjects hung onto it: exactly the people that counting
// neighbours finds, at one hop and at two (law L10, issue 7 c).

import { readFileSync } from 'node:fs'
import { findReach, type Link, Network, permitReach } from '@hindsight/engine/graph'
import { expect, it } from 'vitest'
import { dataPath } from './data-folder.ts'

const times = { asOf: '2023-01-01', knownAt: '2023-01-01T00:00:00.000Z' }
const linkOf = (from: string, to: string, kind: Link['kind']): Link => ({
  id: `${kind} ${from} ${to}`,
  kind,
  from,
  to,
  validFrom: null,
  validTo: null,
  recordedAt: '2022-12-28T00:00:00.000Z',
  withdrawnAt: null,
  grade: { reliability: 'B', credibility: 2 },
  evidenceFor: ['list version'],
  evidenceAgainst: [],
})

it('one link or claim reaches exactly whom the graph connects, with 10,000 of 1,000,000 subjects linked', (ctx) => {
  const path = dataPath('graph', 'ofac_linked_to', 'edges_dev_2022-12-28.csv')
  if (path === null) return ctx.skip('the graph of OFAC is not in the data folder')
  const links = readFileSync(path, 'utf8')
    .split('\n')
    .flatMap((row) => {
      const ends = /^(\d+),.*,(\d+),\w+\s*$/.exec(row)
      return ends === null || ends[1] === ends[2] ? [] : [linkOf(ends[1]!, ends[2]!, 'linked-to')]
    })
  const parties = [...new Set(links.flatMap(({ from, to }) => [from, to]))].toSorted()
  expect(parties.length).toBeGreaterThan(1000)
  for (let n = 0; n < 10_000; n += 1)
    links.push(linkOf(`subject ${n * 100}`, parties[(n * 7919) % parties.length]!, 'facilitated-by'))
  const network = new Network(links, times)
  const neighbours = new Map<string, Set<string>>()
  for (const { from, to } of links)
    for (const [one, other] of [
      [from, to],
      [to, from],
    ] as const)
      neighbours.set(one, (neighbours.get(one) ?? new Set()).add(other))
  const permit = (hops: number) => {
    const asked = { hops, requestedBy: 'mara', namedKinds: [], reason: 'one account', secondPerson: 'odo' }
    const answer = permitReach(asked)
    return answer.ok ? answer.permitted : expect.fail(answer.problems.join())
  }
  for (const party of parties.filter((_, n) => n % 50 === 0)) {
    const near = neighbours.get(party)!
    const far = [...near].flatMap((one) => (neighbours.get(one)!.size > 100 ? [] : [...neighbours.get(one)!]))
    for (const [hops, others] of [
      [1, near],
      [2, [...near, ...far]],
    ] as const) {
      const options = { named: [party], permitted: permit(hops), hubDegreeMax: 100, isUnder18: () => false }
      const reached = findReach(network, options).parties.map(({ id }) => id)
      expect(reached.toSorted()).toEqual([...new Set([party, ...others])].toSorted())
    }
  }
})
