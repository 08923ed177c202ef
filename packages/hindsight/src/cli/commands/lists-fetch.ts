// `hindsight lists fetch` and `lists watch`: lists from their publishers, once or by their cadence.

import { mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { engineVersion } from '@hindsight/engine/matching'
import type { Command } from 'commander'
import { CommandError, exitCodes, worstExitCode } from '../../config/index.ts'
import {
  type AddedList,
  fetchAndAdd,
  lockWatch,
  reportStandings,
  type ServiceContext,
  watchOnce,
} from '../../services/index.ts'
import { allPublishers, type FetchContext, openFetchContext, type Publisher, suggest } from '../../sources/index.ts'
import type { Io, Outcome } from '../io.ts'
import { lookBackAfter } from '../look-back-now.ts'
import { arrivalRow, arrivalText, exitOfArrival } from '../present/arrival-text.ts'
import { runText } from '../present/lookback-text.ts'
import { exitOfStandings } from '../present/standing-exit.ts'
import { standingRow, standingText } from '../present/standing-text.ts'
import { styleFor } from '../present/style.ts'
import { withStore } from '../store-options.ts'

interface Place {
  readonly command: Command
  readonly io: Io
}

const fetchHelp = `
Examples:
  hindsight lists fetch
  hindsight lists fetch us_ofac_sdn un_sc_sanctions --jsonl

Only the official addresses are asked, over HTTPS; what does not come whole is refused. A list that came goes through the
gate as with lists add.

Exit codes: 0 all live or unchanged, 1 something is held, 3 something could not be fetched or was refused.`

const watchHelp = `
Examples:
  hindsight lists watch --once
  hindsight lists watch --lists us_ofac_sdn,un_sc_sanctions

Each list is fetched by the cadence of its publisher, later and later after failures. At its end it says which lists are
stale. One watch per store runs at a time.

Exit codes: 0 every watched list is live, 1 something is held or stale, 3 something is expired or was never loaded,
5 another watch is running, 130 interrupted.`

/** Adds the commands. */
export function addListsFetch(lists: Command, io: Io, outcome: Outcome): void {
  const fetch = lists
    .command('fetch')
    .summary('fetch lists from their publishers')
    .description('Fetches lists from their official publishers and adds them. Without ids, all that can be fetched.')
    .argument('[ids...]', 'ids of lists, e.g. us_ofac_sdn')
    .option('--all-bytes', 'fetch even what the publisher says is unchanged', false)
    .option('--jsonl', 'what became of each list as a JSON object, then a trailer', false)
    .addHelpText('after', fetchHelp)
  fetch.action(async (ids: readonly string[], options: { readonly allBytes: boolean; readonly jsonl: boolean }) => {
    outcome.exit = await fetchNow(publishersOf(ids), options, { command: fetch, io })
  })
  const watch = lists
    .command('watch')
    .summary('fetch lists by their cadence, until interrupted')
    .description('Fetches lists by the cadence of their publishers, and says at its end what is stale.')
    .option('--lists <ids>', 'ids with commas; all that can be fetched without')
    .option('--once', 'fetch what is due now, then end', false)
    .option('--jsonl', 'what became of each list, then how each stands, as JSON objects, then a trailer', false)
    .addHelpText('after', watchHelp)
  watch.action(async (options: WatchOptions) => {
    outcome.exit = await watchLists(options, { command: watch, io })
  })
}

function publishersOf(ids: readonly string[]): readonly Publisher[] {
  const all = allPublishers()
  if (ids.length === 0) return all.filter(({ availability }) => availability.kind === 'fetched')
  return ids.map((listId) => {
    const found = all.find((publisher) => publisher.listId === listId)
    if (found !== undefined) return found
    const known = all.map((publisher) => publisher.listId)
    const near = suggest(listId, known)
    const suggestion = near === null ? '' : ` (did you mean ${near}?)`
    throw new CommandError('publisher-unknown', { listId, suggestion, known: known.join(', ') })
  })
}

async function fetchNow(
  publishers: readonly Publisher[],
  { allBytes, jsonl }: { readonly allBytes: boolean; readonly jsonl: boolean },
  { command, io }: Place,
): Promise<Outcome['exit']> {
  const exits: Outcome['exit'][] = []
  await withStore({ command, io, isMaking: true }, async (context) => {
    const fetchContext = fetchContextOf(context, io)
    for (const publisher of publishers) {
      if (io.signal.aborted) break
      const order = { publisher, format: null, profile: 'full', isConditional: !allBytes } as const
      const added = await fetchAndAdd(context, order, fetchContext)
      exits.push(exitOfArrival(added))
      await tell(added, jsonl, io)
    }
  })
  const exit = worstExitCode(io.signal.aborted ? [...exits, exitCodes.interrupted] : exits)
  const lookbacks = await lookBackAfter({ command, io, indexFolder: null })
  const told = lookbacks.map((run) => runText(run, styleFor(io.config.isColorWanted && io.stdout.isTerminal))).join('')
  await io.stdout.write(jsonl ? `${JSON.stringify({ end: true, rows: exits.length, lookbacks, exit })}\n` : told)
  return exit
}

async function tell(added: AddedList, jsonl: boolean, io: Io): Promise<void> {
  const style = styleFor(io.config.isColorWanted && io.stdout.isTerminal)
  await io.stdout.write(jsonl ? `${JSON.stringify(arrivalRow(added))}\n` : arrivalText(added, style))
}

function fetchContextOf({ now }: ServiceContext, io: Io): FetchContext {
  const folder = join(tmpdir(), `hindsight-fetch-${io.newId()}`)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  return openFetchContext({
    folder,
    now: () => new Date(now()),
    random: Math.random,
    version: engineVersion,
    signal: io.signal,
  })
}

interface WatchOptions {
  readonly lists?: string
  readonly once: boolean
  readonly jsonl: boolean
}

const longestWaitMs = 600_000
const shortestWaitMs = 1000

async function watchLists({ lists, once, jsonl }: WatchOptions, { command, io }: Place): Promise<Outcome['exit']> {
  const publishers = publishersOf(lists?.split(',').map((id) => id.trim()) ?? [])
  return withStore({ command, io, isMaking: true }, async (context) => {
    const { store } = context
    const lock = store.kind === 'sqlite' ? store.location : join(io.config.dataFolder, store.storeId)
    const unlock = lockWatch(join(lock, 'watch.lock'), process.pid)
    try {
      const fetchContext = fetchContextOf(context, io)
      const onAdded = (added: AddedList): Promise<void> => tell(added, jsonl, io)
      do {
        const { next } = await watchOnce(context, { publishers, fetchContext, signal: io.signal, onAdded })
        for (const run of await lookBackAfter({ command, io, indexFolder: null })) {
          const row = `${JSON.stringify({ kind: 'lookback', ...run })}\n`
          await io.stdout.write(jsonl ? row : runText(run, styleFor(io.config.isColorWanted && io.stdout.isTerminal)))
        }
        if (!once)
          await waitUntil(
            next.fetches.map(({ nextAt }) => nextAt),
            { context, io },
          )
      } while (!once && !io.signal.aborted)
      return await sayStandings(context, { publishers, jsonl, io })
    } finally {
      unlock()
    }
  })
}

async function waitUntil(
  times: readonly string[],
  { context, io }: { readonly context: ServiceContext; readonly io: Io },
): Promise<void> {
  const nextMs = Math.min(...times.map((time) => Date.parse(time))) - Date.parse(context.now())
  const ms = Math.min(Math.max(nextMs, shortestWaitMs), longestWaitMs)
  await wait(ms, undefined, { signal: io.signal }).catch(() => undefined)
}

async function sayStandings(
  context: ServiceContext,
  { publishers, jsonl, io }: { readonly publishers: readonly Publisher[]; readonly jsonl: boolean; readonly io: Io },
): Promise<Outcome['exit']> {
  const watched = new Set(publishers.map(({ listId }) => listId))
  const standings = (await reportStandings(context)).filter(({ listId }) => watched.has(listId))
  const own = exitOfStandings(standings)
  const exit = io.signal.aborted ? exitCodes.interrupted : own
  if (jsonl) {
    const rows = [...standings.map(standingRow), { end: true, rows: standings.length, exit }]
    await io.stdout.write(rows.map((row) => `${JSON.stringify(row)}\n`).join(''))
  } else {
    const style = styleFor(io.config.isColorWanted && io.stderr.isTerminal)
    await io.stderr.write(standings.map((standing) => standingText(standing, style)).join(''))
  }
  return exit
}
