// Law L13 on the table of states: whatever happens without a person, no case is closed by it, and an open question clears
// nobody.

import { describe, expect, it } from 'vitest'
import { type CaseState, caseStates, caseTransitions, moveCase } from './index.ts'

/** States that are reached from one by any number of these rows. */
function reachable(from: CaseState, rows: typeof caseTransitions): Set<CaseState> {
  const found = new Set<CaseState>([from])
  for (let count = 0; count !== found.size; ) {
    count = found.size
    for (const { from: sources, to } of rows)
      if (to !== 'same' && sources.some((source) => found.has(source))) found.add(to)
  }
  return found
}

describe('law L13: people close cases', () => {
  it('what happens by itself leads from no state to closed', () => {
    const bySystem = caseTransitions.filter(({ by }) => by === 'system')
    expect(bySystem.length).toBeGreaterThan(5)
    for (const state of caseStates)
      if (state !== 'closed') expect([...reachable(state, bySystem)]).not.toContain('closed')
  })

  it('closed is reached by a decision or an approval only, and an open question has neither', () => {
    const closing = caseTransitions.filter(({ to }) => to === 'closed')
    expect(closing.map(({ act, by, from }) => [act, by, from])).toEqual([
      ['approve', 'person', ['awaiting-approval']],
      ['decide', 'person', ['in-review']],
    ])
    expect(caseTransitions.filter(({ from, to }) => from.includes('pending') && to === 'closed')).toEqual([])
  })

  it('every case can be closed by people and brought back by what changes', () => {
    for (const state of caseStates)
      expect([...reachable(state, caseTransitions)].sort()).toEqual([...caseStates].sort())
    for (const act of ['add-hit', 'evidence-changed', 'exemption-ended'] as const)
      expect(moveCase('closed', act, 'system')).toEqual({ ok: true, state: 'open' })
  })

  it('what waits for approval goes back to review when its evidence or its hits change', () => {
    for (const act of ['add-hit', 'evidence-changed'] as const)
      expect(moveCase('awaiting-approval', act, 'system')).toEqual({ ok: true, state: 'in-review' })
  })

  it('has one row for an act and a state, and refuses the rest by name', () => {
    for (const state of caseStates) {
      for (const act of new Set(caseTransitions.map((row) => row.act))) {
        const rows = caseTransitions.filter((row) => row.act === act && row.from.includes(state))
        expect(rows.length).toBeLessThan(2)
        expect(moveCase(state, act, 'person').ok).toBe(rows.length === 1)
        const bySystem = moveCase(state, act, 'system')
        expect(bySystem.ok).toBe(rows[0]?.by === 'system')
        if (!bySystem.ok) expect(bySystem.message.length).toBeGreaterThan(10)
      }
    }
  })
})
