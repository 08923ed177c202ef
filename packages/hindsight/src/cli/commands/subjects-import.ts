// `hindsight subjects import`: a file of subjects comes on record, and everybody in it is compared with what is live.

import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream, existsSync } from 'node:fs'
import { engineVersion } from '@hindsight/engine/matching'
import { type Command, Option } from 'commander'
import { CommandError, exitCodes, worstExitCode } from '../../config/index.ts'
import {
  type FaultReason,
  faultReason,
  type ImportOutput,
  type ImportSummary,
  importColumns,
  importSubjects,
  parseQuality,
} from '../../services/index.ts'
import { openSubjects, parseMapping, type SubjectFormat, subjectFormats } from '../../sources/index.ts'
import type { Io, Outcome } from '../io.ts'
import { countBetween, repeatable } from '../options.ts'
import { coverageText } from '../present/coverage-text.ts'
import { Progress } from '../present/progress.ts'
import { answerLine, answerText, csvLine } from '../present/screen-output.ts'
import { counted, grouped, styleFor } from '../present/style.ts'
import { withRecord } from '../record-options.ts'

interface ImportOptions {
  readonly map: readonly string[]
  readonly ignoreUnknown: boolean
  readonly subjectsFormat?: SubjectFormat
  readonly quality: readonly string[]
  readonly rejects?: string
  readonly workers?: number
  readonly jsonl: boolean
  readonly progress: boolean
}

const help = `
Examples:
  hindsight subjects import customers.csv
  hindsight subjects import consignees.csv --quality name=verified,birthDate=verified --rejects rejected.csv
  hindsight subjects import shipments.csv --jsonl

Every row needs an id of its own. The columns group_id and role put a subject into a group (a shipment, a company), each
of whose parties is screened; valid_from says since when the row is true. A row with the content that is on record
already is no new version. An import that was broken off goes on where it was when the same file is imported again.
Where the store is down, full or damaged, or the clock cannot be trusted, nobody else is called clear: with --jsonl the
last line says {"state":"unavailable","reasons":[…]} with what was committed before, and there is no trailer.

Exit codes: 0 all clear, 1 possible matches to review, 3 somebody could not be screened, 7 rows were rejected,
130 interrupted; what was finished is kept.`

/** Adds the command. */
export function addSubjectsImport(subjects: Command, io: Io, outcome: Outcome): void {
  const command = subjects
    .command('import')
    .summary('put subjects on record and screen them')
    .description(
      'Puts a CSV, TSV, JSON Lines or Parquet file of subjects on record and screens each against every list.',
    )
    .argument('<subjects>', 'file of subjects, may be gzipped; - is standard input')
    .addOption(repeatable('--map <column=property>', 'what a column means; several with commas'))
    .option('--ignore-unknown', 'leave out columns that are not understood', false)
    .addOption(new Option('--subjects-format <format>', 'format of the subjects').choices(subjectFormats))
    .addOption(repeatable('--quality <field=state>', 'how well a field is known: verified, self-reported, imputed'))
    .option('--rejects <file>', 'write rejected rows with line and reason to a new CSV file')
    .option('--workers <count>', 'worker threads; 1 compares without', countBetween(1, 256))
    .option('--jsonl', 'one JSON object per subject that is not clear and per rejected row, then a trailer', false)
    .option('--no-progress', 'no progress line')
    .addHelpText('after', help)
  command.action(async (path: string, options: ImportOptions) => {
    outcome.exit = await runImport(path, options, { command, io })
  })
}

async function runImport(
  path: string,
  options: ImportOptions,
  { command, io }: { readonly command: Command; readonly io: Io },
): Promise<Outcome['exit']> {
  const startedMs = io.monotonicMs()
  const quality = parseQuality(options.quality)
  const mapping = parseMapping(options.map, '--map')
  if (options.rejects !== undefined && existsSync(options.rejects))
    throw new CommandError('output-exists', { path: options.rejects })
  const isUnknownIgnored = options.ignoreUnknown
  const kept = { columns: importColumns, needed: [] }
  const format = options.subjectsFormat ?? null
  const source = await openSubjects(path, { mapping, isUnknownIgnored, format, stdin: io.stdin, kept })
  const asked = JSON.stringify([options.map, isUnknownIgnored, options.quality])
  const importId = path === '-' ? io.newId() : await digestOfFile(path, asked)
  const rejects = options.rejects === undefined ? null : openRejects(options.rejects)
  const progress = new Progress(io, options.progress)
  const soFar: KeptSoFar = { progress: null, run: null }
  const output = outputOf({ io, options, rejects, progress, kept: soFar })
  const running = withRecord({ command, io, isMaking: true }, (context) => {
    const workerCount = options.workers ?? io.availableWorkerCount()
    return importSubjects({ context, source, importId, quality, workerCount, signal: io.signal }, output)
  })
  const summary = await running.catch(async (thrown: unknown) => {
    await progress.end()
    const reason = faultReason(thrown)
    if (options.jsonl && reason !== null) await io.stdout.write(faultLine(soFar, reason))
    throw thrown
  })
  await progress.end()
  await rejects?.close()
  const exit = exitOf(summary)
  const elapsedMs = Math.round(io.monotonicMs() - startedMs)
  await io.stdout.write(options.jsonl ? trailer(summary, { exit, elapsedMs }) : summaryText(summary, io))
  return exit
}

