// Campaigns: a plan with a clock, states that partition a fixed population, acts that are no findings (laws L6, L10).

import { describe, expect, it } from 'vitest'
import { seededRandom } from '../../testing/random.ts'
import {
  bulkProblem,
  type CampaignPlan,
  campaignProblems,
  censusOf,
  type MemberEvent,
  memberEventProblems,
  presentCensus,
  statusStands,
} from '../index.ts'

const plan: CampaignPlan = {
  id: 'k1',
  purpose: 'find out whether the network carried anybody for the Varn Front',
  reason: 'precaution',
  basis: 'screening policy 4.2',
  owner: 'mara',
  secondPerson: null,
  startsOn: '2026-06-26',
  expiresOn: '2026-09-24',
  criterionText: 'linked to parties of claim c1',
  criterion: { kind: 'linked-to-claim', claimId: 'c1', kinds: [], during: null, leastGrade: null },
  claimIds: ['c1'],
  states: [
    { id: 'not-yet-known', definition: 'nobody has looked yet' },
    { id: 'cannot-be-placed', definition: 'looked for, whereabouts unknown' },
    { id: 'placed', definition: 'whereabouts known, nothing done' },
    { id: 'arrested', definition: 'in custody on a basis of its own' },
    { id: 'closed', definition: 'looked at, no concern' },
  ],
  firstState: 'not-yet-known',
  restsOnSingleRoot: false,
}
const problems = (more: Partial<CampaignPlan>) => campaignProblems({ ...plan, ...more }).join('\n')
let serial = 0
const event = (memberId: string, at: string, change: MemberEvent['change']): MemberEvent => {
  serial += 1
  return { id: `e${serial}`, memberId, at, recordedAt: at, personId: 'odo', evidenceId: 'note', change }
}
const to = (state: string): MemberEvent['change'] => ({ kind: 'state', to: state })
const at = (day: string) => `${day}T00:00:00.000Z`

describe('a plan', () => {
  it('starts with purpose, reason, basis, owner, claim, states that are defined, and an end', () => {
    expect(problems({})).toBe('')
    for (const field of ['purpose', 'reason', 'basis', 'owner'] as const)
      expect(problems({ [field]: ' ' })).toContain(`needs its ${field}`)
    expect(problems({ claimIds: [] })).toContain('nobody enters without evidence')
    expect(problems({ firstState: 'elsewhere' })).toContain('not among the states')
    expect(problems({ states: [{ id: 'not-yet-known', definition: '' }] })).toContain('has no definition')
  })

  it('§5.1 row 9: the status lasts 90 days at most and lapses by itself', () => {
    expect(problems({ expiresOn: '2026-09-25' })).toContain('lasts 91 days; 90 at most')
    expect(problems({ expiresOn: '2026-06-26' })).toContain('not after it begins')
    expect(problems({ expiresOn: '2026-02-30' })).toContain('no days')
    expect(statusStands(plan, '2026-09-23')).toBe(true)
    expect(statusStands(plan, '2026-09-24')).toBe(false)
    expect(problems({ startsOn: '2027-12-01', expiresOn: '2028-02-29' })).toBe('')
    expect(problems({ startsOn: '2027-12-01', expiresOn: '2028-03-01' })).toContain('91 days')
  })

  it('needs a second person for one source, and for following family or fellow travellers', () => {
    expect(problems({ restsOnSingleRoot: true })).toContain('needs a second person')
    expect(problems({ restsOnSingleRoot: true, secondPerson: 'Mara' })).toContain('needs a second person')
    expect(problems({ restsOnSingleRoot: true, secondPerson: 'odo' })).toBe('')
    const criterion = { ...plan.criterion, kinds: ['family-of'] } as CampaignPlan['criterion']
    expect(problems({ criterion })).toContain('following family-of needs a second person')
  })
})

describe('§5.1 row 2c: the basis of an act is not the concern', () => {
  const members = new Set(['a'])
  const problemsOf = (one: MemberEvent) => memberEventProblems(one, { plan, members }).join('\n')

  it('an act needs a basis of its own', () => {
    const act = (basis: string) => event('a', at('2026-07-01'), { kind: 'act', act: 'arrested', basis })
    expect(problemsOf(act('immigration charge'))).toBe('')
    expect(problemsOf(act(''))).toContain('needs its own basis')
    expect(problemsOf(act('Precaution'))).toContain('is why somebody is looked at')
  })

  it('nobody enters later, and nothing changes without a person and evidence', () => {
    expect(problemsOf(event('z', at('2026-07-01'), to('placed')))).toContain('not in the population')
    expect(problemsOf(event('a', at('2026-07-01'), to('gone')))).toContain('no state of k1')
    expect(problemsOf({ ...event('a', at('2026-07-01'), to('placed')), personId: '' })).toContain('named person')
    expect(problemsOf({ ...event('a', at('2026-07-01'), to('placed')), evidenceId: '' })).toContain('what evidence')
  })
})

