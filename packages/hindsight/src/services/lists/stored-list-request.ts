// Stored lists beside list files: all lists that a command names are read at one moment, each pinned to one version, so
// that nobody compares with a mixture. What was never loaded or has expired is in the coverage and never clear (law L5).

import type { ListFormat, ListProfile } from '@hindsight/engine/lists'
import { CommandError, reasonOf } from '../../config/index.ts'
import type { StoreView } from '../../store/index.ts'
import type { ListCoverage, StoredCoverage } from '../coverage.ts'
import type { LoadedList, StoredListRequest } from '../load-lists.ts'
import type { ServiceContext } from '../service-context.ts'
import { type FaultReason, faultReason } from '../unavailable-reason.ts'
import { type ChosenVersion, chooseVersion, type ListTimes } from './choose-version.ts'
import { settingsOf } from './list-settings.ts'
import { ageOf, findStanding } from './list-state.ts'
import { openVersion } from './open-version.ts'

/** Opens the store for one reading and closes it; null where there is none. */
export type StoreOpening = <T>(work: (context: ServiceContext) => Promise<T>) => Promise<T | null>

export interface StoredListOptions {
  readonly open: StoreOpening
  readonly location: string
  readonly times: ListTimes
  /** A store that is down or a clock that is wrong is an answer (`unavailable` with its reason), not a throw. */
  readonly isFaultAnswered?: boolean
}

/** Requests for stored lists (`ID` or `ID@VERSION`) that are all answered from one moment of the store. */
export function storedListRequests(
  references: readonly string[],
  { open, location, times, isFaultAnswered = false }: StoredListOptions,
): readonly StoredListRequest[] {
  let loading: Promise<ReadonlyMap<string, LoadedList>> | null = null
  const load = async (): Promise<ReadonlyMap<string, LoadedList>> => {
    try {
      const loaded = await open((context) => loadStored(references, context, times))
      if (loaded !== null) return loaded
      const reason = `there is no store at ${location}, and no such file`
      return new Map(references.map((reference) => [reference, neverLoaded(reference, reason)]))
    } catch (thrown) {
      const because = faultReason(thrown)
      // What is damaged ends the command: it is never an answer among others.
      if (!isFaultAnswered || because === null || because === 'integrity_failed') throw thrown
      return new Map(references.map((reference) => [reference, notRead(reference, because, thrown)]))
    }
  }
  const loadAll = (): Promise<ReadonlyMap<string, LoadedList>> => {
    loading ??= load()
    return loading
  }
  return references.map((reference) => ({
    path: reference,
    async load() {
      const loaded = (await loadAll()).get(reference)
      return loaded ?? neverLoaded(reference, 'it was not loaded')
    },
  }))
}

async function loadStored(
  references: readonly string[],
  context: ServiceContext,
  times: ListTimes,
): Promise<ReadonlyMap<string, LoadedList>> {
  return context.store.read(async (view) => {
    const loaded = new Map<string, LoadedList>()
    for (const reference of references) {
      loaded.set(reference, await loadOne(view, reference, { now: context.now(), times }))
    }
    return loaded
  })
}

interface LoadTimes {
  readonly now: string
  readonly times: ListTimes
}

async function loadOne(view: StoreView, reference: string, { now, times }: LoadTimes): Promise<LoadedList> {
  const chosen = await chooseVersion(view, reference, times)
  if (chosen === null) return neverLoaded(reference, await whyNever(view, reference, times))
  const at = times.asOf ?? now
  const { reading, expiredEntryCount } = await openVersion(view, chosen.version, at.slice(0, 10))
  const stored = await storedCoverage(view, chosen, { now, times })
  const { list, version } = chosen
  const rejected = version.rejects
  const entries = expiredEntryCount === 1 ? '1 entry has' : `${expiredEntryCount} entries have`
  const coverage: ListCoverage = {
    listId: list.listId,
    listVersion: version.versionId,
    publishedAt: version.publishedAt,
    profile: version.profile as ListProfile,
    parties: reading.parties.length,
    rejects: rejected,
    sha256: version.sha256,
    state: stateOf(chosen, stored, reading.incomplete),
    format: version.format as ListFormat,
    source: reference,
    files:
      (await view.lists.receipts(list.listId)).find(({ receiptId }) => receiptId === version.receiptId)?.files ?? [],
    notes: [
      ...reading.notes,
      ...(rejected > 0 ? [`${rejected === 1 ? '1 record' : `${rejected} records`} could not become a party`] : []),
      ...(expiredEntryCount > 0 ? [`${entries} expired and no longer alert`] : []),
      ...notesOf(stored),
    ],
    incomplete: chosen.live === null ? [...reading.incomplete, 'the version was never live'] : reading.incomplete,
    faults: [],
    stored,
  }
  return { coverage, reading }
}