/** What was committed by now, for whoever is told that no more can be. */
interface KeptSoFar {
  progress: ImportSummary['progress'] | null
  run: ImportSummary['run'] | null
}

interface OutputParts {
  readonly kept: KeptSoFar
  readonly io: Io
  readonly options: ImportOptions
  readonly rejects: RejectsFile | null
  readonly progress: Progress
}

function outputOf({ io, options, rejects, progress, kept }: OutputParts): ImportOutput {
  const style = styleFor(io.config.isColorWanted && io.stdout.isTerminal)
  return {
    async begin({ isResumed, before, set }) {
      kept.progress = before
      if (isResumed) await io.stderr.write(`The import goes on behind row ${grouped(before.rows)}.\n`)
      if (set.coverage.complete === null) {
        await io.stderr.write(
          `${coverageText(set.coverage.lists, set.openedAt.slice(0, 10), style)}Nobody will be called clear.\n`,
        )
      }
    },
    async write({ answers, progress: done, run }, rejected) {
      Object.assign(kept, { progress: done, run })
      const rows = rejected.map(({ line, reason }) => ({ kind: 'rejected', line, reason }))
      const text = options.jsonl
        ? answers.map(answerLine).join('') + rows.map((row) => `${JSON.stringify(row)}\n`).join('')
        : answers.map((answer) => answerText(answer, style)).join('')
      if (text !== '') await io.stdout.write(text)
      if (rejects === null && !options.jsonl) {
        for (const { line, reason } of rejected) await io.stderr.write(`line ${line} was rejected: ${reason}\n`)
      }
      rejects?.write(rejected)
      await progress.show(done.rows, null)
    },
  }
}

interface RejectsFile {
  write(rows: readonly { readonly line: number; readonly reason: string }[]): void
  close(): Promise<void>
}

function openRejects(path: string): RejectsFile {
  const stream = createWriteStream(path, { flags: 'wx' })
  stream.write('line,reason\n')
  const { promise: closed, resolve, reject } = Promise.withResolvers<void>()
  stream.on('error', reject)
  stream.on('finish', resolve)
  return {
    write(rows) {
      for (const { line, reason } of rows) stream.write(csvLine([line, reason]))
    },
    close() {
      stream.end()
      return closed
    },
  }
}

/** Says, where no trailer can follow, that the rest is `unavailable` and why; what was committed before stays. */
function faultLine({ progress, run }: KeptSoFar, reason: FaultReason): string {
  const { rows = 0, imported = 0, unchanged = 0, rejected = 0 } = progress ?? {}
  const { clear = 0, review = 0, unavailable = 0 } = run ?? {}
  const done = { rows, imported, unchanged, rejected, clear, review, unavailable }
  return `${JSON.stringify({ state: 'unavailable', reasons: [reason], committed: done })}\n`
}

function exitOf({ progress, run, set, isInterrupted }: ImportSummary): Outcome['exit'] {
  const codes: Outcome['exit'][] = [exitCodes.clear]
  if (isInterrupted) codes.push(exitCodes.interrupted)
  if (run.unavailable > 0 || (set.coverage.complete === null && run.population > 0)) codes.push(exitCodes.unavailable)
  if (progress.rejected > 0) codes.push(exitCodes.inputRejected)
  if (run.review > 0) codes.push(exitCodes.review)
  return worstExitCode(codes)
}

function trailer(
  { progress, run, set, isInterrupted }: ImportSummary,
  ends: { readonly exit: number; readonly elapsedMs: number },
): string {
  const { importId, rows, imported, unchanged, rejected } = progress
  const { runId, clear, review, unavailable, populationRoot, configHash } = run
  const facts = {
    importId,
    runId,
    rows,
    imported,
    unchanged,
    rejected,
    clear,
    review,
    unavailable,
    populationRoot,
    configHash,
  }
  const versions = { coverage: set.coverage.lists, engine: engineVersion, policy: set.policy.version }
  const end = { end: true, ...(isInterrupted ? { interrupted: true } : {}), ...facts, ...versions, ...ends }
  return `${JSON.stringify(end)}\n`
}

function summaryText({ progress, run, set, isInterrupted }: ImportSummary, io: Io): string {
  const style = styleFor(io.config.isColorWanted && io.stdout.isTerminal)
  const { rows, imported, unchanged, rejected } = progress
  const parts = `${grouped(imported)} imported + ${grouped(unchanged)} unchanged + ${grouped(rejected)} rejected`
  const states = [
    style.clear(`${grouped(run.clear)} clear`),
    style.review(`${grouped(run.review)} to review`),
    style.unavailable(`${grouped(run.unavailable)} unavailable`),
  ].join(' + ')
  const cut = isInterrupted ? 'Interrupted: what is finished is kept; import the same file again to go on.\n' : ''
  return (
    `${cut}${counted(rows, 'row')}: ${parts}\n${grouped(run.population)} screened: ${states}\n` +
    `run ${run.runId}\n${coverageText(set.coverage.lists, set.openedAt.slice(0, 10), style)}`
  )
}

/** Digest of a file and of how it is read: the same import again is known by it. */
async function digestOfFile(path: string, asked: string): Promise<string> {
  const digest = createHash('sha256').update(asked).update('\0')
  for await (const chunk of createReadStream(path)) digest.update(chunk as Buffer)
  return digest.digest('hex').slice(0, 32)
}
