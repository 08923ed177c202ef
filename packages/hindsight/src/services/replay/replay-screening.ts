// The journey of a replay: the versions of then are taken from the record, screened again, and held against the log and
// against what is kept. Nothing stored is trusted to be the answer (law L3).

import { appendLeaves, emptyFrontier, rootOf } from '../../audit/index.ts'
import type { StoreView } from '../../store/index.ts'
import type { RecordContext } from '../record-context.ts'
import { loadKeptPolicy } from '../screenings/kept-policy.ts'
import { populationLeaf } from '../screenings/population.ts'
import { runVersions } from '../screenings/run-population.ts'
import { openScreening } from '../subjects/subject-seal.ts'
import { type ErasureProof, findErasure } from './erasure-proof.ts'
import { type FoundScreening, type ScreeningTarget, targetsOfBatch } from './find-screening.ts'
import { answerAgain, type OpenedReplay, openReplay, openStored, type ReplayedAnswer } from './replay-bench.ts'
import { loadEngine } from './replay-engine.ts'
import { loadPastLists, pastListsKey, type ReplayLists, reasonsText } from './replay-lists.ts'

export type ReplayOutcome =
  | 'same'
  | 'different'
  | 'erased'
  /** The comparison did not end then, for a reason that no version holds. */
  | 'unrepeatable'

export interface ScreeningReplay {
  readonly kind: 'screening'
  readonly subjectId: string
  readonly version: number
  readonly screeningId: string | null
  readonly runId: string
  readonly batch: number
  readonly screenedAt: string
  readonly outcome: ReplayOutcome
  /** As it was recorded; null where nothing says it. */
  readonly state: 'clear' | 'review' | 'unavailable' | null
  readonly replayedState: 'clear' | 'review' | 'unavailable' | null
  /** Of the answer as the log has it; null of a clear one. */
  readonly digest: string | null
  readonly replayedDigest: string | null
  /** The one text of the replayed answer. */
  readonly text: string | null
  /** Whether the row of the result is there: a replay does without. */
  readonly isStored: boolean
  readonly differences: readonly string[]
  readonly erasure: ErasureProof | null
  readonly with: { readonly engine: string; readonly policy: string; readonly listEpoch: number }
}

/** Keeps what was opened and checked from one replay to the next. */
export interface ReplayMemory {
  /** By what they were opened from; the last few. */
  readonly opened: Map<string, OpenedReplay>
  /** Lists of the last pair. */
  lists: ReplayLists | null
  /** Roots after each batch, by run. */
  readonly roots: Map<string, readonly string[]>
}

export interface ReplayPlace {
  readonly view: StoreView
  readonly context: RecordContext
  readonly memory: ReplayMemory
}

/** Indexes held at once. */
const openedMax = 2

export function newReplayMemory(): ReplayMemory {
  return { opened: new Map(), lists: null, roots: new Map() }
}

/** Replays what was found. Throws `CommandError` where what is kept is damaged or an engine is not there. */
export async function replayScreening(
  found: Exclude<FoundScreening, { readonly found: 'nothing' }>,
  place: ReplayPlace,
): Promise<ScreeningReplay> {
  if (found.found === 'screening') return replayTarget(found.target, place)
  const logged = found.record.screenings.find(({ screeningId }) => screeningId === found.screeningId)?.digest
  const replays: ScreeningReplay[] = []
  for (const target of await targetsOfBatch(place.view, found)) replays.push(await replayTarget(target, place))
  const same = replays.find(({ replayedDigest }) => replayedDigest === logged)
  // Of a batch with erased subjects it may be one of theirs; nobody can tell any more.
  const lost = replays.find((one) => one.outcome === 'erased' && !one.isStored) ?? replays.find(isUnexplained)
  const chosen = same ?? lost ?? replays[0]
  if (chosen === undefined) throw new Error('a batch that was recorded has subjects')
  if (same !== undefined || lost?.outcome === 'erased') return chosen
  const difference = `no subject of the batch gives the answer whose digest the log has for ${found.screeningId}`
  return { ...chosen, outcome: 'different', differences: [...chosen.differences, difference] }
}

