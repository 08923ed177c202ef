// `hindsight lists status`: how every stored list stands, by the publisher's own date.

import type { Command } from 'commander'
import { missingPublishers, reportStandings } from '../../services/index.ts'
import type { Io, Outcome } from '../io.ts'
import { exitOfStandings } from '../present/standing-exit.ts'
import { standingRow, standingText } from '../present/standing-text.ts'
import { styleFor } from '../present/style.ts'
import { withStore } from '../store-options.ts'

const help = `
States: live, held (a newer version waits for a person), stale and expired (too old by the publisher's own date, or the
publisher was not reached for too long), never-loaded. A screening against an expired or never loaded list is
unavailable; stale is said.

Exit codes: 0 all live, 1 something is held or stale, 3 something is expired or was never loaded.`

/** Adds the command. */
export function addListsStatus(lists: Command, io: Io, outcome: Outcome): void {
  const command = lists
    .command('status')
    .summary('say how the stored lists stand')
    .description('Says of every stored list which version is live, how old it is, and what is held back.')
    .option('--jsonl', 'one JSON object per list, then a trailer', false)
    .addHelpText('after', help)
  command.action(async ({ jsonl }: { readonly jsonl: boolean }) => {
    const standings = await withStore({ command, io, isMaking: false }, reportStandings)
    const missing = missingPublishers(standings)
    const exit = exitOfStandings(standings)
    outcome.exit = exit
    if (jsonl) {
      const rows = [...standings.map(standingRow), { end: true, rows: standings.length, missing, exit }]
      return io.stdout.write(rows.map((row) => `${JSON.stringify(row)}\n`).join(''))
    }
    const style = styleFor(io.config.isColorWanted && io.stdout.isTerminal)
    const none = standings.length === 0 ? 'The store has no lists yet: hindsight lists add PATH --list ID\n' : ''
    const others = missing.length === 0 ? '' : style.dim(`Official lists that are not here: ${missing.join(', ')}\n`)
    await io.stdout.write(`${none}${standings.map((each) => standingText(each, style)).join('')}${others}`)
  })
}
