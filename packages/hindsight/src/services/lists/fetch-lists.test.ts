// Lists from publishers take the same way as any other; what a publisher does wrong changes nothing that is live; the
// watch is patient, alone, and says what is stale. Bundles carry the same bytes to a site without a network.

import { generateKeyPairSync } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Behavior, openMisbehavingServer, replyWith } from '../../testing/misbehaving-server.ts'
import { contextOf, fileOf, publisherOf } from '../../testing/publisher-of.ts'
import { unList } from '../../testing/small-lists.ts'
import { temporaryFolder } from '../../testing/temporary-folder.ts'
import { type TestContext, temporaryStore } from '../../testing/temporary-store.ts'
import { enrolFounder } from '../operators/enrolment.ts'
import { signingKey } from '../operators/key-file.ts'
import { signAct } from '../operators/signed-act.ts'
import type { AddedList } from './add-list.ts'
import { bundleLists, importBundle } from './bundle-lists.ts'
import { fetchAndAdd } from './fetch-lists.ts'
import { reportStandings } from './report-lists.ts'
import { lockWatch, watchOnce } from './watch-lists.ts'

const publisher = publisherOf([fileOf('list.xml', { kind: 'xml' })], {
  editions: [{ format: 'un-xml', files: [fileOf('list.xml', { kind: 'xml' })], endProof: 'xml-root', isDated: true }],
})

async function fetchFrom(context: TestContext, behavior: Behavior, isConditional = true): Promise<AddedList> {
  const server = await openMisbehavingServer(behavior)
  const now = (): Date => new Date(context.now())
  const fetchContext = contextOf({ folder: temporaryFolder().path, wire: server.wire }, { now })
  const added = await fetchAndAdd(context, { publisher, format: null, profile: 'full', isConditional }, fetchContext)
  expect(readdirSync(fetchContext.folder)).toEqual([])
  return added
}

const xml = { 'content-type': 'application/xml', etag: '"one"' }

describe('a list from its publisher', () => {
  it('goes live, and its transport is kept with its receipt', async () => {
    const context = await temporaryStore()
    const added = await fetchFrom(context, replyWith(unList(), xml))
    expect(added.receipt.outcome).toBe('live')
    expect(added.receipt.transport).toMatchObject({ kind: 'fetch', isWhole: true, facts: [{ status: 200 }] })
    expect(added.report?.gate.steps[0]?.verdict).toBe('passed')
  })

  it('stays as it is when the publisher says it has not changed, and counts as reached, not as newer', async () => {
    const context = await temporaryStore()
    await fetchFrom(context, replyWith(unList(), xml))
    context.setNow('2026-03-03T12:00:00.000Z')
    const again = await fetchFrom(context, replyWith('', { etag: '"one"' }, 304))
    expect([again.receipt.outcome, again.version?.versionId]).toEqual(['unchanged', 'invented_list@2026-01-15'])
    const [standing] = await reportStandings(context)
    expect(standing?.reachedAt).toBe('2026-03-03T12:00:00.000Z')
    expect(standing?.age).toMatchObject({ from: '2026-01-15T00:00:00.000Z', days: 47 })
  })

  it.each<[string, Behavior]>([
    ['a web page with status 200', replyWith('<html><body>Sign in</body></html>', { 'content-type': 'text/html' })],
    ['an empty file', replyWith('', xml)],
    ['a cut file', replyWith(unList().slice(0, 300), xml)],
    ['an error', replyWith('down', {}, 503)],
  ])('is refused when the publisher serves %s; the version before stays live', async (_, behavior) => {
    const context = await temporaryStore()
    await fetchFrom(context, replyWith(unList(), xml))
    const bad = await fetchFrom(context, behavior, false)
    expect(bad.receipt.outcome).toBe('refused')
    expect(bad.faults.length).toBeGreaterThan(0)
    expect(bad.live?.versionId).toBe('invented_list@2026-01-15')
  })
})

describe('the watch', () => {
  it('fetches what is due, waits longer after each failure, and is not fooled into forgetting', async () => {
    const context = await temporaryStore()
    let isUp = false
    const server = await openMisbehavingServer((socket, request) => {
      replyWith(isUp ? unList() : 'down', isUp ? xml : {}, isUp ? 200 : 503)(socket, request)
    })
    const round = async (now: string): Promise<readonly string[]> => {
      context.setNow(now)
      const fetchContext = contextOf(
        { folder: temporaryFolder().path, wire: server.wire },
        { now: () => new Date(context.now()) },
      )
      const { signal } = new AbortController()
      const told: string[] = []
      const onAdded = ({ receipt }: AddedList): Promise<void> => {
        told.push(receipt.outcome)
        return Promise.resolve()
      }
      await watchOnce(context, { publishers: [publisher], fetchContext, signal, onAdded })
      return told
    }
    expect(await round('2026-03-01T12:00:00.000Z')).toEqual(['refused'])
    expect(await round('2026-03-01T12:01:00.000Z')).toEqual([])
    expect(await round('2026-03-01T12:06:00.000Z')).toEqual(['refused'])
    isUp = true
    expect(await round('2026-03-01T12:08:00.000Z')).toEqual([])
    expect(await round('2026-03-01T12:20:00.000Z')).toEqual(['live'])
    expect(await round('2026-03-01T12:50:00.000Z')).toEqual([])
    expect(await round('2026-03-01T14:00:00.000Z')).toEqual(['unchanged'])
  })

  it('runs once per store, and a dead one keeps no lock', () => {
    const path = join(temporaryFolder().path, 'watch.lock')
    const unlock = lockWatch(path, process.pid)
    expect(() => lockWatch(path, process.pid)).toThrow('Another watch')
    unlock()
    expect(existsSync(path)).toBe(false)
    writeFileSync(path, '999999999\n')
    lockWatch(path, process.pid)()
    expect(existsSync(path)).toBe(false)
  })
})

describe('a bundle', () => {
  it('carries live lists to another store that knows its signer, and to no other', async () => {
    const [from, to, stranger] = [await temporaryStore(), await temporaryStore(), await temporaryStore()]
    await fetchFrom(from, replyWith(unList(), xml))
    const key = signingKey(generateKeyPairSync('ed25519').privateKey)
    const payload = { name: 'Anna', publicKey: key.publicKey }
    const content = { kind: 'enrol', payload, operator: 'anna', at: to.now(), store: to.store.storeId, nonce: '1' }
    await enrolFounder(signAct(key, content), to)
    const folder = temporaryFolder().path
    const path = join(folder, 'lists.bundle')
    expect((await bundleLists(from, { path, listIds: [], key })).state).toBe('created')
    const imported = await importBundle(to, { path, folder })
    expect(imported.state === 'imported' && imported.added.map(({ receipt }) => receipt.outcome)).toEqual(['live'])
    const [standing] = await reportStandings(to)
    expect(standing?.version?.versionId).toBe('invented_list@2026-01-15')
    expect(standing?.reachedAt).toBe('2026-03-01T12:00:00.000Z')
    expect((await importBundle(stranger, { path, folder })).state).toBe('refused')
    const bytes = readFileSync(path)
    bytes[bytes.length - 20] = (bytes[bytes.length - 20] ?? 0) ^ 1
    writeFileSync(path, bytes)
    expect((await importBundle(to, { path, folder })).state).toBe('refused')
    expect(readdirSync(folder)).toEqual(['lists.bundle'])
  })
})
