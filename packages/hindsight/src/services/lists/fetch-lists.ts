// A list is fetched from its publisher and takes the same way as one that came by hand. What the publisher does wrong is
// a refused receipt: nothing of it is read, and what is live stays live (law L12).

import { rm } from 'node:fs/promises'
import type { ListFormat, ListProfile } from '@hindsight/engine/lists'
import {
  type FetchContext,
  type FetchedList,
  type FetchResult,
  fetchList,
  type Publisher,
  type RefusedFetch,
  receiveListPath,
  type UnchangedList,
} from '../../sources/index.ts'
import type { Receipt } from '../../store/index.ts'
import { recordFact } from '../record-fact.ts'
import type { ServiceContext } from '../service-context.ts'
import { type AddedList, addList, ensureList } from './add-list.ts'
import { type KeptTransport, lastValidators } from './kept-transport.ts'

export interface FetchOrder {
  readonly publisher: Publisher
  readonly format: ListFormat | null
  readonly profile: ListProfile
  /** Ask only for what has changed. */
  readonly isConditional: boolean
}

/** Fetches one list and adds it. Never throws for what the publisher or the network does. */
export async function fetchAndAdd(
  context: ServiceContext,
  { publisher, format, profile, isConditional }: FetchOrder,
  fetchContext: FetchContext,
): Promise<AddedList> {
  const { listId } = publisher
  await ensureList(context, listId)
  const receipts = await context.store.read(({ lists }) => lists.receipts(listId))
  const previous = isConditional ? lastValidators(receipts) : null
  const result = await fetchList({ publisher, format, profile, previous }, fetchContext)
  if (result.state !== 'fetched') return keepWord(context, publisher, result)
  try {
    return await addFetched(context, publisher, result)
  } finally {
    await rm(result.folder, { recursive: true, force: true })
  }
}

async function addFetched(context: ServiceContext, publisher: Publisher, result: FetchedList): Promise<AddedList> {
  const { listId, folder, files, format, profile, fetchedAt, notes } = result
  const received = await receiveListPath(folder, profile)
  const edition = publisher.editions.find((each) => each.format === format)
  const facts = {
    listId,
    source: files.map(({ finalUrl }) => finalUrl).join(' '),
    transport: files.map(({ transport }) => transport),
    keptTransport: keptTransport(result),
    published: null,
    // A format without a date of its own has the one that the publisher's server gives the file.
    publishedAt: edition?.isDated === true ? null : latestModified(files),
    receivedAt: fetchedAt,
    format,
    profile,
    acceptIncomplete: false,
    mapping: {},
  }
  if (received.state === 'refused') return addList(context, { ...facts, files: [], notes, faults: received.faults })
  return addList(context, { ...facts, files: received.files, notes: [...received.notes, ...notes], faults: [] })
}

function keptTransport(result: FetchResult): KeptTransport {
  const { attempts, notes } = result
  const base = { kind: 'fetch', attempts, notes, retryAfterMs: null } as const
  if (result.state === 'unchanged') {
    const { validators, because } = result
    return { ...base, facts: [], validators, isWhole: because === 'same-bytes' }
  }
  if (result.state === 'refused') {
    return { ...base, facts: [], validators: [], isWhole: false, retryAfterMs: result.retryAfterMs }
  }
  const validators = result.files.map(({ url, etag, lastModified, sha256, bytes }) => {
    return { url, etag, lastModified, sha256, bytes }
  })
  return { ...base, facts: result.files.map(({ transport }) => transport), validators, isWhole: true }
}

/** The publisher said that nothing changed, or could not be heard: a receipt without files. */
function keepWord(
  context: ServiceContext,
  publisher: Publisher,
  result: UnchangedList | RefusedFetch,
): Promise<AddedList> {
  const { listId, fetchedAt } = result
  return context.store.write(async (transaction) => {
    const receipts = await transaction.lists.receipts(listId)
    const known = receipts.findLast(({ versionId, outcome }) => versionId !== null && outcome !== 'refused')
    const faults = result.state === 'refused' ? result.faults : []
    const receipt: Receipt = {
      receiptId: context.newId(),
      listId,
      receivedAt: fetchedAt,
      recordedAt: context.now(),
      source: publisher.editions[0]?.files.map(({ url }) => url).join(' ') ?? publisher.page,
      files: [],
      transport: keptTransport(result),
      outcome: result.state,
      versionId: result.state === 'unchanged' ? (known?.versionId ?? null) : null,
      report: result.state === 'refused' ? { faults } : { publishedAt: null },
    }
    await transaction.lists.addReceipt(receipt)
    const body = { id: receipt.receiptId, listId, outcome: receipt.outcome, faults: faults.map(({ code }) => code) }
    await recordFact(transaction, { context, kind: `list-${receipt.outcome}`, act: null, body })
    const live = await transaction.lists.live(listId)
    const version = receipt.versionId === null ? null : await transaction.lists.version(receipt.versionId)
    return { receipt, version, live, report: null, faults, reading: null }
  })
}

function latestModified(files: FetchedList['files']): string | null {
  const times = files.flatMap(({ lastModified }) => (lastModified === null ? [] : [Date.parse(lastModified)]))
  const known = times.filter((time) => !Number.isNaN(time))
  return known.length === 0 ? null : new Date(Math.max(...known)).toISOString()
}
