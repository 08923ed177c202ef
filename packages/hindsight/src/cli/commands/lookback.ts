// `hindsight lookback`: whoever was let through and would not be now is found when something changes.

import { type Command, InvalidArgumentError } from 'commander'
import { exitCodes, worstExitCode } from '../../config/index.ts'
import {
  draftNotice,
  type LookbackSummary,
  listLookbacks,
  lookbackGauge,
  type ShownRun,
  showLookback,
  shownRun,
  unparkLookback,
} from '../../services/index.ts'
import type { Io, Outcome } from '../io.ts'
import { lookBackNow } from '../look-back-now.ts'
import { countBetween } from '../options.ts'
import { gaugeText, runsText, runText } from '../present/lookback-text.ts'
import { Progress } from '../present/progress.ts'
import { styleFor } from '../present/style.ts'
import { withStore } from '../store-options.ts'
import { addLookbackPreview } from './lookback-preview.ts'

interface JsonOption {
  readonly jsonl: boolean
}

interface RunOptions extends JsonOption {
  readonly index?: string
  readonly lease?: number
  readonly retry: boolean
  readonly progress: boolean
}

const help = `
A list that goes live sets a lookback off by itself. It asks an index of the monitored subjects for everyone whom a party
that came, changed or went can concern, compares those, opens and re-opens cases, and proposes for closing what fell away.
Only then is everybody as far as the lists are. What was broken off goes on where it was.

Exit codes: 0 nobody newly to review, 1 somebody is, 3 it could not be done, 5 another process is at it.`

/** Adds the commands. */
export function addLookback(program: Command, io: Io, outcome: Outcome): void {
  const lookback = program
    .command('lookback')
    .summary('find everyone already cleared whom a change affects')
    .description('Finds everyone already screened whom a change of lists affects, at the cost of the change.')
    .addHelpText('after', help)
  addRun(lookback, io, outcome)
  addList(lookback, io, outcome)
  addShow(lookback, io, outcome)
  addBehind(lookback, io, outcome)
  addNotice(lookback, io, outcome)
  addLookbackPreview(lookback, io, outcome)
}

function addRun(lookback: Command, io: Io, outcome: Outcome): void {
  const command = lookback
    .command('run')
    .summary('bring everybody up to what is live')
    .description('Runs what is to be run, or goes on with what was broken off.')
    .option('--index <folder>', 'folder of the index of subjects, where it is not beside the store')
    .option('--lease <seconds>', 'how long others wait if this process dies', countBetween(1, 3600))
    .option('--retry', 'try a parked run again', false)
    .option('--no-progress', 'show no progress')
    .option('--jsonl', 'one JSON object per subject for whom something moved, then a trailer', false)
    .addHelpText('after', help)
  command.action(async (options: RunOptions) => {
    outcome.exit = await runNow(options, { command, io })
  })
}

async function runNow(
  { index, lease, retry, jsonl, progress: isWanted }: RunOptions,
  { command, io }: { readonly command: Command; readonly io: Io },
): Promise<Outcome['exit']> {
  const style = styleFor(io.config.isColorWanted && io.stdout.isTerminal)
  const progress = new Progress(io, isWanted)
  if (retry) await withStore({ command, io, isMaking: false }, ({ store }) => unparkLookback(store))
  let touchedCount: number | null = null
  const leaseSeconds = lease === undefined ? {} : { leaseSeconds: lease }
  const summary = await lookBackNow(
    { command, io, indexFolder: index ?? null, ...leaseSeconds },
    {
      begin: async (_, { touched }) => {
        touchedCount = touched
      },
      async write(outcomes, run) {
        if (jsonl && outcomes.length > 0) await io.stdout.write(outcomes.map(line).join(''))
        const done = run.touched + run.overtaken
        await progress.show(done, touchedCount === null || touchedCount === 0 ? null : done / touchedCount)
      },
    },
  )
  await progress.end()
  const runs = summary.runs.map(shownRun)
  const exit = exitOf(summary)
  if (jsonl) await io.stdout.write(line({ end: true, runs, ...sumsOf(runs), exit }))
  else if (runs.length === 0) await io.stdout.write('Nobody is behind: nothing was to be done.\n')
  else await io.stdout.write(runs.map((run) => runText(run, style)).join(''))
  return exit
}

function exitOf({ runs, isInterrupted }: LookbackSummary): Outcome['exit'] {
  const codes: Outcome['exit'][] = [exitCodes.clear]
  if (isInterrupted) codes.push(exitCodes.interrupted)
  if (runs.some(({ newlyReview }) => newlyReview > 0)) codes.push(exitCodes.review)
  return worstExitCode(codes)
}

