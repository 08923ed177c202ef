// `hindsight lists fill-rates`: how full each field of each list is, to see what we fail to read.

import { type FillRate, fillRates } from '@hindsight/engine/lists'
import type { Command } from 'commander'
import { type ExitCode, exitCodes, worstExitCode } from '../../config/index.ts'
import { type ListCoverage, loadList } from '../../services/index.ts'
import type { Io, Outcome } from '../io.ts'
import { addListOptions, type ListOptions, type ListPlace, listRequests } from '../options.ts'
import { coverageText } from '../present/coverage-text.ts'
import { columns, printable, styleFor } from '../present/style.ts'

type RatesOptions = Omit<ListOptions, 'list'> & { readonly jsonl: boolean }

interface Rated {
  readonly coverage: ListCoverage
  readonly rates: readonly FillRate[]
}

const help = `
Examples:
  hindsight lists fill-rates sdn/ consolidated.xml
  hindsight lists fill-rates sdn/ --jsonl

Shares are of the parties that can have the field: of persons for birth dates and the like, else of all. A dot is none.`

/** Adds the command. */
export function addListsFillRates(lists: Command, io: Io, outcome: Outcome): void {
  const command = lists
    .command('fill-rates')
    .summary('say how full each field of each list is')
    .description('Reads lists and says how many of their parties have each field.')
    .argument('<paths...>', 'list files, or folders with one multi-file list each')
    .option('--jsonl', 'each list as a JSON object, then a trailer', false)
    .addHelpText('after', help)
  addListOptions(command).action(async (paths: readonly string[], options: RatesOptions) => {
    outcome.exit = await showRates(paths, options, { command, io })
  })
}

async function showRates(paths: readonly string[], options: RatesOptions, place: ListPlace): Promise<ExitCode> {
  const { io } = place
  const style = styleFor(io.config.isColorWanted && io.stdout.isTerminal)
  const rated: Rated[] = []
  const exits: ExitCode[] = [exitCodes.clear]
  for (const request of listRequests({ ...options, list: paths }, place)) {
    const { coverage, reading } = await loadList(request)
    if (reading === null) {
      await io.stderr.write(coverageText([coverage], io.today(), style))
      exits.push(exitCodes.unavailable)
    } else rated.push({ coverage, rates: fillRates(reading.parties) })
  }
  await io.stdout.write(options.jsonl ? ratesLines(rated, paths.length) : ratesText(rated))
  return worstExitCode(exits)
}

function ratesLines(rated: readonly Rated[], asked: number): string {
  const rows = rated.map(({ coverage, rates }) => {
    const { source, listId, listVersion, format, parties } = coverage
    const fields = Object.fromEntries(rates.map(({ field, filled, of }) => [field, { filled, of }]))
    return { source, listId, listVersion, format, parties, fields }
  })
  const trailer = { end: true, lists: rated.length, refused: asked - rated.length }
  return [...rows, trailer].map((row) => `${JSON.stringify(row)}\n`).join('')
}

/** Fields down, lists across under a letter each. */
function ratesText(rated: readonly Rated[]): string {
  const letter = (at: number): string =>
    at < 26 ? String.fromCharCode(65 + at) : `${letter(at / 26 - 1)}${letter(at % 26)}`
  const key = rated.map(({ coverage }, at) => [
    `  ${letter(at)}`,
    printable(coverage.listVersion ?? coverage.source),
    coverage.format ?? '',
    printable(coverage.source),
  ])
  const fields = [...new Set(rated.flatMap(({ rates }) => rates.map(({ field }) => field)))]
  const rows = fields.map((field) => [`  ${field}`, ...rated.map(({ rates }) => cellOf(rates, field))])
  const header = ['  of 100 parties', ...rated.map((_, at) => letter(at))]
  const counts = ['  parties', ...rated.map(({ coverage }) => String(coverage.parties))]
  return rated.length === 0 ? '' : `${columns(key)}\n${columns([header, counts, ...rows])}`
}

function cellOf(rates: readonly FillRate[], field: string): string {
  const rate = rates.find((one) => one.field === field)
  if (rate === undefined || rate.filled === 0) return '.'
  const share = (100 * rate.filled) / rate.of
  return share < 10 ? share.toFixed(1) : share.toFixed(0)
}
