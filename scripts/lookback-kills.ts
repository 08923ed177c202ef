// Kills a running lookback at random moments and looks for what was lost, doubled or fell back; then lets it come to its end
// and compares with comparing everybody. npm run lookback-kills -- [--kills N] [--seed N]. Ends with 1 where anything was.

import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { largePopulation, seededRandom } from '@hindsight/engine/testing'
import { addList } from '../packages/hindsight/src/services/index.ts'
import { arrivalOf } from '../packages/hindsight/src/testing/arrival-of.ts'
import { unList } from '../packages/hindsight/src/testing/small-lists.ts'
import { twoPeople } from './bad-lists/two-people.ts'
import { openRecord, type PlayedRecord, rescreenAll, standingHits } from './lookback-replay/record.ts'

const { values } = parseArgs({
  options: { kills: { type: 'string', default: '100' }, seed: { type: 'string', default: '1' } },
})
const killCount = Number(values.kills)
const random = seededRandom(Number(values.seed))
const started = performance.now()
const folder = mkdtempSync(join(tmpdir(), 'hindsight-kills-'))
const faults: string[] = []
const seen = { kills: 0, midway: 0, runs: 0, settled: 0 }
const names = inventNames(1200)
const [always, atTimes] = [names.slice(0, 1000), names.slice(1000)]
const perName = 30

const first = await openRecord(folder, { start: null, holder: 'script' })
const people = await twoPeople(first.context)
await publish(first, always)
await first.importCsv(subjectsCsv(), 1)
await first.close()
for (let round = 0; seen.kills < killCount; round++) {
  const record = await openRecord(folder, { start: null, holder: 'script' })
  await publish(record, round % 2 === 0 ? names : always)
  await record.close()
  await lookBackUnderFire(round)
}
rmSync(folder, { recursive: true })
const seconds = ((performance.now() - started) / 1000).toFixed(0)
process.stdout.write(
  `${seen.kills} kills (${seen.midway} of them between two batches or later), ${seen.runs} lookbacks came to their end, ` +
    `${seen.settled} subjects settled; ${faults.length} lost, doubled or fallen back; seed ${values.seed}, ${seconds} s\n`,
)
for (const fault of faults.slice(0, 20)) process.stdout.write(`  ${fault}\n`)
process.exitCode = faults.length > 0 ? 1 : 0

/** Kills the lookback again and again until it is done, and compares. */
async function lookBackUnderFire(round: number): Promise<void> {
  let progress = { runId: '', touched: 0, cursor: '' }
  const killsMax = Math.min(killCount - seen.kills, 8)
  for (let kill = 0; ; kill++) {
    const isLast = kill >= killsMax
    const isDone = await runWorker(isLast ? null : random.below(2500))
    const record = await openRecord(folder, { start: null, holder: 'script' })
    try {
      progress = await examine(record, progress)
      if (!isDone) continue
      seen.runs++
      await compare(record, round)
      return
    } finally {
      await record.close()
    }
  }
}

/** Starts a worker and kills it so long after it was ready; true where it came to its end before. */
async function runWorker(delayMs: number | null): Promise<boolean> {
  const worker = new URL('./lookback-kills/worker.ts', import.meta.url).pathname
  const child = spawn(process.execPath, [worker, folder, 'worker'], { stdio: ['ignore', 'pipe', 'pipe'] })
  let [output, errors] = ['', '']
  const { promise: isReady, resolve } = Promise.withResolvers<void>()
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()))
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString()
    if (output.includes('ready')) resolve()
  })
  const ended = new Promise<number | null>((done) => child.on('close', (code) => done(code)))
  void ended.then(() => resolve())
  if (delayMs === null) await ended
  else {
    await isReady
    await pause(delayMs)
    child.kill('SIGKILL')
  }
  const code = await ended
  if (code !== null) {
    if (code !== 0) faults.push(`a worker ended with ${code}: ${errors.slice(-300)}`)
    return code === 0
  }
  seen.kills++
  if (output.includes('settled')) seen.midway++
  return false
}

type Progress = { readonly runId: string; readonly touched: number; readonly cursor: string }

/** What is on record after a kill: progress did not fall, and effects are as many as it says. */
function examine({ context }: PlayedRecord, before: Progress): Promise<Progress> {
  return context.store.read(async ({ lookbacks, subjects }) => {
    const [run] = await lookbacks.runs(1)
    if (run === undefined) return before
    if (run.runId === before.runId && (run.touched < before.touched || run.cursor < before.cursor)) {
      faults.push(`${run.runId} fell back from ${before.touched} to ${run.touched}`)
    }
    let moved = 0
    for await (const some of lookbacks.outcomes(run.runId)) moved += some.length
    if (moved !== run.newlyReview + run.noLongerReview) {
      faults.push(
        `${run.runId} says ${run.newlyReview} newly and ${run.noLongerReview} no longer, and has ${moved} rows`,
      )
    }
    const { count } = await subjects.behind(run.to)
    if (run.state === 'running' && count === 0) faults.push(`${run.runId} is not done, and nobody is behind`)
    if (run.state === 'done' && count > 0) faults.push(`${run.runId} is done, and ${count} are behind`)
    return { runId: run.runId, touched: run.touched, cursor: run.cursor }
  })
}

async function compare(record: PlayedRecord, round: number): Promise<void> {
  const expected = round % 2 === 0 ? atTimes.length * perName : 0
  const [held, found] = [await standingHits(record), round < 2 ? await rescreenAll(record) : null]
  const differing = found === null ? 0 : [...found].filter((hit) => !held.has(hit)).length + (held.size - found.size)
  if (differing !== 0) faults.push(`round ${round}: ${differing} hits differ from comparing everybody`)
  await record.context.store.read(async ({ cases, lookbacks }) => {
    const { standing, openCases } = await cases.counts()
    if (standing < expected) faults.push(`round ${round}: ${standing} hits stand, at least ${expected} have to`)
    if (openCases > atTimes.length * perName) faults.push(`round ${round}: ${openCases} open cases: some are doubled`)
    const [run] = await lookbacks.runs(1)
    seen.settled += run?.touched ?? 0
  })
}

async function publish({ context }: PlayedRecord, listed: readonly string[]): Promise<void> {
  const files = { 'un.xml': unList(listed) }
  const added = await addList(context, arrivalOf({ listId: 'demo_un', receivedAt: context.now(), files }))
  const { version, live } = added
  if (version === null) throw new Error(added.faults.map(({ message }) => message).join('; '))
  // The two people act in the store that is open now.
  Object.assign(first.context, { store: context.store })
  if (live?.versionId !== version.versionId) await people.release(version.versionId)
}

function inventNames(count: number): readonly string[] {
  const members = largePopulation(count * 20, 77)
  const found = new Set<string>()
  for (let position = 0; found.size < count; position++) {
    const { name, schema } = members.party(position)
    if (schema === 'Person' && /^[A-Za-z]{5,} [A-Za-z]{5,}( [A-Za-z]{5,})?$/u.test(name[0] ?? ''))
      found.add(name[0] ?? '')
  }
  return [...found]
}

function subjectsCsv(): string {
  const rows = atTimes.flatMap((name, at) =>
    Array.from({ length: perName }, (_, twin) => `s${at}-${twin},"${name}",Person`),
  )
  return `id,name,schema\n${rows.join('\n')}\n`
}
