// One round: a writer is started and killed, then everything that it had acknowledged is looked for, and every version
// is compared with what it must hold.

import { spawn } from 'node:child_process'
import { setTimeout as pause } from 'node:timers/promises'
import type { ListedParty } from '@hindsight/engine/model'
import { openStore, type Store, type StoreView } from '../../packages/hindsight/src/store/index.ts'
import { isVersion, listId, numberOf } from './numbered-list.ts'

export interface RoundPlan {
  readonly location: string
  readonly folder: string
  /** When to kill: so long after the writer was started, was ready to write, or had acknowledged its first version. */
  readonly after: 'start' | 'ready' | 'first'
  readonly delayMs: number
  /** Reads in this process while the other one writes. */
  readonly isRead: boolean
}

/** What must be there: what was acknowledged, and what the rounds before have found. */
export interface Known {
  readonly versions: number
  readonly epoch: number
}

export interface RoundResult {
  readonly known: Known
  readonly acknowledgedCount: number
  /** Answers given while versions went live, and after the restart. */
  readonly answerCount: number
  /** What must not be, as sentences. */
  readonly faults: readonly string[]
}

/** Runs one round on a store. */
export async function runRound(plan: RoundPlan, known: Known): Promise<RoundResult> {
  const faults: string[] = []
  const reader = plan.isRead ? await openStore(plan.location) : null
  const { acknowledged, readCount } = await writeAndKill(plan, { reader, faults })
  await reader?.close()
  for (const { state, number } of acknowledged) if (state !== 'live') faults.push(`version ${number} did not go live`)
  const last = acknowledged.at(-1)
  const expected = last === undefined ? known : { versions: last.number, epoch: last.epoch }
  const store = await openStore(plan.location)
  try {
    const found = await store.read((view) => compare(view, { before: known.versions, expected, faults }))
    const answerCount = readCount + found.versions - known.versions
    return { known: found, acknowledgedCount: acknowledged.length, answerCount, faults }
  } finally {
    await store.close()
  }
}

interface Acknowledged {
  readonly state: string
  readonly number: number
  readonly epoch: number
}

async function writeAndKill(
  { location, folder, after, delayMs }: RoundPlan,
  { reader, faults }: { readonly reader: Store | null; readonly faults: string[] },
): Promise<{ acknowledged: readonly Acknowledged[]; readCount: number }> {
  const words = [new URL('./writer.ts', import.meta.url).pathname, location, folder]
  const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'pipe'] })
  const ended = new Promise<NodeJS.Signals | null>((resolve) => child.on('close', (_code, signal) => resolve(signal)))
  const { promise: isTime, resolve: itIsTime } = Promise.withResolvers<void>()
  const sign = after === 'first' ? '\nlive' : 'ready'
  let [output, errors] = ['', '']
  child.stderr.on('data', (chunk: Buffer) => {
    errors += chunk.toString('utf8')
  })
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString('utf8')
    if (output.includes(sign)) itIsTime()
  })
  void ended.then(() => itIsTime())
  if (after !== 'start') await isTime
  const reading = reader === null ? null : readAll(reader, faults, () => child.exitCode ?? child.signalCode)
  await pause(delayMs)
  child.kill('SIGKILL')
  const signal = await ended
  if (signal !== 'SIGKILL') faults.push(`the writer ended by itself: ${errors.trim()}`)
  // The last line is whole or was never said.
  const lines = output.split('\n').slice(0, -1)
  const acknowledged = lines
    .filter((line) => line !== 'ready')
    .map((line) => line.split(' '))
    .map(([state = '', number, , epoch]) => ({ state, number: Number(number), epoch: Number(epoch) }))
  return { acknowledged, readCount: (await reading) ?? 0 }
}

/** Reads what is live again and again until the writer has ended. */
async function readAll(reader: Store, faults: string[], hasEnded: () => unknown): Promise<number> {
  let count = 0
  for (; hasEnded() === null; count++) {
    await reader.read(async ({ lists }) => {
      const live = await lists.live(listId)
      if (live !== null) await compareParties({ lists }, live.versionId, faults)
    })
    await pause(1)
  }
  return count
}

/** Compares a version with the number that it bears, and gives the number. */
async function compareParties(
  { lists }: Pick<StoreView, 'lists'>,
  versionId: string,
  faults: string[],
): Promise<number> {
  const parties: ListedParty[] = []
  for await (const batch of lists.parties(versionId)) parties.push(...batch)
  const number = numberOf(parties)
  if (!isVersion(parties, number)) faults.push(`${versionId} is a mixture: its number is ${number}`)
  return number
}

interface Expected {
  readonly before: number
  readonly expected: Known
  readonly faults: string[]
}

async function compare(view: StoreView, { before, expected, faults }: Expected): Promise<Known> {
  const versions = await view.lists.versions(listId)
  const live = await view.lists.live(listId)
  const receipts = await view.lists.receipts(listId)
  const logSize = await view.log.size()
  const last = versions.at(-1)
  const more = versions.length - expected.versions
  if (more < 0) faults.push(`${-more} acknowledged versions are lost`)
  if (more > 1) faults.push(`${more} versions were written where one could be under way`)
  if ((live?.epoch ?? 0) < expected.epoch) faults.push(`epoch ${expected.epoch} was live and is not`)
  if (live?.versionId !== last?.versionId) faults.push(`live is ${live?.versionId}, and the last is ${last?.versionId}`)
  if (receipts.length !== versions.length || logSize !== versions.length)
    faults.push(`${versions.length} versions, ${receipts.length} receipts and ${logSize} records of them`)
  for (const { versionId, sequence } of versions.slice(before)) {
    const number = await compareParties(view, versionId, faults)
    if (number !== sequence) faults.push(`${versionId} is version ${number} at place ${sequence}`)
  }
  return { versions: versions.length, epoch: live?.epoch ?? 0 }
}
