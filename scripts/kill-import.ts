// Kills an import of subjects at random moments, goes on with it, and looks for what was lost, doubled or other than when
// nobody disturbs it: npm run kills-import -- --store sqlite|postgres [--rounds N] [--seed N]. Ends with 1 where anything was.

import { parseArgs } from 'node:util'
import { runRounds } from './kill-import/run-rounds.ts'

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
    if (round % 20 === 0) process.stderr.write(`${round} rounds\n`)
  },
})
for (const fault of result.faults) process.stdout.write(`${fault}\n`)
process.stdout.write(
  `${values.store}: ${result.rounds} rounds over ${result.imports} imports: ${result.kills} killed, ${result.serverKills} without ` +
    `their server; ${result.said} lines acknowledged, ${result.cases} cases; ${result.faults.length} lost, doubled or other; ` +
    `seed ${values.seed}, ${Math.round((performance.now() - start) / 1000)} s\n`,
)
if (result.faults.length > 0) process.exitCode = 1
