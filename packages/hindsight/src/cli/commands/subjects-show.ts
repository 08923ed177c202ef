// `hindsight subjects show|list|monitor|proof|group`: who is on record, since when, how far screened, and the proof of it.

import { type Command, Option } from 'commander'
import { exitCodes } from '../../config/index.ts'
import {
  groupState,
  lookPurposes,
  monitorActs,
  monitorSubject,
  proveScreening,
  showSubject,
} from '../../services/index.ts'
import { type LookOptions, signLook } from '../case-acts.ts'
import type { Io, Outcome } from '../io.ts'
import { countBetween } from '../options.ts'
import { lookFlagsText } from '../present/look-text.ts'
import { groupText } from '../present/screenings-text.ts'
import { styleFor } from '../present/style.ts'
import { proofText, subjectText } from '../present/subject-text.ts'
import { withRecord } from '../record-options.ts'
import { instantUntil, signAs } from '../store-options.ts'

interface ShowOptions extends JsonOption, LookOptions {
  readonly knownAt?: string
}

interface JsonOption {
  readonly jsonl: boolean
}

const proofHelp = `
The page names the run, what it was compared with, and the path of hashes from this subject to the root of the run's
population, which the log holds: it proves the screening of one subject without naming another.`

/** Adds the commands. */
export function addSubjectsShow(subjects: Command, io: Io, outcome: Outcome): void {
  addShow(subjects, io, outcome)
  addList(subjects, io, outcome)
  addMonitor(subjects, io, outcome)
  addProof(subjects, io, outcome)
  addGroup(subjects, io, outcome)
}

function addShow(subjects: Command, io: Io, outcome: Outcome): void {
  const command = subjects
    .command('show')
    .summary('say what is on record about a subject')
    .description(
      'Shows every version of a subject with its times, monitoring, roles, and screenings. Each look is on record.',
    )
    .argument('<id>', 'id of the subject')
    .addOption(new Option('--known-at <time>', 'as it was recorded at').argParser(instantUntil))
    .addOption(new Option('--purpose <purpose>', 'why you look').choices(lookPurposes))
    .option('--jsonl', 'as JSON, then a trailer', false)
  command.action(async (subjectId: string, { jsonl, knownAt, purpose }: ShowOptions) => {
    const shown = await withRecord({ command, io, isMaking: false }, (context) => {
      const signed = signLook({ command, io }, context, { what: 'subject', id: subjectId, purpose })
      return showSubject(context, { subjectId, knownAt: knownAt ?? null, signed })
    })
    await io.stderr.write(lookFlagsText(shown.flags))
    const style = styleFor(io.config.isColorWanted && io.stdout.isTerminal)
    await io.stdout.write(jsonl ? lines([shown], 1) : subjectText(shown, style))
    outcome.exit = exitCodes.clear
  })
}

function addList(subjects: Command, io: Io, outcome: Outcome): void {
  const command = subjects
    .command('list')
    .summary('list who is on record')
    .description('Lists ids of subjects on record in order, with version, monitoring and how far they were screened.')
    .option('--after <id>', 'begin behind this id', '')
    .option('--limit <count>', 'at most so many', countBetween(1, 100_000))
    .option('--jsonl', 'one JSON object per subject, then a trailer', false)
  command.action(async ({ after, limit, jsonl }: JsonOption & { readonly after: string; readonly limit?: number }) => {
    const heads = await withRecord({ command, io, isMaking: false }, ({ store }) =>
      store.read(async (view) => {
        const found = await view.subjects.heads(await view.subjects.ids(after, limit ?? 1000))
        return [...found.values()].sort((a, b) => (a.subjectId < b.subjectId ? -1 : 1))
      }),
    )
    const rows = heads.map(({ subjectId, version, isMonitored, watermark }) => {
      return `${subjectId}\tversion ${version}\t${isMonitored ? 'monitored' : 'not monitored'}\tlists ${watermark.listEpoch}\n`
    })
    await io.stdout.write(jsonl ? lines(heads, heads.length) : rows.join(''))
    outcome.exit = exitCodes.clear
  })
}

function addMonitor(subjects: Command, io: Io, outcome: Outcome): void {
  const command = subjects
    .command('monitor')
    .summary('begin or end monitoring of a subject')
    .description('Switches monitoring: who is monitored is found again when a list changes. Signed, with a reason.')
    .argument('<id>', 'id of the subject')
    .argument('<on|off>', 'on or off')
    .requiredOption('--reason <text>', 'why')
  command.action(async (subjectId: string, word: string, { reason }: { readonly reason: string }) => {
    if (word !== 'on' && word !== 'off') command.error(`error: ${word} is neither on nor off`)
    const isMonitored = word === 'on'
    const head = await withRecord({ command, io, isMaking: false }, (context) => {
      const kind = isMonitored ? monitorActs.on : monitorActs.off
      const signed = signAs({ command, io }, context, { kind, payload: { subjectId, reason } })
      return monitorSubject(signed, { context, isMonitored })
    })
    const rest = isMonitored ? ' and is behind until the next lookback run' : ''
    await io.stdout.write(`${head.subjectId} is ${isMonitored ? 'monitored' : 'not monitored'}${rest}.\n`)
    outcome.exit = exitCodes.clear
  })
}

function addProof(subjects: Command, io: Io, outcome: Outcome): void {
  const command = subjects
    .command('proof')
    .summary('prove how a subject was screened')
    .description('Prints the proof of the last screening of a subject, clear ones too.')
    .argument('<id>', 'id of the subject')
    .option('--jsonl', 'as JSON, then a trailer', false)
    .addHelpText('after', proofHelp)
  command.action(async (subjectId: string, { jsonl }: JsonOption) => {
    const proof = await withRecord({ command, io, isMaking: false }, ({ store }) =>
      store.read((view) => proveScreening(view, subjectId)),
    )
    await io.stdout.write(jsonl ? lines([proof], 1) : proofText(proof))
    outcome.exit = exitCodes.clear
  })
}

function addGroup(subjects: Command, io: Io, outcome: Outcome): void {
  const command = subjects
    .command('group')
    .summary('say how a group stands: as the worst of its members')
    .description('Shows every party of a group (a shipment, a company) with its role, its state and its cases.')
    .argument('<id>', 'id of the group, as in the column group_id')
    .option('--jsonl', 'one JSON object per member, then a trailer', false)
  command.action(async (groupId: string, { jsonl }: JsonOption) => {
    const group = await withRecord({ command, io, isMaking: false }, (context) => groupState(context, groupId))
    const { members, ...rest } = group
    const rows = [...members, { end: true, rows: members.length, ...rest }]
    const style = styleFor(io.config.isColorWanted && io.stdout.isTerminal)
    await io.stdout.write(jsonl ? rows.map((row) => `${JSON.stringify(row)}\n`).join('') : groupText(group, style))
    outcome.exit = exitCodes.clear
  })
}

function lines(rows: readonly unknown[], count: number): string {
  return [...rows, { end: true, rows: count }].map((row) => `${JSON.stringify(row)}\n`).join('')
}
