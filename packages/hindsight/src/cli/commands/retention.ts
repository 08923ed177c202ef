// `hindsight retention`: for which purposes subjects are kept, who is due for erasure, and what holds somebody back.

import type { Command } from 'commander'
import { CommandError, exitCodes } from '../../config/index.ts'
import {
  liftLegalHold,
  placeHold,
  type RetentionState,
  recordYears,
  retentionState,
  subjectsDue,
} from '../../services/index.ts'
import type { Io, Outcome } from '../io.ts'
import { countBetween } from '../options.ts'
import { jsonLinesOf } from '../present/json-lines.ts'
import { columns, printable } from '../present/style.ts'
import { instantUntil, signAs, withStore } from '../store-options.ts'

const help = `
Examples:
  hindsight retention show customer-17
  hindsight retention due
  hindsight retention hold customer-17 --reason "proceedings 7/26" --owner legal --until 2027-12-31 --as anna
  hindsight retention lift hold-0a1b2c3d4e5f --reason "proceedings ended" --as anna

A subject is kept for a legal hold, a case that is open, monitoring, and for ${recordYears} years after for the record of what was
screened. Reasons are signed and stay in the log for ever: name no people in them.`

/** Adds the commands. */
export function addRetention(program: Command, io: Io, outcome: Outcome): void {
  const retention = program
    .command('retention')
    .summary('say how long subjects are kept, and why')
    .description('Says for which purposes subjects are kept, who is due for erasure, and keeps legal holds.')
    .addHelpText('after', help)
  addShow(retention, io, outcome)
  addDue(retention, io, outcome)
  addHolds(retention, io, outcome)
  addHold(retention, io, outcome)
  addLift(retention, io, outcome)
}

interface YearsOption {
  readonly years?: number
  readonly jsonl: boolean
}

function addShow(retention: Command, io: Io, outcome: Outcome): void {
  const command = retention
    .command('show')
    .summary('say why a subject is kept')
    .argument('<id>', 'id of the subject')
    .option('--years <count>', 'years for which the record is kept', countBetween(0, 100))
    .option('--jsonl', 'as JSON, then a trailer', false)
  command.action(async (subjectId: string, { years, jsonl }: YearsOption) => {
    const state = await withStore({ command, io, isMaking: false }, ({ store, now }) =>
      store.read((view) => retentionState(view, subjectId, { now: now(), years: years ?? recordYears })),
    )
    if (state === null) throw new CommandError('subject-unknown', { subjectId })
    await io.stdout.write(jsonl ? jsonLinesOf([state]) : stateText(state))
    outcome.exit = exitCodes.clear
  })
}

function stateText({ subjectId, purposes, erasedAt }: RetentionState): string {
  if (erasedAt !== null) return `${printable(subjectId)}  erased at ${erasedAt}\n`
  const rows = purposes.map(({ purpose, until, because }) => [
    `  ${purpose}`,
    until === null ? 'no end yet' : `until ${until}`,
    printable(because),
  ])
  return `${printable(subjectId)}  ${rows.length === 0 ? 'nothing keeps it: due for erasure' : 'is kept'}\n${columns(rows)}`
}

function addDue(retention: Command, io: Io, outcome: Outcome): void {
  const command = retention
    .command('due')
    .summary('list subjects that nothing keeps any more')
    .option('--years <count>', 'years for which the record is kept', countBetween(0, 100))
    .option('--jsonl', 'one JSON object per subject, then a trailer', false)
  command.action(async ({ years, jsonl }: YearsOption) => {
    const due = await withStore({ command, io, isMaking: false }, ({ store, now }) =>
      store.read(async (view) => {
        const found: RetentionState[] = []
        for await (const state of subjectsDue(view, { now: now(), years: years ?? recordYears })) found.push(state)
        return found
      }),
    )
    const rows = due.map(({ subjectId }) => ({ subjectId }))
    const text = rows.map(({ subjectId }) => `${printable(subjectId)}\n`).join('')
    await io.stdout.write(jsonl ? jsonLinesOf(rows) : text || 'Nobody is due for erasure.\n')
    outcome.exit = exitCodes.clear
  })
}

function addHolds(retention: Command, io: Io, outcome: Outcome): void {
  const command = retention
    .command('holds')
    .summary('list legal holds')
    .option('--all', 'also those that were lifted or are over', false)
    .option('--jsonl', 'one JSON object per hold, then a trailer', false)
  command.action(async ({ all, jsonl }: { readonly all: boolean; readonly jsonl: boolean }) => {
    const holds = await withStore({ command, io, isMaking: false }, async ({ store, now }) => {
      const kept = await store.read(({ retention: area }) => area.holds())
      return kept.filter(({ liftedAt, until }) => all || (liftedAt === null && until > now()))
    })
    const rows = holds.map(({ holdId, subjectId, owner, until, reason, liftedAt }) => {
      const end = liftedAt === null ? `until ${until}` : `lifted ${liftedAt}`
      return [holdId, printable(subjectId), printable(owner), end, printable(reason)]
    })
    await io.stdout.write(jsonl ? jsonLinesOf(holds) : columns(rows) || 'Nothing is held.\n')
    outcome.exit = exitCodes.clear
  })
}

interface HoldOptions {
  readonly reason: string
  readonly owner: string
  readonly until: string
}

function addHold(retention: Command, io: Io, outcome: Outcome): void {
  const command = retention
    .command('hold')
    .summary('keep a subject from being erased')
    .argument('<id>', 'id of the subject')
    .requiredOption('--reason <text>', 'why; names nobody')
    .requiredOption('--owner <owner>', 'who answers for it')
    .requiredOption('--until <date>', 'when it ends by itself', instantUntil)
  command.action(async (subjectId: string, { reason, owner, until }: HoldOptions) => {
    const hold = await withStore({ command, io, isMaking: false }, (context) => {
      const payload = { subjectId, reason, owner, until }
      return placeHold(signAs({ command, io }, context, { kind: 'legal-hold', payload }), context)
    })
    await io.stdout.write(`held  ${printable(subjectId)} until ${hold.until} (${hold.holdId})\n`)
    outcome.exit = exitCodes.clear
  })
}

function addLift(retention: Command, io: Io, outcome: Outcome): void {
  const command = retention
    .command('lift')
    .summary('lift a legal hold')
    .argument('<hold>', 'id of the hold')
    .requiredOption('--reason <text>', 'why; names nobody')
  command.action(async (holdId: string, { reason }: { readonly reason: string }) => {
    const hold = await withStore({ command, io, isMaking: false }, (context) => {
      return liftLegalHold(
        signAs({ command, io }, context, { kind: 'legal-hold-lift', payload: { holdId, reason } }),
        context,
      )
    })
    await io.stdout.write(`lifted  ${hold.holdId} of ${printable(hold.subjectId)}\n`)
    outcome.exit = exitCodes.clear
  })
}
