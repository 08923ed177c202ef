// What every store keeps of screenings: runs whose counts add up, compact batches, and what was not clear in full.

import fc from 'fast-check'
import { expect, it } from 'vitest'
import { collect } from '../testing/collect.ts'
import type { RunBatch, Screening, ScreeningRun } from './screening-area.ts'
import { decodeSequences, encodeSequences } from './sequence-codec.ts'
import type { Placed } from './store.contract.ts'

const at = '2026-01-01T00:00:00.000Z'
const watermark = { listEpoch: 3, policySequence: 1, linkSequence: 0 }
const run: ScreeningRun = {
  runId: 'run-1',
  cause: 'import',
  startedAt: at,
  endedAt: null,
  coverage: [{ listId: 'x_list' }],
  policyId: '1',
  engine: '1',
  configHash: 'c',
  population: 0,
  populationRoot: 'r',
  clear: 0,
  review: 0,
  unavailable: 0,
}
const batch = (number: number, sequences: readonly number[]): RunBatch => ({
  runId: 'run-1',
  batch: number,
  watermark,
  sequences,
  recordedAt: at,
})
const screening: Screening = {
  screeningId: 'screening-1',
  runId: 'run-1',
  subjectId: 'a',
  subjectSequence: 2,
  state: 'review',
  reasons: ['possible_match'],
  watermark,
  sealed: Buffer.from('sealed'),
  digest: 'd',
  recordedAt: at,
}

/** The suite of screenings. */
export function screeningContract(placed: Placed): void {
  it('keeps a run with its batches, and finds the batches of a version', async (context) => {
    const store = await (await placed(context))()
    const ended = { ...run, endedAt: at, population: 5, clear: 4, review: 1 }
    await store.write(async ({ screenings }) => {
      await screenings.beginRun(run)
      await screenings.addBatch(batch(0, [1, 2, 3]))
      await screenings.addBatch(batch(1, [9, 4]))
      await screenings.addScreenings([screening, { ...screening, screeningId: 'screening-2', subjectId: 'b' }])
      await screenings.saveRun(ended)
    })
    await store.read(async ({ screenings }) => {
      expect(await screenings.run('run-1')).toEqual(ended)
      expect(await screenings.runs()).toEqual([ended])
      expect(await eachOf(screenings.batches('run-1'))).toEqual([batch(0, [1, 2, 3]), batch(1, [9, 4])])
      expect(await screenings.batchesOf(4)).toEqual([batch(1, [9, 4])])
      expect(await screenings.batchesOf(5)).toEqual([])
      const found = await screenings.screening('screening-1')
      expect({ ...found, sealed: Buffer.from(found?.sealed ?? []).toString() }).toEqual({
        ...screening,
        sealed: 'sealed',
      })
      expect((await screenings.ofSubject('b')).map(({ screeningId }) => screeningId)).toEqual(['screening-2'])
      expect((await collect(screenings.ofRun('run-1'))).flat()).toHaveLength(2)
      expect(await screenings.counts()).toEqual({ runs: 1, screenings: 2 })
      expect([await screenings.run('x'), await screenings.screening('x')]).toEqual([null, null])
    })
  })

  it('refuses a run whose states do not add up to its population', async (context) => {
    const store = await (await placed(context))()
    const broken = store.write(({ screenings }) => screenings.beginRun({ ...run, population: 2, clear: 1 }))
    await expect(broken).rejects.toThrow()
    expect(await store.read(({ screenings }) => screenings.runs())).toEqual([])
  })

  it('reads every row of sequences as it was written', () => {
    const sequences = fc.array(fc.oneof(fc.nat(300), fc.maxSafeNat()), { maxLength: 40 })
    fc.assert(
      fc.property(sequences, (given) => {
        const isExact = given.every((one, index) => Math.abs(one - (given[index - 1] ?? 0)) <= 2 ** 51)
        fc.pre(isExact)
        expect(decodeSequences(encodeSequences(given))).toEqual(given)
      }),
    )
  })
}

async function eachOf<T>(values: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = []
  for await (const value of values) all.push(value)
  return all
}
