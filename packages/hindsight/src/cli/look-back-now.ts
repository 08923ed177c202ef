// Brings everybody up to what is live: what `lookback run` does, and what every command does that makes something live.

import type { Command } from 'commander'
import { CommandError } from '../config/index.ts'
import {
  type LookbackOutput,
  type LookbackSummary,
  leaseSecondsUsual,
  lookbackGauge,
  runLookbacks,
  type ShownRun,
  shownRun,
} from '../services/index.ts'
import { indexFolderOf } from './index-folder.ts'
import type { Io } from './io.ts'
import { runText } from './present/lookback-text.ts'
import { styleFor } from './present/style.ts'
import { withRecord } from './record-options.ts'
import { withStore } from './store-options.ts'

export interface LookBackUse {
  readonly command: Command
  readonly io: Io
  /** Folder of the index of subjects, where it is not the usual one. */
  readonly indexFolder: string | null
  readonly leaseSeconds?: number
}

/** Runs what is to be run. Throws `CommandError` where another process is at it. */
export function lookBackNow(use: LookBackUse, output: LookbackOutput): Promise<LookbackSummary> {
  const { command, io } = use
  return withRecord({ command, io, isMaking: false }, async (context) => {
    const lease = { holder: `${process.pid}-${context.newId()}`, seconds: use.leaseSeconds ?? leaseSecondsUsual }
    const indexFolder = use.indexFolder ?? indexFolderOf(context.store, io)
    const summary = await runLookbacks({ context, indexFolder, lease, signal: io.signal }, output)
    if (summary !== null) return summary
    const { lease: held } = await lookbackGauge(context)
    throw new CommandError('lookback-running', { holder: held?.holder ?? '', until: held?.until ?? '' })
  })
}

/**
 * Looks back after something went live, where somebody is monitored. Where another process is at it, that one takes up what
 * is live by now, and nothing is given.
 */
export async function lookBackAfter(use: LookBackUse): Promise<readonly ShownRun[]> {
  const { command, io } = use
  const gauge = await withStore({ command, io, isMaking: false }, lookbackGauge)
  if (gauge.behind === 0 && gauge.endedTerms === 0 && gauge.run === null) return []
  const quiet = { begin: () => Promise.resolve(), write: () => Promise.resolve() }
  try {
    return (await lookBackNow(use, quiet)).runs.map(shownRun)
  } catch (cause) {
    if (cause instanceof CommandError && cause.code === 'lookback-running') return []
    throw cause
  }
}

/** As `lookBackAfter`, and says what was found. */
export async function lookBackAndTell(use: LookBackUse): Promise<void> {
  const { io } = use
  const style = styleFor(io.config.isColorWanted && io.stdout.isTerminal)
  const text = (await lookBackAfter(use)).map((run) => runText(run, style)).join('')
  if (text !== '') await io.stdout.write(text)
}
