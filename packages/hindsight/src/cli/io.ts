// What commands may use of the world; `main` fills it from the process, tests from memory.

import type { Config, ExitCode } from '../config/index.ts'

export interface TextOutput {
  /** Resolves when more may be written; rejects with `OutputClosedError` when the reader is gone. */
  write(text: string): Promise<void>
  readonly isTerminal: boolean
}

export interface Io {
  readonly stdin: AsyncIterable<Uint8Array>
  readonly stdout: TextOutput
  readonly stderr: TextOutput
  readonly config: Config
  /** Aborted by the first Ctrl-C. */
  readonly signal: AbortSignal
  /** The date of today, for the age of lists. */
  readonly today: () => string
  /** The time, UTC with milliseconds. */
  readonly now: () => string
  /** A new identifier that nobody can guess. */
  readonly newId: () => string
  monotonicMs(): number
  availableWorkerCount(): number
}

/** What a command sets for `app` to return. */
export interface Outcome {
  exit: ExitCode
}

/** The reader of our output went away (a closed pipe): end quietly. */
export class OutputClosedError extends Error {
  override readonly name = 'OutputClosedError'
}
