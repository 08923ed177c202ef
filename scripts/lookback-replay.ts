// Law L1 on real history: the snapshots of the SDN list go live one after the other over subjects that were cleared before.
// Every sleeper surfaces on its day, every removal is proposed for closing on its day, churn surfaces nobody, and at ten
// checkpoints comparing everybody gives the same. npm run lookback-replay -- DATA_FOLDER [--people N] [--snapshots N]

import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { addList, shownRun } from '../packages/hindsight/src/services/index.ts'
import { snapshotArrival } from '../packages/hindsight/src/testing/arrival-of.ts'
import { type Snapshot, snapshotsIn } from '../packages/hindsight/src/testing/sdn-snapshots.ts'
import { twoPeople } from './bad-lists/two-people.ts'
import { type PlayedRecord, playedRecord, rescreenAll, standingHits } from './lookback-replay/record.ts'
import { replayPeople, type Sleeper } from './lookback-replay/sleepers.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    people: { type: 'string', default: '100000' },
    snapshots: { type: 'string', default: '143' },
    workers: { type: 'string', default: '2' },
  },
})
const [dataFolder] = positionals
if (dataFolder === undefined) throw new Error('name the data folder: npm run lookback-replay -- DATA_FOLDER')
const folder = join(dataFolder, 'ofac_sdn/replay_dev_2021-08_2022-12')
const snapshotCount = Number(values.snapshots)
const checkpointCount = 10

const faults: string[] = []
const sums = {
  runs: 0,
  newly: 0,
  gone: 0,
  pairs: 0,
  touched: 0,
  surfaced: 0,
  proposed: 0,
  churn: 0,
  checked: 0,
  moved: 0,
}
const timesMs: number[] = []
const people = await replayPeople(folder, Number(values.people), snapshotCount)
const record = await playedRecord('2021-08-18T00:00:00.000Z')
const twoOfUs = await twoPeople(record.context)
let position = 0
for (const snapshot of snapshotsIn(folder)) {
  if (position >= snapshotCount) break
  await play(snapshot)
  if (position === 0) {
    const start = performance.now()
    const rows = await record.importCsv(people.csv, Number(values.workers))
    const seconds = (performance.now() - start) / 1000
    print(`${rows} subjects, ${people.sleepers.length} of them sleepers, imported in ${seconds.toFixed(0)} s`)
  }
  position++
  if (position % Math.ceil(snapshotCount / checkpointCount) === 0 || position === snapshotCount) await check(snapshot)
}
await record.close()
rmSync(record.folder, { recursive: true })
report()

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}

async function play(snapshot: Snapshot): Promise<void> {
  record.setNow(new Date(snapshot.seenAt).toISOString())
  const added = await addList(record.context, snapshotArrival(snapshot, record.context.now()))
  if (added.receipt.outcome === 'refused') faults.push(`${snapshot.seenAt}: refused`)
  if (added.receipt.outcome === 'held') await twoOfUs.release(added.version?.versionId ?? '')
  if (position === 0) return
  const start = performance.now()
  const { runs } = await record.lookBack()
  timesMs.push(performance.now() - start)
  const gained = new Map<string, readonly string[]>()
  const lost = new Map<string, readonly string[]>()
  let newly = 0
  for (const run of runs.map(shownRun)) {
    sums.runs++
    sums.newly += run.newlyReview
    sums.gone += run.noLongerReview
    sums.pairs += run.pairsScored
    sums.touched += run.touched
    newly += run.newlyReview
    await record.context.store.read(async ({ lookbacks }) => {
      for await (const some of lookbacks.outcomes(run.runId)) {
        for (const one of some) {
          gained.set(
            one.subjectId,
            one.gained.map(([, id]) => id),
          )
          lost.set(
            one.subjectId,
            one.lost.map(([, id]) => id),
          )
        }
      }
    })
  }
  const { truth, seenAt } = snapshot
  if (truth.added.size + truth.changed.size === 0) {
    sums.churn++
    if (newly > 0) faults.push(`${seenAt}: nothing was added or changed, and ${newly} surfaced`)
  }
  for (const sleeper of people.sleepers) {
    await judge(sleeper, { snapshot, gained: gained.get(sleeper.subjectId), lost: lost.get(sleeper.subjectId) })
  }
}

interface Judged {
  readonly snapshot: Snapshot
  readonly gained: readonly string[] | undefined
  readonly lost: readonly string[] | undefined
}

/** A sleeper moves on the day on which its party does, and on no other. */
async function judge(
  { subjectId, partyId }: Sleeper,
  { snapshot: { truth, seenAt }, gained = [], lost = [] }: Judged,
): Promise<void> {
  const [isGained, isLost] = [gained.includes(partyId), lost.includes(partyId)]
  if (truth.added.has(partyId) && isGained) sums.surfaced++
  if (truth.added.has(partyId) && !isGained) faults.push(`${seenAt}: ${subjectId} did not surface on its day`)
  if (!truth.added.has(partyId) && isGained) {
    // A correction of the entry may be what makes it the sleeper's.
    if (truth.changed.has(partyId)) sums.moved++
    else faults.push(`${seenAt}: ${subjectId} surfaced on another day`)
  }
  if (truth.removed.has(partyId)) {
    if (!isLost) faults.push(`${seenAt}: the removal of ${partyId} did not reach ${subjectId}`)
    else if (await isProposed(record, subjectId)) sums.proposed++
    else faults.push(`${seenAt}: the removal of ${partyId} was not proposed to anybody`)
  } else if (isLost && !truth.changed.has(partyId)) faults.push(`${seenAt}: ${subjectId} lost its party on another day`)
}

/** Whether a case of the subject was told on this day that a hit is gone, or goes on under another identifier. */
function isProposed({ context }: PlayedRecord, subjectId: string): Promise<boolean> {
  return context.store.read(async ({ cases }) => {
    const now = context.now()
    for (const { caseId } of await cases.casesOf([subjectId])) {
      const events = await cases.events(caseId)
      if (events.some(({ at }) => at === now)) return true
    }
    return false
  })
}

async function check({ seenAt }: Snapshot): Promise<void> {
  const [held, found] = [await standingHits(record), await rescreenAll(record)]
  const missing = [...found].filter((hit) => !held.has(hit))
  const surplus = [...held].filter((hit) => !found.has(hit))
  sums.checked++
  print(`${seenAt}: ${found.size} hits by comparing everybody, ${missing.length} missing, ${surplus.length} too many`)
  for (const hit of missing.slice(0, 5)) faults.push(`${seenAt}: missing ${hit}`)
  for (const hit of surplus.slice(0, 5)) faults.push(`${seenAt}: too many ${hit}`)
}

function report(): void {
  const sorted = timesMs.toSorted((a, b) => a - b)
  const at = (share: number): string => (sorted[Math.floor(share * (sorted.length - 1))] ?? 0).toFixed(0)
  print(`${position} snapshots, ${sums.runs} runs, ${sums.checked} checkpoints, ${sums.churn} of churn alone`)
  print(`${sums.surfaced} sleepers surfaced on their day (${sums.moved} more by a correction),`)
  print(`  ${sums.proposed} removals told on their day; ${sums.newly} newly to review, ${sums.gone} no longer`)
  print(`${sums.touched} subjects touched, ${sums.pairs} pairs compared; ms per run: median ${at(0.5)}, most ${at(1)}`)
  print(`${faults.length} faults`)
  for (const fault of faults.slice(0, 40)) print(`  ${fault}`)
  process.exitCode = faults.length > 0 ? 1 : 0
}
