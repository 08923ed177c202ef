// `hindsight selftest`: every listed name and its variations against its own list. Options in, one service called.

import { type Command, Option } from 'commander'
import { loadPolicy, type Miss, selfTest } from '../../services/index.ts'
import type { Io, Outcome } from '../io.ts'
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
import { coverageText, partialText } from '../present/coverage-text.ts'
import { Progress } from '../present/progress.ts'
import { MissSelection, missLine, selfTestText, selfTestTrailer } from '../present/self-test-text.ts'
import { styleFor } from '../present/style.ts'

interface SelfTestOptions extends ListOptions {
  readonly policy?: string
  readonly threshold?: number
  readonly sample?: number
  readonly misses: number
  readonly workers?: number
  readonly jsonl: boolean
  readonly progress: boolean
}

const help = `
Examples:
  hindsight selftest --list sdn/ --list un.xml
  hindsight selftest --list sdn/ --sample 1000
  hindsight selftest --list sdn/ --jsonl | jq -c 'select(.variation == "one-slip")'

Each listed name is screened as published and varied: other case, order and marks, words missing, added, joined or
split, titles, initials, slips of the finger, other romanisations, legal forms. Names that do not find their own party
are listed with the score and the reason. Classes have floors: exact spellings 100 %, light variations 99.5 %, other
romanisations 97 %, missing or cut words 90 %, initials 85 %; a class without a floor is measured only.

Exit codes: 0 every class is at its floor, 1 one or more are not, 2 usage, 3 a list was not read whole,
6 the index lost a name that comparing finds, 130 interrupted.`

/** Adds the command. */
export function addSelfTest(program: Command, io: Io, outcome: Outcome): void {
  const command = program
    .command('selftest')
    .summary('screen every listed name and its variations against its own list')
    .description('Screens every listed name, as published and varied, against its own lists, and names what is missed.')
    .addOption(
      repeatable(
        '--list <path>',
        'list file, folder with one multi-file list, or stored list ID[@VERSION]; may be given several times',
      ),
    )
    .option('--sample <count>', 'test only so many names, spread evenly', countBetween(1, 1_000_000_000))
    .option(
      '--misses <count>',
      'how many misses of each class are printed (5 unless given)',
      countBetween(0, 1_000_000),
      5,
    )
    .option('--policy <file>', 'policy file (JSON) instead of the built-in one')
    .option('--threshold <number>', 'score from which a name is found', numberBetween(0, 1))
    .option('--workers <count>', 'worker threads; 1 compares without', countBetween(1, 256))
    .addOption(new Option('--jsonl', 'one JSON object per miss, then a trailer with the classes').default(false))
    .option('--no-progress', 'no progress line')
    .addHelpText('after', help)
  addTimeOptions(addListOptions(command)).action(async (options: SelfTestOptions) => {
    outcome.exit = await runSelfTest(options, { command, io })
  })
}

async function runSelfTest(options: SelfTestOptions, place: ListPlace): Promise<Outcome['exit']> {
  const { io } = place
  const startedMs = io.monotonicMs()
  const progress = new Progress(io, options.progress && !io.stdout.isTerminal)
  const selection = new MissSelection(options.misses)
  const onMisses = async (misses: readonly Miss[]): Promise<void> => {
    if (options.jsonl && misses.length > 0) await io.stdout.write(misses.map(missLine).join(''))
    if (!options.jsonl) selection.add(misses)
  }
  const result = await selfTest({
    lists: listRequests(options, place),
    policy: loadPolicy(options.policy ?? null, options.threshold ?? null),
    sample: options.sample ?? null,
    workerCount: options.workers ?? io.availableWorkerCount(),
    signal: io.signal,
    onMisses,
    onProgress: (done, total) => progress.show(done, done / total),
  })
  await progress.end()
  const elapsedMs = Math.round(io.monotonicMs() - startedMs)
  const { lists } = result.coverage
  await io.stderr.write(coverageText(lists, io.today(), styleFor(false)) + partialText(lists))
  const style = styleFor(io.config.isColorWanted && io.stdout.isTerminal)
  const text = options.jsonl ? selfTestTrailer(result, elapsedMs) : selfTestText(result, selection, style)
  await io.stdout.write(text)
  return result.exit
}
