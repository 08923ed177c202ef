// Options that several commands share, and how their words become values.

import { existsSync } from 'node:fs'
import { type ListFormat, type ListProfile, listFormats, listProfiles } from '@hindsight/engine/lists'
import { type Command, InvalidArgumentError, Option } from 'commander'
import { CommandError } from '../config/index.ts'
import { type ListRequest, storedListRequests } from '../services/index.ts'
import type { Io } from './io.ts'
import { instant, instantUntil, locationOf, withStoreIfThere } from './store-options.ts'

export interface TimeOptions {
  readonly asOf?: string
  readonly knownAt?: string
}

/** Where stored lists are looked for. */
export interface ListPlace {
  readonly command: Command
  readonly io: Io
  /** Where the store is down or the clock wrong, that is the answer about everybody. */
  readonly isFaultAnswered?: boolean
}

export interface ListOptions extends TimeOptions {
  readonly list: readonly string[]
  readonly listId: readonly string[]
  readonly published: readonly string[]
  readonly format?: ListFormat
  readonly profile: ListProfile
  readonly acceptIncomplete: boolean
  readonly listMap: readonly string[]
}

/** Adds what says how a list is read. */
export function addListOptions(command: Command): Command {
  return command
    .addOption(
      new Option('--format <format>', 'format of the list, where it is not to be detected').choices(listFormats),
    )
    .addOption(
      new Option('--profile <profile>', 'which companion files a multi-file list has')
        .choices(listProfiles)
        .default('full'),
    )
    .option('--accept-incomplete', 'read a list whose companion files are missing; it never gives clear', false)
    .addOption(repeatable('--list-id <id>', 'id of the list, where its format does not say; in the order of the lists'))
    .addOption(
      repeatable('--published <date>', 'date of publication, where the format carries none; in the order of the lists'),
    )
    .addOption(repeatable('--list-map <column=property>', 'columns of a list in our own CSV'))
}

/** Adds the times at which stored lists are looked at. */
export function addTimeOptions(command: Command): Command {
  return command
    .addOption(
      new Option(
        '--as-of <time>',
        'stored lists as in force in the world then; the age of all lists is told to it',
      ).argParser(instantUntil),
    )
    .addOption(new Option('--known-at <time>', 'stored lists as they were live by our record then').argParser(instant))
}

/** An option that may be given several times. */
export function repeatable(flags: string, description: string): Option {
  return new Option(flags, description)
    .default([], 'none')
    .argParser((value: string, previous: readonly string[]) => [...previous, value])
}

/** A number from `low` to `high`. */
export function numberBetween(low: number, high: number): (value: string) => number {
  return (value) => {
    const number = Number(value)
    const isGiven = value.trim() !== '' && number >= low && number <= high
    if (!isGiven) throw new InvalidArgumentError(`It is a number from ${low} to ${high}.`)
    return number
  }
}

/** A whole number from `low` to `high`. */
export function countBetween(low: number, high: number): (value: string) => number {
  return (value) => {
    const count = numberBetween(low, high)(value)
    if (!Number.isInteger(count)) throw new InvalidArgumentError(`It is a whole number from ${low} to ${high}.`)
    return count
  }
}

/** An ISO date or time. */
export function isoTime(value: string): string {
  const isIso = /^\d{4}-\d{2}-\d{2}(?:T[\d:.]+(?:Z|[+-]\d{2}:?\d{2})?)?$/u.test(value)
  if (!isIso || Number.isNaN(Date.parse(value))) throw new InvalidArgumentError('It is an ISO date, e.g. 2026-03-01.')
  return value
}

/** One request for each list: what is no path and looks like an id is a list of the store. */
export function listRequests(options: ListOptions, { command, io, isFaultAnswered = false }: ListPlace): ListRequest[] {
  const { list, format = null, profile, acceptIncomplete, asOf = null, knownAt = null } = options
  if (list.length === 0) throw new CommandError('lists-missing', {})
  checkCount('--list-id', options.listId, list.length)
  checkCount('--published', options.published, list.length)
  const mapping = listMapping(options.listMap)
  const references = list.filter(isStored)
  const stored = storedListRequests(references, {
    open: (work) => withStoreIfThere({ command, io }, work),
    location: locationOf(command, io),
    times: { asOf, knownAt },
    isFaultAnswered,
  })
  return list.map((path, position) => {
    const ofStore = stored.find((request) => request.path === path)
    if (ofStore !== undefined) return ofStore
    const published = options.published[position]
    const publishedAt = published === undefined ? null : isoTime(published)
    return { path, listId: options.listId[position] ?? null, publishedAt, format, profile, acceptIncomplete, mapping }
  })
}

function isStored(word: string): boolean {
  return /^[a-z][a-z0-9]*(?:_[a-z0-9]+)*(?:@\S+)?$/u.test(word) && !existsSync(word)
}

function checkCount(option: string, values: readonly string[], listCount: number): void {
  const value = values[listCount]
  if (value === undefined) return
  throw new CommandError('option-value', { option, value, reason: `there are only ${listCount} lists` })
}

/** What the columns of a list in our own CSV mean. */
export function listMapping(values: readonly string[]): Record<string, string> {
  const mapping: Record<string, string> = Object.create(null) as Record<string, string>
  for (const value of values.flatMap((text) => text.split(','))) {
    const equals = value.lastIndexOf('=')
    if (equals < 1) {
      throw new CommandError('option-value', { option: '--list-map', value, reason: 'write it as column=property' })
    }
    mapping[value.slice(0, equals).trim()] = value.slice(equals + 1).trim()
  }
  return mapping
}