it('§5.1 row 4: the weekly series is the same from the record for any past week', () => {
  const members = Array.from({ length: 12 }, (_, n) => `m${n}`)
  const events: MemberEvent[] = []
  const series: string[] = []
  const weeks = ['2026-07-01', '2026-07-08', '2026-07-15'].map(at)
  const census = (asOf: string) => presentCensus(censusOf(events, { plan, members, asOf, knownAt: asOf }))
  for (const [week, day] of weeks.entries()) {
    for (const member of members.slice(week * 3, week * 3 + 4)) events.push(event(member, day, to('placed')))
    // Said later of an earlier week: what was known then stays as it was.
    if (week > 0) events.push({ ...event('m0', weeks[0]!, to('closed')), recordedAt: day })
    series.push(census(day))
  }
  expect(weeks.map(census)).toEqual(series)
})

it('an act takes nobody out of a state, and never stands without what was substantiated', () => {
  const members = ['a', 'b', 'c']
  const events = [
    event('a', at('2026-07-01'), to('arrested')),
    event('a', at('2026-07-01'), { kind: 'act', act: 'arrested', basis: 'immigration charge' }),
    event('a', at('2026-07-05'), { kind: 'act', act: 'deported', basis: 'immigration law' }),
    event('b', at('2026-07-05'), { kind: 'finding', isSubstantiated: false }),
  ]
  const day = at('2026-07-10')
  expect(presentCensus(censusOf(events, { plan, members, asOf: day, knownAt: day }))).toMatchInlineSnapshot(`
    "3 people
    not-yet-known: 2 of 3
    cannot-be-placed: 0 of 3
    placed: 0 of 3
    arrested: 1 of 3
    closed: 0 of 3
    arrested: 1 of 3 (of all: substantiated 0, not substantiated 1, not looked into 2)
    deported: 1 of 3 (of all: substantiated 0, not substantiated 1, not looked into 2)
    concern: substantiated 0, not substantiated 1, not looked into 2"
  `)
})

it('children are decided one by one', () => {
  expect(bulkProblem([{ id: 'a', isUnder18: false }])).toBeNull()
  expect(
    bulkProblem([
      { id: 'a', isUnder18: false },
      { id: 'b', isUnder18: true },
    ]),
  ).toContain('b: under 18')
})

it('in generated histories everybody is in exactly one state at every instant, as known at every instant (law L6)', () => {
  const random = seededRandom(41)
  const days = Array.from({ length: 20 }, (_, n) => at(`2026-07-${String(n + 1).padStart(2, '0')}`))
  for (let round = 0; round < 60; round += 1) {
    const members = Array.from({ length: 1 + random.below(30) }, (_, n) => `m${n}`)
    const events = Array.from({ length: random.below(120) }, () => {
      const day = random.below(20)
      const change = random.chance(0.7)
        ? to(random.pick(plan.states).id)
        : random.chance(0.5)
          ? ({ kind: 'finding', isSubstantiated: random.chance(0.3) } as const)
          : ({ kind: 'act', act: random.pick(['arrested', 'deported']), basis: 'law' } as const)
      return { ...event(random.pick(members), days[day]!, change), recordedAt: days[day + random.below(20 - day)]! }
    })
    for (let n = 0; n < 8; n += 1) {
      const [asOf, knownAt] = [random.pick(days), random.pick(days)]
      const census = censusOf(random.shuffle(events), { plan, members, asOf, knownAt })
      const all = census.byState.flatMap(({ memberIds }) => memberIds)
      expect(all.toSorted()).toEqual(members.toSorted())
      const { substantiated, unsubstantiated, none } = census.findings
      expect(substantiated + unsubstantiated + none).toBe(members.length)
      const told = census.byState.flatMap(({ state, memberIds }) => memberIds.map((member) => [member, state]))
      for (const [member, state] of told) expect(state).toBe(lastState(events, { member: member!, asOf, knownAt }))
    }
  }
})

function lastState(
  events: readonly MemberEvent[],
  { member, asOf, knownAt }: { member: string; asOf: string; knownAt: string },
): string {
  let last: MemberEvent | null = null
  for (const one of events) {
    if (one.memberId !== member || one.change.kind !== 'state' || one.at > asOf || one.recordedAt > knownAt) continue
    if (last === null || [one.at, one.recordedAt, one.id] > [last.at, last.recordedAt, last.id]) last = one
  }
  return last === null || last.change.kind !== 'state' ? plan.firstState : last.change.to
}
