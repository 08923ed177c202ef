// What every store keeps about holds and erasures.

import { expect, it } from 'vitest'
import type { Erasure, LegalHold } from './retention-area.ts'
import type { Placed } from './store.contract.ts'

const at = '2026-01-01T00:00:00.000Z'
const later = '2026-02-01T00:00:00.000Z'
const hold: LegalHold = {
  holdId: 'h1',
  subjectId: 's1',
  reason: 'proceedings 7/26',
  owner: 'legal',
  until: later,
  placedBy: 'anna',
  placedAt: at,
  actId: 'a1',
  liftedAt: null,
}
const erasure: Erasure = {
  subjectId: 's2',
  proposalId: 'p1',
  reason: 'subject-request',
  decidedAt: at,
  finishedAt: null,
}

/** The suite of retention. */
export function retentionContract(placed: Placed): void {
  it('keeps holds with their end, and lifts each once', async (context) => {
    const store = await (await placed(context))()
    await store.write(({ retention }) => retention.placeHold(hold))
    await store.write(({ retention }) => retention.placeHold({ ...hold, holdId: 'h2', subjectId: 's2' }))
    expect(await store.write(({ retention }) => retention.liftHold('h1', later))).toBe(true)
    expect(await store.write(({ retention }) => retention.liftHold('h1', at))).toBe(false)
    await store.read(async ({ retention }) => {
      expect(await retention.hold('h1')).toEqual({ ...hold, liftedAt: later })
      expect(await retention.hold('h9')).toBeNull()
      expect((await retention.holds('s2')).map(({ holdId }) => holdId)).toEqual(['h2'])
      expect(await retention.holds()).toHaveLength(2)
    })
  })

  it('keeps erasures and which of them are not done', async (context) => {
    const store = await (await placed(context))()
    await store.write(({ retention }) => retention.addErasure(erasure))
    expect(await store.read(({ retention }) => retention.unfinishedErasures())).toEqual([erasure])
    await store.write(({ retention }) => retention.finishErasure('s2', later))
    await store.read(async ({ retention }) => {
      expect(await retention.unfinishedErasures()).toEqual([])
      expect(await retention.erasure('s2')).toEqual({ ...erasure, finishedAt: later })
      expect(await retention.erasure('s1')).toBeNull()
      expect(await retention.erasures()).toHaveLength(1)
    })
    await expect(store.write(({ retention }) => retention.addErasure(erasure))).rejects.toThrow()
  })
}
