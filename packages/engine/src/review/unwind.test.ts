// Removals and corrections unwind what they caused: as proposals, case by case, and nothing closes by itself.

import { expect, it } from 'vitest'
import { listedParty, subject } from '../testing/index.ts'
import { type EarlierItem, evidenceOf, unwindCases } from './index.ts'

const ours = subject({ name: 'Velmaris Kornwald' })
function item(caseId: string, id: string, more: Partial<EarlierItem> = {}): EarlierItem {
  const party = listedParty({ id, name: `Velmaris ${id}` })
  return { caseId, party, state: 'open', verdict: null, evidence: evidenceOf(ours, party), ...more }
}
const unwind = (items: readonly EarlierItem[], ...ids: string[]) =>
  unwindCases({ lost: ids.map((id) => listedParty({ id })), cause: 'delisted', items }).map(
    ({ caseId, act, remaining }) => [caseId, act, remaining.map(({ id }) => id)],
  )

it('an open case that loses all its items is proposed for closing, one that keeps some is told', () => {
  const items = [item('a', 'p1'), item('b', 'p1', { state: 'pending' }), item('b', 'p2'), item('c', 'p3')]
  expect(unwind(items, 'p1')).toEqual([
    ['a', 'propose-closing', []],
    ['b', 'tell', ['p2']],
  ])
  expect(unwind(items, 'p1', 'p2')).toEqual([
    ['a', 'propose-closing', []],
    ['b', 'propose-closing', []],
  ])
})

it('what was confirmed is to be reconsidered, what was cleared stays as it is', () => {
  const confirmed = item('a', 'p1', { state: 'closed', verdict: 'true-match' })
  const cleared = item('b', 'p1', { state: 'closed', verdict: 'false-positive' })
  expect(unwind([confirmed, cleared], 'p1')).toEqual([['a', 'reconsider', []]])
  expect(unwind([confirmed, cleared], 'p2')).toEqual([])
})

it('says what fell away and why', () => {
  const [first] = unwindCases({ lost: [listedParty({ id: 'p1' })], cause: 'party-changed', items: [item('a', 'p1')] })
  expect(first?.because).toBe('Velmaris p1 (test_list p1) was changed by its issuer and is no possible match any more')
})
