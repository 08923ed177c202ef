// `hindsight compare`: scores pairs from a file, or explains one pair given as two names.

import { engineVersion, type Policy } from '@hindsight/engine/matching'
import { type Command, Option } from 'commander'
import { CommandError, exitCodes } from '../../config/index.ts'
import {
  type ComparedPair,
  comparePairs,
  type ExplainedPair,
  explainPair,
  loadPolicy,
  openPairs,
  type PairTotals,
} from '../../services/index.ts'
import type { Io, Outcome } from '../io.ts'
import { numberBetween } from '../options.ts'
import { addPartyOptions, givenPartyOption, type PartyValues, partyFields } from '../party-options.ts'
import { explanationText } from '../present/explanation-text.ts'
import { csvLine } from '../present/screen-output.ts'
import { counted, printable, type Style, styleFor } from '../present/style.ts'
import { whyNotText } from '../present/why-not-text.ts'

interface CompareOptions {
  readonly schema?: string
  readonly policy?: string
  readonly threshold?: number
  readonly jsonl: boolean
  readonly csv: boolean
}

const help = `
Examples:
  hindsight compare "Iwan Petrowitsch" "Ivan Petrovich" --schema Person
  hindsight compare "I. Petrov" "Ivan Petrov" --schema Person --birth-date1 1962 --birth-date2 1962-03-04
  hindsight compare pairs.csv --jsonl > scores.jsonl
  hindsight compare pairs.csv --csv --threshold 0.7`

/** Adds the command. */
export function addCompare(program: Command, io: Io, outcome: Outcome): void {
  const command = program
    .command('compare')
    .summary('score pairs of names, or explain one')
    .description('Scores a CSV file with the columns name1, name2 and perhaps schema, or explains one pair of names.')
    .argument('[pairs...]', 'a file of pairs (- is standard input), or two names')
    .option('--schema <schema>', 'what two names given as arguments name, e.g. Person')
    .option('--policy <file>', 'policy file (JSON) instead of the built-in one')
    .option('--threshold <number>', 'score from which a pair is a possible match', numberBetween(0, 1))
    .addOption(new Option('--jsonl', 'one JSON object per pair, then a trailer').default(false).conflicts('csv'))
    .option('--csv', 'the input columns, then score, hit and findings', false)
    .addHelpText('after', help)
  addPartyOptions(addPartyOptions(command, 1), 2).action(
    async (words: string[], options: CompareOptions & PartyValues) => {
      outcome.exit = await compare(words, options, io)
    },
  )
}

async function compare(
  words: readonly string[],
  options: CompareOptions & PartyValues,
  io: Io,
): Promise<Outcome['exit']> {
  const policy = loadPolicy(options.policy ?? null, options.threshold ?? null)
  const [first = '-', second] = words
  if (words.length > 2) {
    const reason = 'give one file of pairs, or two names (each in quotes)'
    throw new CommandError('option-value', { option: 'compare', value: words.join(' '), reason })
  }
  const parts = { options, policy, io }
  if (second === undefined) {
    const option = givenPartyOption(options)
    if (option === null) return compareFile(first, parts)
    throw new CommandError('option-value', {
      option,
      value: '',
      reason: 'it says something of one of two names, and a file was given',
    })
  }
  await explain([first, second], parts)
  return exitCodes.clear
}

interface Parts {
  readonly options: CompareOptions & PartyValues
  readonly policy: Policy
  readonly io: Io
}

function explain(names: readonly [string, string], { options, policy, io }: Parts): Promise<void> {
  const [ours, theirs] = names
  const pair = explainPair(
    partyFields(ours, options.schema, { values: options, number: 1 }),
    partyFields(theirs, options.schema, { values: options, number: 2 }),
    policy,
  )
  const style = styleFor(io.config.isColorWanted && io.stdout.isTerminal)
  const schema = options.schema ?? ''
  return io.stdout.write(
    options.jsonl ? explainedLine(names, pair, schema) : explainedText(names, pair, { policy, style }),
  )
}

