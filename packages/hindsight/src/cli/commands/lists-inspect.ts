// `hindsight lists inspect`: what a list file holds, what is wrong with it, and what to do about that.

import type { Command } from 'commander'
import { exitCodes } from '../../config/index.ts'
import { type ListCoverage, loadList } from '../../services/index.ts'
import type { Io, Outcome } from '../io.ts'
import { addListOptions, type ListOptions, type ListPlace, listRequests } from '../options.ts'
import { coverageText } from '../present/coverage-text.ts'
import { type ListReading, partySchemasOf } from '../present/list-counts.ts'
import { columns, counted, grouped, printable, styleFor } from '../present/style.ts'
import { addListsDiff } from './lists-diff.ts'
import { addListsFillRates } from './lists-fill-rates.ts'
import { addStoredLists } from './lists-stored.ts'

type InspectOptions = Omit<ListOptions, 'list'> & { readonly jsonl: boolean }

const help = `
Examples:
  hindsight lists inspect sdn/
  hindsight lists inspect sdn.csv --profile no-comments
  hindsight lists inspect consolidated.xml.gz --jsonl`
const shownRejectCount = 20

/** Adds the command. */
export function addLists(program: Command, io: Io, outcome: Outcome): void {
  const lists = program
    .command('lists')
    .description('Reads, compares and keeps lists.')
    .summary('read, compare and keep lists')
  const command = lists
    .command('inspect')
    .summary('say what a list file holds and what is wrong with it')
    .description('Reads a list file or folder and says its format, counts, rejects, faults and remedies.')
    .argument('<path>', 'list file, or folder with one multi-file list')
    .option('--jsonl', 'each reject and fault as a JSON object, then a trailer', false)
    .addHelpText('after', help)
  addListOptions(command).action(async (path: string, options: InspectOptions) => {
    outcome.exit = await inspect(path, options, { command, io })
  })
  addStoredLists(lists, io, outcome)
  addListsDiff(lists, io, outcome)
  addListsFillRates(lists, io, outcome)
}

async function inspect(path: string, options: InspectOptions, place: ListPlace): Promise<Outcome['exit']> {
  const { io } = place
  const [request] = listRequests({ ...options, list: [path] }, place)
  if (request === undefined) return exitCodes.usage
  const { coverage, reading } = await loadList(request)
  await io.stdout.write(options.jsonl ? inspectLines(coverage, reading) : inspectText(coverage, reading, io))
  return coverage.state === 'refused' ? exitCodes.unavailable : exitCodes.clear
}

function inspectLines(coverage: ListCoverage, reading: ListReading | null): string {
  const { faults, ...facts } = coverage
  const rows = [
    ...faults.map((fault) => ({ kind: 'fault', ...fault })),
    ...(reading?.rejects ?? []).map((reject) => ({ kind: 'reject', ...reject })),
    ...(reading?.removed ?? []).map((record) => ({ kind: 'removed', ...record })),
    { end: true, ...facts, records: reading?.records ?? 0, schemas: partySchemasOf(reading), faults: faults.length },
  ]
  return rows.map((row) => `${JSON.stringify(row)}\n`).join('')
}

function inspectText(coverage: ListCoverage, reading: ListReading | null, io: Io): string {
  const style = styleFor(io.config.isColorWanted && io.stdout.isTerminal)
  const head = coverageText([coverage], io.today(), style)
  if (reading === null) return head
  const schemas = Object.entries(partySchemasOf(reading)).map(([schema, count]) => [`  ${schema}`, grouped(count)])
  const files = coverage.files.map(({ name, bytes, sha256 }) => [`  ${name}`, `${grouped(bytes)} bytes`, sha256])
  const rejects = reading.rejects.slice(0, shownRejectCount).map(({ place, code, reason }) => {
    const where = place.line === null ? place.file : `${place.file}, line ${place.line}`
    return `  ${printable(where)}: ${printable(reason)} (${code})\n`
  })
  const rest = reading.rejects.length - rejects.length
  const more = rest === 0 ? '' : `  and ${grouped(rest)} more: see --jsonl\n`
  const records = `${counted(reading.records, 'record')} = ${counted(reading.parties.length, 'party', 'parties')}`
  const counts = `${records} + ${counted(reading.rejects.length, 'reject')}\n`
  return `${head}${counts}${columns(schemas)}${columns(files)}${rejects.join('')}${more}`
}
