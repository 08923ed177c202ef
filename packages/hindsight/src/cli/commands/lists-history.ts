// `hindsight lists history`: every version of a list, when it was live, and everything that arrived for it.

import type { Command } from 'commander'
import { exitCodes } from '../../config/index.ts'
import { type ListHistory, loadHistory } from '../../services/index.ts'
import type { Io, Outcome } from '../io.ts'
import { columns, counted, printable } from '../present/style.ts'
import { withStore } from '../store-options.ts'

/** Adds the command. */
export function addListsHistory(lists: Command, io: Io, outcome: Outcome): void {
  const command = lists
    .command('history')
    .summary('list the versions of a list')
    .description('Lists every version of a list, from when it was live, and what arrived and was refused or unchanged.')
    .argument('<id>', 'id of the list')
    .option('--jsonl', 'one JSON object per version and per receipt, then a trailer', false)
  command.action(async (listId: string, { jsonl }: { readonly jsonl: boolean }) => {
    const history = await withStore({ command, io, isMaking: false }, (context) => loadHistory(context, listId))
    await io.stdout.write(jsonl ? historyLines(history) : historyText(history))
    outcome.exit = exitCodes.clear
  })
}

function historyLines({ versions, receipts, live }: ListHistory): string {
  const rows = [
    ...versions.map(({ report, stats, ...facts }) => ({
      kind: 'version',
      ...facts,
      // Rejects are many: lists show and inspect have them.
      reading: undefined,
      gate: report,
      figures: (stats as { readonly figures?: unknown }).figures ?? null,
      live: live.filter(({ versionId }) => versionId === facts.versionId),
    })),
    ...receipts.map((receipt) => ({ kind: 'receipt', ...receipt })),
    { end: true, versions: versions.length, receipts: receipts.length },
  ]
  return rows.map((row) => `${JSON.stringify(row)}\n`).join('')
}

function historyText({ versions, receipts, live }: ListHistory): string {
  const liveNow = live.at(-1)?.versionId
  const rows = versions.map(({ versionId, sequence, publishedAt, parties, rejects, verdict }) => {
    const rowsLive = live.filter((row) => row.versionId === versionId)
    const since = rowsLive.map(({ liveFrom, cause }) => `${liveFrom.slice(0, 16)}Z ${cause}`).join(', ')
    const word = versionId === liveNow ? 'live' : rowsLive.length > 0 ? 'was live' : verdict
    const rejected = rejects === 0 ? '' : `, ${counted(rejects, 'reject')}`
    return [
      `${sequence}`,
      versionId,
      word,
      `${counted(parties, 'party', 'parties')}${rejected}`,
      publishedAt ?? '',
      since,
    ]
  })
  const told = receipts.filter(({ outcome }) => outcome === 'refused')
  const refused = told.map(({ receivedAt, source }) => `  ${receivedAt}  ${printable(source)}\n`).join('')
  const unchanged = receipts.filter(({ outcome }) => outcome === 'unchanged').length
  const others = `${counted(receipts.length, 'arrival')}: ${unchanged} unchanged, ${told.length} refused\n${refused}`
  return `${columns([['', 'version', 'state', 'holds', 'published', 'live from'], ...rows])}${others}`
}
