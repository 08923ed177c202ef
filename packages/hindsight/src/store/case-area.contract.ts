// What every store keeps about review: hits that stand, cases with items and events, exemptions, messages.

import { expect, it } from 'vitest'
import { collect } from '../testing/collect.ts'
import type { CaseEvent, CaseItemRow, CaseRow, GoodGuyRow, StandingHitRow } from './case-area.ts'
import type { Placed } from './store.contract.ts'

const at = '2026-01-01T00:00:00.000Z'
const later = '2026-02-01T00:00:00.000Z'
const sealed = Uint8Array.from([1, 0, 255])

const hit = (subjectId: string, partyId: string): StandingHitRow => {
  return { subjectId, listId: 'l', partyId, score: 0.75, suppressedBy: null, runId: 'r', sealed }
}

const caseRow = (caseId: string, given: Partial<CaseRow> = {}): CaseRow => {
  const times = { openedAt: at, changedAt: at, due: later }
  const base = { caseId, subjectId: 'a', state: 'open', cause: 'screening', ...times, assignee: null, verdict: null }
  return { ...base, priority: { identity: 0.5, corroboration: { agrees: ['gender'] } }, ...given }
}

const item = (caseId: string, partyId: string, runId = 'r'): CaseItemRow => {
  return { caseId, subjectId: 'a', listId: 'l', partyId, runId, cause: 'new-hit', recordedAt: at, sealed }
}

const event = (eventId: string, caseId: string): CaseEvent => {
  const who = { operatorId: null, actId: null, proposalId: null }
  return { eventId, caseId, act: 'open', at, ...who, stateAfter: 'open', sealed }
}

const goodGuy = (goodGuyId: string, until: string): GoodGuyRow => {
  return { goodGuyId, subjectId: 'a', listId: 'l', partyId: '1', grantedAt: at, until, revokedAt: null, sealed }
}

/** The suite of cases. */
export function caseContract(placed: Placed): void {
  it('gives subjects exactly the hits that stand, and finds who has one', async (context) => {
    const store = await (await placed(context))()
    const many = Array.from({ length: 1200 }, (_, number) => `s${String(number).padStart(5, '0')}`)
    await store.write(async ({ cases }) => {
      await cases.replaceStanding(['a', 'b', ...many], [hit('a', '2'), hit('a', '1'), hit('b', '1')])
      await cases.replaceStanding(
        many,
        many.map((id) => hit(id, '9')),
      )
    })
    await store.read(async ({ cases }) => {
      const standing = await cases.standing(['a', 'b', 'x'])
      expect([...standing.keys()].sort()).toEqual(['a', 'b'])
      expect(standing.get('a')).toEqual([hit('a', '1'), hit('a', '2')])
      expect(await cases.holders('l', '1')).toEqual(['a', 'b'])
      expect((await collect(cases.allHolders())).flat()).toEqual(['a', 'b', ...many])
      expect((await cases.standing(many)).size).toBe(many.length)
    })
    await store.write(({ cases }) => cases.replaceStanding(['a', ...many], [hit('a', '3')]))
    await store.read(async ({ cases }) => {
      expect((await collect(cases.allHolders())).flat()).toEqual(['a', 'b'])
      expect((await cases.counts()).standing).toBe(2)
    })
  })

  it('keeps cases as they stand, and items and events as they came', async (context) => {
    const store = await (await placed(context))()
    await store.write(async ({ cases }) => {
      await cases.addCase(caseRow('c1'))
      await cases.addCase(caseRow('c2', { subjectId: 'b' }))
      await cases.addItems([item('c1', '1'), item('c1', '2')])
      await cases.addItems([item('c1', '1', 'r2')])
      await cases.addEvent(event('e1', 'c1'))
      await cases.addEvent({ ...event('e2', 'c1'), operatorId: 'anna', actId: 'x', proposalId: 'p', act: 'take' })
      await cases.saveCase(caseRow('c1', { state: 'closed', verdict: 'true-match', assignee: 'anna' }))
    })
    await store.read(async ({ cases }) => {
      const closed = caseRow('c1', { state: 'closed', verdict: 'true-match', assignee: 'anna' })
      expect([await cases.case('c1'), await cases.case('x')]).toEqual([closed, null])
      expect((await cases.cases({})).map(({ caseId }) => caseId)).toEqual(['c1', 'c2'])
      expect((await cases.cases({ state: 'open' })).map(({ caseId }) => caseId)).toEqual(['c2'])
      expect((await cases.cases({ assignee: 'anna', subjectId: 'a' })).map(({ caseId }) => caseId)).toEqual(['c1'])
      expect(await cases.casesOf(['a', 'x'])).toEqual([closed])
      const items = await cases.items(['c1', 'c2'])
      expect(items).toEqual([item('c1', '1'), item('c1', '2'), item('c1', '1', 'r2')])
      expect((await cases.events('c1')).map(({ eventId, operatorId }) => [eventId, operatorId])).toEqual([
        ['e1', null],
        ['e2', 'anna'],
      ])
      expect(await cases.counts()).toEqual({ standing: 0, cases: 2, openCases: 1, items: 3, goodGuys: 0 })
    })
  })

  it('keeps exemptions with their end, and revokes each once', async (context) => {
    const store = await (await placed(context))()
    await store.write(async ({ cases }) => {
      await cases.addGoodGuy(goodGuy('g1', later))
      await cases.addGoodGuy({ ...goodGuy('g2', '2026-03-01T00:00:00.000Z'), subjectId: 'b' })
    })
    const answers = await store.write(async ({ cases }) => [
      await cases.revokeGoodGuy('g1', at),
      await cases.revokeGoodGuy('g1', later),
      await cases.revokeGoodGuy('none', later),
    ])
    expect(answers).toEqual([true, false, false])
    await store.read(async ({ cases }) => {
      expect(await cases.goodGuy('g1')).toEqual({ ...goodGuy('g1', later), revokedAt: at })
      expect(await cases.goodGuy('none')).toBeNull()
      expect((await cases.goodGuys()).map(({ goodGuyId }) => goodGuyId)).toEqual(['g1', 'g2'])
      expect((await cases.goodGuysOf(['b'])).map(({ goodGuyId }) => goodGuyId)).toEqual(['g2'])
      expect((await cases.goodGuysEnding(at, later)).map(({ goodGuyId }) => goodGuyId)).toEqual(['g1'])
      expect(await cases.goodGuysEnding(later, later)).toEqual([])
    })
  })

  it('keeps a message once, in one order', async (context) => {
    const store = await (await placed(context))()
    const message = (messageId: string): { messageId: string; kind: string; payload: unknown; recordedAt: string } => {
      return { messageId, kind: 'case-open', payload: { caseId: messageId }, recordedAt: at }
    }
    await store.write(({ cases }) => cases.tell([message('m1'), message('m2'), message('m1')]))
    await store.write(({ cases }) => cases.tell([message('m2'), message('m3')]))
    await store.read(async ({ cases }) => {
      const told = await cases.outboxAfter(0, 10)
      expect(told).toEqual(['m1', 'm2', 'm3'].map((id, index) => ({ ...message(id), place: index + 1 })))
      expect((await cases.outboxAfter(1, 1)).map(({ messageId }) => messageId)).toEqual(['m2'])
    })
  })
}
