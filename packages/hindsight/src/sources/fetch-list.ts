// All files of one list from its publisher, of one publication, or none of them: the journey from an entry of the
// registry to bytes with their hashes. What is wrong is said by code and remedy, and nothing of it is kept (law L12).

import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Fault, ListFormat, ListProfile } from '@hindsight/engine/lists'
import { reasonOf } from '../config/index.ts'
import { FetchError, faultOfFetch } from './fetch-faults.ts'
import {
  type FetchedFile,
  type FileContext,
  type FileQuestion,
  fetchFile,
  isStillCurrent,
  type Validators,
} from './fetch-file.ts'
import { filesOfProfile, findEdition, type Publisher } from './registry.ts'

export interface RetryPlan {
  readonly attemptsMax: number
  /** Waits grow from `firstMs` by doubling, never beyond `longestMs`, each drawn between half of it and all. */
  readonly firstMs: number
  readonly longestMs: number
}

export interface FetchContext extends FileContext {
  /** The folder in which a folder for this fetch is made; the caller removes that when its files are stored. */
  readonly folder: string
  readonly now: () => Date
  /** In [0, 1). */
  readonly random: () => number
  readonly sleep: (ms: number, signal: AbortSignal | null) => Promise<void>
  readonly retry: RetryPlan
}

export interface FetchRequest {
  readonly publisher: Publisher
  /** Null takes the publisher's first edition. */
  readonly format: ListFormat | null
  readonly profile: ListProfile
  /** What was fetched the last time; null asks for everything, as is right now and then, since a 304 can be wrong. */
  readonly previous: readonly Validators[] | null
}

interface FetchFacts {
  readonly listId: string
  /** ISO 8601, when the fetch began. */
  readonly fetchedAt: string
  readonly attempts: number
  /** Faults of earlier attempts that passed, and what is odd. */
  readonly notes: readonly string[]
}

export interface FetchedList extends FetchFacts {
  readonly state: 'fetched'
  readonly format: ListFormat
  readonly profile: ListProfile
  readonly folder: string
  readonly files: readonly FetchedFile[]
}

export interface UnchangedList extends FetchFacts {
  readonly state: 'unchanged'
  /** The publisher said so, or sent the bytes that we have. That is no news of the list's own date. */
  readonly because: 'not-modified' | 'same-bytes'
  readonly validators: readonly Validators[]
}

export interface RefusedFetch extends FetchFacts {
  readonly state: 'refused'
  /** Never empty; the first is the one that ended the last attempt. */
  readonly faults: readonly Fault[]
  /** How long the publisher asked to be left alone; null where it did not. */
  readonly retryAfterMs: number | null
}

export type FetchResult = FetchedList | UnchangedList | RefusedFetch

type Outcome =
  | { readonly state: 'fetched'; readonly folder: string; readonly files: readonly FetchedFile[] }
  | Pick<UnchangedList, 'state' | 'because' | 'validators'>

/** Fetches a list from its publisher. Never throws for what the publisher or the network does. */
export async function fetchList(request: FetchRequest, context: FetchContext): Promise<FetchResult> {
  const { publisher, profile } = request
  const facts = { listId: publisher.listId, fetchedAt: context.now().toISOString() }
  const notes: string[] = []
  const edition = findEdition(publisher, request.format)
  const barrier = findBarrier(request)
  if (barrier !== null || edition === null) {
    const faults = [faultOfFetch(barrier ?? noEdition(request), publisher.listId)]
    return { ...facts, state: 'refused', attempts: 0, notes, faults, retryAfterMs: null }
  }
  const questions = filesOfProfile(edition, profile).map((file) => questionOf(publisher, file, request.previous))
  let isConditional = true
  for (let attempt = 1; ; attempt++) {
    const asked = isConditional ? questions : questions.map((question) => ({ ...question, known: null }))
    try {
      const outcome = await attemptAll(asked, request.previous, context)
      const tried = { ...facts, attempts: attempt, notes }
      return outcome.state === 'fetched'
        ? { ...tried, ...outcome, format: edition.format, profile }
        : { ...tried, ...outcome }
    } catch (cause) {
      const { error, fault } = faultOf(cause, publisher)
      if (!error.isPassing || attempt >= context.retry.attemptsMax) {
        return {
          ...facts,
          state: 'refused',
          attempts: attempt,
          notes,
          faults: [fault],
          retryAfterMs: error.retryAfterMs,
        }
      }
      notes.push(`attempt ${attempt}: ${fault.message}`)
      isConditional &&= error.code !== 'unasked-304' && error.code !== 'etag-wrong'
      await context.sleep(waitBefore(attempt, error, context), context.signal)
    }
  }
}

/** How long to wait after a failed attempt: drawn, so that many installations do not come back together. */
function waitBefore(attempt: number, error: FetchError, { retry, random }: FetchContext): number {
  const full = Math.min(retry.longestMs, retry.firstMs * 2 ** (attempt - 1))
  const drawn = full / 2 + (full / 2) * random()
  return Math.round(Math.max(drawn, Math.min(error.retryAfterMs ?? 0, retry.longestMs)))
}

