// The eight cells of then and now: data, policy and engine, each as it was or as it is, and which of them an answer hangs
// on. Then with all three is the replay itself (law L3).

import type { Policy } from '@hindsight/engine/matching'
import { canonicalJson } from '../../audit/index.ts'
import { livePolicy } from '../policies/live-policy.ts'
import type { ScreeningTarget } from './find-screening.ts'
import {
  answerAgain,
  type OpenedReplay,
  openReplay,
  openStored,
  type ReplayedAnswer,
  type ReplayWith,
  type StoredVersion,
} from './replay-bench.ts'
import { presentEngine } from './replay-engine.ts'
import { loadPresentLists, type ReplayLists } from './replay-lists.ts'
import { openThen, type ReplayPlace } from './replay-screening.ts'

const replayTimes = ['then', 'now'] as const
export type ReplayTime = (typeof replayTimes)[number]

/** Which of then and now each part is from. Data are the subject and the lists. */
export interface CellChoice {
  readonly data: ReplayTime
  readonly policy: ReplayTime
  readonly engine: ReplayTime
}

export interface ReplayCell {
  readonly cell: CellChoice
  readonly versions: { readonly subject: number; readonly policy: string; readonly engine: string }
  readonly lists: readonly string[]
  readonly state: 'clear' | 'review' | 'unavailable'
  readonly reasons: readonly string[]
  readonly hits: readonly CellHit[]
  readonly digest: string
  /** What is otherwise than with all three of then. */
  readonly changes: readonly string[]
  /** Which part of now makes it so. */
  readonly because: readonly string[]
}

export interface CellHit {
  readonly listId: string
  readonly partyId: string
  readonly score: number
  readonly band: string
}

export interface CellRequest {
  readonly choices: readonly CellChoice[]
  /** The one of now; null for the one in use. */
  readonly policyNow: Policy | null
}

/** Computes cells. Null where the subject was erased. */
export async function replayCells(
  target: ScreeningTarget,
  { choices, policyNow }: CellRequest,
  place: ReplayPlace,
): Promise<readonly ReplayCell[] | null> {
  const bench = await openBench(target, policyNow, place)
  if (bench === null) return null
  const base = bench.answer(allThen)
  return choices.map((choice) => cellOf(choice, { bench, base }))
}

/** Every cell where a part is left open. */
export function cellChoices(wanted: Readonly<Record<keyof CellChoice, ReplayTime | 'both'>>): readonly CellChoice[] {
  const times = (part: keyof CellChoice): readonly ReplayTime[] => {
    const time = wanted[part]
    return time === 'both' ? replayTimes : [time]
  }
  return times('data').flatMap((data) =>
    times('policy').flatMap((policy) => times('engine').map((engine) => ({ data, policy, engine }))),
  )
}

interface AnsweredCell {
  readonly opened: OpenedReplay
  readonly version: number
  readonly replayed: ReplayedAnswer
}

interface Bench {
  answer(choice: CellChoice): AnsweredCell
}

/** What is of then or of now. */
type OfTime<T> = (time: ReplayTime) => T

function ofTime<T>(past: T, present: T): OfTime<T> {
  return (time) => (time === 'then' ? past : present)
}

interface DataOfTime {
  readonly subject: StoredVersion
  readonly lists: ReplayLists
}

async function openBench(target: ScreeningTarget, policyNow: Policy | null, place: ReplayPlace): Promise<Bench | null> {
  const { view, context } = place
  const opened = await openThen(target, place)
  const newest = (await view.subjects.newest([target.version.subjectId])).get(target.version.subjectId)
  const past = openStored(target.version, context)
  const present = newest === undefined ? null : openStored(newest, context)
  if (past === null || present === null) return null
  const listsNow = await loadPresentLists(context)
  const data = ofTime<DataOfTime>({ subject: past, lists: opened.lists }, { subject: present, lists: listsNow })
  const policy = ofTime(opened.policy, policyNow ?? (await livePolicy(view)).policy)
  const engine = ofTime(opened.engine, presentEngine)
  const opening = openOnce(opened)
  return {
    answer(choice) {
      const { subject, lists } = data(choice.data)
      const own = opening({ engine: engine(choice.engine), policy: policy(choice.policy), lists })
      return { opened: own, version: subject.version, replayed: answerAgain(subject, own) }
    },
  }
}

