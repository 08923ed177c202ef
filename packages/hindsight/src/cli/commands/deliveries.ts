// `hindsight deliveries`: tells other systems what happened with cases, by a command or a file that they read on.

import { setTimeout as pause } from 'node:timers/promises'
import { Argument, type Command } from 'commander'
import { exitCodes } from '../../config/index.ts'
import {
  addDelivery,
  type DeliveryRound,
  deliverDue,
  endDelivery,
  escalateOverdue,
  listDeliveries,
  type RecordContext,
  retryParked,
} from '../../services/index.ts'
import type { Io, Outcome } from '../io.ts'
import { countBetween } from '../options.ts'
import { jsonLinesOf } from '../present/json-lines.ts'
import { columns, printable } from '../present/style.ts'
import { withRecord } from '../record-options.ts'
import { signAs, withStore } from '../store-options.ts'

const help = `
Examples:
  hindsight deliveries add command "curl -fsS --data-binary @- https://desk.example/cases" --name desk --as anna
  hindsight deliveries add file /var/spool/hindsight/cases.jsonl --name spool --as anna
  hindsight deliveries run

A message is one line of JSON with a messageId, what happened and identifiers, never a name. Each reaches every target at
least once: whoever listens knows one that comes twice by its messageId. What fails is tried again later and later, and is
parked at last; deliveries list and the exit code 3 of run say so.`

/** Adds the commands. */
export function addDeliveries(program: Command, io: Io, outcome: Outcome): void {
  const deliveries = program
    .command('deliveries')
    .summary('tell other systems about cases')
    .description('Delivers what happens with cases to commands and files.')
    .addHelpText('after', help)
  addAdd(deliveries, io, outcome)
  addRun(deliveries, io, outcome)
  addList(deliveries, io, outcome)
  addLog(deliveries, io, outcome)
  addRetry(deliveries, io, outcome)
  const end = deliveries.command('end').summary('end a delivery').argument('<name>', 'name of the delivery')
  end.action(async (name: string) => {
    await withStore({ command: end, io, isMaking: false }, (context) =>
      endDelivery(signAs({ command: end, io }, context, { kind: 'delivery-end', payload: { name } }), context),
    )
    await io.stdout.write(`ended  ${printable(name)}\n`)
    outcome.exit = exitCodes.clear
  })
}

function addAdd(deliveries: Command, io: Io, outcome: Outcome): void {
  const command = deliveries
    .command('add')
    .summary('add a delivery')
    .description('Adds a command or a file that gets every message.')
    .addArgument(new Argument('<kind>', 'what it is').choices(['command', 'file']))
    .argument('<target>', 'the command line, or the path of the file')
    .requiredOption('--name <name>', 'what it is called')
    .option('--from-now', 'leave out what happened before', false)
  command.action(
    async (kind: string, target: string, options: { readonly name: string; readonly fromNow: boolean }) => {
      const payload = { name: options.name, kind, target, isFromNow: options.fromNow }
      await withStore({ command, io, isMaking: false }, (context) =>
        addDelivery(signAs({ command, io }, context, { kind: 'delivery-add', payload }), context),
      )
      await io.stdout.write(`added  ${printable(options.name)}\n`)
      outcome.exit = exitCodes.clear
    },
  )
}

interface RunOptions {
  readonly once: boolean
  readonly jsonl: boolean
}

