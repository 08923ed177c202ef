// `hindsight lookback preview`: what a list version, entries of one's own or a policy would do, before anything is saved.

import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import type { Command } from 'commander'
import { CommandError, exitCodes, reasonOf } from '../../config/index.ts'
import {
  type LookbackPreview,
  type LookbackProposal,
  livePolicy,
  loadList,
  loadPolicy,
  previewEntries,
  previewLookback,
  type RecordContext,
} from '../../services/index.ts'
import { indexFolderOf } from '../index-folder.ts'
import type { Io, Outcome } from '../io.ts'
import { addListOptions, type ListOptions, listRequests, numberBetween } from '../options.ts'
import { runText } from '../present/lookback-text.ts'
import { grouped, styleFor } from '../present/style.ts'
import { withRecord } from '../record-options.ts'

interface PreviewOptions extends Omit<ListOptions, 'list' | 'listId'> {
  readonly list?: string
  readonly custom: boolean
  readonly policy?: string
  readonly threshold?: number
  readonly index?: string
  readonly jsonl: boolean
}

const help = `
Examples:
  hindsight lookback preview us_ofac_sdn@2026-03-04
  hindsight lookback preview sdn/ --list us_ofac_sdn
  hindsight lookback preview partners.csv --list our_watchlist --custom
  hindsight lookback preview --threshold 0.8

Nothing is saved. The numbers are those of the run that would follow.

Exit codes: 0 nobody newly to review, 1 somebody would be, 2 usage, 3 the list was refused.`

/** Adds the command. */
export function addLookbackPreview(lookback: Command, io: Io, outcome: Outcome): void {
  const command = lookback
    .command('preview')
    .summary('say what a change would do, before it is saved')
    .description('Says how many subjects a change would raise, release and re-open.')
    .argument('[change]', 'stored version (ID@VERSION), or list file or folder')
    .option('--list <id>', 'id of the list that the file is a version of')
    .option('--custom', 'the file holds entries for a list of your own', false)
    .option('--policy <file>', 'a policy instead of the one in use')
    .option('--threshold <score>', 'another threshold', numberBetween(0, 1))
    .option('--index <folder>', 'folder of the index of subjects, where it is not beside the store')
    .option('--jsonl', 'one JSON object per subject for whom something would move, then a trailer', false)
    .addHelpText('after', help)
  addListOptions(command).action(async (change: string | undefined, options: PreviewOptions) => {
    const preview = await withRecord({ command, io, isMaking: false }, async (context) => {
      const proposal = await proposalOf(change ?? null, options, { context, command, io })
      const indexFolder = options.index ?? indexFolderOf(context.store, io)
      const { policy } = await context.store.read(livePolicy)
      return previewLookback({ context, policy, indexFolder, proposal })
    })
    await io.stdout.write(options.jsonl ? previewLines(preview) : previewText(preview, io))
    outcome.exit = preview.run.newlyReview > 0 ? exitCodes.review : exitCodes.clear
  })
}

interface PreviewPlace {
  readonly context: RecordContext
  readonly command: Command
  readonly io: Io
}

async function proposalOf(
  change: string | null,
  options: PreviewOptions,
  { context, command, io }: PreviewPlace,
): Promise<LookbackProposal> {
  const { list, custom, policy = null, threshold: bar = null } = options
  if (policy !== null || bar !== null) return { kind: 'policy', policy: loadPolicy(policy, bar) }
  if (change === null) return command.error('error: name a version, a list file, --policy or --threshold')
  if (list === undefined) return { kind: 'version', versionId: change }
  if (custom) {
    const content = readBytes(change)
    const { parties } = await previewEntries(context, { listId: list, name: basename(change), content })
    return { kind: 'parties', listId: list, parties, isWhole: false }
  }
  const [request] = listRequests({ ...options, list: [change], listId: [list] }, { command, io })
  const loaded = request === undefined ? null : await loadList(request)
  if (loaded?.reading == null) {
    const [fault] = loaded?.coverage.faults ?? []
    throw new CommandError('preview-refused', { path: change, reason: fault?.message ?? 'it cannot be read' })
  }
  return { kind: 'parties', listId: list, parties: loaded.reading.parties, isWhole: true }
}

function readBytes(path: string): Uint8Array {
  try {
    return readFileSync(path)
  } catch (cause) {
    throw new CommandError('preview-refused', { path, reason: reasonOf(cause) }, cause)
  }
}

function previewLines({ run, outcomes, behind }: LookbackPreview): string {
  return [...outcomes, { end: true, rows: outcomes.length, behind, run }]
    .map((row) => `${JSON.stringify(row)}\n`)
    .join('')
}

function previewText({ run, behind }: LookbackPreview, io: Io): string {
  const style = styleFor(io.config.isColorWanted && io.stdout.isTerminal)
  const rest = behind === 0 ? '' : `${grouped(behind)} subjects are behind what is live: a run takes them up besides.\n`
  return `Nothing is saved. This would follow:\n${runText(run, style)}${rest}`
}
