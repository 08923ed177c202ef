// `hindsight screen`: options in, one service called, answers out.

import { createWriteStream, existsSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import type { Policy } from '@hindsight/engine/matching'
import { type Command, Option } from 'commander'
import { CommandError, exitCodes, reasonOf } from '../../config/index.ts'
import { loadList, loadPolicy, type ScreenOutput, screenSubjects } from '../../services/index.ts'
import {
  openSubjects,
  parseMapping,
  type SubjectFormat,
  type SubjectSource,
  subjectFormats,
} from '../../sources/index.ts'
import type { Io, Outcome, TextOutput } from '../io.ts'
import {
  addListOptions,
  addTimeOptions,
  countBetween,
  type ListOptions,
  type ListPlace,
  listRequests,
  numberBetween,
  repeatable,
} from '../options.ts'
import { coverageText } from '../present/coverage-text.ts'
import { Progress } from '../present/progress.ts'
import { type AnswerFormat, csvRows, jsonLines, readableText, totalsText } from '../present/screen-output.ts'
import { styleFor } from '../present/style.ts'

interface ScreenOptions extends ListOptions {
  readonly map: readonly string[]
  readonly ignoreUnknown: boolean
  readonly subjectsFormat?: SubjectFormat
  readonly policy?: string
  readonly threshold?: number
  readonly workers?: number
  readonly jsonl: boolean
  readonly csv: boolean
  readonly out?: string
  readonly dryRun: boolean
  readonly progress: boolean
}

const help = `
Examples:
  hindsight screen customers.csv --list sdn/ --list consolidated.xml
  hindsight screen customers.csv --list sdn/ --jsonl --out result.jsonl
  hindsight screen customers.csv --list us_ofac_sdn --list un_sc_sanctions@2026-02-27
  hindsight screen partners.tsv --list un.xml.gz --map "Partner name=name,Born=dob" --ignore-unknown
  zcat big.csv.gz | hindsight screen - --list sdn/ --jsonl | jq -c 'select(.state != "clear")'

Exit codes: 0 all clear and coverage complete, 1 possible matches to review, 2 usage, 3 could not screen,
5 the output file is there already, 7 some or all of the input was rejected, 130 interrupted.`

/** Adds the command. */
export function addScreen(program: Command, io: Io, outcome: Outcome): void {
  const command = program
    .command('screen')
    .summary('screen a file of subjects against lists')
    .description(
      'Screens a CSV, TSV, JSON Lines or Parquet file of subjects (- is standard input) against list files and stored lists.',
    )
    .argument('<subjects>', 'file of subjects, may be gzipped')
    .addOption(
      repeatable(
        '--list <path>',
        'list file, folder with one multi-file list, or stored list ID[@VERSION]; may be given several times',
      ),
    )
    .addOption(repeatable('--map <column=property>', 'what a column means; several with commas'))
    .option('--ignore-unknown', 'leave out columns that are not understood', false)
    .addOption(new Option('--subjects-format <format>', 'format of the subjects').choices(subjectFormats))
    .option('--policy <file>', 'policy file (JSON) instead of the built-in one')
    .option('--threshold <number>', 'score from which a subject is sent to review', numberBetween(0, 1))
    .option('--workers <count>', 'worker threads; 1 compares without', countBetween(1, 256))
    .addOption(new Option('--jsonl', 'one JSON object per subject, then a trailer').default(false).conflicts('csv'))
    .option('--csv', 'one CSV row per possible match; totals on stderr', false)
    .option('--out <file>', 'write to a new file instead of standard output')
    .option('--dry-run', 'check subjects, lists and policy, and write nothing', false)
    .option('--no-progress', 'no progress line')
    .addHelpText('after', help)
  addTimeOptions(addListOptions(command)).action(async (path: string, options: ScreenOptions) => {
    outcome.exit = await screen(path, options, { command, io })
  })
}

async function screen(path: string, options: ScreenOptions, place: ListPlace): Promise<Outcome['exit']> {
  const { io } = place
  const startedMs = io.monotonicMs()
  const policy = loadPolicy(options.policy ?? null, options.threshold ?? null)
  const lists = listRequests(options, { ...place, isFaultAnswered: true })
  const mapping = parseMapping(options.map, '--map')
  if (options.out !== undefined && existsSync(options.out))
    throw new CommandError('output-exists', { path: options.out })
  const subjects = await openSubjects(path, {
    mapping,
    isUnknownIgnored: options.ignoreUnknown,
    format: options.subjectsFormat ?? null,
    stdin: io.stdin,
  })
  if (options.dryRun) return checkOnly(subjects, lists, { options, io })
  const format = formatFor(options, policy, io)
  const file = options.out === undefined ? null : openOutputFile(options.out)
  const target = file ?? io.stdout
  const progress = new Progress(io, options.progress && (options.out !== undefined || !io.stdout.isTerminal))
  const output = outputTo(target, { format, progress, subjects, io, today: todayOf(options, io) })
  const workerCount = options.workers ?? io.availableWorkerCount()
  const summary = await screenSubjects({ subjects, lists, policy, workerCount, signal: io.signal }, output)
  await progress.end()
  await target.write(format.end(summary, Math.round(io.monotonicMs() - startedMs)))
  await file?.finish()
  const isSaid = options.out === undefined && !options.csv
  if (summary.isInterrupted && !(isSaid && format.saysCoverage)) {
    await io.stderr.write('Interrupted: the rows that were finished are written, the others were not screened.\n')
  }
  if (!isSaid || options.jsonl) await io.stderr.write(totalsText(summary.totals, errorStyle(io)))
  return summary.exit
}

interface OutputParts {
  readonly format: AnswerFormat
  readonly progress: Progress
  readonly subjects: SubjectSource
  readonly io: Io
  readonly today: string
}

function outputTo(target: TextOutput, { format, progress, subjects, io, today }: OutputParts): ScreenOutput {
  return {
    async begin(coverage) {
      const isWhole = coverage.complete !== null
      const warning = isWhole ? '' : 'Coverage is not complete: nobody will be called clear.\n'
      const isSaidAtEnd = isWhole && format.saysCoverage
      if (!isSaidAtEnd) await io.stderr.write(`${coverageText(coverage.lists, today, errorStyle(io))}${warning}`)
      await target.write(format.begin(coverage))
    },
    async write(answers, totals) {
      const text = format.answers(answers)
      if (text !== '') await target.write(text)
      const { readBytes, totalBytes } = subjects.progress()
      await progress.show(totals.rows, totalBytes === null ? null : readBytes / totalBytes)
    },
  }
}

function formatFor(options: ScreenOptions, policy: Policy, io: Io): AnswerFormat {
  if (options.jsonl) return jsonLines(policy)
  if (options.csv) return csvRows()
  const isColored = io.config.isColorWanted && io.stdout.isTerminal && options.out === undefined
  return readableText(styleFor(isColored), todayOf(options, io))
}

interface CheckParts {
  readonly options: ScreenOptions
  readonly io: Io
}

async function checkOnly(
  subjects: SubjectSource,
  lists: ReturnType<typeof listRequests>,
  { options, io }: CheckParts,
): Promise<Outcome['exit']> {
  let isWhole = true
  for (const request of lists) {
    const { coverage } = await loadList(request)
    isWhole &&= coverage.state === 'read' && coverage.rejects === 0
    await io.stderr.write(coverageText([coverage], todayOf(options, io), errorStyle(io)))
  }
  const where = options.out === undefined ? 'standard output' : options.out
  await io.stderr.write(`Dry run: ${subjects.path} (${subjects.format}) would be screened to ${where}; nothing was.\n`)
  return isWhole ? exitCodes.clear : exitCodes.unavailable
}

function todayOf(options: ScreenOptions, io: Io): string {
  return options.asOf?.slice(0, 10) ?? io.today()
}

function errorStyle(io: Io): ReturnType<typeof styleFor> {
  return styleFor(io.config.isColorWanted && io.stderr.isTerminal)
}

/** A file that gets its name only when it is whole. */
function openOutputFile(path: string): TextOutput & { finish(): Promise<void> } {
  const partial = `${path}.part`
  const stream = createWriteStream(partial, { flags: 'wx' })
  const failed = Promise.withResolvers<never>()
  failed.promise.catch(() => undefined)
  stream.on('error', (cause) => {
    failed.reject(new CommandError('output-not-writable', { path, reason: reasonOf(cause) }, cause))
  })
  return {
    isTerminal: false,
    async write(text) {
      if (text === '') return
      const written = Promise.withResolvers<void>()
      stream.write(text, () => written.resolve())
      await Promise.race([written.promise, failed.promise])
    },
    async finish() {
      const closed = Promise.withResolvers<void>()
      stream.end(() => closed.resolve())
      await Promise.race([closed.promise, failed.promise])
      if (existsSync(path)) {
        await rm(partial)
        throw new CommandError('output-exists', { path })
      }
      await rename(partial, path)
    },
  }
}
