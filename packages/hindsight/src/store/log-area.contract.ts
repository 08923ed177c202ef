// What every store keeps of the log: the same bytes in one unbroken sequence, and the frontier of their tree.

import { hash } from 'node:crypto'
import { expect, it } from 'vitest'
import { encodeRecord, hashLeaf } from '../audit/index.ts'
import { collect } from '../testing/collect.ts'
import type { Placed } from './store.contract.ts'

/** The suite of the log. */
export function logContract(placed: Placed): void {
  it('keeps records as bytes in an unbroken sequence', async (context) => {
    const open = await placed(context)
    const store = await open()
    const records = Array.from({ length: 5 }, (_, at) => Uint8Array.of(at, 0, 255))
    for (const record of records) await store.write(({ log }) => log.append(record))
    const entries = await (await open()).read(({ log }) => collect(log.entries(1, 4)))
    expect(entries).toEqual(
      [1, 2, 3].map((sequence) => ({ sequence, bytes: records[sequence], leaf: leafOf(records[sequence]!) })),
    )
    expect(await store.read(({ log }) => log.size())).toBe(5)
  })

  it('has the frontier of the tree of RFC 6962', async (context) => {
    const store = await (await placed(context))()
    expect(await store.read(({ log }) => log.frontier())).toEqual({ size: 0, peaks: [] })
    const leaf = (text: string): Buffer => hash('sha256', Buffer.concat([Buffer.of(0), Buffer.from(text)]), 'buffer')
    await store.write(async ({ log }) => {
      for (const text of ['a', 'b', 'c']) await log.append(Buffer.from(text))
    })
    const pair = hash('sha256', Buffer.concat([Buffer.of(1), leaf('a'), leaf('b')]), 'buffer')
    const { size, peaks } = await store.read(({ log }) => log.frontier())
    expect([size, peaks.map((one) => Buffer.from(one))]).toEqual([3, [pair, leaf('c')]])
  })

  it('has the same frontier for records appended at once or one by one', async (context) => {
    const [one, other] = [await (await placed(context))(), await (await placed(context))()]
    const records = Array.from({ length: 37 }, (_, at) => Uint8Array.of(at))
    await one.write(({ log }) => log.appendAll(records.slice(0, 5)))
    expect(await one.write(({ log }) => log.appendAll(records.slice(5)))).toBe(5)
    await other.write(async ({ log }) => {
      for (const record of records) await log.append(record)
    })
    const frontierOf = (store: typeof one): Promise<unknown> => store.read(({ log }) => log.frontier())
    expect(await frontierOf(one)).toEqual(await frontierOf(other))
  })

  it('finds records by the ids that they bear', async (context) => {
    const store = await (await placed(context))()
    const draft = {
      recordedAt: '2026-01-01T00:00:00.000Z',
      kind: 'case-decided',
      actor: 'ada',
      act: { actId: 'act-1' },
    }
    const bodies = [{ id: 'case-1', about: 'case-2' }, { caseId: 'case-2' }, { caseId: 'case-1', count: 2 }]
    await store.write(({ log }) => log.appendAll(bodies.map((body, at) => encodeRecord({ ...draft, body }, at))))
    const found = (id: string): Promise<readonly number[]> => store.read(({ log }) => log.sequencesOf(id))
    expect([await found('case-1'), await found('case-2'), await found('act-1'), await found('none')]).toEqual([
      [0, 2],
      [1],
      [0, 1, 2],
      [],
    ])
  })

  it('keeps checkpoints in order', async (context) => {
    const store = await (await placed(context))()
    const checkpoints = [
      { size: 1, note: 'first\n' },
      { size: 3, note: 'second\n' },
    ]
    expect(await store.read(({ log }) => log.lastCheckpoint())).toBeNull()
    for (const checkpoint of checkpoints) await store.write(({ log }) => log.addCheckpoint(checkpoint))
    expect(await store.read(({ log }) => log.checkpoints())).toEqual(checkpoints)
    expect(await store.read(({ log }) => log.lastCheckpoint())).toEqual(checkpoints[1])
    expect(await store.read(({ log }) => log.checkpointOf(1))).toEqual(checkpoints[0])
    expect(await store.read(({ log }) => log.checkpointOf(2))).toBeNull()
  })
}

function leafOf(bytes: Uint8Array): Uint8Array {
  return Uint8Array.from(hashLeaf(bytes))
}
