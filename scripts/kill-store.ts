// Kills a writing process at random moments of fetch, parse, store and switch, and looks for what was lost or mixed:
// npm run kills -- --store sqlite|postgres [--rounds N] [--seed N]. Ends with 1 where anything was.

import { runRounds } from './kill-store/run-rounds.ts'
import { runKills } from './kills/run-kills.ts'

await runKills(async (plan) => {
  const { rounds, serverKills, acknowledged, answers, faults } = await runRounds(plan)
  const sentence =
    `${rounds} kills, ${serverKills} of the server; ${acknowledged} versions acknowledged, ` +
    `${answers} answers compared, ${faults.length} lost, mixed or damaged`
  return { faults, sentence }
})
