// `hindsight store`: where the store is and what it holds, bringing it to this version's schema, and whether all that is
// kept is what was written.

import type { Command } from 'commander'
import { exitCodes } from '../../config/index.ts'
import { confirmClock, lastRecordedAt } from '../../services/index.ts'
import { openStore, type Store, type StoreInspection } from '../../store/index.ts'
import type { Io, Outcome } from '../io.ts'
import { columns, counted, grouped, printable, styleFor } from '../present/style.ts'
import { locationOf, withStore } from '../store-options.ts'

interface Output {
  readonly jsonl: boolean
}

const checkHelp = `
Exit codes: 0 all that is kept is what was written, 6 something is not.`

/** Adds the commands. */
export function addStore(program: Command, io: Io, outcome: Outcome): void {
  const store = program.command('store').summary('look after the store').description('Looks after the store.')
  const status = withOutput(store.command('status').summary('say where the store is and what it holds'))
    .description('Says which store is used, its schema, its size and how many rows each table holds.')
    .action(async ({ jsonl }: Output) => {
      await withStore({ command: status, io, isMaking: false }, async ({ store }) => {
        const inspection = await store.inspect()
        await io.stdout.write(jsonl ? statusLines(store, inspection) : statusText(store, inspection))
      })
      outcome.exit = exitCodes.clear
    })
  const migrate = withOutput(store.command('migrate').summary('bring the store to the schema of this version'))
    .description(
      'Brings the store to the schema of this version. A folder is copied first; back PostgreSQL up yourself.',
    )
    .action(async ({ jsonl }: Output) => {
      await migrateStore(migrate, io, jsonl)
      outcome.exit = exitCodes.clear
    })
  const check = withOutput(store.command('check').summary('compare all that is kept with its hashes and counts'))
    .description('Reads all that is kept: bytes by their hashes, members of versions by their digests, sequences.')
    .addHelpText('after', checkHelp)
    .action(async ({ jsonl }: Output) => {
      const isSound = await withStore({ command: check, io, isMaking: false }, ({ store }) =>
        checkStore(store, io, jsonl),
      )
      outcome.exit = isSound ? exitCodes.clear : exitCodes.integrity
    })
  const clock = withOutput(store.command('clock').summary('say, or confirm, that the clock is right'))
    .description('Says when something was recorded last. Nothing is recorded before that, or years after it.')
    .option('--confirm', 'put on record that the clock is right and what was recorded last was not', false)
    .action(async ({ jsonl, confirm }: Output & { readonly confirm: boolean }) => {
      await tellClock(clock, io, { jsonl, isConfirmed: confirm })
      outcome.exit = exitCodes.clear
    })
}

async function tellClock(
  command: Command,
  io: Io,
  { jsonl, isConfirmed }: Output & { readonly isConfirmed: boolean },
): Promise<void> {
  const facts = await withStore({ command, io, isMaking: false, isClockTrusted: true }, async (context) => {
    const newest = await context.store.read(lastRecordedAt)
    if (isConfirmed) await confirmClock(context)
    return { now: context.now(), newest, confirmed: isConfirmed }
  })
  const said = facts.newest === null ? 'nothing was recorded yet' : `recorded last ${facts.newest}`
  const text = `now ${facts.now}\n${said}\n${isConfirmed ? 'The clock was confirmed, on record.\n' : ''}`
  await io.stdout.write(jsonl ? `${JSON.stringify({ end: true, ...facts })}\n` : text)
}

function withOutput(command: Command): Command {
  return command.option('--jsonl', 'JSON objects, then a trailer', false)
}

function factsOf({ kind, location, storeId, isForTests, schemaVersion }: Store): Record<string, unknown> {
  return { kind, location, storeId, isForTests, schemaVersion }
}

function statusLines(store: Store, { tables, bytes, syncsCommits }: StoreInspection): string {
  const rows = [...tables, { end: true, ...factsOf(store), bytes, syncsCommits }]
  return rows.map((row) => `${JSON.stringify(row)}\n`).join('')
}

function statusText(store: Store, { tables, bytes, syncsCommits }: StoreInspection): string {
  const kinds = { sqlite: 'SQLite in a folder', postgres: 'PostgreSQL' }
  const facts = [
    ['store', printable(store.location)],
    ['kind', kinds[store.kind]],
    ['id', store.storeId],
    ['schema', String(store.schemaVersion)],
    ['size', `${grouped(bytes)} bytes`],
    ['clock', store.isForTests ? 'may be set with --now: made for tests' : 'real'],
  ]
  const warning = syncsCommits
    ? ''
    : 'The server does not sync what it commits (fsync or full_page_writes is off): a power cut may take what was recorded.\n'
  return `${columns(facts)}${warning}${columns(tables.map(({ name, rows }) => [`  ${name}`, grouped(rows)]))}`
}

async function migrateStore(command: Command, io: Io, jsonl: boolean): Promise<void> {
  const steps: { readonly from: number; readonly to: number; readonly backup: string | null }[] = []
  const store = await openStore(locationOf(command, io), {
    migrates: true,
    now: () => io.now(),
    onMigrated: ({ from, to, backup }) => steps.push({ from, to, backup }),
  })
  const { location, schemaVersion } = store
  await store.close()
  const [step] = steps
  if (jsonl) {
    const { from = schemaVersion, backup = null } = step ?? {}
    await io.stdout.write(`${JSON.stringify({ end: true, location, from, to: schemaVersion, backup })}\n`)
    return
  }
  const copy = step?.backup == null ? '' : `A copy as it was: ${step.backup}\n`
  const told =
    step === undefined ? `has schema ${schemaVersion} already` : `went from schema ${step.from} to ${step.to}`
  await io.stdout.write(`The store ${location} ${told}.\n${copy}`)
}

async function checkStore(store: Store, io: Io, jsonl: boolean): Promise<boolean> {
  const { checked, faults } = await store.check()
  const style = styleFor(io.config.isColorWanted && io.stdout.isTerminal)
  if (jsonl) {
    const rows = [
      ...faults.map((fault) => ({ fault })),
      { end: true, ...factsOf(store), checked, faults: faults.length },
    ]
    await io.stdout.write(rows.map((row) => `${JSON.stringify(row)}\n`).join(''))
    return faults.length === 0
  }
  const counts = checked.map(({ what, count }) => [`  ${what}`, grouped(count)])
  const list = faults.map((fault) => `${style.unavailable('damaged')}  ${printable(fault)}\n`).join('')
  const verdict = faults.length === 0 ? style.clear('whole') : style.unavailable(counted(faults.length, 'fault'))
  await io.stdout.write(`${columns(counts)}${list}${verdict}  ${printable(store.location)}\n`)
  return faults.length === 0
}
