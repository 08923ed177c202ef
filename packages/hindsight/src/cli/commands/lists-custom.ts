// `hindsight lists custom`: entries of one's own, which two people add or remove.

import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import type { Command } from 'commander'
import { CommandError, exitCodes, reasonOf } from '../../config/index.ts'
import { customEntriesOf, previewEntries, proposalKinds, propose } from '../../services/index.ts'
import type { Io, Outcome } from '../io.ts'
import { columns, counted, printable } from '../present/style.ts'
import { signAs, withStore } from '../store-options.ts'

const help = `
Examples:
  hindsight lists custom add partners.csv --list our_watchlist --reason "case 12" --as anna
  hindsight operators approve 0123456789abcdef --as bert
  hindsight lists custom remove our_watchlist p-7 --reason "mistaken identity" --as anna

Columns of the file (CSV, or the same as JSON lines): id, name and whatever else a subject may have, and for each entry
owner, reason, evidence, review_date (12 months at most) and expiry. An entry that has expired no longer alerts.

Exit codes: 1 proposed and waiting for a second person, 4 not permitted, 5 there already, 7 an entry is at fault.`

/** Adds the commands. */
export function addListsCustom(lists: Command, io: Io, outcome: Outcome): void {
  const custom = lists
    .command('custom')
    .summary('keep a list of your own')
    .description('Adds entries to a list of your own, removes and shows them. Adding and removing take two people.')
    .addHelpText('after', help)
  addAdd(custom, io, outcome)
  addRemove(custom, io, outcome)
  const show = custom
    .command('show')
    .summary('show the entries')
    .argument('<id>', 'id of the list')
    .option('--jsonl', 'one JSON object per entry, then a trailer', false)
  show.action(async (listId: string, { jsonl }: { readonly jsonl: boolean }) => {
    const entries = await withStore({ command: show, io, isMaking: false }, (context) =>
      customEntriesOf(context, listId),
    )
    const lines = [...entries, { end: true, rows: entries.length }].map((row) => `${JSON.stringify(row)}\n`).join('')
    const rows = entries.map(({ id, caption, state, owner, reviewOn, expiresOn, reason, evidence }) => {
      const dates = `review ${reviewOn}, ends ${expiresOn}`
      return [id, printable(caption), state, printable(owner), dates, printable(`${reason} (${evidence})`)]
    })
    await io.stdout.write(jsonl ? lines : columns(rows))
    outcome.exit = exitCodes.clear
  })
}

interface AddOptions {
  readonly list: string
  readonly reason: string
}

function addAdd(custom: Command, io: Io, outcome: Outcome): void {
  const command = custom
    .command('add')
    .summary('propose entries')
    .argument('<file>', 'CSV or JSON lines')
    .requiredOption('--list <id>', 'id of the list; a new one is made')
    .requiredOption('--reason <text>', 'why these entries are added')
  command.action(async (path: string, { list: target, reason }: AddOptions) => {
    const content = readBytes(path)
    await withStore({ command, io, isMaking: false }, async (context) => {
      const name = basename(path)
      const { sha256, parties, warnings } = await previewEntries(context, { listId: target, name, content })
      for (const warning of warnings) await io.stderr.write(`note: ${printable(warning)}\n`)
      const payload = { kind: 'custom-entries', target, payload: { reason, file: { name, sha256 } } }
      const signed = signAs({ command, io }, context, { kind: 'propose', payload })
      const made = await propose(signed, { context, kinds: proposalKinds })
      const what = `${counted(parties.length, 'entry', 'entries')} for ${target}`
      await io.stdout.write(`proposed  ${what} (${made.proposalId}). ${nextStep(made.proposalId)}\n`)
    })
    outcome.exit = exitCodes.review
  })
}

function addRemove(custom: Command, io: Io, outcome: Outcome): void {
  const command = custom
    .command('remove')
    .summary('propose that entries are removed')
    .argument('<id>', 'id of the list')
    .argument('<entries...>', 'ids of the entries')
    .requiredOption('--reason <text>', 'why')
  command.action(async (target: string, remove: readonly string[], { reason }: { readonly reason: string }) => {
    await withStore({ command, io, isMaking: false }, async (context) => {
      const payload = { kind: 'custom-entries', target, payload: { reason, remove } }
      const signed = signAs({ command, io }, context, { kind: 'propose', payload })
      const made = await propose(signed, { context, kinds: proposalKinds })
      await io.stdout.write(`proposed  removal from ${target} (${made.proposalId}). ${nextStep(made.proposalId)}\n`)
    })
    outcome.exit = exitCodes.review
  })
}

function nextStep(proposalId: string): string {
  return `Somebody else decides: hindsight operators approve ${proposalId} --as OPERATOR`
}

function readBytes(path: string): Uint8Array {
  try {
    return readFileSync(path)
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT')
      throw new CommandError('path-not-found', { what: 'lists custom', path })
    throw new CommandError('path-not-readable', { what: 'lists custom', path, reason: reasonOf(cause) }, cause)
  }
}