function stateOf(
  { live }: ChosenVersion,
  stored: StoredCoverage,
  incomplete: readonly string[],
): ListCoverage['state'] {
  if (stored.age === 'expired') return 'expired'
  return incomplete.length > 0 || live === null ? 'incomplete' : 'read'
}

/** A named version is compared with as it was: it says its age and does not expire. */
async function storedCoverage(
  view: StoreView,
  { list, version, live, isPinned }: ChosenVersion,
  { now, times }: LoadTimes,
): Promise<StoredCoverage> {
  const at = times.asOf ?? now
  const standing = await findStanding(view, list, now)
  const receipts = await view.lists.receipts(list.listId)
  const own = ageOf(version, { receipts, ages: settingsOf(list).ages, now: at })
  const isPast = isPinned || times.asOf !== null || times.knownAt !== null
  const isAgeless = list.kind === 'custom'
  const age = isAgeless || isPinned ? null : isPast ? own.verdict : worst(own.verdict, standing)
  return {
    epoch: live?.epoch ?? null,
    liveFrom: live?.liveFrom ?? null,
    gate: live === null ? 'held' : live.cause,
    age,
    ageDays: isAgeless ? null : own.days,
    ageFrom: own.from,
    waiting: isPast ? null : (standing.waiting?.versionId ?? null),
    isPinned,
    asOf: times.asOf,
    knownAt: times.knownAt,
  }
}

function worst(own: StoredCoverage['age'], { states }: { readonly states: readonly string[] }): StoredCoverage['age'] {
  if (states.includes('expired')) return 'expired'
  return states.includes('stale') ? 'stale' : own
}

function notesOf({ age, ageDays, waiting, gate }: StoredCoverage): readonly string[] {
  return [
    ...(age === 'stale' ? [`stale: the publisher's date is ${ageDays} days ago`] : []),
    ...(age === 'expired' ? [`expired: the publisher's date is ${ageDays} days ago; nobody is clear by it`] : []),
    ...(waiting === null ? [] : [`a newer version is held back: ${waiting}`]),
    ...(gate === 'held' ? ['this version was held back and never live'] : []),
  ]
}

async function whyNever({ lists }: StoreView, reference: string, { asOf, knownAt }: ListTimes): Promise<string> {
  const list = await lists.find(reference)
  if (list === null) return 'no list of this name was ever added'
  const versions = await lists.versions(reference)
  if (versions.length === 0) return 'nothing that arrived for it could be read'
  if (asOf !== null || knownAt !== null) {
    const world = asOf === null ? '' : `, published by ${asOf}`
    return `no version was live${knownAt === null ? '' : `, as recorded at ${knownAt}`}${world}`
  }
  return `its only versions are held back: ${versions.map(({ versionId }) => versionId).join(', ')}`
}

function neverLoaded(reference: string, reason: string): LoadedList {
  const place = { file: reference, line: null, offset: null, recordId: null }
  const remedy =
    'Add it with hindsight lists add PATH --list ID, or fetch it; hindsight lists status shows what is there.'
  const message = `${reference} was never loaded: ${reason}`
  return refused(reference, { faults: [{ code: 'never-loaded', place, message, remedy }] })
}

/** A list that may well be there: what it needs is not. */
function notRead(reference: string, because: FaultReason, thrown: unknown): LoadedList {
  const place = { file: reference, line: null, offset: null, recordId: null }
  const { code, remedy } = thrown instanceof CommandError ? thrown : { code: 'internal', remedy: '' }
  const message = `${reference} could not be read: ${reasonOf(thrown)}`
  return refused(reference, { because, faults: [{ code, place, message, remedy }] })
}

function refused(reference: string, why: Pick<ListCoverage, 'faults' | 'because'>): LoadedList {
  return {
    reading: null,
    coverage: {
      listId: reference.replace(/@.*$/u, ''),
      listVersion: null,
      publishedAt: null,
      profile: 'full',
      parties: 0,
      rejects: 0,
      sha256: null,
      state: 'refused',
      format: null,
      source: reference,
      files: [],
      notes: [],
      incomplete: [],
      ...why,
    },
  }
}
