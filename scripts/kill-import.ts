// Kills an import of subjects at random moments, goes on with it, and looks for what was lost, doubled or other than when
// nobody disturbs it: npm run kills-import -- --store sqlite|postgres [--rounds N] [--seed N]. Ends with 1 where anything was.

import { runRounds } from './kill-import/run-rounds.ts'
import { runKills } from './kills/run-kills.ts'

await runKills(async (plan) => {
  const { rounds, imports, kills, serverKills, said, cases, faults } = await runRounds(plan)
  const sentence =
    `${rounds} rounds over ${imports} imports: ${kills} killed, ${serverKills} without their server; ` +
    `${said} lines acknowledged, ${cases} cases; ${faults.length} lost, doubled or other`
  return { faults, sentence }
})
