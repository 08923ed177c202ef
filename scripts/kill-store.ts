// Kills a writing process at random moments of fetch, parse, store and switch, and looks for what was lost or mixed:
// npm run kills -- --store sqlite|postgres [--rounds N] [--seed N]. Ends with 1 where anything was.

import { parseArgs } from 'node:util'
import { runRounds } from './kill-store/run-rounds.ts'

const { values } = parseArgs({
  options: {
    store: { type: 'string', default: 'sqlite' },
    rounds: { type: 'string', default: '100' },
    seed: { type: 'string', default: '1' },
  },
})
const start = performance.now()
const result = await runRounds({
  store: values.store === 'postgres' ? 'postgres' : 'sqlite',
  rounds: Number(values.rounds),
  seed: Number(values.seed),
  onProgress: (round) => {
    if (round % 50 === 0) process.stderr.write(`${round} rounds\n`)
  },
})
for (const fault of result.faults) process.stdout.write(`${fault}\n`)
process.stdout.write(
  `${values.store}: ${result.rounds} kills, ${result.serverKills} of the server; ${result.acknowledged} versions acknowledged, ` +
    `${result.answers} answers compared, ${result.faults.length} lost, mixed or damaged; seed ${values.seed}, ` +
    `${Math.round((performance.now() - start) / 1000)} s\n`,
)
if (result.faults.length > 0) process.exitCode = 1
