// One round of the watch: what is due by the cadence of its publisher is fetched, with patience after failures, and what
// is too old is told. One watch at a time, by a lock that a dead one does not keep.

import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { CommandError } from '../../config/index.ts'
import { type FetchContext, type FetchPlan, type Publisher, planFetches } from '../../sources/index.ts'
import type { ServiceContext } from '../service-context.ts'
import type { AddedList } from './add-list.ts'
import { fetchAndAdd } from './fetch-lists.ts'
import { fetchHistory } from './kept-transport.ts'

export interface WatchRound {
  readonly plan: FetchPlan
  readonly added: readonly AddedList[]
  /** The plan after this round: when to look again. */
  readonly next: FetchPlan
}

export interface WatchRequest {
  readonly publishers: readonly Publisher[]
  readonly fetchContext: FetchContext
  readonly signal: AbortSignal
  /** Told what became of each list as it comes. */
  readonly onAdded: (added: AddedList) => Promise<void>
}

/** Fetches what is due, one list after the other. */
export async function watchOnce(context: ServiceContext, request: WatchRequest): Promise<WatchRound> {
  const { publishers, fetchContext, signal, onAdded } = request
  const plan = await loadPlan(context, publishers)
  const added: AddedList[] = []
  for (const { listId, isDue, isConditional } of plan.fetches) {
    const publisher = publishers.find((each) => each.listId === listId)
    if (!isDue || signal.aborted || publisher === undefined) continue
    const one = await fetchAndAdd(context, { publisher, format: null, profile: 'full', isConditional }, fetchContext)
    added.push(one)
    await onAdded(one)
  }
  return { plan, added, next: await loadPlan(context, publishers) }
}

/** What is due now and when the next is. */
async function loadPlan({ store, now }: ServiceContext, publishers: readonly Publisher[]): Promise<FetchPlan> {
  const histories = await store.read(async ({ lists }) => {
    const all = []
    for (const { listId } of publishers) {
      const isKnown = (await lists.find(listId)) !== null
      all.push(fetchHistory(listId, isKnown ? await lists.receipts(listId) : []))
    }
    return all
  })
  return planFetches({ publishers, histories, now: new Date(now()), seed: store.storeId })
}

/** Takes the lock of the watch and gives back how to leave it. Throws `CommandError` while another watch lives. */
export function lockWatch(path: string, pid: number): () => void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  for (let attempt = 0; attempt < 2; attempt++) {
    const descriptor = openNew(path)
    if (descriptor !== null) {
      writeSync(descriptor, `${pid}\n`)
      closeSync(descriptor)
      return () => rmSync(path, { force: true })
    }
    const other = Number(readFileSync(path, 'utf8').trim())
    if (lives(other)) throw new CommandError('watch-running', { pid: other, path })
    rmSync(path, { force: true })
  }
  throw new CommandError('watch-running', { pid: 'another', path })
}

function openNew(path: string): number | null {
  try {
    return openSync(path, 'wx', 0o600)
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'EEXIST') return null
    throw cause
  }
}

/** Signal 0 asks without doing anything; a process of somebody else lives, too. */
function lives(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (cause) {
    return (cause as NodeJS.ErrnoException).code === 'EPERM'
  }
}
