// 10,000 attempts of one person to be two, many at once, on the embedded store or on PostgreSQL; prints how each route was
// refused and ends with 1 if one was not. `npm run four-eyes -- [--attempts N] [--seed N] [--store postgres://…]`

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { ReviewDesk } from '../packages/hindsight/src/testing/review-desk.ts'
import { attemptAsOne } from '../packages/hindsight/src/testing/second-person-attempts.ts'

const { values } = parseArgs({
  options: {
    attempts: { type: 'string', default: '10000' },
    seed: { type: 'string', default: '1' },
    store: { type: 'string' },
  },
})
const folder = mkdtempSync(join(tmpdir(), 'hindsight-four-eyes-'))
const desk = await ReviewDesk.open(values.store ?? join(folder, 'store'), folder)
try {
  const started = performance.now()
  const options = { count: Number(values.attempts), seed: Number(values.seed), width: 50 }
  const report = await attemptAsOne(desk, options)
  for (const [refusal, times] of Object.entries(report.refusals))
    console.log(`${String(times).padStart(6)}  ${refusal}`)
  const { attempts, succeeded, closed, exemptions, operators, confirmed } = report
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  console.log(
    `${attempts} attempts in ${seconds} s on ${desk.context.store.kind}, seed ${values.seed}: ${succeeded.length} succeeded`,
  )
  console.log(
    `closed ${closed}, exemptions ${exemptions}, operators ${operators}; ${confirmed} confirmed by a second person`,
  )
  process.exitCode = succeeded.length + closed + exemptions === 0 && operators === 2 ? 0 : 1
} finally {
  await desk.close()
  rmSync(folder, { recursive: true, force: true })
}
