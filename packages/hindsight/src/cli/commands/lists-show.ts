// `hindsight lists show`: one version looked into: its sub-lists, and the parties that a name or an id is asked for.

import type { ListedParty } from '@hindsight/engine/model'
import { type Command, Option } from 'commander'
import { exitCodes } from '../../config/index.ts'
import { type ShownVersion, showVersion } from '../../services/index.ts'
import type { Io, Outcome } from '../io.ts'
import { countBetween } from '../options.ts'
import { columns, counted, grouped, printable, type Style, styleFor } from '../present/style.ts'
import { instant, instantUntil, withStore } from '../store-options.ts'

interface ShowOptions {
  readonly find?: string
  readonly party?: string
  readonly limit: number
  readonly asOf?: string
  readonly knownAt?: string
  readonly jsonl: boolean
}

const help = `
Examples:
  hindsight lists show us_ofac_sdn
  hindsight lists show us_ofac_sdn@2022-12-28 --find Velegradskiy
  hindsight lists show us_ofac_sdn --as-of 2022-06-30 --party 36`

/** Adds the command. */
export function addListsShow(lists: Command, io: Io, outcome: Outcome): void {
  const command = lists
    .command('show')
    .summary('look into a stored version')
    .description('Shows a stored version: its counts per sub-list, and parties by id or by part of a name.')
    .argument('<id[@version]>', 'list, or one version of it')
    .option('--find <text>', 'parties with this text in a name')
    .option('--party <id>', 'the party with this id')
    .option('--limit <count>', 'how many parties are shown', countBetween(1, 1_000_000), 20)
    .addOption(new Option('--as-of <time>', 'the version in force in the world then').argParser(instantUntil))
    .addOption(new Option('--known-at <time>', 'the version that was live as recorded then').argParser(instant))
    .option('--jsonl', 'each party as a JSON object, all of them unless one is asked for, then a trailer', false)
    .addHelpText('after', help)
  command.action(async (reference: string, options: ShowOptions) => {
    const times = { asOf: options.asOf ?? null, knownAt: options.knownAt ?? null }
    const shown = await withStore({ command, io, isMaking: false }, (context) =>
      showVersion(context, { reference, times }),
    )
    const parties = chosenParties(shown.parties, options)
    const style = styleFor(io.config.isColorWanted && io.stdout.isTerminal)
    await io.stdout.write(options.jsonl ? partyLines(shown, parties) : shownText(shown, { parties, options, style }))
    outcome.exit = exitCodes.clear
  })
}

function chosenParties(parties: readonly ListedParty[], { party, find }: ShowOptions): readonly ListedParty[] {
  const wanted = find?.toLowerCase()
  return parties.filter((each) => {
    if (party !== undefined && each.id !== party) return false
    return wanted === undefined || namesOf(each).some((name) => name.toLowerCase().includes(wanted))
  })
}

function namesOf({ name, alias, weakAlias, previousName }: ListedParty): readonly string[] {
  return [...name, ...alias, ...weakAlias, ...previousName]
}

function partyLines({ version, live }: ShownVersion, parties: readonly ListedParty[]): string {
  const { versionId, publishedAt, sha256, rejects } = version
  const ending = {
    end: true,
    rows: parties.length,
    version: versionId,
    publishedAt,
    sha256,
    parties: version.parties,
    rejects,
    live,
  }
  return [...parties, ending].map((row) => `${JSON.stringify(row)}\n`).join('')
}

interface Shown {
  readonly parties: readonly ListedParty[]
  readonly options: ShowOptions
  readonly style: Style
}

function shownText({ version, live, parties: all }: ShownVersion, { parties, options, style }: Shown): string {
  const state = live === null ? 'held, never live' : `live from ${live.liveFrom} (${live.cause})`
  const facts = [version.versionId, version.format, `profile ${version.profile}`, state]
  const head = `${style.bold(facts[0] ?? '')} · ${facts.slice(1).join(' · ')}\n`
  const counts = `${counted(version.records, 'record')} = ${counted(version.parties, 'party', 'parties')} + ${counted(version.rejects, 'reject')}\n`
  const isAsked = options.find !== undefined || options.party !== undefined
  if (!isAsked) return `${head}${counts}${subListText(all)}`
  const rest = parties.length - options.limit
  const more = rest > 0 ? `and ${grouped(rest)} more: see --limit and --jsonl\n` : ''
  const none = parties.length === 0 ? 'No such party on this version.\n' : ''
  return `${head}${none}${parties
    .slice(0, options.limit)
    .map((party) => partyText(party, style))
    .join('')}${more}`
}

function subListText(parties: readonly ListedParty[]): string {
  const counts = new Map<string, number>()
  for (const { programs } of parties) {
    for (const program of programs.length === 0 ? ['(none)'] : programs)
      counts.set(program, (counts.get(program) ?? 0) + 1)
  }
  const rows = [...counts].toSorted(([a, most], [b, fewer]) => fewer - most || (a < b ? -1 : 1))
  return columns(rows.map(([program, count]) => [`  ${printable(program)}`, grouped(count)]))
}

function partyText(party: ListedParty, style: Style): string {
  const [caption = '', ...others] = namesOf(party)
  const dates = party.birthDate.map(({ raw }) => raw)
  const facts = [
    ...(others.length > 0 ? [`also: ${others.join('; ')}`] : []),
    ...(dates.length > 0 ? [`born: ${dates.join('; ')}`] : []),
    ...party.identifiers.map(({ label, type, value }) => `${label ?? type}: ${value}`),
    ...(party.programs.length > 0 ? [`under: ${party.programs.join(', ')}`] : []),
  ]
  const head = `${style.bold(printable(caption))}  ${style.dim(`${party.schema} ${printable(party.id)}`)}\n`
  return `${head}${facts.map((fact) => `    ${printable(fact)}\n`).join('')}`
}
