// `hindsight figures`: every number as a question with an id, for any past day, with its identity and what is unknown.

import { presentFigure } from '@hindsight/engine/figures'
import type { Command } from 'commander'
import { exitCodes } from '../../config/index.ts'
import { listFigures, type ShownFigure, showFigure } from '../../services/index.ts'
import type { Io, Outcome } from '../io.ts'
import { jsonLinesOf } from '../present/json-lines.ts'
import { columns, printable } from '../present/style.ts'
import { withRecord } from '../record-options.ts'
import { instantUntil } from '../store-options.ts'

const help = `
Examples:
  hindsight figures list
  hindsight figures show campaign-states:harbour
  hindsight figures show campaign-states:harbour --as-of 2026-07-05 --known-at 2026-07-05

These are the house's own numbers, in full: before any of them is published, small cells have to be hidden.`

/** Adds the commands. */
export function addFigures(program: Command, io: Io, outcome: Outcome): void {
  const figures = program
    .command('figures')
    .summary('show numbers that add up, for any past day')
    .description('Figures computed from the record, each with definition, unit, period and identity.')
    .addHelpText('after', help)
  addList(figures, io, outcome)
  addShow(figures, io, outcome)
}

function addList(figures: Command, io: Io, outcome: Outcome): void {
  const command = figures
    .command('list')
    .summary('list figures')
    .option('--jsonl', 'one JSON object per figure, then a trailer', false)
  command.action(async ({ jsonl }: { readonly jsonl: boolean }) => {
    const list = await withRecord({ command, io, isMaking: false }, (context) => listFigures(context))
    const rows = list.map(({ id, unit, title }) => [printable(id), unit, printable(title)])
    await io.stdout.write(jsonl ? jsonLinesOf(list) : columns(rows) || 'There is no figure: no campaign was started.\n')
    outcome.exit = exitCodes.clear
  })
}

interface ShowOptions {
  readonly asOf?: string
  readonly knownAt?: string
  readonly jsonl: boolean
}

function addShow(figures: Command, io: Io, outcome: Outcome): void {
  const command = figures
    .command('show')
    .summary('show a figure as it was at any time')
    .argument('<figure>', 'id of the figure')
    .option('--as-of <time>', 'what was so before then', instantUntil)
    .option('--known-at <time>', 'as recorded then', instantUntil)
    .option('--jsonl', 'one JSON object per cell with who is in it, then a trailer', false)
  command.action(async (figureId: string, { asOf, knownAt, jsonl }: ShowOptions) => {
    const shown = await withRecord({ command, io, isMaking: false }, (context) => {
      const now = context.now()
      return showFigure(context, figureId, { until: asOf ?? justAfter(now), knownAt: knownAt ?? now })
    })
    const { definition, figure, claimStatus, becauseOf } = shown
    const { total, times, unit } = figure
    const ends = { figureId, unit, total, times, claimStatus, becauseOf, definition: definition.definition }
    await io.stdout.write(jsonl ? jsonLinesOf(figure.cells, ends) : figureText(shown))
    outcome.exit = exitCodes.clear
  })
}

/** A period ends before its end: what is so just now is in it. */
function justAfter(now: string): string {
  return new Date(Date.parse(now) + 1).toISOString()
}

function figureText({ definition, figure, claimStatus, becauseOf }: ShownFigure): string {
  const cells = new Map<string, number | null>(figure.cells.map(({ category, count }) => [category, count]))
  const text = presentFigure(definition, figure, cells.set('total', figure.total))
  const lines = text.split('\n').map((line) => `${printable(line)}\n`)
  const standing = `The claim that this rests on is ${claimStatus}: ${printable(becauseOf.join(', '))}\n`
  return `${lines.join('')}${claimStatus === 'live' ? '' : standing}`
}
