// A list arrives: bytes kept, read, compared with what is live, examined, kept as a version, and live or held. What is
// refused or held changes nothing for anybody who screens (laws L6, L12); going live is one row.

import type { Fault, ListReading } from '@hindsight/engine/lists'
import { CommandError } from '../../config/index.ts'
import type { LiveRow, Receipt, StoredList, StoredVersion, StoreTransaction } from '../../store/index.ts'
import { recordFact } from '../record-fact.ts'
import type { ServiceContext } from '../service-context.ts'
import type { Arrival } from './arrival.ts'
import { digestParties } from './digest-parties.ts'
import {
  countIndexed,
  type Examination,
  type ExaminedArrival,
  examineArrival,
  type ListBefore,
  loadBefore,
} from './examine-arrival.ts'
import { digestOfSet, readArrival } from './read-arrival.ts'
import type { ArrivalReport, KeptReading } from './stored-facts.ts'

export interface AddedList {
  readonly receipt: Receipt
  /** The version that it became or is; null where it was refused. */
  readonly version: StoredVersion | null
  /** What is live of the list now. */
  readonly live: LiveRow | null
  readonly report: ArrivalReport | null
  readonly faults: readonly Fault[]
  readonly reading: ListReading | null
}

const attemptsMax = 5

/** Takes an arrival through to `live`, `held`, `unchanged` or `refused`. */
export async function addList(context: ServiceContext, arrival: Arrival): Promise<AddedList> {
  const list = await ensureList(context, arrival.listId)
  await keepBytes(context, arrival)
  const reading = await readArrival(arrival)
  if (reading.state === 'refused') return saveRefusal(context, arrival, reading.faults)
  const digests = digestParties(reading.parties)
  const examined: ExaminedArrival = {
    arrival,
    reading: { ...reading, notes: [...reading.notes, ...arrival.notes] },
    digests,
    sha256: digestOfSet(arrival.files),
    keptSha256: await readBackDigest(context, arrival),
    indexedCount: countIndexed(reading.parties),
    publishedAt: reading.publishedAt ?? arrival.publishedAt,
  }
  for (let attempt = 1; attempt <= attemptsMax; attempt++) {
    const saved = await examineAndSave(context, list.listId, examined)
    if (saved !== null) return saved
  }
  throw new CommandError('list-busy', { listId: list.listId })
}

/** The list as it is stored; a new one is made. Throws `CommandError` for an id that cannot be one, or a list of one's own. */
export async function ensureList({ store, now }: ServiceContext, listId: string): Promise<StoredList> {
  if (!/^[a-z][a-z0-9]*(?:_[a-z0-9]+)*$/u.test(listId)) throw new CommandError('list-id', { listId })
  return store.write(async ({ lists }) => {
    const known = await lists.find(listId)
    if (known?.kind === 'custom') throw new CommandError('list-is-custom', { listId })
    if (known !== null) return known
    const list: StoredList = { listId, addedAt: now(), kind: 'published', settings: {} }
    await lists.addList(list)
    return list
  })
}

async function keepBytes({ store }: ServiceContext, { files }: Arrival): Promise<void> {
  for (const { content, ...file } of files) await store.write(({ lists }) => lists.keepFile(file, content))
}

async function readBackDigest({ store }: ServiceContext, { files }: Arrival): Promise<string> {
  const kept = await store.read(async ({ lists }) => {
    const names: { name: string; sha256: string }[] = []
    for (const { name, sha256 } of files) {
      const content = await lists.fileBytes(sha256)
      names.push({ name, sha256: content === null ? 'absent' : sha256 })
    }
    return names
  })
  return digestOfSet(kept)
}

/** Null where another version went live meanwhile: the comparison has to be made again. */
async function examineAndSave(
  context: ServiceContext,
  listId: string,
  examined: ExaminedArrival,
): Promise<AddedList | null> {
  const { before, examination } = await context.store.read(async (view) => {
    const list = await view.lists.find(listId)
    if (list === null) throw new CommandError('list-unknown', { listId })
    const known = await loadBefore(view, list)
    return { before: known, examination: await examineArrival(view, known, examined) }
  })
  return context.store.write(async (transaction) => {
    const live = await transaction.lists.live(listId)
    const list = await transaction.lists.find(listId)
    const isSame = live?.epoch === before.live?.epoch
    const areSettingsSame = JSON.stringify(list?.settings) === JSON.stringify(before.list.settings)
    if (!isSame || !areSettingsSame) return null
    return save(transaction, { context, before, examined, examination })
  })
}