function isUnexplained({ outcome }: ScreeningReplay): boolean {
  return outcome === 'different'
}

/** Replays one screening of one version. */
async function replayTarget(target: ScreeningTarget, place: ReplayPlace): Promise<ScreeningReplay> {
  const { version, record, kept } = target
  const stored = openStored(version, place.context)
  const base = await baseOf(target, place)
  if (stored === null) {
    const erasure = await findErasure(place.view, version.subjectId)
    const state = kept?.state ?? null
    const digest = digestInLog(target)
    // A key that was destroyed without two people's word is no erasure.
    const differences =
      erasure === null ? ['the key of the subject is destroyed, and the log has no erasure of it'] : []
    return { ...base, outcome: erasure === null ? 'different' : 'erased', state, digest, erasure, differences }
  }
  const opened = await openThen(target, place)
  const replayed = answerAgain(stored, opened)
  const digest = digestInLog(target) ?? (await unclaimedDigest(target, { replayed, opened, place }))
  const { text, answer } = replayed
  const differences = [
    ...(await differencesOfPlace(target, { opened, place })),
    ...differencesOfResult(target, { replayed, digest, place }),
  ]
  const facts = { state: stateThen(target, { replayed, digest }), replayedState: answer.state, digest, text }
  const outcome = outcomeOf(target, { replayed, differences })
  const runWith = {
    engine: opened.engine.engineVersion,
    policy: opened.policy.version,
    listEpoch: record.watermark.listEpoch,
  }
  return { ...base, ...facts, replayedDigest: replayed.digest, outcome, differences, with: runWith }
}

/** Opens the lists, the policy and the engine of then, or takes them from the replay before. */
export async function openThen(
  { batch, record }: Pick<ScreeningTarget, 'batch' | 'record'>,
  { view, memory }: ReplayPlace,
): Promise<OpenedReplay> {
  const version = (await view.screenings.run(batch.runId))?.engine ?? ''
  const key = JSON.stringify([pastListsKey(record), record.policySha256, version])
  const known = memory.opened.get(key)
  if (known !== undefined) return known
  const engine = await loadEngine(version)
  const policy = await loadKeptPolicy(view, record.policySha256)
  for (const old of [...memory.opened.keys()].slice(0, memory.opened.size - openedMax + 1)) memory.opened.delete(old)
  const opened = openReplay({ engine, policy, lists: await loadPastLists(view, record) })
  memory.opened.set(key, opened)
  return opened
}

async function baseOf({ version, batch, kept }: ScreeningTarget, { view }: ReplayPlace): Promise<ScreeningReplay> {
  const run = await view.screenings.run(batch.runId)
  return {
    kind: 'screening',
    subjectId: version.subjectId,
    version: version.version,
    screeningId: kept?.screeningId ?? null,
    runId: batch.runId,
    batch: batch.batch,
    screenedAt: batch.recordedAt,
    outcome: 'different',
    state: null,
    replayedState: null,
    digest: null,
    replayedDigest: null,
    text: null,
    isStored: kept !== null,
    differences: [],
    erasure: null,
    with: { engine: run?.engine ?? '', policy: run?.policyId ?? '', listEpoch: batch.watermark.listEpoch },
  }
}

/** What the log says of a screening whose row is there. */
function digestInLog({ record, kept }: ScreeningTarget): string | null {
  return record.screenings.find(({ screeningId }) => screeningId === kept?.screeningId)?.digest ?? null
}

interface Computed {
  readonly replayed: ReplayedAnswer
  readonly opened: OpenedReplay
  readonly place: ReplayPlace
}

/**
 * A digest of the log without a row that is this subject's: the one that its replay gives; or, where it replays clear, one
 * that nobody else of the batch gives.
 */
