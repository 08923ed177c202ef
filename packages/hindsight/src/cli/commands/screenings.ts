// `hindsight screenings`: what was screened, in which runs, and what was not clear.

import { type Command, Option } from 'commander'
import { exitCodes } from '../../config/index.ts'
import {
  eachNotClear,
  findRun,
  findScreening,
  listRuns,
  lookPurposes,
  type ServiceContext,
  showScreening,
} from '../../services/index.ts'
import { type LookOptions, signLook } from '../case-acts.ts'
import type { Io, Outcome } from '../io.ts'
import { countBetween } from '../options.ts'
import { lookFlagsText } from '../present/look-text.ts'
import { notClearText, runText, screeningText } from '../present/screenings-text.ts'
import { styleFor } from '../present/style.ts'
import { withRecord } from '../record-options.ts'
import { withStore } from '../store-options.ts'

interface JsonOption {
  readonly jsonl: boolean
}

const help = `
Examples:
  hindsight screenings list
  hindsight screenings show 5c1f… --jsonl
  hindsight screenings show 9d02… --as anna --purpose review

A run keeps the digest of everybody who was screened, and in full only what was not clear; hindsight subjects proof ID
proves one clear subject. A screening is shown with its answer, and the look at its subject is on record.`

/** Adds the commands. */
export function addScreenings(program: Command, io: Io, outcome: Outcome): void {
  const screenings = program
    .command('screenings')
    .summary('see what was screened and what was not clear')
    .description('Screenings on record: runs with their sums, and what was not clear.')
    .addHelpText('after', help)
  addList(screenings, io, outcome)
  addShow(screenings, io, outcome)
}

function addList(screenings: Command, io: Io, outcome: Outcome): void {
  const command = screenings
    .command('list')
    .summary('list runs, newest first')
    .description('Lists runs, newest first, each with how many were clear, to review and unavailable.')
    .option('--limit <count>', 'at most so many', countBetween(1, 100_000))
    .option('--jsonl', 'one JSON object per run, then a trailer', false)
  command.action(async ({ jsonl, limit }: JsonOption & { readonly limit?: number }) => {
    const runs = await withStore({ command, io, isMaking: false }, (context) => listRuns(context, limit ?? 100))
    const style = styleFor(io.config.isColorWanted && io.stdout.isTerminal)
    await io.stdout.write(
      jsonl ? lines([...runs, { end: true, rows: runs.length }]) : runs.map((run) => runText(run, style)).join(''),
    )
    outcome.exit = exitCodes.clear
  })
}

function addShow(screenings: Command, io: Io, outcome: Outcome): void {
  const command = screenings
    .command('show')
    .summary('show a run with what was not clear, or one screening')
    .description('Shows a run and what was not clear in it, or one screening with its answer.')
    .argument('<id>', 'id of a run or of a screening')
    .addOption(new Option('--purpose <purpose>', 'why you look at a screening').choices(lookPurposes))
    .option('--jsonl', 'one JSON object per screening that was not clear, then a trailer', false)
  command.action(async (id: string, options: JsonOption & LookOptions) => {
    const isRun = await withStore({ command, io, isMaking: false }, (context) =>
      showRun(context, id, { io, ...options }),
    )
    if (!isRun) await showOne(command, id, { io, ...options })
    outcome.exit = exitCodes.clear
  })
}

interface ShowParts extends JsonOption, LookOptions {
  readonly io: Io
}

/** False where no run has this id. */
async function showRun(context: ServiceContext, runId: string, { io, jsonl }: ShowParts): Promise<boolean> {
  const run = await findRun(context, runId)
  if (run === null) return false
  const style = styleFor(io.config.isColorWanted && io.stdout.isTerminal)
  if (!jsonl) await io.stdout.write(runText(run, style))
  let rows = 0
  await eachNotClear(context, runId, async (some) => {
    rows += some.length
    await io.stdout.write(jsonl ? lines(some) : some.map((row) => notClearText(row, style)).join(''))
  })
  if (jsonl) await io.stdout.write(lines([{ end: true, rows, run }]))
  return true
}

async function showOne(command: Command, screeningId: string, { io, jsonl, purpose }: ShowParts): Promise<void> {
  const shown = await withRecord({ command, io, isMaking: false }, async (context) => {
    const { subjectId } = await findScreening(context, screeningId)
    const signed = signLook({ command, io }, context, { what: 'subject', id: subjectId, purpose })
    return showScreening(context, { screeningId, signed })
  })
  await io.stderr.write(lookFlagsText(shown.flags))
  const { screening, answer } = shown
  const style = styleFor(io.config.isColorWanted && io.stdout.isTerminal)
  const rows = [
    { ...screening, answer },
    { end: true, rows: 1 },
  ]
  await io.stdout.write(jsonl ? lines(rows) : screeningText(shown, style))
}

function lines(rows: readonly unknown[]): string {
  return rows.map((row) => `${JSON.stringify(row)}\n`).join('')
}
