// Law L1 in numbers: generated histories of lists, subjects, exemptions, policies and time, after every step of which what
// is held by looking back is compared with rescreening everybody. Exits with 1 at the first difference and prints its seed.
// `npm run lookback-histories -- --histories 10000 --seed 0`; one seed again: `--histories 1 --seed N`.

import { parseArgs } from 'node:util'
import { playLookbackHistory } from '@hindsight/engine/testing'

const { values } = parseArgs({
  options: { histories: { type: 'string', default: '10000' }, seed: { type: 'string', default: '0' } },
})
const [count, first] = [Number(values.histories), Number(values.seed)]
if (!Number.isSafeInteger(count) || !Number.isSafeInteger(first) || count < 1) {
  process.stderr.write(
    `--histories ${values.histories} --seed ${values.seed}: give whole numbers, at least one history\n`,
  )
  process.exit(2)
}

const sum: Record<string, number> = { steps: 0, touched: 0, pairsScored: 0, suppressed: 0 }
const started = performance.now()
for (let seed = first; seed < first + count; seed++) {
  try {
    const { outcomes, ...report } = playLookbackHistory(seed)
    for (const [key, value] of Object.entries({ ...report, ...outcomes })) sum[key] = (sum[key] ?? 0) + value
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.stderr.write(`the same again: npm run lookback-histories -- --histories 1 --seed ${seed}\n`)
    process.exit(1)
  }
}
const seconds = ((performance.now() - started) / 1000).toFixed(0)
process.stdout.write(`${count} histories from seed ${first}, 0 differences, ${seconds} s: ${JSON.stringify(sum)}\n`)