interface Save {
  readonly context: ServiceContext
  readonly before: ListBefore
  readonly examined: ExaminedArrival
  readonly examination: Examination
}

async function save(transaction: StoreTransaction, facts: Save): Promise<AddedList> {
  const { before, examined, examination, context } = facts
  const { report } = examination
  const isUnchanged = report.gate.isUnchanged && before.liveVersion !== null
  const known = isUnchanged ? before.liveVersion : sameVersion(facts)
  const isHeldByName = known !== null && settingsHold(before, known.versionId)
  const outcome = isUnchanged ? 'unchanged' : isHeldByName ? 'held' : examination.outcome
  const receiptId = context.newId()
  const version = known ?? (await transaction.lists.addVersion(newVersion(facts, receiptId)))
  const receipt = receiptOf(examined.arrival, {
    receiptId,
    recordedAt: context.now(),
    outcome,
    versionId: version.versionId,
    report: isUnchanged ? { publishedAt: examined.publishedAt } : report,
  })
  await transaction.lists.addReceipt(receipt)
  const live = outcome === 'live' ? await switchTo(transaction, version, context) : before.live
  await recordFact(transaction, { context, kind: `list-${outcome}`, act: null, body: factBody(receipt, version) })
  return { receipt, version, live, report, faults: [], reading: examined.reading }
}

/** A version that already holds these bytes under this date. */
function sameVersion({ before, examined }: Save): StoredVersion | null {
  const { sha256, publishedAt } = examined
  return before.versions.find((one) => one.sha256 === sha256 && one.publishedAt === publishedAt) ?? null
}

function settingsHold({ list }: ListBefore, versionId: string): boolean {
  const held = (list.settings as { readonly heldVersions?: Readonly<Record<string, unknown>> } | null)?.heldVersions
  return held !== undefined && Object.hasOwn(held, versionId)
}

async function switchTo(
  { lists }: StoreTransaction,
  { listId, versionId }: StoredVersion,
  { now }: ServiceContext,
): Promise<LiveRow> {
  return lists.goLive({ listId, versionId, liveFrom: now(), cause: 'accepted', proposalId: null })
}

function newVersion(
  { context, examined, examination }: Save,
  receiptId: string,
): Parameters<StoreTransaction['lists']['addVersion']>[0] {
  const { reading, arrival, sha256, publishedAt, digests } = examined
  const { rejects, removed, incomplete, notes } = reading
  const { format, mapping } = arrival
  const kept: KeptReading = { rejects, removed, incomplete, notes, format, mapping }
  return {
    listId: arrival.listId,
    publishedAt,
    receivedAt: arrival.receivedAt,
    recordedAt: context.now(),
    receiptId,
    format: reading.format,
    profile: reading.profile,
    sha256,
    records: reading.records,
    parties: reading.parties.length,
    rejects: rejects.length,
    reading: kept,
    verdict: examination.outcome,
    report: examination.report,
    stats: examination.kept,
    members: digests.members,
    bodies: examination.bodies,
  }
}

function saveRefusal(context: ServiceContext, arrival: Arrival, faults: readonly Fault[]): Promise<AddedList> {
  const receipt = receiptOf(arrival, {
    receiptId: context.newId(),
    recordedAt: context.now(),
    outcome: 'refused',
    versionId: null,
    report: { faults },
  })
  return context.store.write(async (transaction) => {
    await transaction.lists.addReceipt(receipt)
    await recordFact(transaction, { context, kind: 'list-refused', act: null, body: factBody(receipt, null) })
    const live = await transaction.lists.live(arrival.listId)
    return { receipt, version: null, live, report: null, faults, reading: null }
  })
}

type ReceiptEnding = Pick<Receipt, 'receiptId' | 'recordedAt' | 'outcome' | 'versionId' | 'report'>

function receiptOf(arrival: Arrival, ending: ReceiptEnding): Receipt {
  const { listId, receivedAt, source, files, keptTransport: transport } = arrival
  const names = files.map(({ name, sha256, bytes }) => ({ name, sha256, bytes }))
  return { listId, receivedAt, source, files: names, transport, ...ending }
}

function factBody(receipt: Receipt, version: StoredVersion | null): Readonly<Record<string, unknown>> {
  const { receiptId, listId, files, outcome, versionId } = receipt
  const counts = version === null ? {} : { parties: version.parties, rejects: version.rejects, sha256: version.sha256 }
  const hashes = files.map(({ name, sha256, bytes }) => ({ name, sha256, bytes }))
  return { id: versionId ?? receiptId, receiptId, listId, outcome, versionId, files: hashes, ...counts }
}
