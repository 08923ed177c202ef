// Seeded worlds in which imports, publications, lookbacks, exemptions, time and dying processes interleave; after every step
// sums, at every rest and at the end the slow oracle. npm run simulate -- --seed N --histories M. A seed that fails prints
// itself. `--break watermark` removes the rule of law L2 on purpose, and has to be found.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { playHistory, type Report } from './simulate/play-history.ts'

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    histories: { type: 'string', default: '100' },
    steps: { type: 'string', default: '14' },
    break: { type: 'string' },
  },
})
const [first, count] = [Number(values.seed), Number(values.histories)]
const isBroken = values.break === 'watermark'
const started = performance.now()
const sums: Report = { steps: 0, rests: 0, deaths: 0, hits: 0, suppressed: 0 }
let failed = 0
for (let seed = first; seed < first + count && failed === 0; seed++) {
  const folder = mkdtempSync(join(tmpdir(), 'hindsight-simulation-'))
  try {
    const report = await playHistory({ seed, folder, stepCount: Number(values.steps), isBroken })
    for (const key of Object.keys(sums) as (keyof Report)[]) sums[key] += report[key]
  } catch (cause) {
    failed = seed
    process.stdout.write(`${cause instanceof Error ? cause.message : String(cause)}\n`)
    process.stdout.write(`the same again: npm run simulate -- --seed ${seed} --histories 1\n`)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
const seconds = ((performance.now() - started) / 1000).toFixed(0)
const found = failed === 0 ? '0 differences' : `a difference in history ${failed - first + 1}`
process.stdout.write(`${count} histories from seed ${first}, ${seconds} s: ${JSON.stringify(sums)}; ${found}\n`)
process.exitCode = failed === 0 ? 0 : 1
