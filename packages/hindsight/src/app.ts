// Runs one command line and gives its exit code; every fault becomes a sentence, a remedy and a code that is not 0.

import { CommanderError } from 'commander'
import { buildProgram, type Io, type Outcome, OutputClosedError } from './cli/index.ts'
import { CommandError, type ExitCode, exitCodes, reasonOf } from './config/index.ts'

/** Runs the words after the program's name. */
export async function run(words: readonly string[], io: Io): Promise<ExitCode> {
  const outcome: Outcome = { exit: exitCodes.unavailable }
  try {
    await buildProgram(io, outcome).parseAsync(words, { from: 'user' })
    return outcome.exit
  } catch (thrown) {
    return explain(thrown, io)
  }
}

async function explain(thrown: unknown, io: Io): Promise<ExitCode> {
  if (thrown instanceof OutputClosedError) return exitCodes.unavailable
  if (thrown instanceof CommanderError) {
    const isAsked = thrown.code === 'commander.helpDisplayed' || thrown.code === 'commander.version'
    return isAsked ? exitCodes.clear : exitCodes.usage
  }
  const error =
    thrown instanceof CommandError ? thrown : new CommandError('internal', { reason: reasonOf(thrown) }, thrown)
  await io.stderr.write(`hindsight: ${error.message}\n  ${error.remedy}\n`)
  return error.exit
}
