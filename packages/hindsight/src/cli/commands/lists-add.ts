// `hindsight lists add`: a list from a path goes through the whole journey; what became of it is printed.

import { type ListFormat, type ListProfile, listFormats, listProfiles } from '@hindsight/engine/lists'
import { type Command, Option } from 'commander'
import { CommandError } from '../../config/index.ts'
import { addList, arriveByPath } from '../../services/index.ts'
import type { Io, Outcome } from '../io.ts'
import { lookBackAfter } from '../look-back-now.ts'
import { listMapping, repeatable } from '../options.ts'
import { arrivalRow, arrivalText, exitOfArrival } from '../present/arrival-text.ts'
import { runText } from '../present/lookback-text.ts'
import { styleFor } from '../present/style.ts'
import { instant, withStore } from '../store-options.ts'

interface AddOptions {
  readonly list: string
  readonly published?: string
  readonly received?: string
  readonly format?: ListFormat
  readonly profile: ListProfile
  readonly acceptIncomplete: boolean
  readonly listMap: readonly string[]
  readonly lookback: boolean
  readonly index?: string
  readonly jsonl: boolean
}

const help = `
Examples:
  hindsight lists add sdn/ --list us_ofac_sdn --published 2026-02-27
  hindsight lists add consolidated.xml --list un_sc_sanctions
  hindsight lists add sdn.csv --list us_ofac_sdn --profile primary-only --jsonl

The version goes live, or is held back with the reasons while the one before stays live. Held versions are kept:
hindsight lists release VERSION has two people let them through.

Exit codes: 0 live or unchanged, 1 held (somebody has to look), 2 usage, 3 refused or the store cannot be used.`

/** Adds the command. */
export function addListsAdd(lists: Command, io: Io, outcome: Outcome): void {
  const command = lists
    .command('add')
    .summary('keep a new version of a list')
    .description('Keeps a list file or folder as a new version, which goes live or is held back.')
    .argument('<path>', 'list file, or folder with one multi-file list; may be gzipped')
    .requiredOption('--list <id>', 'id of the list, e.g. us_ofac_sdn')
    .addOption(
      new Option('--published <time>', 'when it was published, where its format carries no date').argParser(instant),
    )
    .addOption(new Option('--received <time>', 'when it was received, if not just now').argParser(instant))
    .addOption(new Option('--format <format>', 'format, where it is not to be detected').choices(listFormats))
    .addOption(
      new Option('--profile <profile>', 'which companion files a multi-file list has')
        .choices(listProfiles)
        .default('full'),
    )
    .option('--accept-incomplete', 'keep a list whose companion files are missing; it never goes live', false)
    .addOption(repeatable('--list-map <column=property>', 'columns of a list in our own CSV'))
    .option('--no-lookback', 'do not look back now at those who were screened before')
    .option('--index <folder>', 'folder of the index of subjects, where it is not beside the store')
    .option('--jsonl', 'what became of it as a JSON object, then a trailer', false)
    .addHelpText('after', help)
  command.action(async (path: string, options: AddOptions) => {
    outcome.exit = await add(path, options, { command, io })
  })
}

async function add(
  path: string,
  options: AddOptions,
  { command, io }: { readonly command: Command; readonly io: Io },
): Promise<Outcome['exit']> {
  const { list: listId, published, received, format = null, profile, acceptIncomplete } = options
  const mapping = listMapping(options.listMap)
  const added = await withStore({ command, io, isMaking: true }, async (context) => {
    const receivedAt = received ?? context.now()
    const publishedAt = published ?? null
    const facts = { path, listId, publishedAt, receivedAt, format, profile, acceptIncomplete, mapping }
    const arrival = await arriveByPath(facts)
    const absent = arrival.faults.find(({ code }) => code === 'path-not-found')
    if (absent !== undefined) throw new CommandError('path-not-found', { what: 'lists add', path })
    return addList(context, arrival)
  })
  const exit = exitOfArrival(added)
  const style = styleFor(io.config.isColorWanted && io.stdout.isTerminal)
  const isNew = added.receipt.outcome === 'live' && options.lookback
  const runs = isNew ? await lookBackAfter({ command, io, indexFolder: options.index ?? null }) : []
  const trailer = { end: true, rows: 1, lookbacks: runs, exit }
  const lines = [arrivalRow(added), trailer].map((row) => `${JSON.stringify(row)}\n`).join('')
  const text = arrivalText(added, style) + runs.map((run) => runText(run, style)).join('')
  await io.stdout.write(options.jsonl ? lines : text)
  return exit
}
