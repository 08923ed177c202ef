// Kills people's decisions at random moments and looks for what was lost, doubled or half done:
// npm run kills-decisions -- --store sqlite|postgres [--rounds N] [--seed N]. Ends with 1 where anything was.

import { runRounds } from './kill-decisions/run-rounds.ts'
import { runKills } from './kills/run-kills.ts'

await runKills(async (plan) => {
  const { rounds, said, cases, closed, faults } = await runRounds(plan)
  const sentence =
    `${rounds} kills; ${said} acts acknowledged in ${cases} cases, ${closed} closed; ` +
    `${faults.length} lost, doubled or half done`
  return { faults, sentence }
})
