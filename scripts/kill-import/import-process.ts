// The process that is killed: the command line itself, as an operator would run it, and what it had said by then.

import { spawn } from 'node:child_process'
import { setTimeout as pause } from 'node:timers/promises'

export interface ImportPlan {
  /** Location of the store. */
  readonly location: string
  readonly keys: string
  readonly file: string
}

/** When to kill: so long after the start, or after the first line that was said; null lets it run to its end. */
export interface Moment {
  readonly after: 'start' | 'first-line'
  readonly delayMs: number
  /** What is done then; the process itself is killed where nothing else is named. */
  readonly strike?: () => void
}

export interface SaidLine {
  readonly line: number
  /** Null where the row was rejected. */
  readonly subjectId: string | null
}

export interface ImportRun {
  readonly said: readonly SaidLine[]
  readonly trailer: Readonly<Record<string, unknown>> | null
  readonly exit: number | null
  readonly errors: string
}

const program = new URL('../../packages/hindsight/bin/hindsight.js', import.meta.url).pathname
/** The clock of the stores made here. */
const clock = '2026-01-20T10:00:00Z'

/** Runs a command on the store to its end. */
export async function runCommand(plan: ImportPlan, words: readonly string[], moment?: Moment): Promise<ImportRun> {
  const all = [program, '--store', plan.location, '--now', clock, ...words]
  const env = { ...process.env, HINDSIGHT_KEYS: plan.keys }
  const child = spawn(process.execPath, all, { stdio: ['ignore', 'pipe', 'pipe'], env })
  const ended = new Promise<number | null>((resolve) => child.on('close', (code) => resolve(code)))
  const { promise: hasSpoken, resolve: speaks } = Promise.withResolvers<void>()
  let [output, errors] = ['', '']
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString('utf8')
    speaks()
  })
  child.stderr.on('data', (chunk: Buffer) => {
    errors += chunk.toString('utf8')
  })
  if (moment !== undefined) {
    if (moment.after === 'first-line') await Promise.race([hasSpoken, ended])
    await Promise.race([pause(moment.delayMs), ended])
    if (moment.strike === undefined) child.kill('SIGKILL')
    else moment.strike()
  }
  const exit = await ended
  // The last line is whole or was never said.
  const rows = output
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Record<string, unknown>)
  const trailer = rows.find((row) => row.end === true) ?? null
  // That the rest is unavailable is said of no line.
  const said = rows.filter((row) => row.line !== undefined).map(saidLine)
  return { said, trailer, exit, errors }
}

/** Imports the file of the plan. */
export function runImport(plan: ImportPlan, moment?: Moment): Promise<ImportRun> {
  return runCommand(plan, ['subjects', 'import', plan.file, '--workers', '1', '--jsonl', '--no-progress'], moment)
}

function saidLine(row: Readonly<Record<string, unknown>>): SaidLine {
  const subject = row.subject as { readonly id: string } | undefined
  return { line: Number(row.line), subjectId: row.kind === 'rejected' ? null : (subject?.id ?? null) }
}
