// `hindsight eval`: how much a policy finds and what it costs, on labelled pairs or on subjects of whom it is known who
// they are. Options in, one service called, figures out.

import { foldColumn } from '@hindsight/engine/lists'
import { defaultPolicy, type Policy } from '@hindsight/engine/matching'
import { type Command, Option } from 'commander'
import { CommandError, exitCodes, worstExitCode } from '../../config/index.ts'
import {
  type Evaluation,
  evaluatePairs,
  evaluateScreening,
  type FileExpectation,
  fileExpectations,
  loadPolicy,
  measureParity,
  type PairRole,
  pairRoles,
} from '../../services/index.ts'
import { parseMapping } from '../../sources/index.ts'
import type { Io, Outcome } from '../io.ts'
import {
  addListOptions,
  addTimeOptions,
  countBetween,
  isoTime,
  type ListOptions,
  type ListPlace,
  listRequests,
  numberBetween,
  repeatable,
} from '../options.ts'
import { coverageText, partialText } from '../present/coverage-text.ts'
import { evaluationReport, parityReport } from '../present/evaluation-report.ts'
import { evaluationLines, evaluationText } from '../present/evaluation-text.ts'
import { parityLines, parityText } from '../present/parity-text.ts'
import { Progress } from '../present/progress.ts'
import { styleFor } from '../present/style.ts'
import { checkReportFolder, writeReport } from './write-report.ts'

interface EvalOptions extends ListOptions {
  readonly label?: string
  readonly expected?: string
  readonly expect: readonly string[]
  readonly by: readonly string[]
  readonly map: readonly string[]
  readonly ignoreUnknown: boolean
  readonly policy?: string
  readonly threshold?: number
  readonly against?: string
  readonly parity: boolean
  readonly namesPerTradition: number
  readonly report?: string
  readonly at?: string
  readonly workers?: number
  readonly jsonl: boolean
  readonly progress: boolean
}

const help = `
Examples:
  hindsight eval pairs.csv
  hindsight eval judged.csv --map "Query=name1,Listed=name2,Verdict=label" --by Source
  hindsight eval pairs.csv --policy stricter.json --against default
  hindsight eval customers.csv --list sdn/ --expected listed_id
  hindsight eval listed.csv strangers.csv.gz --list un.xml --expect listed --expect none
  hindsight eval --parity --list sdn/ --list un.xml

A file of pairs has the columns name1, name2 and a label (is_match, label, expected, …: true or false). A file of
subjects has a column with the id of the listed party that each is, or none. Every rate is printed with its counts and
its exact 95 % interval. Exit codes: 0 evaluated, 2 usage, 3 a list was not read whole, 5 the report is there
already, 7 rows rejected, 130 interrupted.`

/** Adds the command. */
export function addEval(program: Command, io: Io, outcome: Outcome): void {
  const command = program
    .command('eval')
    .summary('measure a policy on labelled pairs, or on subjects and lists')
    .description('Measures how much a policy finds and what it costs in false alarms, on pairs or on a screening.')
    .argument('[files...]', 'files of labelled pairs, or with --list of subjects (- is standard input)')
    .addOption(
      repeatable(
        '--list <path>',
        'list file or folder, or stored list: the files are subjects; may be given several times',
      ),
    )
    .option('--label <column>', 'column that says whether a pair is a match')
    .option('--expected <column>', 'column with the id of the listed party that a subject is, or none')
    .addOption(repeatable('--expect <what>', 'listed or none, of a whole file of subjects; in the order of the files'))
    .addOption(repeatable('--by <column>', 'split the figures by this column too'))
    .addOption(repeatable('--map <column=role>', 'what a column means; several with commas'))
    .option('--ignore-unknown', 'leave out columns of subjects that are not understood', false)
    .option('--policy <file>', 'policy file (JSON) instead of the built-in one')
    .option('--threshold <number>', 'threshold of that policy', numberBetween(0, 1))
    .option('--against <file>', 'policy to compare with, before the change; "default" is the built-in one')
    .option('--parity', 'measure false alerts by naming tradition on invented names, without files', false)
    .option(
      '--names-per-tradition <count>',
      'how many names of each (20,000 unless given)',
      countBetween(1, 10_000_000),
      20_000,
    )
    .option('--workers <count>', 'worker threads; 1 compares without', countBetween(1, 256))
    .option('--report <folder>', 'write report.md, report.json and pictures (SVG) into a folder')
    .option('--at <date>', 'date to print in the report, which has none by itself', isoTime)
    .addOption(new Option('--jsonl', 'one JSON object per case, then a trailer with the figures').default(false))
    .option('--no-progress', 'no progress line')
    .addHelpText('after', help)
  addTimeOptions(addListOptions(command)).action(async (files: string[], options: EvalOptions) => {
    outcome.exit = await evaluate(files, options, { command, io })
  })
}

interface Policies {
  readonly policy: Policy
  readonly against: Policy | null
}