async function unclaimedDigest(target: ScreeningTarget, { replayed, opened, place }: Computed): Promise<string | null> {
  if (target.kept !== null) return null
  const digests = target.record.screenings.map(({ digest }) => digest)
  if (digests.includes(replayed.digest)) return replayed.digest
  const others = await targetsOfBatch(place.view, target)
  const claimed = new Set(others.flatMap((one) => digestInLog(one) ?? []))
  let unclaimed = digests.filter((digest) => !claimed.has(digest))
  if (unclaimed.length === 0) return null
  for (const other of others) {
    const stored = other.kept === null ? openStored(other.version, place.context) : null
    if (stored === null || other.version.sequence === target.version.sequence) continue
    const { digest } = answerAgain(stored, opened)
    unclaimed = unclaimed.filter((one) => one !== digest)
  }
  return unclaimed[0] ?? null
}

/** What of the versions of then is not what the log says. */
async function differencesOfPlace(
  { version, batch, record }: ScreeningTarget,
  { opened, place }: Omit<Computed, 'replayed'>,
): Promise<readonly string[]> {
  const differences: string[] = []
  if (opened.configHash !== record.configHash) {
    differences.push(
      `engine, policy and versions of lists give the hash ${opened.configHash}, not ${record.configHash}`,
    )
  }
  const [then, again] = [reasonsText(record.reasons), reasonsText(opened.coverage.reasons)]
  if (then !== again) differences.push(`the coverage was ${then}, and is ${again}`)
  const root = (await rootsOf(batch.runId, place))[batch.batch]
  if (root !== record.populationRoot) differences.push('the population of the run does not lead to the root in the log')
  if (!batch.sequences.includes(version.sequence)) differences.push('the version is not in the batch')
  return differences
}

async function rootsOf(runId: string, { view, memory }: ReplayPlace): Promise<readonly string[]> {
  const known = memory.roots.get(runId)
  if (known !== undefined) return known
  const roots: string[] = []
  let frontier = emptyFrontier
  for await (const versions of runVersions(view, runId)) {
    frontier = appendLeaves(frontier, versions.map(populationLeaf))
    roots.push(rootOf(frontier).toString('hex'))
  }
  memory.roots.set(runId, roots)
  return roots
}

interface Result {
  readonly replayed: ReplayedAnswer
  readonly digest: string | null
  readonly place: ReplayPlace
}

/** What of the stored result is not what was computed. */
function differencesOfResult({ kept }: ScreeningTarget, { replayed, digest, place }: Result): readonly string[] {
  const { answer, text } = replayed
  const differences: string[] = []
  const isClear = answer.state === 'clear'
  if (isClear && digest !== null) differences.push('the replay is clear, and the log has an answer that was not')
  if (!isClear && digest === null) differences.push(`the replay is ${answer.state}, and the log has no answer of it`)
  if (!isClear && digest !== null && digest !== replayed.digest)
    differences.push(`the log has the digest ${digest}, the replay gives ${replayed.digest}`)
  if (kept === null) return differences
  if (kept.digest !== digest) differences.push('the stored digest is not the one in the log')
  if (kept.state !== answer.state)
    differences.push(`the stored state is ${kept.state}, the replay gives ${answer.state}`)
  if (kept.reasons.join() !== answer.reasons.join()) differences.push('the stored reasons are others')
  if (openScreening(kept, place.context) !== text) differences.push('the stored answer is not the one of the replay')
  return differences
}

function stateThen({ kept }: ScreeningTarget, { replayed, digest }: Omit<Result, 'place'>): ScreeningReplay['state'] {
  if (kept !== null) return kept.state
  if (digest === null) return 'clear'
  return digest === replayed.digest ? replayed.answer.state : null
}

function outcomeOf(
  { kept, record }: ScreeningTarget,
  { replayed, differences }: { readonly replayed: ReplayedAnswer; readonly differences: readonly string[] },
): ReplayOutcome {
  if (differences.length === 0) return 'same'
  const didNotEnd = kept?.reasons.length === 1 && kept.reasons[0] === 'partial_failure' && record.reasons.length === 0
  return didNotEnd && replayed.answer.state !== 'unavailable' ? 'unrepeatable' : 'different'
}
