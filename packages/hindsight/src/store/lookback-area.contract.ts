// What every store keeps of lookbacks: runs that add up, one outcome for each subject and run, who is behind, and leases
// that change hands with a higher fence.

import { expect, it } from 'vitest'
import { collect } from '../testing/collect.ts'
import type { LookbackOutcome, LookbackRun } from './lookback-area.ts'
import type { Placed } from './store.contract.ts'

const at = '2026-01-01T00:00:00.000Z'
const later = '2026-01-01T00:01:00.000Z'
const mark = (listEpoch: number) => ({ listEpoch, policySequence: 0, linkSequence: 0 })
const run: LookbackRun = {
  runId: 'run-1',
  trigger: 'lists',
  state: 'running',
  startedAt: at,
  endedAt: null,
  from: mark(1),
  to: mark(2),
  upToSequence: 5,
  population: 5,
  detail: [{ listId: 'x_list', before: null, after: 'x_list@2026-01-01' }],
  cursor: '',
  touched: 0,
  newlyReview: 0,
  stillReview: 0,
  noLongerReview: 0,
  stillClear: 0,
  overtaken: 0,
  pairsScored: 0,
  provenUnaffected: null,
  attempts: 1,
  fault: null,
}
const outcome: LookbackOutcome = {
  runId: 'run-1',
  subjectId: 'a',
  outcome: 'newly-review',
  gained: [['x_list', '7']],
  lost: [],
  altered: [],
  recordedAt: at,
}

/** The suite of lookbacks. */
export function lookbackContract(placed: Placed): void {
  it('keeps a run as it goes on, and what it did to whom', async (context) => {
    const store = await (await placed(context))()
    const ended = { ...run, state: 'done', endedAt: later, touched: 1, newlyReview: 1, provenUnaffected: 4 } as const
    await store.write(async ({ lookbacks }) => {
      await lookbacks.beginRun(run)
      await lookbacks.addOutcomes([{ ...outcome, subjectId: 'b' }, outcome])
      expect(await lookbacks.unfinished()).toEqual(run)
      await lookbacks.saveRun(ended)
    })
    await store.read(async ({ lookbacks }) => {
      expect([await lookbacks.unfinished(), await lookbacks.run('run-1')]).toEqual([null, ended])
      expect(await lookbacks.runs(5)).toEqual([ended])
      expect((await collect(lookbacks.outcomes('run-1'))).flat()).toEqual([outcome, { ...outcome, subjectId: 'b' }])
      expect(await lookbacks.outcomesOf('a')).toEqual([outcome])
    })
  })

  it('refuses a second outcome of one subject in one run, and a run that does not add up', async (context) => {
    const store = await (await placed(context))()
    await store.write(({ lookbacks }) => lookbacks.beginRun(run))
    await store.write(({ lookbacks }) => lookbacks.addOutcomes([outcome]))
    await expect(store.write(({ lookbacks }) => lookbacks.addOutcomes([outcome]))).rejects.toThrow()
    const wrong = { ...run, state: 'done', endedAt: later, touched: 1, newlyReview: 1, provenUnaffected: 5 } as const
    await expect(store.write(({ lookbacks }) => lookbacks.saveRun(wrong))).rejects.toThrow()
  })

  it('names who is behind, by their own watermark and the floors', async (context) => {
    const store = await (await placed(context))()
    const facts = { recordedAt: at, validFrom: null, importId: null, line: null, sealed: Buffer.from('s') }
    const version = (subjectId: string, listEpoch: number) => {
      return { ...facts, subjectId, commitment: subjectId, watermark: mark(listEpoch) }
    }
    await store.write(({ subjects }) =>
      subjects.addVersions([version('c', 1), version('b', 2), version('a', 0), version('d', 1)]),
    )
    await store.write(({ subjects }) => subjects.advanceAll(1, mark(2)))
    await store.read(async ({ lookbacks }) => {
      const page = { after: 0, upTo: 4, limit: 10 }
      const ids = async (listEpoch: number, over: object = {}): Promise<readonly string[]> =>
        (await lookbacks.behindIds(mark(listEpoch), { ...page, ...over })).map(({ subjectId }) => subjectId)
      expect(await ids(2)).toEqual(['a', 'd'])
      expect(await ids(1)).toEqual(['a'])
      expect([await ids(2, { limit: 1 }), await ids(2, { after: 3 }), await ids(2, { upTo: 3 })]).toEqual([
        ['a'],
        ['d'],
        ['a'],
      ])
    })
  })

  it('gives a lease to one at a time; who lost it has an earlier fence', async (context) => {
    const store = await (await placed(context))()
    const ask = (holder: string, now: string, until: string) =>
      store.write(({ lookbacks }) => lookbacks.takeLease({ name: 'work', holder, now, until }))
    const first = await ask('one', at, later)
    expect(first).toEqual({ name: 'work', holder: 'one', fence: 1, until: later })
    expect(await ask('two', at, later)).toBeNull()
    const second = await ask('two', later, '2026-01-01T00:02:00.000Z')
    expect(second?.fence).toBe(2)
    if (first === null || second === null) throw new Error('both had it')
    await store.write(({ lookbacks }) => lookbacks.endLease(first, later))
    expect(await store.read(({ lookbacks }) => lookbacks.lease('work'))).toEqual(second)
    await store.write(({ lookbacks }) => lookbacks.endLease(second, later))
    expect((await ask('one', later, '2026-01-01T00:03:00.000Z'))?.fence).toBe(3)
  })
}
