// Kills people's decisions at random moments and looks for what was lost, doubled or half done:
// npm run kills-decisions -- --store sqlite|postgres [--rounds N] [--seed N]. Ends with 1 where anything was.

import { parseArgs } from 'node:util'
import { runRounds } from './kill-decisions/run-rounds.ts'

const { values } = parseArgs({
  options: {
    store: { type: 'string', default: 'sqlite' },
    rounds: { type: 'string', default: '100' },
    seed: { type: 'string', default: '1' },
  },
})
const start = performance.now()
const { rounds, said, cases, closed, faults } = await runRounds({
  store: values.store === 'postgres' ? 'postgres' : 'sqlite',
  rounds: Number(values.rounds),
  seed: Number(values.seed),
  onProgress: (round) => {
    if (round % 20 === 0) process.stderr.write(`${round} rounds\n`)
  },
})
for (const fault of faults) process.stdout.write(`${fault}\n`)
const seconds = Math.round((performance.now() - start) / 1000)
process.stdout.write(
  `${values.store}: ${rounds} kills; ${said} acts acknowledged in ${cases} cases, ${closed} closed; ` +
    `${faults.length} lost, doubled or half done; seed ${values.seed}, ${seconds} s\n`,
)
if (faults.length > 0) process.exitCode = 1
