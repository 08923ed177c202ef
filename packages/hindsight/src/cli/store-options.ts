// What every command may be told about the store, the clock and the person who acts.

import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type Command, InvalidArgumentError, Option } from 'commander'
import { CommandError } from '../config/index.ts'
import {
  assertHistory,
  checkpointIfDue,
  defaultKeyFile,
  faultReason,
  type LogContext,
  readKeyFile,
  type ServiceContext,
  type SignedAct,
  signAct,
  trustClock,
} from '../services/index.ts'
import { openStore } from '../store/index.ts'
import type { Io } from './io.ts'
import { keysFolderOf } from './keys-folder.ts'

export interface GlobalOptions {
  readonly store?: string
  readonly now?: string
  readonly as?: string
  readonly key?: string
}

/** Adds them to the program: they are understood before and after the name of a command. */
export function addGlobalOptions(program: Command): void {
  program
    .option('--store <location>', 'folder or postgres://… of the store (HINDSIGHT_STORE, else the data folder)')
    .option('--as <operator>', 'who acts; signed with their key')
    .option('--key <file>', 'key file to sign with, where it is not in its usual place')
    .addOption(new Option('--now <time>', 'sets the clock, in stores made for tests only').argParser(instant))
}

/** The options of the program as given with any command of it. */
export function globalsOf(command: Command): GlobalOptions {
  return command.optsWithGlobals<GlobalOptions>()
}

/** An ISO date or time as UTC with milliseconds; a date is its first moment. */
export function instant(value: string): string {
  const isIso = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/u.test(value)
  const zoned = /T.*(?:Z|[+-]\d{2}:?\d{2})$/u.test(value) || !value.includes('T') ? value : `${value}Z`
  const at = isIso ? Date.parse(zoned) : Number.NaN
  if (Number.isNaN(at)) throw new InvalidArgumentError('It is an ISO date or time, e.g. 2026-03-01T12:00:00Z.')
  return new Date(at).toISOString()
}

/** An ISO date or time to its end: a date is its last moment, so that `--as-of` a day includes the day. */
export function instantUntil(value: string): string {
  const start = instant(value)
  return value.includes('T') ? start : start.replace(/T.*$/u, 'T23:59:59.999Z')
}

export interface StoreUse {
  readonly command: Command
  readonly io: Io
  /** Whether the command makes a store where there is none. */
  readonly isMaking: boolean
  /** Opens a store whose log is contradicted by its anchors, too. */
  readonly isForAudit?: boolean
  /** Takes the clock as it is, whatever was recorded last. */
  readonly isClockTrusted?: boolean
}

/** Opens the store, runs the work and closes it. Throws `CommandError` where there is none and none is to be made. */
export async function withStore<T>(
  { command, io, isMaking, isForAudit = false, isClockTrusted = false }: StoreUse,
  work: (context: ServiceContext) => Promise<T>,
): Promise<T> {
  const { now } = globalsOf(command)
  const location = locationOf(command, io)
  const isNew = !isThere(location)
  if (isNew && !isMaking) throw new CommandError('store-missing', { location })
  const clock = now === undefined ? io.now : () => now
  const store = await openStore(location, {
    isForTests: now !== undefined,
    now: clock,
    onMigrated: ({ from, to, backup }) => {
      const copy = backup === null ? '' : `; a copy as it was is ${backup}`
      void io.stderr.write(`The store ${location} was brought from schema ${from} to ${to}${copy}.\n`)
    },
  })
  try {
    if (now !== undefined && !store.isForTests)
      throw new CommandError('clock-not-settable', { location: store.location })
    if (isNew && store.isForTests) {
      await io.stderr.write(`A store for tests was made at ${store.location}: its clock may be set with --now.\n`)
    }
    const given = { store, now: clock, newId: io.newId }
    const context = isClockTrusted ? given : await trustClock(given)
    const logContext = { ...context, keysFolder: keysFolderOf(store, io) }
    if (!isForAudit) await assertHistory(logContext)
    const done = await work(context)
    if (!isForAudit) await keepCheckpoint(logContext, io)
    return done
  } finally {
    await store.close()
  }
}

/** Signs what was recorded. That an anchor could not be reached is said, and is no fault of the command. */
async function keepCheckpoint(context: LogContext, io: Io): Promise<void> {
  const made = await checkpointIfDue(context).catch((thrown: unknown) => {
    // Whoever only reads may do so by any clock; what is signed has a time that is believed.
    if (faultReason(thrown) !== 'clock_untrusted') throw thrown
    return null
  })
  const failed = (made?.deliveries ?? []).filter(({ failure }) => failure !== null)
  for (const { name, failure } of failed)
    await io.stderr.write(`The anchor ${name} did not take the checkpoint: ${failure ?? ''}\n`)
}

/** As `withStore`, or null where there is no store. */
export async function withStoreIfThere<T>(
  { command, io }: Omit<StoreUse, 'isMaking'>,
  work: (context: ServiceContext) => Promise<T>,
): Promise<T | null> {
  if (!isThere(locationOf(command, io))) return null
  return withStore({ command, io, isMaking: false }, work)
}

/** Where the store is. */
export function locationOf(command: Command, io: Io): string {
  return globalsOf(command).store ?? io.config.storeLocation
}

/** A database server is asked; whether it holds a store shows when it is opened. */
function isThere(location: string): boolean {
  return /^[a-z]+:\/\//iu.test(location) || existsSync(join(location, 'hindsight.sqlite'))
}

/** Signs an act as the person that `--as` names. Throws `CommandError` where nobody is named or no key is there. */
export function signAs(
  { command, io }: Pick<StoreUse, 'command' | 'io'>,
  context: ServiceContext,
  { kind, payload }: { readonly kind: string; readonly payload: Readonly<Record<string, unknown>> },
): SignedAct {
  const { as: operator } = globalsOf(command)
  if (operator === undefined) throw new CommandError('act-missing', { what: `hindsight ${nameOf(command)}` })
  const key = readKeyFile(keyFileOf({ command, io }, context, operator))
  const nonce = context.newId()
  return signAct(key, { kind, payload, operator, at: context.now(), store: context.store.storeId, nonce })
}

/** The key file of a person: `--key`, or where keys usually lie. */
export function keyFileOf(
  { command, io }: Pick<StoreUse, 'command' | 'io'>,
  { store }: ServiceContext,
  operatorId: string,
): string {
  return globalsOf(command).key ?? defaultKeyFile(io.config.configFolder, { storeId: store.storeId, operatorId })
}

function nameOf(command: Command): string {
  const parent = command.parent
  return parent === null || parent.parent === null ? command.name() : `${nameOf(parent)} ${command.name()}`
}