async function evaluate(files: readonly string[], options: EvalOptions, place: ListPlace): Promise<Outcome['exit']> {
  const { io } = place
  if (options.report !== undefined) checkReportFolder(options.report)
  if (options.parity) return evaluateParity(files, options, place)
  if (files.length === 0) throw new CommandError('eval-no-files', {})
  const startedMs = io.monotonicMs()
  const policies = {
    policy: loadPolicy(options.policy ?? null, options.threshold ?? null),
    against: options.against === undefined ? null : comparedPolicy(options.against),
  }
  const isScreening = options.list.length > 0
  const evaluation = isScreening
    ? await evaluateSubjects(files, { options, policies, place })
    : await evaluateFilesOfPairs(files, { options, policies, place })
  const exit = exitOf(evaluation)
  const style = styleFor(io.config.isColorWanted && io.stdout.isTerminal)
  const elapsedMs = Math.round(io.monotonicMs() - startedMs)
  await io.stderr.write(
    coverageText(evaluation.coverage, io.today(), styleFor(false)) + partialText(evaluation.coverage),
  )
  const text = options.jsonl ? evaluationLines(evaluation, exit, elapsedMs) : evaluationText(evaluation, style)
  await io.stdout.write(text)
  if (options.report !== undefined) writeReport(options.report, evaluationReport(evaluation, options.at ?? null))
  return exit
}

async function evaluateParity(
  files: readonly string[],
  options: EvalOptions,
  place: ListPlace,
): Promise<Outcome['exit']> {
  const { io } = place
  const [file] = files
  if (file !== undefined) {
    throw new CommandError('option-value', { option: '--parity', value: file, reason: 'it invents its own names' })
  }
  const startedMs = io.monotonicMs()
  const progress = new Progress(io, options.progress && !io.stdout.isTerminal)
  const parity = await measureParity({
    lists: listRequests(options, place),
    policy: loadPolicy(options.policy ?? null, options.threshold ?? null),
    namesPerTradition: options.namesPerTradition,
    workerCount: options.workers ?? io.availableWorkerCount(),
    signal: io.signal,
    onProgress: (done, total) => progress.show(done, done / total),
  })
  await progress.end()
  const elapsedMs = Math.round(io.monotonicMs() - startedMs)
  const { lists } = parity.coverage
  await io.stderr.write(coverageText(lists, io.today(), styleFor(false)) + partialText(lists))
  const style = styleFor(io.config.isColorWanted && io.stdout.isTerminal)
  await io.stdout.write(options.jsonl ? parityLines(parity, elapsedMs) : parityText(parity, style))
  if (options.report !== undefined) writeReport(options.report, parityReport(parity, options.at ?? null))
  return parity.exit
}

function comparedPolicy(path: string): Policy {
  return path === 'default' ? defaultPolicy : loadPolicy(path, null)
}

interface Parts {
  readonly options: EvalOptions
  readonly policies: Policies
  readonly place: ListPlace
}

function evaluateFilesOfPairs(files: readonly string[], { options, policies, place }: Parts): Promise<Evaluation> {
  const { io } = place
  for (const [option, value] of [
    ['--expected', options.expected],
    ['--expect', options.expect[0]],
  ] as const) {
    if (value === undefined) continue
    throw new CommandError('option-value', { option, value, reason: 'it is about subjects: add --list' })
  }
  const mapping = pairMapping(options.map)
  if (options.label !== undefined) mapping.set(foldColumn(options.label), 'label')
  return evaluatePairs({
    paths: files,
    stdin: io.stdin,
    columns: { mapping, by: options.by },
    ...policies,
    signal: io.signal,
  })
}

function pairMapping(values: readonly string[]): Map<string, PairRole> {
  const mapping = new Map<string, PairRole>()
  for (const value of values.flatMap((text) => text.split(','))) {
    const equals = value.lastIndexOf('=')
    const role = pairRoles.find((each) => each === value.slice(equals + 1).trim())
    if (equals < 1 || role === undefined) {
      const reason = `write it as COLUMN=ROLE with one of ${pairRoles.join(', ')}`
      throw new CommandError('option-value', { option: '--map', value, reason })
    }
    mapping.set(foldColumn(value.slice(0, equals).trim()), role)
  }
  return mapping
}

async function evaluateSubjects(files: readonly string[], { options, policies, place }: Parts): Promise<Evaluation> {
  const { io } = place
  const { label } = options
  if (label !== undefined) {
    const reason = 'it is about pairs; of subjects, --expected names the column'
    throw new CommandError('option-value', { option: '--label', value: label, reason })
  }
  const progress = new Progress(io, options.progress && !io.stdout.isTerminal)
  const evaluation = await evaluateScreening({
    paths: files,
    stdin: io.stdin,
    expectedColumn: options.expected ?? null,
    expect: options.expect.map(fileExpectation),
    mapping: parseMapping(options.map, '--map'),
    isUnknownIgnored: options.ignoreUnknown,
    by: options.by,
    lists: listRequests(options, place),
    ...policies,
    workerCount: options.workers ?? io.availableWorkerCount(),
    signal: io.signal,
    onProgress: (done, total) => progress.show(done, done / total),
  })
  await progress.end()
  return evaluation
}

function fileExpectation(word: string): FileExpectation {
  const expectation = fileExpectations.find((each) => each === word)
  if (expectation !== undefined) return expectation
  throw new CommandError('option-value', { option: '--expect', value: word, reason: 'it is listed or none' })
}

function exitOf({ sources, coverage, isInterrupted }: Evaluation): Outcome['exit'] {
  const areListsWhole = coverage.every((list) => list.state === 'read' && list.rejects === 0)
  const isFailed = sources.some(({ failed }) => failed > 0)
  return worstExitCode([
    exitCodes.clear,
    ...(isInterrupted ? [exitCodes.interrupted] : []),
    ...(areListsWhole && !isFailed ? [] : [exitCodes.unavailable]),
    ...(sources.some(({ rejected }) => rejected > 0) ? [exitCodes.inputRejected] : []),
  ])
}
