// Pairs as they were compared when they came into a case: the subject's version and the party as it was live in the run
// that found it, under the policy and the engine of then (law L3).

import type { Policy } from '@hindsight/engine/matching'
import type { ListedParty } from '@hindsight/engine/model'
import { policyAt } from '../policies/live-policy.ts'
import { loadKeptPolicy } from '../screenings/kept-policy.ts'
import { loadBatchRecord } from './batch-record.ts'
import { openStored } from './replay-bench.ts'
import type { ComparedAgain } from './replay-decision.ts'
import { loadEngine, presentEngine, type ReplayEngine } from './replay-engine.ts'
import { loadPastLists, pastListsKey, type ReplayLists } from './replay-lists.ts'
import type { ReplayPlace } from './replay-screening.ts'

export interface PairMoment {
  readonly subjectId: string
  readonly subjectVersion: number
  readonly runId: string
  readonly listId: string
  readonly partyId: string
}

/** Compares pairs again; null for one whose run or versions are not on record. */
export async function openPairs(
  moments: readonly PairMoment[],
  place: ReplayPlace,
): Promise<readonly (ComparedAgain | null)[]> {
  const compared: (ComparedAgain | null)[] = []
  for (const moment of moments) compared.push(await compareAgain(moment, place))
  return compared
}

async function compareAgain(moment: PairMoment, place: ReplayPlace): Promise<ComparedAgain | null> {
  const { view, context } = place
  const version = await view.subjects.version(moment.subjectId, moment.subjectVersion)
  const stored = version === null ? null : openStored(version, context)
  const run = version === null ? null : await runThen(moment, version.sequence, place)
  const party = run === null ? undefined : partyOf(run.lists, moment)
  if (stored === null || run === null || party === undefined) return null
  const { subject } = stored.stored
  return { subject, party, comparison: run.engine.compareParties(subject, party, run.policy) }
}

interface RunThen {
  readonly lists: ReplayLists
  readonly policy: Policy
  readonly engine: ReplayEngine
}

/** With what a run compared: one that screened, or one that looked back. */
async function runThen({ runId }: PairMoment, sequence: number, place: ReplayPlace): Promise<RunThen | null> {
  const { view } = place
  const batch = (await view.screenings.batchesOf(sequence)).find((one) => one.runId === runId)
  if (batch !== undefined) {
    const record = await loadBatchRecord(view, batch)
    const engine = await loadEngine((await view.screenings.run(runId))?.engine ?? '')
    return { lists: await listsOf(record, place), policy: await loadKeptPolicy(view, record.policySha256), engine }
  }
  const lookback = await view.lookbacks.run(runId)
  if (lookback === null) return null
  const moment = { watermark: lookback.to, openedAt: lookback.startedAt, reasons: [] }
  const policy = await policyAt(view, lookback.to.policySequence)
  return { lists: await listsOf(moment, place), policy, engine: presentEngine }
}

/** The lists of a moment, kept for the next pair. */
async function listsOf(
  moment: Parameters<typeof loadPastLists>[1],
  { view, memory }: ReplayPlace,
): Promise<ReplayLists> {
  const key = pastListsKey(moment)
  if (memory.lists?.key === key) return memory.lists
  const lists = await loadPastLists(view, moment)
  memory.lists = lists
  return lists
}

function partyOf({ parties }: ReplayLists, { listId, partyId }: PairMoment): ListedParty | undefined {
  return parties.find((party) => party.listId === listId && party.id === partyId)
}