/** Opens each index once; several cells share one where then and now are the same. */
function openOnce(first: OpenedReplay): (asked: ReplayWith) => OpenedReplay {
  const all = [first]
  return (asked) => {
    const isSame = ({ engine, lists, policy }: OpenedReplay): boolean =>
      engine === asked.engine && lists === asked.lists && canonicalJson(policy) === canonicalJson(asked.policy)
    const known = all.find(isSame)
    if (known !== undefined) return known
    const opened = openReplay(asked)
    all.push(opened)
    return opened
  }
}

function cellOf(
  choice: CellChoice,
  { bench, base }: { readonly bench: Bench; readonly base: AnsweredCell },
): ReplayCell {
  const { opened, version, replayed } = bench.answer(choice)
  const { answer } = replayed
  const changes = changesBetween(base.replayed, replayed)
  return {
    cell: choice,
    versions: { subject: version, policy: opened.policy.version, engine: opened.engine.engineVersion },
    lists: opened.lists.rows.map(({ listId, listVersion }) => listVersion ?? `${listId ?? ''}, never loaded`),
    state: answer.state,
    reasons: answer.reasons,
    hits: answer.hits.map(({ listId, partyId, score, band }) => ({ listId, partyId, score, band })),
    digest: replayed.digest,
    changes,
    because: changes.length === 0 ? [] : causesOf(choice, { bench, replayed }),
  }
}

const allThen: CellChoice = { data: 'then', policy: 'then', engine: 'then' }
const words = { data: 'the data', policy: 'the policy', engine: 'the engine' } as const

/** A part of now is a cause where its then gives another answer, all else equal. */
function causesOf(
  choice: CellChoice,
  { bench, replayed }: { readonly bench: Bench; readonly replayed: ReplayedAnswer },
): readonly string[] {
  const parts = (['data', 'policy', 'engine'] as const).filter((part) => choice[part] === 'now')
  const causes = parts.filter((part) => {
    const other = bench.answer({ ...choice, [part]: 'then' })
    return changesBetween(other.replayed, replayed).length > 0
  })
  if (causes.length > 0) return causes.map((part) => `with ${words[part]} of then it is otherwise`)
  const enough = parts.filter((part) => {
    const alone = bench.answer({ ...allThen, [part]: 'now' })
    return changesBetween(bench.answer(allThen).replayed, alone.replayed).length > 0
  })
  if (enough.length > 0) return enough.map((part) => `${words[part]} of now alone would do it`)
  return [`no part alone, only ${parts.map((part) => words[part]).join(' and ')} together`]
}

/** What is otherwise in an answer, one sentence for each. */
function changesBetween({ answer: before }: ReplayedAnswer, { answer: after }: ReplayedAnswer): readonly string[] {
  const changes: string[] = []
  if (before.state !== after.state) changes.push(`${before.state} became ${after.state}`)
  if (before.reasons.join() !== after.reasons.join()) {
    changes.push(`reasons: ${before.reasons.join(', ') || 'none'} became ${after.reasons.join(', ') || 'none'}`)
  }
  const keyOf = ({ listId, partyId }: CellHit): string => `${listId} ${partyId}`
  const [was, is] = [before.hits, after.hits].map((hits) => new Map(hits.map((hit) => [keyOf(hit), hit])))
  for (const [key, hit] of is ?? []) {
    const old = was?.get(key)
    if (old === undefined) changes.push(`${key} is a possible match with ${shown(hit.score)}`)
    else if (old.score !== hit.score) changes.push(`${key}: score ${shown(old.score)} became ${shown(hit.score)}`)
    else if (JSON.stringify(old.findings) !== JSON.stringify(hit.findings)) changes.push(`${key}: other findings`)
  }
  for (const key of was?.keys() ?? []) if (is?.has(key) !== true) changes.push(`${key} is no possible match`)
  return changes
}

function shown(score: number): string {
  return score.toFixed(4)
}