function addRun(deliveries: Command, io: Io, outcome: Outcome): void {
  const command = deliveries
    .command('run')
    .summary('deliver what happens, until it is ended')
    .description('Delivers every message, and escalates questions that are overdue; goes on until Ctrl-C.')
    .option('--once', 'try what is due now, and end', false)
    .option('--every <seconds>', 'seconds between looks', countBetween(1, 3600))
    .option('--jsonl', 'one JSON object per look that did something, then a trailer', false)
  command.action(async (options: RunOptions & { readonly every?: number }) => {
    const parkedCount = await withRecord({ command, io, isMaking: false }, async (context) => {
      for (;;) {
        const round = await look(context, { io, options })
        if (options.once || io.signal.aborted || round === null) break
        await pause((options.every ?? 2) * 1000, null, { signal: io.signal }).catch(() => undefined)
      }
      return (await listDeliveries(context)).reduce((sum, { parked }) => sum + parked, 0)
    })
    if (options.jsonl) await io.stdout.write(`${JSON.stringify({ end: true, parked: parkedCount })}\n`)
    outcome.exit = parkedCount > 0 ? exitCodes.unavailable : exitCodes.clear
  })
}

/** One look: null where another process delivers. */
async function look(
  context: RecordContext,
  { io, options }: { readonly io: Io; readonly options: RunOptions },
): Promise<DeliveryRound | null> {
  const overdue = await escalateOverdue(context)
  const round = await deliverDue(context, io.signal)
  if (round === null) {
    await io.stderr.write('Another process delivers for this store.\n')
    return null
  }
  const { delivered, failed, parked } = round
  for (const { name, messageId } of parked) {
    await io.stderr.write(`ALARM: ${printable(name)} was not told of ${messageId}, and it is not tried again.\n`)
  }
  if (delivered + failed + overdue.length > 0) {
    const row = { delivered, failed, parked, overdue }
    const text = `${delivered} delivered, ${failed} failed, ${overdue.length} overdue questions escalated\n`
    await io.stdout.write(options.jsonl ? `${JSON.stringify(row)}\n` : text)
  }
  return round
}

function addList(deliveries: Command, io: Io, outcome: Outcome): void {
  const command = deliveries
    .command('list')
    .summary('list deliveries and how far each is')
    .option('--jsonl', 'one JSON object per delivery, then a trailer', false)
  command.action(async ({ jsonl }: { readonly jsonl: boolean }) => {
    const list = await withStore({ command, io, isMaking: false }, listDeliveries)
    const rows = list.map(({ name, kind, target, endedAt, behind, waiting, parked }) => {
      const state = endedAt === null ? `${behind} behind, ${waiting} waiting, ${parked} parked` : `ended ${endedAt}`
      return [printable(name), state, kind, printable(target)]
    })
    await io.stdout.write(jsonl ? jsonLinesOf(list) : rows.length === 0 ? 'There are no deliveries.\n' : columns(rows))
    outcome.exit = exitCodes.clear
  })
}

function addLog(deliveries: Command, io: Io, outcome: Outcome): void {
  const command = deliveries
    .command('log')
    .summary('list attempts, newest first')
    .option('--name <name>', 'only those of one delivery')
    .option('--limit <count>', 'at most so many', countBetween(1, 100_000))
    .option('--jsonl', 'one JSON object per attempt, then a trailer', false)
  interface LogOptions {
    readonly name?: string
    readonly limit?: number
    readonly jsonl: boolean
  }
  command.action(async ({ name, limit = 100, jsonl }: LogOptions) => {
    const attempts = await withStore({ command, io, isMaking: false }, ({ store }) =>
      store.read((view) => view.deliveries.attempts(limit, name)),
    )
    const rows = attempts.map((one) => {
      return [one.attemptedAt, printable(one.name), `${one.outcome} (${one.attempt})`, one.messageId, one.detail ?? '']
    })
    await io.stdout.write(jsonl ? jsonLinesOf(attempts) : columns(rows))
    outcome.exit = exitCodes.clear
  })
}

function addRetry(deliveries: Command, io: Io, outcome: Outcome): void {
  const command = deliveries
    .command('retry')
    .summary('try parked messages again')
    .argument('<name>', 'name of the delivery')
  command.action(async (name: string) => {
    const count = await withStore({ command, io, isMaking: false }, (context) => retryParked(name, context))
    await io.stdout.write(`${count} will be tried again\n`)
    outcome.exit = exitCodes.clear
  })
}
