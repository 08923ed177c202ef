// `hindsight lists diff`: what changed between two versions of a list, as a page for an analyst and as JSON lines.

import { type FieldChange, fieldsOf, type ListDelta } from '@hindsight/engine/lists'
import type { ListedParty } from '@hindsight/engine/model'
import type { Command } from 'commander'
import { exitCodes } from '../../config/index.ts'
import { type ComparedVersion, diffVersions, type ListCoverage, type ListDiff, loadList } from '../../services/index.ts'
import type { Io, Outcome } from '../io.ts'
import { addListOptions, type ListOptions, type ListPlace, listRequests } from '../options.ts'
import { coverageText } from '../present/coverage-text.ts'
import { deltaText } from '../present/delta-text.ts'
import { styleFor } from '../present/style.ts'

type DiffOptions = Omit<ListOptions, 'list'> & { readonly jsonl: boolean }

const help = `
Examples:
  hindsight lists diff sdn-friday/ sdn-monday/
  hindsight lists diff old.xml.gz new.xml.gz --jsonl
  hindsight lists diff us_ofac_sdn@2022-12-27 us_ofac_sdn

[-words-] went, {+words+} came. Order, spacing and notation do not count. A party under another id counts as one that
goes on, where names, identifiers and birth dates leave no doubt.`

/** Adds the command. */
export function addListsDiff(lists: Command, io: Io, outcome: Outcome): void {
  const command = lists
    .command('diff')
    .summary('say what changed between two versions of a list')
    .description('Compares two versions of a list party by party and field by field.')
    .argument('<old>', 'list file or folder, or a stored version ID[@VERSION]; the earlier one')
    .argument('<new>', 'the same; the later one')
    .option('--jsonl', 'each party that changed as a JSON object, then a trailer', false)
    .addHelpText('after', help)
  addListOptions(command).action(async (before: string, after: string, options: DiffOptions) => {
    outcome.exit = await diff([before, after], options, { command, io })
  })
}

async function diff(paths: readonly string[], options: DiffOptions, place: ListPlace): Promise<Outcome['exit']> {
  const { io } = place
  const style = styleFor(io.config.isColorWanted && io.stdout.isTerminal)
  const versions: ComparedVersion[] = []
  for (const request of listRequests({ ...options, list: paths }, place)) {
    const { coverage, reading } = await loadList(request)
    if (reading === null || coverage.state !== 'read')
      await io.stderr.write(coverageText([coverage], io.today(), style))
    if (reading === null) return exitCodes.unavailable
    versions.push({ coverage, parties: reading.parties })
  }
  const [before, after] = versions as [ComparedVersion, ComparedVersion]
  const found = diffVersions(before, after)
  if (!options.jsonl) await io.stdout.write(deltaText(found, style))
  else for (const line of diffLines(found)) await io.stdout.write(line)
  return exitCodes.clear
}

function* diffLines({ before, after, delta }: ListDiff): Generator<string> {
  for (const row of rowsOf(delta)) yield `${JSON.stringify(row)}\n`
  const trailer = {
    end: true,
    added: delta.added.length,
    changed: delta.changed.length,
    removed: delta.removed.length,
    reidentified: delta.reidentified.length,
    unchanged: delta.unchangedCount,
    before: versionOf(before),
    after: versionOf(after),
  }
  yield `${JSON.stringify(trailer)}\n`
}

function* rowsOf({ added, changed, removed, reidentified }: ListDelta): Generator<object> {
  for (const party of added) yield rowOf('added', party, { fields: allFields(party, 'after') })
  for (const pair of changed) yield rowOf('changed', pair.after, pair)
  for (const party of removed) yield rowOf('removed', party, { fields: allFields(party, 'before') })
  for (const pair of reidentified) yield rowOf('reidentified', pair.after, pair)
}

function rowOf(
  change: 'added' | 'changed' | 'removed' | 'reidentified',
  { id, schema, name }: ListedParty,
  { fields, previousId = null }: { readonly fields: readonly FieldChange[]; readonly previousId?: string | null },
): object {
  return { change, partyId: id, previousId, schema, caption: name[0] ?? '', fields }
}

/** Every field that a party has, as one that came or went. */
function allFields(party: ListedParty, side: 'before' | 'after'): readonly FieldChange[] {
  return Object.entries(fieldsOf(party)).flatMap(([property, value]) => {
    const nothing = Array.isArray(value) ? [] : null
    if (value === null || (Array.isArray(value) && value.length === 0)) return []
    return [{ property, before: nothing, after: nothing, [side]: value }]
  })
}

function versionOf({ listId, listVersion, publishedAt, parties, rejects, sha256 }: ListCoverage): object {
  return { listId, listVersion, publishedAt, parties, rejects, sha256 }
}
