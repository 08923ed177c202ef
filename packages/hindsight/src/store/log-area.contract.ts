// What every store keeps of the log: the same bytes in one unbroken sequence, and the frontier of their tree.

import { hash } from 'node:crypto'
import { expect, it } from 'vitest'
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
    expect(entries).toEqual([1, 2, 3].map((sequence) => ({ sequence, bytes: records[sequence] })))
    expect(await store.read(({ log }) => log.size())).toBe(5)
  })

  it('has the frontier of the tree of RFC 6962', async (context) => {
    const store = await (await placed(context))()
    expect(await store.read(({ log }) => log.frontier())).toEqual({ size: 0, hashes: [] })
    const leaf = (text: string): Buffer => hash('sha256', Buffer.concat([Buffer.of(0), Buffer.from(text)]), 'buffer')
    await store.write(async ({ log }) => {
      for (const text of ['a', 'b', 'c']) await log.append(Buffer.from(text))
    })
    const pair = hash('sha256', Buffer.concat([Buffer.of(1), leaf('a'), leaf('b')]), 'buffer')
    const { size, hashes } = await store.read(({ log }) => log.frontier())
    expect([size, hashes.map((one) => Buffer.from(one))]).toEqual([3, [pair, leaf('c')]])
  })

  it('keeps checkpoints in order', async (context) => {
    const store = await (await placed(context))()
    const checkpoints = [
      { size: 1, note: 'first\n' },
      { size: 3, note: 'second\n' },
    ]
    for (const checkpoint of checkpoints) await store.write(({ log }) => log.addCheckpoint(checkpoint))
    expect(await store.read(({ log }) => log.checkpoints())).toEqual(checkpoints)
  })
}
