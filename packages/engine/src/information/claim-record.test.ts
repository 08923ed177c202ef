// What is retracted or contradicted marks all that rests on it, and nothing else; what was known then stays as it was.

import { expect, it } from 'vitest'
import { claimOf } from '../testing/claim-of.ts'
import { seededRandom } from '../testing/random.ts'
import { type Claim, type ClaimAct, ClaimRecord } from './index.ts'

const claim = (id: string, derivedFrom: readonly string[] = []): Claim => {
  const assertedBy = { id: `source-${id}`, name: `source of ${id}`, kind: 'document' } as const
  const knownAt = '2026-06-01T00:00:00.000Z'
  return claimOf({ id, subjectId: id, statement: 'there is a tie', assertedBy, derivedFrom, asOf: null, knownAt })
}
const act = (claimId: string, more: Partial<ClaimAct> = {}): ClaimAct => ({
  kind: 'retracted',
  claimId,
  byClaimId: null,
  personId: 'mara',
  recordedAt: '2026-07-01T00:00:00.000Z',
  because: 'the source took it back',
  ...more,
})

it('a denial on record marks every dependent claim, person reached and figure, and reopens nothing else', () => {
  const record = new ClaimRecord()
  for (const one of [claim('tie'), claim('copy', ['tie']), claim('denial'), claim('other')]) record.append(one)
  record.attach({ id: 'reached-1', kind: 'reached', fromClaims: ['copy'] })
  record.attach({ id: 'figure-1', kind: 'figure', fromClaims: ['reached-missing'] })
  record.attach({ id: 'figure-2', kind: 'figure', fromClaims: ['copy', 'other'] })
  record.attach({ id: 'figure-3', kind: 'figure', fromClaims: ['other'] })
  const answer = record.mark(act('tie', { kind: 'contradicted', byClaimId: 'denial' }))
  expect(answer.marked.map(({ id, kind, status }) => `${kind} ${id} ${status}`)).toEqual([
    'claim tie contradicted',
    'claim copy contradicted',
    'reached reached-1 contradicted',
    'figure figure-2 contradicted',
  ])
  const later = '2026-08-01T00:00:00.000Z'
  expect(record.statusOf('figure-2', later)).toEqual({ status: 'contradicted', becauseOf: ['tie'] })
  expect(record.statusOf('figure-3', later)).toEqual({ status: 'live', becauseOf: [] })
  expect(record.statusOf('figure-2', '2026-06-30T00:00:00.000Z').status).toBe('live')
})

it('an act needs a claim, a named person, a reason, and for a contradiction the claim that contradicts', () => {
  const record = new ClaimRecord()
  record.append(claim('tie'))
  const problemsOf = (one: ClaimAct) => {
    const answer = record.mark(one)
    return answer.ok ? [] : answer.problems
  }
  expect(problemsOf(act('none'))).toEqual(['there is no claim none'])
  expect(problemsOf(act('tie', { personId: ' ' }))[0]).toContain('named person')
  expect(problemsOf(act('tie', { because: '' }))[0]).toContain('say why')
  expect(problemsOf(act('tie', { kind: 'contradicted' }))[0]).toContain('record that claim first')
  expect(record.statusOf('tie', '2027-01-01T00:00:00.000Z').status).toBe('live')
})

it('what rests on nothing, on what is unknown, or is there already is not attached', () => {
  const record = new ClaimRecord()
  record.append(claim('tie'))
  expect(record.attach({ id: 'x', kind: 'figure', fromClaims: [] }).ok).toBe(false)
  expect(record.attach({ id: 'x', kind: 'figure', fromClaims: ['none'] }).ok).toBe(false)
  expect(record.attach({ id: 'x', kind: 'figure', fromClaims: ['tie'] }).ok).toBe(true)
  expect(record.attach({ id: 'x', kind: 'figure', fromClaims: ['tie'] }).ok).toBe(false)
})

it('in generated records a retraction reaches exactly what a walk from every item back finds', () => {
  const random = seededRandom(5)
  for (let round = 0; round < 60; round += 1) {
    const record = new ClaimRecord()
    const origins = new Map<string, readonly string[]>()
    for (let n = 0; n < 40; n += 1) {
      const from = n === 0 ? [] : Array.from({ length: random.below(3) }, () => `c${random.below(n)}`)
      const id = `c${n}`
      const isClaim = n < 25
      const claims = isClaim ? from : ['c0', ...from.filter((one) => Number(one.slice(1)) < 25)]
      origins.set(id, claims)
      const item = { id, kind: 'figure', fromClaims: claims }
      expect((isClaim ? record.append(claim(id, [...new Set(claims)])) : record.attach(item)).ok).toBe(true)
    }
    const restsOn = (id: string, on: string): boolean =>
      id === on || (origins.get(id) ?? []).some((origin) => restsOn(origin, on))
    const target = `c${random.below(25)}`
    const marked = record.mark(act(target)).marked.map(({ id }) => id)
    const expected = [...origins.keys()].filter((id) => restsOn(id, target))
    expect(marked.toSorted()).toEqual(expected.toSorted())
    for (const id of origins.keys())
      expect(record.statusOf(id, '2026-07-01T00:00:00.000Z').status === 'retracted').toBe(restsOn(id, target))
  }
})

it('reaches 100,000 derived items in well under a minute', () => {
  const record = new ClaimRecord()
  record.append(claim('tie'))
  for (let n = 0; n < 100_000; n += 1) record.attach({ id: `r${n}`, kind: 'reached', fromClaims: ['tie'] })
  expect(record.mark(act('tie')).marked).toHaveLength(100_001)
})