/** Why this list cannot be fetched at all. */
function findBarrier({ publisher }: FetchRequest): FetchError | null {
  const { availability, name, page } = publisher
  if (availability.kind === 'by-hand') {
    return new FetchError('no-fixed-address', `${name} has no address that stays: ${availability.why}. See ${page}`)
  }
  if (availability.kind !== 'closed') return null
  const { on, successor, notice } = availability
  return new FetchError('list-closed', `${name} was closed on ${on}; ${successor} succeeds it (${notice})`)
}

function noEdition({ publisher, format }: FetchRequest): FetchError {
  const known = publisher.editions.map((edition) => edition.format).join(', ')
  return new FetchError('no-fixed-address', `${publisher.name} is not published as ${format}; known are: ${known}`)
}

function questionOf(
  { hosts, redirectHosts }: Publisher,
  file: FileQuestion['file'],
  previous: readonly Validators[] | null,
): FileQuestion {
  return { file, hosts, redirectHosts, known: previous?.find(({ url }) => url === file.url) ?? null }
}

/** One attempt at the whole set in a folder of its own, which is gone again unless every file came. */
async function attemptAll(
  questions: readonly FileQuestion[],
  previous: readonly Validators[] | null,
  context: FetchContext,
): Promise<Outcome> {
  const folder = await makeFolder(context.folder)
  let isKept = false
  try {
    const files = await fetchSet(questions, folder, context)
    if (files === 'unchanged') {
      const validators = questions.flatMap(({ known }) => (known === null ? [] : [known]))
      return { state: 'unchanged', because: 'not-modified', validators }
    }
    const isSame = files.every(({ url, sha256 }) =>
      previous?.some((before) => before.url === url && before.sha256 === sha256),
    )
    if (isSame) return { state: 'unchanged', because: 'same-bytes', validators: files.map(validatorsOf) }
    isKept = true
    return { state: 'fetched', folder, files }
  } finally {
    if (!isKept) await rm(folder, { recursive: true, force: true })
  }
}

/** The files one after the other; if one of them has changed, all are fetched, so that no set is of two publications. */
async function fetchSet(
  questions: readonly FileQuestion[],
  folder: string,
  context: FetchContext,
): Promise<readonly FetchedFile[] | 'unchanged'> {
  const files: FetchedFile[] = []
  const unchanged: FileQuestion[] = []
  for (const question of questions) {
    const file = await named(question, async () => await fetchFile(question, join(folder, question.file.name), context))
    if (file === 'unchanged') unchanged.push({ ...question, known: null })
    else files.push(file)
  }
  if (unchanged.length === questions.length) return 'unchanged'
  for (const question of unchanged) {
    const file = await named(question, async () => await fetchFile(question, join(folder, question.file.name), context))
    if (file === 'unchanged')
      throw new FetchError('unasked-304', `${question.file.name} is still said not to have changed`)
    files.push(file)
  }
  if (files.length > 1) await checkOnePublication(questions, files, context)
  return questions.flatMap(({ file }) => files.filter(({ name }) => name === file.name))
}

/** Asks again for every file that can be asked about: one that has changed meanwhile belongs to another publication. */
async function checkOnePublication(
  questions: readonly FileQuestion[],
  files: readonly FetchedFile[],
  context: FetchContext,
): Promise<void> {
  for (const question of questions) {
    const known = files.find(({ url }) => url === question.file.url) ?? null
    if (known === null || (known.etag === null && known.lastModified === null)) continue
    const isCurrent = await named(question, async () => await isStillCurrent({ ...question, known }, context))
    if (!isCurrent) throw new FetchError('publication-moved', `${known.name} changed while the set was fetched`)
  }
}

/** A fault that knows which file it is about. */
class FileError extends Error {
  override readonly name = 'FileError'
  readonly error: FetchError
  readonly file: string

  constructor(error: FetchError, file: string) {
    super(error.message, { cause: error })
    this.error = error
    this.file = file
  }
}

async function named<T>({ file }: FileQuestion, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (cause) {
    if (cause instanceof FetchError) throw new FileError(cause, file.name)
    throw cause
  }
}

function faultOf(cause: unknown, { listId }: Publisher): { readonly error: FetchError; readonly fault: Fault } {
  if (cause instanceof FileError) return { error: cause.error, fault: faultOfFetch(cause.error, cause.file) }
  if (cause instanceof FetchError) return { error: cause, fault: faultOfFetch(cause, listId) }
  throw cause
}

async function makeFolder(parent: string): Promise<string> {
  try {
    return await mkdtemp(join(parent, 'fetch-'))
  } catch (cause) {
    throw new FetchError('not-writable', `no folder can be made in ${parent}: ${reasonOf(cause)}`, { cause })
  }
}

function validatorsOf({ url, etag, lastModified, sha256, bytes }: FetchedFile): Validators {
  return { url, etag, lastModified, sha256, bytes }
}