function explainedLine([name1, name2]: readonly [string, string], pair: ExplainedPair, schema: string): string {
  const { comparison, explanation, whyNot } = pair
  const { score, isHit: hit, findings } = comparison
  const why = explanation === null ? { whyNot } : { explanation }
  return `${JSON.stringify({ name1, name2, schema, score, hit, findings, ...why })}\n`
}

interface Shown {
  readonly policy: Policy
  readonly style: Style
}

function explainedText(names: readonly [string, string], pair: ExplainedPair, { policy, style }: Shown): string {
  const { comparison, explanation, whyNot } = pair
  const head = names.map((name) => style.bold(printable(name))).join('  |  ')
  const verdict = comparison.isHit ? style.review('possible match') : 'below the threshold'
  const by = `(threshold ${policy.threshold}, policy ${policy.version})`
  const told = explanation === null ? whyNotText(whyNot!, style) : explanationText(comparison, explanation, style)
  return `${head}\nscore ${comparison.score.toFixed(4)}: ${verdict} ${by}\n\n${told}`
}

async function compareFile(path: string, parts: Parts): Promise<Outcome['exit']> {
  const { options, policy, io } = parts
  const startedMs = io.monotonicMs()
  const { columns, rows } = await openPairs(path, io.stdin)
  const totals = { rows: 0, hits: 0, rejected: 0 }
  if (options.csv) await io.stdout.write(csvLine([...columns, 'score', 'hit', 'findings']))
  for await (const batch of rows) {
    const pairs = comparePairs(batch, columns, policy)
    for (const pair of pairs) {
      totals.rows += 1
      if (pair.isHit) totals.hits += 1
      if (pair.fault !== null) totals.rejected += 1
    }
    await io.stdout.write(pairs.map((pair) => pairText(pair, columns, options)).join(''))
    if (io.signal.aborted) return exitCodes.interrupted
  }
  const elapsedMs = Math.round(io.monotonicMs() - startedMs)
  if (options.jsonl) await io.stdout.write(`${JSON.stringify(trailer(totals, policy, elapsedMs))}\n`)
  else await (options.csv ? io.stderr : io.stdout).write(summaryText(totals, policy))
  return totals.rejected > 0 ? exitCodes.inputRejected : exitCodes.clear
}

function pairText(pair: ComparedPair, columns: readonly string[], { jsonl, csv }: CompareOptions): string {
  if (jsonl) return pairLine(pair, columns)
  if (csv) {
    const because = pair.fault ?? pair.findings.map((finding) => finding.because).join(' ')
    return csvLine([...columns.map((_, at) => pair.cells[at] ?? ''), pair.score ?? '', String(pair.isHit), because])
  }
  const name1 = printable(pair.cells[columns.indexOf('name1')] ?? '')
  const name2 = printable(pair.cells[columns.indexOf('name2')] ?? '')
  if (pair.score === null) return `line ${pair.line}  rejected: ${printable(pair.fault ?? '')}\n`
  return `${pair.score.toFixed(3)}  ${pair.isHit ? 'possible match' : '              '}  ${name1}  |  ${name2}\n`
}

function pairLine({ line, cells, score, isHit, findings, fault }: ComparedPair, columns: readonly string[]): string {
  const input = Object.fromEntries(columns.map((column, at) => [column, cells[at] ?? '']))
  const rejected = fault === null ? {} : { fault: `line ${line}: ${fault}` }
  return `${JSON.stringify({ ...input, score, hit: isHit, findings, ...rejected })}\n`
}

function trailer(totals: PairTotals, policy: Policy, elapsedMs: number): object {
  const { version, threshold } = policy
  return { end: true, ...totals, engine: engineVersion, policy: version, threshold, elapsedMs }
}

function summaryText({ rows, hits, rejected }: PairTotals, policy: Policy): string {
  const at = `at the threshold ${policy.threshold} of policy ${policy.version}`
  return `${counted(rows, 'pair')}: ${counted(hits, 'possible match', 'possible matches')} ${at}, ${rejected} rejected\n`
}
