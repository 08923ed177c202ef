// What every store keeps, whichever database it lies in: run for each by its own test file. An area brings a suite of its
// own beside its interface, and is named here.

import { describe, expect, it, onTestFinished } from 'vitest'
import type { StorePlace } from '../testing/store-places.ts'
import { campaignContract } from './campaign-area.contract.ts'
import { caseContract } from './case-area.contract.ts'
import { checkContract } from './check.contract.ts'
import { deliveryContract } from './delivery-area.contract.ts'
import { informationContract } from './information-area.contract.ts'
import { listContract } from './list-area.contract.ts'
import { logContract } from './log-area.contract.ts'
import { lookbackContract } from './lookback-area.contract.ts'
import { type OpenOptions, openStore } from './open-store.ts'
import { operatorContract } from './operator-area.contract.ts'
import { policyContract } from './policy-area.contract.ts'
import { recordCheckContract } from './record-check.contract.ts'
import { retentionContract } from './retention-area.contract.ts'
import { schemaVersion } from './schema.ts'
import { screeningContract } from './screening-area.contract.ts'
import type { Store } from './store.ts'
import { subjectContract } from './subject-area.contract.ts'

/** Opens the store of one test: again and again the same one. */
export interface OpenPlace {
  (options?: OpenOptions): Promise<Store>
  readonly location: string
}

/** Runs every suite of the contract on stores of one kind. */
export function storeContract(name: string, place: StorePlace): void {
  const placed = async (context: Parameters<StorePlace>[0]): Promise<OpenPlace> => {
    const location = await place(context)
    const open = async (options: OpenOptions = {}): Promise<Store> => {
      const store = await openStore(location, options)
      onTestFinished(() => store.close())
      return store
    }
    return Object.assign(open, { location })
  }
  describe(`the store in ${name}`, () => {
    transactionContract(placed)
    describe('its check', () => checkContract(placed))
    describe('its check of subjects, screenings and cases', () => recordCheckContract(placed))
    describe('lists', () => listContract(placed))
    describe('operators', () => operatorContract(placed))
    describe('the log', () => logContract(placed))
    describe('subjects', () => subjectContract(placed))
    describe('screenings', () => screeningContract(placed))
    describe('lookbacks', () => lookbackContract(placed))
    describe('cases', () => caseContract(placed))
    describe('policies', () => policyContract(placed))
    describe('deliveries', () => deliveryContract(placed))
    describe('retention', () => retentionContract(placed))
    describe('information', () => informationContract(placed))
    describe('campaigns', () => campaignContract(placed))
  })
}

export type Placed = (context: Parameters<StorePlace>[0]) => Promise<OpenPlace>

function transactionContract(placed: Placed): void {
  it('is made once, keeps its identity and says what it is', async (context) => {
    const open = await placed(context)
    const made = await open({ isForTests: true, newStoreId: () => 'store-1' })
    const again = await open({ isForTests: false, newStoreId: () => 'store-2' })
    expect([made.storeId, again.storeId, again.isForTests]).toEqual(['store-1', 'store-1', true])
    expect(again.schemaVersion).toBe(schemaVersion)
    expect(again.location).not.toContain('password')
  })

  it('writes all of a transaction or nothing', async (context) => {
    const store = await (await placed(context))()
    const failing = store.write(async ({ log }) => {
      await log.append(Buffer.from('one'))
      throw new Error('not after all')
    })
    await expect(failing).rejects.toThrow('not after all')
    expect(await store.read(({ log }) => log.size())).toBe(0)
  })

  it('reads one snapshot, whatever is written meanwhile', async (context) => {
    const open = await placed(context)
    const [reader, writer] = [await open(), await open()]
    await writer.write(({ log }) => log.append(Buffer.from('one')))
    const seen = await reader.read(async ({ log }) => {
      const before = await log.size()
      await writer.write((transaction) => transaction.log.append(Buffer.from('two')))
      return [before, await log.size()]
    })
    expect(seen).toEqual([1, 1])
    expect(await reader.read(({ log }) => log.size())).toBe(2)
  })

  it('gives writers of one process and of several one after the other, and loses none', async (context) => {
    const open = await placed(context)
    const stores = [await open(), await open(), await open()]
    const writers = Array.from({ length: 10 }, () => stores).flat()
    const writes = writers.map((store, at) =>
      store.write(async ({ log }) => {
        const size = await log.size()
        expect(await log.append(Buffer.from(`record ${at}`))).toBe(size)
      }),
    )
    await Promise.all(writes)
    expect(await stores[0]?.read(({ log }) => log.size())).toBe(30)
  })

  it('takes statements of one transaction that are asked for at once', async (context) => {
    const store = await (await placed(context))()
    const sizes = await store.read(({ log }) => Promise.all(Array.from({ length: 5 }, () => log.size())))
    expect(sizes).toEqual([0, 0, 0, 0, 0])
  })

  it('runs reads beside each other', async (context) => {
    const store = await (await placed(context))()
    await Promise.all(Array.from({ length: 6 }, () => store.read(({ lists }) => lists.all())))
    expect(await store.read(({ log }) => store.read(() => log.size()))).toBe(0)
  })

  it('refuses a write within a write, and what is used after its transaction', async (context) => {
    const store = await (await placed(context))()
    await expect(store.write(() => store.write(({ log }) => log.size()))).rejects.toThrow('does not begin another')
    const escaped = await store.write((transaction) => Promise.resolve(transaction))
    await expect(escaped.log.append(Buffer.from('late'))).rejects.toThrow('only until the work')
    expect(await store.read(({ log }) => log.size())).toBe(0)
  })

  it('ends a write that was asked for before it closes', async (context) => {
    const open = await placed(context)
    const store = await open()
    const write = store.write(({ log }) => log.append(Buffer.from('last')))
    await store.close()
    await write
    expect(await (await open()).read(({ log }) => log.size())).toBe(1)
    expect(() => store.read(({ log }) => log.size())).toThrow('only while it is open')
  })
}
