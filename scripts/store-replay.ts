// Feeds the real snapshots of the SDN list one after the other through the normal path into a store, and compares what
// changed between stored versions with `truth.csv`. A held snapshot is released by two people, so that the next one has
// its neighbor. Prints time and bytes per snapshot. npm run store-replay -- DATA_FOLDER [--snapshots N] [--verify]

import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { gzipSync } from 'node:zlib'
import { diffDigests } from '@hindsight/engine/lists'
import { type AddedList, addList, type ServiceContext, verifyLists } from '../packages/hindsight/src/services/index.ts'
import { openStore } from '../packages/hindsight/src/store/index.ts'
import { snapshotArrival } from '../packages/hindsight/src/testing/arrival-of.ts'
import { type Snapshot, snapshotsIn } from '../packages/hindsight/src/testing/sdn-snapshots.ts'
import { twoPeople } from './bad-lists/two-people.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { snapshots: { type: 'string', default: 'Infinity' }, verify: { type: 'boolean', default: false } },
})
const [dataFolder] = positionals
if (dataFolder === undefined) throw new Error('name the data folder: npm run store-replay -- DATA_FOLDER')

const folder = mkdtempSync(join(tmpdir(), 'hindsight-replay-'))
let now = '2021-08-18T00:00:00.000Z'
const store = await openStore(folder, { isForTests: true, now: () => now })
const context: ServiceContext = { store, now: () => now, newId: randomUUID }
const people = await twoPeople(context)

const timesMs: number[] = []
let heldCount = 0
let differenceCount = 0
let rawBytes = 0
let gzippedBytes = 0
let firstBytes = 0
let before: string | null = null
for (const snapshot of snapshotsIn(join(dataFolder, 'ofac_sdn/replay_dev_2021-08_2022-12'))) {
  if (timesMs.length >= Number(values.snapshots)) break
  now = new Date(snapshot.seenAt).toISOString()
  const start = performance.now()
  const added = await addList(context, snapshotArrival(snapshot, now))
  timesMs.push(performance.now() - start)
  rawBytes += snapshot.content.length
  gzippedBytes += gzipSync(snapshot.content).length
  if (added.receipt.outcome === 'held') {
    heldCount++
    console.log(`${snapshot.seenAt}  held: ${reasonsOf(added).join(' ')}`)
    await people.release(added.version?.versionId ?? '')
  }
  const after: string | null = added.version?.versionId ?? before
  if (before !== null && after !== null) differenceCount += await compare(snapshot, before, after)
  before = after
  if (timesMs.length === 1) firstBytes = bytesStored()
}
await report()
rmSync(folder, { recursive: true })

function reasonsOf({ report: arrival }: AddedList): readonly string[] {
  const checks = (arrival?.gate.steps ?? []).flatMap((step) => step.checks)
  return checks.filter(({ verdict }) => verdict === 'held').map(({ sentence }) => sentence)
}

/** Ids on which two stored versions and the truth do not say the same; printed. */
async function compare({ truth, seenAt }: Snapshot, earlier: string, later: string): Promise<number> {
  const found = await store.read(async ({ lists }) =>
    diffDigests(await lists.members(earlier), await lists.members(later)),
  )
  const pairs = [
    ['added', truth.added, found.addedIds],
    ['removed', truth.removed, found.removedIds],
    ['changed', truth.changed, found.changedIds],
  ] as const
  let count = 0
  for (const [what, said, ours] of pairs) {
    const missing = [...said].filter((id) => !ours.includes(id))
    const more = ours.filter((id) => !said.has(id))
    count += missing.length + more.length
    for (const id of missing) console.log(`${seenAt}  ${id}: truth says ${what}, the stored versions do not`)
    for (const id of more) console.log(`${seenAt}  ${id}: the stored versions say ${what}, truth does not`)
  }
  return count
}

function bytesStored(): number {
  const sizes = ['hindsight.sqlite', 'hindsight.sqlite-wal'].map((name) => {
    return statSync(join(folder, name), { throwIfNoEntry: false })?.size ?? 0
  })
  return sizes.reduce((sum, size) => sum + size, 0)
}

async function report(): Promise<void> {
  const count = timesMs.length
  const sorted = timesMs.toSorted((a, b) => a - b)
  const at = (share: number): string => (sorted[Math.min(count - 1, Math.floor(share * count))] ?? 0).toFixed(0)
  await store.close()
  const bytes = bytesStored()
  const perSnapshot = (bytes - firstBytes) / Math.max(1, count - 1)
  const mega = (value: number): string => `${(value / 1e6).toFixed(2)} MB`
  console.log(`${count} snapshots, ${heldCount} held, ${differenceCount} ids on which truth.csv says otherwise`)
  console.log(`ms per snapshot: median ${at(0.5)}, 95 % ${at(0.95)}, most ${at(1)}`)
  console.log(
    `stored ${mega(bytes)} in all, ${mega(firstBytes)} after the first, ${mega(perSnapshot)} for each later one`,
  )
  console.log(`as received: ${mega(rawBytes)} plain (ratio ${(bytes / rawBytes).toFixed(4)}),`)
  console.log(`  ${mega(gzippedBytes)} each gzipped (ratio ${(bytes / gzippedBytes).toFixed(4)})`)
  if (!values.verify) return
  const again = await openStore(folder)
  const start = performance.now()
  let faults = 0
  for await (const verdict of verifyLists({ ...context, store: again }, 'us_ofac_sdn')) {
    faults += verdict.faults.length
    for (const fault of verdict.faults) console.log(`${verdict.versionId}: ${fault}`)
  }
  console.log(`verified again from the bytes in ${((performance.now() - start) / 1000).toFixed(0)} s: ${faults} faults`)
  await again.close()
}
