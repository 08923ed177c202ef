// Runs one command line in this process, with input and output in memory.

import { randomUUID } from 'node:crypto'
import { run } from '../app.ts'
import type { Io, TextOutput } from '../cli/index.ts'
import { type ExitCode, loadConfig } from '../config/index.ts'

export interface MemoryRun {
  readonly exit: ExitCode
  readonly stdout: string
  readonly stderr: string
  /** The rows of `--jsonl` without the trailer. */
  readonly rows: readonly MemoryRow[]
  readonly trailer: Readonly<Record<string, unknown>> | null
}

export interface MemoryRow {
  readonly line: number
  readonly subject: { readonly id: string; readonly schema: string | null; readonly name: readonly string[] }
  readonly state: string
  readonly reasons: readonly string[]
  readonly hits: readonly Readonly<Record<string, unknown>>[]
  readonly detail?: string
}

interface MemoryOptions {
  readonly stdin?: string | Uint8Array
  readonly signal?: AbortSignal
  readonly isTerminal?: boolean
  readonly env?: Readonly<Record<string, string>>
}

/** Runs the words after the program's name on one worker. */
export async function runInMemory(words: readonly string[], options: MemoryOptions = {}): Promise<MemoryRun> {
  const io = memoryIo(options)
  const exit = await run(words, io)
  const lines = words.includes('--jsonl')
    ? io.stdout
        .text()
        .split('\n')
        .filter((line) => line !== '')
    : []
  const objects = lines.map((line) => JSON.parse(line) as Record<string, unknown>)
  const trailer = objects.at(-1)?.end === true ? (objects.at(-1) ?? null) : null
  const rows = (trailer === null ? objects : objects.slice(0, -1)) as unknown as MemoryRow[]
  return { exit, stdout: io.stdout.text(), stderr: io.stderr.text(), rows, trailer }
}

/** The world of a command in memory, with one worker and a fixed day. */
export function memoryIo(options: MemoryOptions = {}): Io & { stdout: MemoryOutput; stderr: MemoryOutput } {
  return {
    stdin: oneChunk(options.stdin ?? ''),
    stdout: memoryOutput(options.isTerminal ?? false),
    stderr: memoryOutput(options.isTerminal ?? false),
    config: loadConfig({ HOME: '/nonexistent', ...options.env }),
    signal: options.signal ?? new AbortController().signal,
    today: () => '2026-03-01',
    now: () => '2026-03-01T12:00:00.000Z',
    newId: randomUUID,
    monotonicMs: () => 0,
    availableWorkerCount: () => 1,
  }
}

type MemoryOutput = TextOutput & { text(): string }

async function* oneChunk(content: string | Uint8Array): AsyncGenerator<Uint8Array> {
  if (content.length > 0) yield Buffer.from(content)
}

function memoryOutput(isTerminal: boolean): MemoryOutput {
  const parts: string[] = []
  return {
    isTerminal,
    write(text) {
      parts.push(text)
      return Promise.resolve()
    },
    text: () => parts.join(''),
  }
}