function sumsOf(runs: readonly ShownRun[]): Readonly<Record<string, number>> {
  const sum = (of: (run: ShownRun) => number): number => runs.reduce((total, run) => total + of(run), 0)
  return {
    touched: sum(({ touched }) => touched),
    newlyReview: sum(({ newlyReview }) => newlyReview),
    stillReview: sum(({ stillReview }) => stillReview),
    noLongerReview: sum(({ noLongerReview }) => noLongerReview),
    stillClear: sum(({ stillClear }) => stillClear),
    pairsScored: sum(({ pairsScored }) => pairsScored),
  }
}

function addList(lookback: Command, io: Io, outcome: Outcome): void {
  const command = lookback
    .command('list')
    .summary('list the runs')
    .description('Lists runs, newest first.')
    .option('--limit <count>', 'at most so many', countBetween(1, 100_000))
    .option('--jsonl', 'one JSON object per run, then a trailer', false)
  command.action(async ({ limit, jsonl }: JsonOption & { readonly limit?: number }) => {
    const runs = await withStore({ command, io, isMaking: false }, ({ store }) =>
      store.read((view) => listLookbacks(view, limit ?? 50)),
    )
    await io.stdout.write(jsonl ? [...runs, { end: true, rows: runs.length }].map(line).join('') : runsText(runs))
    outcome.exit = exitCodes.clear
  })
}

function addShow(lookback: Command, io: Io, outcome: Outcome): void {
  const command = lookback
    .command('show')
    .summary('say what a run did to whom')
    .description('Shows one run, and every subject for whom something moved.')
    .argument('<run>', 'id of the run', nonEmpty)
    .option('--jsonl', 'one JSON object per subject, then a trailer with the run', false)
  command.action(async (runId: string, { jsonl }: JsonOption) => {
    const style = styleFor(io.config.isColorWanted && io.stdout.isTerminal)
    await withStore({ command, io, isMaking: false }, ({ store }) =>
      store.read(async (view) => {
        const { run, outcomes } = await showLookback(view, runId)
        if (!jsonl) await io.stdout.write(runText(run, style))
        let rows = 0
        for await (const some of outcomes) {
          rows += some.length
          const text = some.map((row) => (jsonl ? line(row) : `  ${row.subjectId}  ${row.outcome}\n`))
          await io.stdout.write(text.join(''))
        }
        if (jsonl) await io.stdout.write(line({ end: true, rows, run }))
      }),
    )
    outcome.exit = exitCodes.clear
  })
}

function addBehind(lookback: Command, io: Io, outcome: Outcome): void {
  const command = lookback
    .command('behind')
    .summary('say who is behind what, and by how much')
    .description('The gauge: how many monitored subjects were not yet compared with everything that is live.')
    .option('--jsonl', 'as a JSON object, then a trailer', false)
  command.action(async ({ jsonl }: JsonOption) => {
    const gauge = await withStore({ command, io, isMaking: false }, lookbackGauge)
    const style = styleFor(io.config.isColorWanted && io.stdout.isTerminal)
    await io.stdout.write(jsonl ? [gauge, { end: true, rows: 1 }].map(line).join('') : gaugeText(gauge, style))
    outcome.exit = exitCodes.clear
  })
}

function addNotice(lookback: Command, io: Io, outcome: Outcome): void {
  const command = lookback
    .command('notice')
    .summary('draft the notice of what fell away')
    .description('Drafts the notice that a possible match is none any more. Nothing is sent and no case is closed.')
    .argument('<run>', 'id of the run', nonEmpty)
    .argument('<subject>', 'id of the subject')
    .option('--jsonl', 'as a JSON object, then a trailer', false)
  command.action(async (runId: string, subjectId: string, { jsonl }: JsonOption) => {
    const notice = await withStore({ command, io, isMaking: false }, ({ store }) =>
      store.read((view) => draftNotice(view, runId, subjectId)),
    )
    await io.stdout.write(jsonl ? [notice, { end: true, rows: 1 }].map(line).join('') : notice.text)
    outcome.exit = exitCodes.clear
  })
}

function nonEmpty(value: string): string {
  if (value === '') throw new InvalidArgumentError('It is an id that lookback list shows.')
  return value
}

function line(row: unknown): string {
  return `${JSON.stringify(row)}\n`
}
