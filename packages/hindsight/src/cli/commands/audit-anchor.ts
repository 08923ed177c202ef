// `hindsight audit anchor`: where checkpoints are kept outside our reach, and what is said there about the log (law L14).

import type { Command } from 'commander'
import { isContradiction } from '../../audit/index.ts'
import { CommandError, exitCodes } from '../../config/index.ts'
import { addLogAnchor, anchorSentence, checkAnchors, listAnchors } from '../../services/index.ts'
import type { Io, Outcome } from '../io.ts'
import { withLog } from '../log-options.ts'
import { columns, printable } from '../present/style.ts'

const help = `
Examples:
  hindsight audit anchor add share --file /mnt/other-machine/checkpoints.log
  hindsight audit anchor add mail --command "mail -s checkpoint auditor@example.org"
  hindsight audit anchor add witness --command "./push.sh" --read-back "./newest.sh"
  hindsight audit anchor check

Every checkpoint is given to every anchor: appended to a file, or written to a command's standard input. One anchor is
always there, beside the keys. A log that an anchor contradicts is not signed any more (exit code 6).`

interface AddOptions {
  readonly file?: string
  readonly command?: string
  readonly readBack?: string
}

/** Adds the commands. */
export function addAuditAnchor(audit: Command, io: Io, outcome: Outcome): void {
  const anchor = audit
    .command('anchor')
    .summary('keep checkpoints outside our reach')
    .description('Says where checkpoints are kept outside our reach, and compares the log with what is there.')
    .addHelpText('after', help)
  addAdd(anchor, io, outcome)
  const list = anchor.command('list').summary('list the anchors')
  list.option('--jsonl', 'one JSON object per anchor, then a trailer', false)
  list.action(async ({ jsonl }: { readonly jsonl: boolean }) => {
    const anchors = await withLog({ command: list, io, isMaking: false }, (context) =>
      Promise.resolve(listAnchors(context)),
    )
    const rows = anchors.map(({ name, kind, target, readBack }) => [name, kind, target, readBack ?? ''])
    await io.stdout.write(jsonl ? linesOf(anchors) : columns(rows.map((row) => row.map(printable))))
    outcome.exit = exitCodes.clear
  })
  const check = anchor.command('check').summary('compare the log with what the anchors keep')
  check.option('--jsonl', 'one JSON object per anchor, then a trailer', false)
  check.action(async ({ jsonl }: { readonly jsonl: boolean }) => {
    const states = await withLog({ command: check, io, isMaking: false }, checkAnchors)
    await io.stdout.write(jsonl ? linesOf(states) : states.map((one) => `${printable(anchorSentence(one))}\n`).join(''))
    outcome.exit = states.some(isContradiction) ? exitCodes.integrity : exitCodes.clear
  })
}

function addAdd(anchor: Command, io: Io, outcome: Outcome): void {
  const add = anchor
    .command('add')
    .summary('add an anchor, and give it a checkpoint at once')
    .argument('<name>', 'its name in messages')
    .option('--file <path>', 'file that checkpoints are appended to, on another machine or medium')
    .option('--command <line>', 'command that is given each checkpoint on its standard input')
    .option('--read-back <line>', 'command that prints the newest checkpoint that the other command was given')
  add.action(async (name: string, { file, command, readBack }: AddOptions) => {
    const target = file ?? command
    if (target === undefined || (file !== undefined && command !== undefined))
      throw new CommandError('anchor-invalid', { name, reason: 'it needs either --file or --command' })
    const kind = file === undefined ? 'command' : 'file'
    const setting = { name, kind, target, readBack: readBack ?? null } as const
    await withLog({ command: add, io, isMaking: false }, (context) => addLogAnchor(setting, context))
    await io.stderr.write(`The anchor ${printable(name)} has the newest checkpoint.\n`)
    outcome.exit = exitCodes.clear
  })
}

function linesOf(rows: readonly object[]): string {
  return [...rows, { end: true, rows: rows.length }].map((row) => `${JSON.stringify(row)}\n`).join('')
}
